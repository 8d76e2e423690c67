/** The suites: which cases each has, in which dimensions they can vary, and which belong to the everyday tiers. */
import { join } from 'node:path';
import { ownPrograms } from '../harness/own-programs.js';
import { type Case, plainCase, testCases, type WordSize } from './goroot.js';
import { libraryCases } from './library.js';
import { stdlibCases } from './stdlib.js';
import { typesCases } from './types-testdata.js';

export interface Suite {
  name: string;
  doc: string;
  /** Belongs to the commit tier and to .ci/run; the others run in the full tier, or when they are named. */
  everyday: boolean;
  /** Dimensions of variants.ts that make a difference. */
  vary: readonly string[];
  cases(wordSize: WordSize): Case[];
}

type Row = Omit<Suite, 'cases'> & {
  /** The cases, if they are not the ones that goroot.ts gives this suite's name. */
  list?: (goroot: string, wordSize: WordSize) => Case[];
};

const programs = ['arch', 'engine', 'stress', 'alloc'];
const arch = ['arch'];

const rows: readonly Row[] = [
  { name: 'run', doc: '`// run` programs without imports', everyday: true, vary: programs },
  { name: 'run-imports', doc: '`// run` programs with imports', everyday: true, vary: programs },
  { name: 'rundir', doc: '`// rundir`, `// runindir` and `// buildrundir` folders', everyday: true, vary: programs },
  { name: 'runoutput', doc: '`// runoutput` and `// errorcheckoutput` generators', everyday: true, vary: programs },
  { name: 'own', doc: 'the project’s own programs: `tests/testdata/run`, `panic`, `seeds`', everyday: false, vary: programs, list: (_, wordSize) => ownPrograms(wordSize === 8 ? 'amd64' : '386').filter((p) => !p.isLarge).map((p) => ({ ...plainCase('own', p.path), wordSize })) },
  { name: 'errorcheck', doc: '`// errorcheck` files: type and syntax errors', everyday: true, vary: arch },
  { name: 'errorcheckdir', doc: '`// errorcheckdir` and `// errorcheckandrundir` folders', everyday: true, vary: arch },
  { name: 'compile', doc: '`// compile` and `// build` files', everyday: true, vary: arch },
  { name: 'compiledir', doc: '`// compiledir` and `// builddir` folders', everyday: true, vary: arch },
  { name: 'types', doc: 'test data of Go’s type checker', everyday: true, vary: [], list: (goroot) => typesCases(goroot).map((c) => ({ ...plainCase('types', c.path), outOfScope: c.outOfScope })) },
  { name: 'decisions', doc: '`// errorcheck -m` files: inlining and escape analysis', everyday: true, vary: [] },
  { name: 'stdlib', doc: 'tests and examples of Go’s library, run against ours', everyday: false, vary: arch, list: (goroot, wordSize) => stdlibCases(goroot).map((path) => ({ ...plainCase('stdlib', path), wordSize })) },
  { name: 'library', doc: 'packages of Go’s library parse and check', everyday: false, vary: [], list: (goroot) => libraryCases(goroot).map((path) => plainCase('library', path)) },
];

export const suiteNames: readonly string[] = rows.map((r) => r.name);

/** Files of test/ that no suite takes, with the reason each. */
export function unclaimed(goroot: string): Case[] {
  return testCases(join(goroot, 'test'), 8).filter((c) => c.suite === 'out');
}

/** All suites; their cases are listed when they are asked for. */
export function allSuites(goroot: string): Suite[] {
  const perWord = new Map<WordSize, Case[]>();
  const ofTest = (name: string, wordSize: WordSize): Case[] => {
    const all = perWord.get(wordSize) ?? testCases(join(goroot, 'test'), wordSize);
    perWord.set(wordSize, all);
    return all.filter((c) => c.suite === name);
  };
  return rows.map(({ list, ...row }) => {
    const lists = new Map<WordSize, Case[]>();
    const cases = (w: WordSize): Case[] => {
      const l = lists.get(w) ?? (list !== undefined ? list(goroot, w) : ofTest(row.name, w));
      lists.set(w, l);
      return l;
    };
    return { ...row, cases };
  });
}
