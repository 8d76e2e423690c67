/**
 * The linker's half of a package image: code, data, files and inline tree, each decoded when it is asked for. A function is
 * written as what the linker reads and a tail with all the rest, because a link reaches many functions and a run enters few.
 */
import type { LineDirective } from '../base/source.js';
import type { DataSym, FuncCode, InlNode, LinkedFunc } from '../bytecode/program.js';
import type { ContainerReader, ContainerWriter } from './serialize.js';
import { hashName } from './serialize.js';

/** A source file as traces and messages need it. */
export interface FileInfo {
  id: number;
  name: string;
  path: string;
  lineStarts: number[];
  lineDirectives: readonly LineDirective[];
}

type Tail = Omit<FuncCode, 'sym' | 'sig' | 'code' | 'relocs'>;

/** Chunk of a function: symbol, signature, code, relocations (symbol, addend, ...); flat, because a link decodes thousands. */
type FuncCore = [string, string, string, number, Uint8Array, (string | number)[]];

/** Chunk of data: symbol, section, size, align, bytes, relocations (offset, symbol, addend, kind, method or 0, ...), pointers, the rest. */
type DataCore = [string, DataSym['section'], number, number, Uint8Array | null, (string | number)[], number[], DataRest | null];
type DataRest = Omit<DataSym, 'sym' | 'section' | 'size' | 'align' | 'bytes' | 'relocs' | 'ptrs'>;

/** A function of an image. */
class ImageFunc implements FuncCode {
  readonly sym: string;
  readonly sig: FuncCode['sig'];
  readonly code: Uint8Array;
  readonly relocs: FuncCode['relocs'];
  private decoded: Tail | null = null;

  constructor(
    [sym, params, results, mem, code, relocs]: FuncCore,
    private readonly tail: () => unknown,
  ) {
    this.sym = sym;
    this.sig = { params, results, mem };
    this.code = code;
    this.relocs = [];
    for (let i = 0; i < relocs.length; i += 2) this.relocs.push({ sym: relocs[i] as string, addend: relocs[i + 1] as number });
  }

  private get rest(): Tail {
    this.decoded ??= this.tail() as Tail;
    return this.decoded;
  }

  get name(): FuncCode['name'] {
    return this.rest.name;
  }

  get slots(): FuncCode['slots'] {
    return this.rest.slots;
  }

  get frameSize(): FuncCode['frameSize'] {
    return this.rest.frameSize;
  }

  get outSize(): FuncCode['outSize'] {
    return this.rest.outSize;
  }

  get sigs(): FuncCode['sigs'] {
    return this.rest.sigs;
  }

  get points(): FuncCode['points'] {
    return this.rest.points;
  }

  get entryFuel(): FuncCode['entryFuel'] {
    return this.rest.entryFuel;
  }

  get liveMaps(): FuncCode['liveMaps'] {
    return this.rest.liveMaps;
  }

  get stackObjects(): FuncCode['stackObjects'] {
    return this.rest.stackObjects;
  }

  get lines(): FuncCode['lines'] {
    return this.rest.lines;
  }

  get atomics(): FuncCode['atomics'] {
    return this.rest.atomics;
  }

  get recoverPoint(): FuncCode['recoverPoint'] {
    return this.rest.recoverPoint;
  }

  get isClosure(): FuncCode['isClosure'] {
    return this.rest.isClosure;
  }

  get usesCtx(): FuncCode['usesCtx'] {
    return this.rest.usesCtx;
  }

  get flags(): FuncCode['flags'] {
    return this.rest.flags;
  }

  get vars(): FuncCode['vars'] {
    return this.rest.vars;
  }

  get args(): FuncCode['args'] {
    return this.rest.args;
  }

  get pos(): FuncCode['pos'] {
    return this.rest.pos;
  }

  get endPos(): FuncCode['endPos'] {
    return this.rest.endPos;
  }

  get deepest(): FuncCode['deepest'] {
    return this.rest.deepest;
  }
}

export function writeFunc(w: ContainerWriter, f: FuncCode): void {
  const { sym, sig, code, relocs } = f;
  const tail: Tail = {
    name: f.name,
    slots: f.slots,
    frameSize: f.frameSize,
    outSize: f.outSize,
    sigs: f.sigs,
    points: f.points,
    entryFuel: f.entryFuel,
    liveMaps: f.liveMaps,
    stackObjects: f.stackObjects,
    lines: f.lines,
    recoverPoint: f.recoverPoint,
    isClosure: f.isClosure,
    usesCtx: f.usesCtx,
    flags: f.flags,
    vars: f.vars,
    pos: f.pos,
    endPos: f.endPos,
    deepest: f.deepest,
    ...(f.atomics === undefined ? {} : { atomics: f.atomics }),
    ...(f.args === undefined ? {} : { args: f.args }),
  };
  const core: FuncCore = [sym, sig.params, sig.results, sig.mem, code, relocs.flatMap((r) => [r.sym, r.addend])];
  w.add(`f:${sym}`, core, tail);
}

