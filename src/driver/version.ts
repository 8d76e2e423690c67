/** Versions: gosim's own (package.json repeats it; a test compares them) and the Go that it reproduces. */
export const gosimVersion = '0.1.0';
export const goVersion = 'go1.26';
/** Its minor version. */
export const goMinor = 26;
