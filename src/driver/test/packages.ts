/** Reading what a test program is made of. */
import type { Toolchain } from '../build.js';
import type { FileSystem } from '../files.js';
import { imagePackages } from '../image.js';
import { type LoadedTest, loadTest, type TestTarget } from '../load.js';
import { type Options, optionTags } from '../options.js';
import { installationOf, newUserToolchain } from '../run.js';

export const defaultGoVersion = 'go1.26';

/** Reads a tested package, its tests and what they import of the module, for a toolchain of their own. */
export function loadTestPackages(target: TestTarget, b: { fs: FileSystem; cwd: string; options: Options }): { tc: Toolchain; loaded: LoadedTest; fault: string } {
  const tc = newUserToolchain(b.options.wordSize);
  tc.ctx.maxInstances = b.options.maxInstances;
  const isStd = (path: string): boolean => tc.lib.package(path) !== undefined;
  const installation = installationOf(b.options, b.fs);
  const loaded = loadTest(target, { installation, fs: b.fs, cwd: b.cwd, fset: tc.fset, wordSize: b.options.wordSize, tags: optionTags(b.options), isStd, library: () => imagePackages(b.options.wordSize), defaultGoVersion });
  return { tc, loaded, fault: installation?.fault ?? '' };
}
