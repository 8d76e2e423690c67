/**
 * The build cache: linked programs by what they were made from, so that a second run of an unchanged program starts without
 * the front end.
 *
 * An entry's name is a hash of gosim's own build, the flags, the command's targets and the text of the files among them. An entry holds that
 * key and everything that the loader asked the file system for, with the answers (texts, names in directories, absent
 * files); it is used only if all of them are the same now. So a collision of hashes, a new file in a package or a changed go.mod cannot
 * give a wrong program.
 *
 * A program is kept as its memory image and tables; functions of the library are named by their place in the library image
 * (whose stamp is part of the key), those of the user's packages are kept with it. Code is decoded when a function is entered.
 *
 * Beside an entry lies what engines have made of the functions that a run called (vm/interp/loaded.ts, vm/wasm/kept.ts), for just that entry.
 *
 * The directory may be deleted at any time; entries that are cut off or damaged (a checksum tells) are ignored; writing is by atomic
 * rename; beyond its bound the oldest entries go.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Program, Sig } from '../bytecode/program.js';
import { LinkedSymbols, numberSigs, Place, PlacedBase } from '../linker/base.js';
import { CodeImage, type FileInfo, LazyLinkedFunc, writeCodeHeader, writeFunc } from '../objfile/code-image.js';
import { baseName, ImageBase } from '../objfile/link-base.js';
import type { LoadedCode } from '../vm/interp/loaded.js';
import type { KeptModule } from '../vm/wasm/kept.js';
import { ContainerReader, ContainerWriter, hashName } from '../objfile/serialize.js';
import type { FileSystem } from './files.js';

/** What an entry depends on besides the files. */
export interface CacheKey {
  /** gosim's build and library image. */
  stamp: string;
  wordSize: 4 | 8;
  gcflags: readonly string[];
  cwd: string;
  targets: readonly string[];
}

/** Questions to the file system and their answers: r text, l names, d "is a directory". */
type Input = ['r', string, string | null] | ['l', string, string[] | null] | ['d', string, boolean];

/** A linked function or file in numbers; parallel arrays. */
interface Entry {
  key: string;
  inputs: Input[];
  wordSize: 4 | 8;
  map: Program['map'];
  image: Uint8Array;
  rootPtrs: Uint32Array;
  entry: number;
  inits: number[];
  godebug: string;
  /** Of data that is not the base's (linker/base.ts), if it was linked on that; so are functions below. */
  symbols: string[];
  addrs: Uint32Array;
  onBase: boolean;
  /** Relocations of the base's functions that depend on the program. */
  late: Int32Array;
  itabs: number[];
  /** Import paths; the first `own` are the user's packages, whose containers follow. */
  packages: string[];
  own: number;
  /** Per function, from the first id that is not the base's: symbol, signature, address, package (-1: native), chunk, end of its part of `relocs`. */
  syms: string[];
  sigs: Sig[];
  sigOf: Int32Array;
  addrOf: Int32Array;
  pkgOf: Int32Array;
  chunkOf: Int32Array;
  relocEnd: Int32Array;
  relocs: Int32Array;
  /** Per source file: id, name, path, package, index in it. */
  files: [number, string, string, number, number][];
}

/** What the linker worked from: where each function's code came from. */
export interface ProgramSource {
  func(sym: string): { pkg: string; chunk?: number } | undefined;
  /** Source files of a package, in their order. */
  files(path: string): readonly FileInfo[];
}

const maxEntries = 256;
const maxBytes = 256 << 20;
const magic = 0x31637367;
/** Endings of files. */
const [ofPrograms, ofCode, ofModules] = ['.gsp', '.gsc', '.gsw'];

/** A file system that remembers what it was asked. */
export class RecordingFiles implements FileSystem {
  readonly inputs: Input[] = [];
  private readonly seen = new Set<string>();

  constructor(private readonly fs: FileSystem) {}

  get go(): FileSystem['go'] {
    return this.fs.go;
  }

  private note(i: Input): void {
    const id = `${i[0]}${i[1]}`;
    if (this.seen.has(id)) return;
    this.seen.add(id);
    this.inputs.push(i);
  }

  read(path: string): string | undefined {
    const text = this.fs.read(path);
    this.note(['r', this.fs.abs(path), text ?? null]);
    return text;
  }

  list(path: string): string[] | undefined {
    const names = this.fs.list(path);
    this.note(['l', this.fs.abs(path), names ?? null]);
    return names;
  }

  isDir(path: string): boolean {
    const is = this.fs.isDir(path);
    this.note(['d', this.fs.abs(path), is]);
    return is;
  }

  abs(path: string): string {
    return this.fs.abs(path);
  }
}