export function readFunc(reader: ContainerReader, chunk: number): FuncCode {
  const { root, tail } = reader.readWithTail(chunk);
  return new ImageFunc(root as FuncCore, tail);
}

export function writeData(w: ContainerWriter, d: DataSym): void {
  const { sym, section, size, align, bytes, relocs, ptrs, ...rest } = d;
  const flat = relocs.flatMap((r) => [r.off, r.sym, r.addend, r.kind === 'func' ? 1 : 0, r.method ?? 0]);
  const core: DataCore = [sym, section, size, align, bytes ?? null, flat, ptrs, Object.values(rest).some((v) => v !== undefined) ? rest : null];
  w.add(`d:${sym}`, core);
}

function dataOf([sym, section, size, align, bytes, flat, ptrs, rest]: DataCore): DataSym {
  const relocs: DataSym['relocs'] = [];
  for (let i = 0; i < flat.length; i += 5) {
    const method = flat[i + 4]!;
    const r: DataSym['relocs'][number] = { off: flat[i] as number, sym: flat[i + 1] as string, addend: flat[i + 2] as number, kind: flat[i + 3] === 1 ? 'func' : 'addr' };
    if (method !== 0) r.method = method as string;
    relocs.push(r);
  }
  const d: DataSym = { sym, section, size, align, relocs, ptrs, ...rest };
  if (bytes !== null) d.bytes = bytes;
  return d;
}

export function writeCodeHeader(w: ContainerWriter, inits: readonly string[], files: readonly FileInfo[], inlTree: (InlNode | undefined)[]): void {
  w.add('inits', inits);
  w.add('files', files.map(({ id, name, path, lineDirectives }) => ({ id, name, path, lineDirectives })));
  files.forEach((f, i) => {
    w.add(`lines:${i}`, Uint32Array.from(f.lineStarts));
  });
  w.add('inl', inlTree);
}

/** The functions and data of one opened container. */
export class CodeImage {
  private fileList: FileInfo[] | null = null;
  private inl: (InlNode | undefined)[] | null = null;

  constructor(readonly reader: ContainerReader) {}

  get inits(): string[] {
    return this.reader.read('inits') as string[];
  }

  get files(): FileInfo[] {
    this.fileList ??= (this.reader.read('files') as Omit<FileInfo, 'lineStarts'>[]).map((f, i) => new ImageFile(this.reader, f, i));
    return this.fileList;
  }

  get inlTree(): (InlNode | undefined)[] {
    this.inl ??= this.reader.read('inl') as (InlNode | undefined)[];
    return this.inl;
  }

  /** Number of the chunk of a function or of data (kind f or d), -1 if it is not here. */
  find(key: string, hash = hashName(key)): number {
    return this.reader.find(key, hash);
  }

  func(chunk: number): FuncCode {
    return readFunc(this.reader, chunk);
  }

  data(chunk: number): DataSym {
    return dataOf(this.reader.readWithTail(chunk).root as DataCore);
  }
}

class ImageFile implements FileInfo {
  readonly id: number;
  readonly name: string;
  readonly path: string;
  readonly lineDirectives: readonly LineDirective[];
  private starts: number[] | null = null;

  constructor(
    private readonly reader: ContainerReader,
    f: Omit<FileInfo, 'lineStarts'>,
    private readonly index: number,
  ) {
    this.id = f.id;
    this.name = f.name;
    this.path = f.path;
    this.lineDirectives = f.lineDirectives;
  }

  get lineStarts(): number[] {
    this.starts ??= [...(this.reader.read(`lines:${this.index}`) as Uint32Array)];
    return this.starts;
  }
}

/** A linked function of which the code is decoded at its first use; without a place it is a native. */
export class LazyLinkedFunc implements LinkedFunc {
  private decoded: FuncCode | null = null;
  readonly native: string | null;

  constructor(
    readonly id: number,
    readonly sym: string,
    public addr: number,
    readonly relocs: Int32Array,
    readonly sig: FuncCode['sig'],
    readonly pkg: string,
    private readonly place: { image(): CodeImage; chunk: number } | null,
  ) {
    this.native = place === null ? sym : null;
  }

  get code(): FuncCode | null {
    if (this.place === null) return null;
    if (this.decoded === null) {
      const image = this.place.image();
      this.decoded = image.func(this.place.chunk >= 0 ? this.place.chunk : image.find(`f:${this.sym}`));
    }
    return this.decoded;
  }

  get inlTree(): (InlNode | undefined)[] {
    return this.place === null ? [] : this.place.image().inlTree;
  }
}
