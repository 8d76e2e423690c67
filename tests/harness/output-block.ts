/**
 * The comment block at a program's end that begins with `// Output:`: what it prints, standard error behind standard output. Where the word sizes
 * differ, `// Output on 386:` follows for the smaller one.
 */
export function wantedOutput(src: string, arch: 'amd64' | '386' = 'amd64'): string {
  return (arch === '386' ? block(src, 'Output on 386') : null) ?? block(src, 'Output') ?? fail('no output block');
}

/** The block at the end of a program that does not compile: gc's messages (`go build -gcflags=-e`), under the file name p.go. */
export function wantedErrors(src: string): string {
  return block(src, 'Errors') ?? fail('no block of errors');
}

function fail(why: string): never {
  throw new Error(why);
}

/** The text of the comment lines behind `// <title>:`. */
function block(src: string, title: string): string | null {
  const head = `\n// ${title}:\n`;
  const at = src.lastIndexOf(head);
  if (at < 0) return null;
  const lines = src.slice(at + head.length).split('\n');
  const end = lines.findIndex((l) => !l.startsWith('//'));
  return lines
    .slice(0, end < 0 ? lines.length : end)
    .map((l) => l.slice(3))
    .join('\n');
}

/** Comments lose spaces at the ends of lines. */
export const trimmed = (s: string): string => s.replace(/[ \t]+$/gm, '').trimEnd();