function unchanged(fs: FileSystem, inputs: readonly Input[]): boolean {
  return inputs.every((i) => {
    if (i[0] === 'r') return (fs.read(i[1]) ?? null) === i[2];
    if (i[0] === 'd') return fs.isDir(i[1]) === i[2];
    const names = fs.list(i[1]);
    return names === undefined ? i[2] === null : i[2] !== null && names.join('\0') === i[2].join('\0');
  });
}

/** Where the cache is, from the environment; null: nowhere. */
export function cacheDir(env: Readonly<Record<string, string | undefined>>): string | null {
  if (env.GOSIM_CACHE !== undefined && env.GOSIM_CACHE !== '') return env.GOSIM_CACHE === 'off' ? null : env.GOSIM_CACHE;
  if (env.XDG_CACHE_HOME !== undefined && env.XDG_CACHE_HOME !== '') return join(env.XDG_CACHE_HOME, 'gosim');
  return env.HOME !== undefined && env.HOME !== '' ? join(env.HOME, '.cache', 'gosim') : null;
}

export class BuildCache {
  /** The entry that was loaded or stored last: its file without the ending, and its checksum. */
  private last: { file: string; sum: number } | null = null;

  constructor(private readonly dir: string) {}

  private keyText(k: CacheKey): string {
    return [k.stamp, String(k.wordSize), k.cwd, String(k.gcflags.length), ...k.gcflags, ...k.targets].join('\0');
  }

  private file(k: CacheKey, fs: FileSystem): string {
    const text = [this.keyText(k), ...k.targets.filter((t) => t.endsWith('.go')).map((t) => fs.read(t) ?? '')].join('\0');
    return join(this.dir, `${hex(hashName(text))}${hex(hashName(`${text.length}\0${text}`))}`);
  }

  /** The program, if it is here and nothing has changed. */
  load(k: CacheKey, fs: FileSystem, library: (path: string) => Uint8Array | undefined): Program | null {
    const file = this.file(k, fs);
    try {
      const data = readFileSync(`${file}${ofPrograms}`);
      const parts = split(data);
      if (parts === null) return null;
      const e = new ContainerReader(parts[0]!, noRefs).read('entry') as Entry;
      if (e.key !== this.keyText(k) || !unchanged(fs, e.inputs)) return null;
      const now = new Date();
      utimesSync(`${file}${ofPrograms}`, now, now);
      this.last = { file, sum: data.readUInt32LE(4) };
      return toProgram(e, parts.slice(1), library);
    } catch {
      // Absent, or not as we left it: as good as nothing.
      return null;
    }
  }

  store(k: CacheKey, fs: RecordingFiles, program: Program, source: ProgramSource): void {
    try {
      const file = this.file(k, fs);
      const data = encodeEntry(this.keyText(k), fs.inputs, program, source);
      mkdirSync(this.dir, { recursive: true });
      write(`${file}${ofPrograms}`, data);
      this.last = { file, sum: Buffer.from(data.buffer).readUInt32LE(4) };
      this.prune();
    } catch {
      // A cache that cannot be written costs only time.
    }
  }

  /** What an earlier run of the last program has loaded. */
  loadedCode(): LoadedCode | null {
    const parts = this.beside(ofCode, 4);
    if (parts === null) return null;
    const [head, functions, natives, words] = parts.map(toInts);
    return { words: words!, functions: functions!, natives: natives!, bytes: head![1]! };
  }

  /** Keeps what a run of the last program has loaded. */
  storeLoadedCode(c: LoadedCode): void {
    this.storeBeside(ofCode, (sum) => [Int32Array.of(sum, c.bytes), c.functions, c.natives, c.words]);
  }

  /** The module that an earlier run of the last program has left. */
  keptModule(): KeptModule | null {
    const parts = this.beside(ofModules, 9);
    if (parts === null) return null;
    const [, bytes, support, resume, functions, fuel, ops, targets, cells] = parts as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    return { bytes, support: { bytes: support, resume: toInts(resume) }, functions: toInts(functions), fuel: toInts(fuel), ops, targets: toInts(targets), cells: toInts(cells) };
  }

  /** Keeps the module of a run of the last program. */
  storeModule(m: KeptModule): void {
    this.storeBeside(ofModules, (sum) => [Int32Array.of(sum), m.bytes, m.support.bytes, m.support.resume, m.functions, m.fuel, m.ops, m.targets, m.cells]);
  }

  /** The parts of a file beside the last entry, if it is that entry's and has so many; the first one begins with the entry's checksum. */
  private beside(ending: string, count: number): Uint8Array[] | null {
    if (this.last === null) return null;
    try {
      const parts = split(readFileSync(`${this.last.file}${ending}`));
      return parts?.length === count && toInts(parts[0]!)[0]! >>> 0 === this.last.sum ? parts : null;
    } catch {
      return null;
    }
  }

