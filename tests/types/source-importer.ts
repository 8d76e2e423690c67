/** Imports library packages for tests of the checker: from their source in src/stdlib, checked on demand. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesToString } from '../../src/base/bytes.js';
import { DiagnosticBag, formatDiagnostics } from '../../src/base/diagnostic.js';
import { addFile, type FileSet, newFileSet } from '../../src/base/source.js';
import { parseFile } from '../../src/parser/index.js';
import { checkFiles, type CheckResult } from '../../src/types/index.js';
import type { Package } from '../../src/types/types.js';

const stdlib = join(import.meta.dirname, '../../src/stdlib');

export class SourceImporter {
  readonly fset: FileSet = newFileSet();
  private readonly known = new Map<string, Package | { error: string }>();

  constructor(private readonly goVersion = 'go1.26') {}

  import = (path: string): Package | { error: string } => {
    const known = this.known.get(path);
    if (known !== undefined) return known;
    this.known.set(path, { error: 'import cycle not allowed' });
    const res = this.load(path);
    this.known.set(path, res);
    return res;
  };

  private load(path: string): Package | { error: string } {
    const dir = join(stdlib, path);
    const names = existsSync(dir) ? readdirSync(dir).filter((n) => n.endsWith('.go') && !n.endsWith('_test.go')) : [];
    if (names.length === 0) return { error: 'package not found' };
    const bag = new DiagnosticBag();
    const files = names.sort().map((n) => parseFile(addFile(this.fset, join(dir, n), join(dir, n), bytesToString(readFileSync(join(dir, n)))), bag));
    const res = checkFiles(path, files, {
      wordSize: 8,
      fset: this.fset,
      bag,
      goVersion: this.goVersion,
      importPackage: this.import,
      allowBodyless: true,
    });
    return bag.hasErrors ? { error: formatDiagnostics(this.fset, bag.items).join('\n') } : res.pkg;
  }
}

export interface Checked extends CheckResult {
  /** What gc would print. */
  lines: string[];
}

/** Parses and checks one file of package main. */
export function checkSource(src: string, opts: { goVersion?: string; wordSize?: 4 | 8; importer?: SourceImporter } = {}): Checked {
  const importer = opts.importer ?? new SourceImporter();
  const fset = importer.fset;
  const bag = new DiagnosticBag();
  const file = parseFile(addFile(fset, './prog.go', './prog.go', src), bag);
  const show = (): string[] => formatDiagnostics(fset, bag.items).join('\n').split('\n').filter((l) => l !== '');
  if (bag.items.some((d) => d.syntax)) return { pkg: null as unknown as Package, files: [file], initOrder: [], ok: false, rangesOverFunc: false, lines: show() };
  const res = checkFiles('main', [file], {
    wordSize: opts.wordSize ?? 8,
    fset,
    bag,
    goVersion: opts.goVersion ?? 'go1.26',
    importPackage: importer.import,
  });
  return { ...res, lines: show() };
}
