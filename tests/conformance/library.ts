/**
 * Go's own library as input: every package of GOROOT/src (commands and test data aside) must parse and check, function bodies included,
 * without an error.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type SourceImporter, sourceImporter } from './source-importer.js';

/** Import paths of all packages in GOROOT/src. */
export function libraryCases(goroot: string, path = ''): string[] {
  const out: string[] = [];
  const entries = readdirSync(join(goroot, 'src', path), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  if (path !== '' && entries.some((e) => e.isFile() && e.name.endsWith('.go') && !e.name.endsWith('_test.go'))) out.push(path);
  for (const e of entries) {
    if (!e.isDirectory() || e.name === 'testdata' || e.name === 'cmd' || e.name === 'vendor' || /^[._]/.test(e.name)) continue;
    out.push(...libraryCases(goroot, path === '' ? e.name : `${path}/${e.name}`));
  }
  return out;
}

let importer: SourceImporter | null = null;

/** Errors in the package, and in what it is the first to import. */
export function libraryProblems(goroot: string, path: string): string[] {
  importer ??= sourceImporter(goroot, true);
  const r = importer(path);
  const problems = importer.errors.splice(0).map((e) => e.replace(`${goroot}/src/`, ''));
  return 'error' in r ? [r.error, ...problems] : problems;
}