  private storeBeside(ending: string, parts: (sum: number) => (Int32Array | Uint8Array)[]): void {
    if (this.last === null) return;
    try {
      write(`${this.last.file}${ending}`, joinParts(parts(this.last.sum).map((a) => new Uint8Array(a.buffer, a.byteOffset, a.byteLength))));
    } catch {
      // As above.
    }
  }

  /** Drops the entries used longest ago once there are too many. */
  private prune(): void {
    const names = readdirSync(this.dir);
    if (names.length <= maxEntries / 4) return;
    const found = names.map((name) => {
      const { size, mtimeMs } = statSync(join(this.dir, name));
      return { name, size, mtimeMs };
    });
    let bytes = found.reduce((n, f) => n + f.size, 0);
    let count = found.length;
    if (count <= maxEntries && bytes <= maxBytes) return;
    found.sort((a, b) => a.mtimeMs - b.mtimeMs);
    for (const f of found) {
      if (count <= maxEntries * 0.75 && bytes <= maxBytes * 0.75) break;
      rmSync(join(this.dir, f.name), { force: true });
      count--;
      bytes -= f.size;
    }
  }
}

/** By rename, so that nobody sees half a file. */
function write(file: string, data: Uint8Array): void {
  const temp = `${file}.${process.pid}.tmp`;
  writeFileSync(temp, data);
  renameSync(temp, file);
}

/** A part of a file, which begins at a word. */
function toInts(part: Uint8Array): Int32Array {
  return new Int32Array(part.buffer, part.byteOffset, part.length >>> 2);
}

function hex(n: number): string {
  return n.toString(16).padStart(8, '0');
}

function noRefs(): object {
  throw new Error('a cache entry has no references');
}

// ---------------------------------------------------------------- entries

function encodeEntry(key: string, inputs: Input[], program: Program, source: ProgramSource): Uint8Array {
  const symbols = program.symbols as LinkedSymbols;
  const { placed } = symbols;
  const funcs = program.funcs.slice(1 + (placed?.funcs.length ?? 0)).map((f) => f!);
  const defs = funcs.map((f) => (f.native === null ? source.func(f.sym)! : null));
  const ownPkgs = [...new Set(defs.filter((d) => d !== null && d.chunk === undefined).map((d) => d!.pkg))];
  const packages = [...new Set([...ownPkgs, ...(placed?.base.tables.packages ?? []), ...defs.filter((d) => d !== null).map((d) => d.pkg)])];
  const pkgIndex = new Map(packages.map((p, i) => [p, i]));
  const n = funcs.length;
  const { sigs, sigOf } = numberSigs(funcs);
  const relocs: number[] = [];
  const ints = (): Int32Array => new Int32Array(n);
  const e: Entry = {
    key,
    inputs,
    wordSize: program.wordSize,
    map: program.map,
    image: program.image,
    rootPtrs: program.rootPtrs,
    entry: program.entry,
    inits: program.inits,
    godebug: program.godebug,
    symbols: [...symbols.own.keys()],
    addrs: Uint32Array.from(symbols.own.values()),
    onBase: placed !== null,
    late: Int32Array.from(lateRelocs(placed), (at) => placed!.relocs[at]!),
    itabs: [...program.itabs],
    packages,
    own: ownPkgs.length,
    syms: funcs.map((f) => f.sym),
    sigs,
    sigOf,
    addrOf: ints(),
    pkgOf: ints(),
    chunkOf: ints(),
    relocEnd: ints(),
    relocs: new Int32Array(0),
    files: [],
  };
  const writers = ownPkgs.map(() => new ContainerWriter({ external: () => null, skipKeys: new Set() }));
  ownPkgs.forEach((path, i) => {
    const inlTree = funcs.find((f, k) => defs[k]?.pkg === path && f.inlTree.length > 0)?.inlTree ?? [];
    writeCodeHeader(writers[i]!, [], source.files(path), inlTree);
  });
  funcs.forEach((f, i) => {
    e.addrOf[i] = f.addr;
    for (const r of f.relocs) relocs.push(r);
    e.relocEnd[i] = relocs.length;
    const def = defs[i]!;
    e.pkgOf[i] = def === null ? -1 : pkgIndex.get(def.pkg)!;
    e.chunkOf[i] = def?.chunk ?? -1;
    if (def !== null && def.chunk === undefined) writeFunc(writers[pkgIndex.get(def.pkg)!]!, f.code!);
  });
  e.relocs = Int32Array.from(relocs);
  // Files are known by package and index; packages without functions of their own are left out, nothing names them.
  for (const path of packages) source.files(path).forEach((f, k) => e.files.push([f.id, f.name, f.path, pkgIndex.get(path)!, k]));
  const w = new ContainerWriter({ external: () => null, skipKeys: new Set() });
  w.add('entry', e);
  return joinParts([w.finish(), ...writers.map((x) => x.finish())]);
}

