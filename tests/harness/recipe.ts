/**
 * Go's own test recipes: the first comment line of a file says what to do (cmd/internal/testdir).
 *
 *     // run [args]            compile, run, exit status 0, output equal to the sibling .out file or the `// Output:` block
 *     // run exit N            the same with another status (ours)
 *     // errorcheck [flags]    compile errors match the `// ERROR "regexp"` comments (errors.ts)
 *     // compile, build, ...   see testdir
 */
import { evalConstraint, parseConstraint } from '../../src/parser/index.js';

export interface Recipe {
  /** 'run', 'errorcheck', 'compile', 'skip', ... */
  action: string;
  args: string[];
}

/** Words; quotes hold a word together. */
function splitQuoted(s: string): string[] {
  return [...s.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map((m) => m[0].replace(/"([^"]*)"|'([^']*)'/g, '$1$2'));
}

/** The recipe of a source text; action '' when there is none. */
export function recipeOf(text: string): Recipe {
  for (const line of text.split('\n')) {
    const m = /^\/\/\s*(.*?)\s*$/.exec(line);
    if (m === null) {
      if (line.trim() === '') continue;
      break;
    }
    if (m[1]!.startsWith('go:build') || m[1]!.startsWith('+build')) continue;
    const words = splitQuoted(m[1]!);
    if (words.length === 0) break;
    if (/^(run|errorcheck|compile|build|skip|asmcheck|rundir|errorcheckdir|compiledir|runoutput|runindir|errorcheckoutput|errorcheckandrundir|buildrun|buildrundir|builddir|errorcheckwithauto|cmpout)$/.test(words[0]!)) {
      return { action: words[0]!, args: words.slice(1) };
    }
    break;
  }
  return { action: '', args: [] };
}

/** Does the file's `//go:build` line admit these tags? */
export function buildAdmits(text: string, tags: ReadonlySet<string>): boolean {
  for (const line of text.split('\n')) {
    if (line.startsWith('//go:build ')) {
      const c = parseConstraint(line);
      return c === undefined || evalConstraint(c, (t) => tags.has(t));
    }
    if (line.startsWith('package ')) break;
  }
  return true;
}

/** The text of an `// Output:` block at the end of a file, or null. */
export function outputBlock(text: string): string | null {
  const at = text.lastIndexOf('\n// Output:');
  if (at < 0) return null;
  const lines = text
    .slice(at + 1)
    .split('\n')
    .map((l) => l.replace(/^\/\/ ?/, ''));
  lines[0] = lines[0]!.slice('Output:'.length).trim();
  while (lines.length > 0 && lines.at(-1) === '') lines.pop();
  if (lines[0] === '') lines.shift();
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}
