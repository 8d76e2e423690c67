/**
 * Packages that gosim's library lacks, from the sources of a Go installation (`gosim run -goroot DIR`): found here, compiled as the program's
 * own packages are. docs/GOROOT.md tells the rules.
 *
 * A package is taken if every file that belongs to the build is Go (no assembly, no cgo), every function has a body, and what it
 * imports is in gosim's library or can be taken in the same way. Of the library's internal packages only `shims` stand for Go's:
 * the others share a name with Go's but not what is in them. Everything else is refused with the chain of imports that ends where it
 * failed. Files are chosen as for linux with the tag purego, which packages with assembly have for builds without it.
 */
import { dirname, join } from 'node:path';
import type { File } from '../ast/nodes.js';
import { toByteString } from '../base/bytes.js';
import { addFile, type FileSet, type SourceFile } from '../base/source.js';
import { buildTags, matchBuild, matchFileName } from './build-constraint.js';
import { userFileBase } from './build.js';
import type { FileSystem } from './files.js';
import { stdRoot } from './std-root.js';

/** Files of the installation have ids from here to userFileBase: they are no files of the user's. */
const firstFile = (userFileBase - 1) / 2;

/** Internal packages of gosim's library that packages of an installation may import: they have what Go's have, as far as it is imported. */
export const shims: ReadonlySet<string> = new Set(['internal/fmtsort', 'internal/godebug', 'internal/oserror', 'internal/race', 'internal/testlog']);

const isInternal = (path: string): boolean => /(^|\/)internal(\/|$)/.test(path);

export class Installation {
  private readonly tags: ReadonlySet<string>;
  private nextFile = firstFile;

  constructor(
    private readonly fs: FileSystem,
    private readonly root: string,
    wordSize: 4 | 8,
  ) {
    const tags = new Set(buildTags(wordSize));
    tags.delete('gosim');
    tags.add('purego');
    this.tags = tags;
  }

  /** What is wrong with the directory, or ''. */
  get fault(): string {
    return this.fs.isDir(join(this.root, 'src/runtime')) ? '' : `gosim: ${this.root} is no Go installation: it has no src/runtime`;
  }

  /** Adds a file of the installation to a compilation; it is shown as the library's are. Null: there are too many. */
  addFile(fset: FileSet, path: string): SourceFile | null {
    if (this.nextFile >= userFileBase - 1) return null;
    const shown = toByteString(`${stdRoot}/${path.slice(join(this.root, 'src').length + 1)}`);
    return addFile(fset, shown, shown, this.fs.read(path) ?? '', this.nextFile++);
  }

  /** Is the file one of the installation's sources? */
  owns(path: string): boolean {
    return path.startsWith(`${join(this.root, 'src')}/`);
  }

  /** Import path of a directory below src. */
  pathOf(dir: string): string {
    return dir.slice(join(this.root, 'src').length + 1);
  }

  /** Directory of a package, or undefined; `vendored`: for an importer that is of the installation itself. */
  dirOf(path: string, vendored: boolean): string | undefined {
    if (path === '' || path === 'C' || path.startsWith('.') || path.startsWith('/') || path.startsWith('cmd/')) return undefined;
    const dirs = [join(this.root, 'src', path), ...(vendored ? [join(this.root, 'src/vendor', path)] : [])];
    return dirs.find((d) => this.goFiles(d).length > 0);
  }

  /** Files of a package that belong to the build, without tests. */
  goFiles(dir: string): string[] {
    return this.matching(dir, '.go').filter((f) => !f.endsWith('_test.go') && !/^import "C"$/m.test(this.fs.read(f) ?? ''));
  }

  private matching(dir: string, ext: string): string[] {
    const names = (this.fs.list(dir) ?? []).filter((n) => n.endsWith(ext) && !/^[._]/.test(n));
    return names.map((n) => join(dir, n)).filter((f) => matchBuild(f.slice(dir.length + 1), this.fs.read(f) ?? '', this.tags));
  }

  /** Why the package in a directory cannot be compiled here, apart from what it imports; '' if it can. */
  refusal(dir: string, files: readonly File[]): string {
    const asm = this.matching(dir, '.s').find((f) => matchFileName(f.slice(dirname(f).length + 1).replace(/\.s$/, '.go'), this.tags));
    if (asm !== undefined) return `it has assembly (${asm.slice(dir.length + 1)})`;
    for (const f of files) {
      for (const d of f.decls) if (d.kind === 'FuncDecl' && d.body === null) return `its function ${d.name.value} is implemented in Go's own runtime`;
    }
    return '';
  }

  /** Why a package of the installation may not import one of gosim's library; '' if it may. */
  libraryRefusal(path: string): string {
    return isInternal(path) && !shims.has(path) ? `${path} is Go's own, and gosim's package of that name is another one` : '';
  }
}