/** Which relocations of the base's functions depend on the program. */
function lateRelocs(placed: PlacedBase | null): number[] {
  return placed?.base.tables.late.flatMap((l) => (l.place === Place.Relocs ? [l.at] : [])) ?? [];
}

function toProgram(e: Entry, parts: Uint8Array[], library: (path: string) => Uint8Array | undefined): Program {
  const images = new Map<string, CodeImage>();
  const image = (path: string): CodeImage => {
    let known = images.get(path);
    if (known === undefined) {
      const own = e.packages.indexOf(path);
      known = new CodeImage(new ContainerReader(own >= 0 && own < e.own ? parts[own]! : library(path)!, noRefs));
      images.set(path, known);
    }
    return known;
  };
  const { map } = e;
  const placed = e.onBase ? new PlacedBase(new ImageBase(library(baseName)!, image)) : null;
  placed?.place(map.rodata, map.data, map.bss);
  lateRelocs(placed).forEach((at, i) => {
    placed!.relocs[at] = e.late[i]!;
  });
  const funcs: Program['funcs'] = [undefined, ...(placed?.funcs ?? [])];
  const first = funcs.length;
  const ids = new Map<string, number>();
  let start = 0;
  e.syms.forEach((sym, i) => {
    const pkg = e.pkgOf[i]!;
    const end = e.relocEnd[i]!;
    const chunk = e.chunkOf[i]!;
    const path = e.packages[pkg] ?? '';
    const place = pkg < 0 ? null : { image: () => image(path), chunk };
    funcs.push(new LazyLinkedFunc(first + i, sym, e.addrOf[i]!, e.relocs.subarray(start, end), e.sigs[e.sigOf[i]!]!, path, place));
    ids.set(sym, first + i);
    start = end;
  });
  return {
    wordSize: e.wordSize,
    funcs,
    map,
    image: e.image,
    rootPtrs: e.rootPtrs,
    symbols: new LinkedSymbols(new Map(e.symbols.map((s, i) => [s, e.addrs[i]!])), placed),
    itabs: e.itabs,
    funcNamed: (sym) => funcs[ids.get(sym) ?? placed?.base.funcId(sym) ?? 0],
    entry: e.entry,
    inits: e.inits,
    godebug: e.godebug,
    files: e.files.map(([id, name, path, pkg, k]) => ({
      id,
      name,
      path,
      get lineStarts() {
        return image(e.packages[pkg]!).files[k]!.lineStarts;
      },
      get lineDirectives() {
        return image(e.packages[pkg]!).files[k]!.lineDirectives;
      },
    })),
  };
}

// ---------------------------------------------------------------- the file: magic, checksum, count, lengths, parts (each padded to words)

function joinParts(parts: Uint8Array[]): Uint8Array {
  const head = 3 + parts.length;
  const size = parts.reduce((n, p) => n + Math.ceil(p.length / 4), head) * 4;
  const out = new Uint8Array(size);
  const words = new Uint32Array(out.buffer);
  words[0] = magic;
  words[2] = parts.length;
  let at = head * 4;
  parts.forEach((p, i) => {
    words[3 + i] = p.length;
    out.set(p, at);
    at += Math.ceil(p.length / 4) * 4;
  });
  words[1] = checksum(words);
  return out;
}

function split(file: Uint8Array): Uint8Array[] | null {
  if (file.length < 12 || file.length % 4 !== 0) return null;
  const data = file.byteOffset % 4 === 0 ? file : Uint8Array.from(file);
  const words = new Uint32Array(data.buffer, data.byteOffset, data.length >>> 2);
  if (words[0] !== magic || words[1] !== checksum(words)) return null;
  const out: Uint8Array[] = [];
  let at = (3 + words[2]!) * 4;
  for (let i = 0; i < words[2]!; i++) {
    out.push(new Uint8Array(data.buffer, data.byteOffset + at, words[3 + i]!));
    at += Math.ceil(words[3 + i]! / 4) * 4;
  }
  return out;
}

/** Of everything behind the checksum itself. */
function checksum(words: Uint32Array): number {
  let h = 0x811c9dc5 | 0;
  for (let i = 2; i < words.length; i++) h = Math.imul(h ^ words[i]!, 0x01000193);
  return h >>> 0;
}
