/** Where messages and traces say the library is. */
export const stdRoot = '$GOROOT/src';
