/** The comment block at a program's end that begins with `// Output:`: what it prints, standard error behind standard output. */

export function wantedOutput(src: string): string {
  const at = src.lastIndexOf('\n// Output:\n');
  if (at < 0) throw new Error('no output block');
  return src
    .slice(at + '\n// Output:\n'.length)
    .split('\n')
    .filter((l) => l.startsWith('//'))
    .map((l) => l.slice(3))
    .join('\n');
}

/** Comments lose spaces at the ends of lines. */
export const trimmed = (s: string): string => s.replace(/[ \t]+$/gm, '').trimEnd();
