/**
 * The base of links (linker/base.ts) as a container of the library image: a chunk for every function and data symbol, in the order of their numbers, so that
 * the container's index is the symbol table; the functions that the linker made with their code, the others are in their packages'
 * images; and the tables.
 */
import type { FuncCode, InlNode } from '../bytecode/program.js';
import type { BaseTables, FrozenLink, LateReloc, LinkBase, PendingMethod } from '../linker/base.js';
import { type CodeImage, readFunc, writeFunc } from './code-image.js';
import { ContainerReader, ContainerWriter, hashName } from './serialize.js';

/** Its name in the image, which no import path can be. */
export const baseName = 'base of links';

/** Flat: symbol, place, position, addend, kind; and name, symbol. */
type Written = Omit<BaseTables, 'late' | 'pending'> & { late: (string | number)[]; pending: string[] };

export function encodeBase(f: FrozenLink): Uint8Array {
  const w = new ContainerWriter({ external: () => null, skipKeys: new Set() });
  for (const sym of f.funcs) {
    const made = f.made.get(sym);
    if (made === undefined) w.add(`f:${sym}`, null);
    else writeFunc(w, made);
  }
  for (const sym of f.data) w.add(`d:${sym}`, null);
  const tables: Written = {
    ...f.tables,
    late: f.tables.late.flatMap((l) => [l.sym, l.place, l.at, l.addend, l.kind]),
    pending: f.tables.pending.flatMap((m) => [m.name, m.sym]),
  };
  w.add('tables', tables);
  return w.finish();
}

export class ImageBase implements LinkBase {
  readonly tables: BaseTables;
  private readonly reader: ContainerReader;
  private readonly funcs: number;

  constructor(
    bytes: Uint8Array,
    /** The code of a package. */
    private readonly image: (path: string) => CodeImage,
  ) {
    this.reader = new ContainerReader(bytes, () => {
      throw new Error('a base has no references');
    });
    const { late: l, pending: p, ...rest } = this.reader.read('tables') as Written;
    const late: LateReloc[] = [];
    for (let i = 0; i < l.length; i += 5) late.push({ sym: l[i] as string, place: l[i + 1] as number, at: l[i + 2] as number, addend: l[i + 3] as number, kind: l[i + 4] as number });
    const pending: PendingMethod[] = [];
    for (let i = 0; i < p.length; i += 2) pending.push({ name: p[i]!, sym: p[i + 1]!, from: 'the library' });
    this.tables = { ...rest, late, pending };
    this.funcs = this.tables.addrOf.length;
  }

  private find(key: string): number {
    return this.reader.find(key, hashName(key));
  }

  funcId(sym: string): number {
    return this.find(`f:${sym}`) + 1;
  }

  dataNumber(sym: string): number {
    const chunk = this.find(`d:${sym}`);
    return chunk < 0 ? -1 : chunk - this.funcs;
  }

  funcName(id: number): string {
    return this.reader.name(id - 1).slice(2);
  }

  dataName(n: number): string {
    return this.reader.name(n + this.funcs).slice(2);
  }

  private home(id: number): CodeImage | null {
    const { pkgOf, packages } = this.tables;
    const pkg = pkgOf[id - 1]!;
    return pkg < 0 ? null : this.image(packages[pkg]!);
  }

  code(id: number): FuncCode {
    return this.home(id)?.func(this.tables.chunkOf[id - 1]!) ?? readFunc(this.reader, id - 1);
  }

  inlTree(id: number): (InlNode | undefined)[] {
    return this.home(id)?.inlTree ?? [];
  }
}
