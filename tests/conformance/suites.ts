/** The suites: which cases each has, and which belong to the default tier. */
import { join } from 'node:path';
import { type Case, plainCase, testCases, type WordSize } from './goroot.js';
import { libraryCases } from './library.js';
import { stdlibCases } from './stdlib.js';
import { typesCases } from './types-testdata.js';

export interface Suite {
  name: string;
  doc: string;
  /** Runs in the default tier. */
  commit: boolean;
  cases: Case[];
}

interface Row {
  name: string;
  doc: string;
  commit: boolean;
  /** Suite name of the cases in goroot.ts, if they come from test/. */
  of?: string;
  wordSize?: WordSize;
}

const rows: readonly Row[] = [
  { name: 'run', doc: '`// run` programs without imports', commit: true, of: 'run' },
  { name: 'errorcheck', doc: '`// errorcheck` files: type and syntax errors', commit: true, of: 'errorcheck' },
  { name: 'types', doc: 'test data of Go’s type checker', commit: true },
  { name: 'decisions', doc: '`// errorcheck -m` files: inlining and escape analysis', commit: true, of: 'decisions' },
  { name: 'run-imports', doc: '`// run` programs with imports', commit: false, of: 'run-imports' },
  { name: 'compile', doc: '`// compile` and `// build` files', commit: false, of: 'compile' },
  { name: 'compiledir', doc: '`// compiledir` and `// builddir` folders', commit: false, of: 'compiledir' },
  { name: 'errorcheckdir', doc: '`// errorcheckdir` and `// errorcheckandrundir` folders', commit: false, of: 'errorcheckdir' },
  { name: 'rundir', doc: '`// rundir`, `// runindir` and `// buildrundir` folders', commit: false, of: 'rundir' },
  { name: 'runoutput', doc: '`// runoutput` and `// errorcheckoutput` generators', commit: false, of: 'runoutput' },
  { name: 'run-32', doc: 'run, 32-bit machine', commit: false, of: 'run', wordSize: 4 },
  { name: 'run-imports-32', doc: 'run-imports, 32-bit machine', commit: false, of: 'run-imports', wordSize: 4 },
  { name: 'rundir-32', doc: 'rundir, 32-bit machine', commit: false, of: 'rundir', wordSize: 4 },
  { name: 'stdlib', doc: 'tests and examples of Go’s library, run against ours', commit: false },
  { name: 'stdlib-32', doc: 'stdlib, 32-bit machine', commit: false, wordSize: 4 },
  { name: 'library', doc: 'packages of Go’s library parse and check', commit: false },
];

export const suiteNames: readonly string[] = rows.map((r) => r.name);

/** Files of test/ that no suite takes, with the reason each. */
export function unclaimed(goroot: string): Case[] {
  return testCases(join(goroot, 'test'), 8).filter((c) => c.suite === 'out');
}

/** The suites that `wanted` admits, with their cases. */
export function suites(goroot: string, wanted: (name: string, commit: boolean) => boolean): Suite[] {
  const perWord = new Map<WordSize, Case[]>();
  const fromTest = (r: Row): Case[] => {
    const word = r.wordSize ?? 8;
    const all = perWord.get(word) ?? testCases(join(goroot, 'test'), word);
    perWord.set(word, all);
    return all.filter((c) => c.suite === r.of);
  };
  const out: Suite[] = [];
  for (const r of rows) {
    if (!wanted(r.name, r.commit)) continue;
    let cases: Case[];
    if (r.of !== undefined) cases = fromTest(r);
    else if (r.name === 'types') cases = typesCases(goroot).map((c) => ({ ...plainCase('types', c.path), outOfScope: c.outOfScope }));
    else if (r.name.startsWith('stdlib')) cases = stdlibCases(goroot).map((path) => ({ ...plainCase('stdlib', path), wordSize: r.wordSize ?? 8 }));
    else cases = libraryCases(goroot).map((path) => plainCase('library', path));
    out.push({ name: r.name, doc: r.doc, commit: r.commit, cases });
  }
  return out;
}
