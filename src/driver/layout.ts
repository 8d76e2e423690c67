/**
 * Layouts for `gosim layout`: the package is checked once per word size, and every type asked for is described as gc lays it out (types/sizes.ts),
 * with the size class that an object of it takes on the heap (runtime/sizeclasses.ts) and an order of fields that wastes nothing.
 *
 * A type may be written as any type expression (`Pair[int]`, `[]string`, `struct{a bool; b int}`, `time.Time`): the expressions are
 * declared in a file of our own beside the package's, so that the checker resolves them in the package's scope.
 *
 * BETTER ORDER: a field's size is a multiple of its alignment, so fields in order of descending alignment leave no gap, and only the
 * end is padded; a field of size 0 goes first, because at the end it would cost a byte. No order is smaller. Alignments of the
 * two word sizes never contradict one another, so one order serves both.
 */
import { join } from 'node:path';
import { wordInfo } from '../abi/word.js';
import { fromByteString, toByteString } from '../base/bytes.js';
import { type FileSet, position } from '../base/source.js';
import { pointerWords } from '../compiler/codegen/parts.js';
import type { FieldLayout, HeapSlot, LayoutReport, TypeLayout } from '../report/layout.js';
import { classToSize, mallocHeaderSize, maxSmallSize, sizeToClass } from '../runtime/sizeclasses.js';
import { alignof, offsetsof, sizeof } from '../types/sizes.js';
import { typeString } from '../types/type-string.js';
import type { Package, Scope, StructT, Type, TypeName, Var } from '../types/types.js';
import { under } from '../types/under.js';
import type { FileSystem } from './files.js';
import type { Options } from './options.js';
import { build, newUserToolchain } from './run.js';

export interface LayoutRequest {
  targets: string[];
  /** Type expressions; none: every struct type that the package declares. */
  types: string[];
  words: readonly (4 | 8)[];
  cwd: string;
  fs: FileSystem;
  options: Options;
  write(fd: 1 | 2, data: Uint8Array): void;
}

const ownFile = 'gosim_layout.go';
const ownName = (i: number): string => `gosim_layout_${i}`;

/** The package's files with ours among them. */
function overlay(fs: FileSystem, path: string, text: string): FileSystem {
  const dir = path.slice(0, path.lastIndexOf('/')) || '/';
  return {
    read: (p) => (fs.abs(p) === path ? text : fs.read(p)),
    list: (p) => (fs.abs(p) === dir ? [...(fs.list(p) ?? []), ownFile].sort() : fs.list(p)),
    isDir: (p) => fs.isDir(p),
    abs: (p) => fs.abs(p),
  };
}

/** Declares the expressions; packages of the library are imported under their last element. */
function ownSource(name: string, types: readonly string[], isStd: (path: string) => boolean): string {
  const imports = new Set<string>();
  const decls = types.map((t, i) => {
    const text = t.replace(/((?:[a-z]\w*\/)*)([a-z]\w*)\.(?=[A-Z])/g, (all: string, dirs: string, last: string) => {
      if (!isStd(dirs + last)) return all;
      imports.add(dirs + last);
      return `${last}.`;
    });
    return `type ${ownName(i)} = ${text}\n`;
  });
  return `package ${name}\n\n${[...imports].sort().map((p) => `import "${p}"\n`).join('')}\n${decls.join('')}`;
}

function heapSlot(t: Type, size: number, ws: 4 | 8): HeapSlot {
  const noscan = pointerWords(t, ws).length === 0;
  if (size === 0) return { slot: 0, class: 0, noscan, header: 0, tiny: false };
  if (size > maxSmallSize - mallocHeaderSize) return { slot: Math.ceil(size / 8192) * 8192, class: 0, noscan, header: 0, tiny: false };
  const header = !noscan && size > wordInfo[ws].headerAbove ? mallocHeaderSize : 0;
  const tiny = noscan && size < 16;
  const c = tiny ? 2 : sizeToClass[(size + header + 7) >> 3]!;
  return { slot: classToSize[c]!, class: c, noscan, header, tiny };
}

/** Declared order and the one of descending alignment on both machines. */
function betterOrder(fields: readonly Var[]): Var[] {
  const key = fields.map((f, i) => ({ f, i, a: alignof(8, f.type!), b: alignof(4, f.type!), zero: sizeof(8, f.type!) === 0 ? 0 : 1 }));
  key.sort((x, y) => x.zero - y.zero || y.a - x.a || y.b - x.b || x.i - y.i);
  return key.map((k) => k.f);
}

/** Bytes of the value that no field holds, nested structs and arrays included. */
function waste(t: Type, ws: 4 | 8): number {
  const u = under(t);
  if (u.kind === 'Array') return Math.max(0, u.len) * waste(u.elem, ws);
  if (u.kind !== 'Struct') return 0;
  let used = 0;
  for (const f of u.fields) used += sizeof(ws, f.type!) - waste(f.type!, ws);
  return sizeof(ws, u) - used;
}

function structFields(fields: readonly Var[], ws: 4 | 8, qf: (p: Package) => string): FieldLayout[] {
  const offs = offsetsof(ws, fields);
  return fields.map((f, i) => ({ name: f.name, type: typeString(f.type!, qf), offset: offs[i]!, size: sizeof(ws, f.type!), align: alignof(ws, f.type!) }));
}

function describe(name: string, t: Type, ws: 4 | 8, qf: (p: Package) => string): TypeLayout {
  const size = sizeof(ws, t);
  const out: TypeLayout = {
    name,
    type: typeString(under(t), qf),
    size,
    align: alignof(ws, t),
    padding: waste(t, ws),
    pointerBytes: (pointerWords(t, ws).at(-1) ?? -ws) + ws,
    heap: heapSlot(t, size, ws),
    fields: null,
    better: null,
  };
  const u = under(t);
  if (u.kind !== 'Struct') return out;
  out.fields = structFields(u.fields, ws, qf);
  const order = betterOrder(u.fields);
  const other: StructT = { kind: 'Struct', fields: order, tags: [] };
  const better = sizeof(ws, other);
  if (better < size) {
    const heap = heapSlot(other, better, ws);
    out.better = { fields: structFields(order, ws, qf), size: better, padding: waste(other, ws), saves: size - better, heap, savesHeap: out.heap.slot - heap.slot };
  }
  return out;
}

interface Found {
  name: string;
  type: Type;
  pos: number;
}

/** Struct types declared in the package, those of functions included, in order of position. */
function declaredStructs(pkg: Package, own: (pos: number) => boolean): Found[] {
  const out: Found[] = [];
  const visit = (s: Scope): void => {
    for (const o of s.elems.values()) {
      if (o.kind !== 'TypeName' || o.pkg !== pkg || o.type === null || own(o.pos)) continue;
      if (o.type.kind !== 'Named' || o.type.obj !== o || o.type.tparams.length > 0) continue;
      if (under(o.type).kind === 'Struct' && fixedSize(o.type, new Set())) out.push({ name: o.name, type: o.type, pos: o.pos });
    }
    for (const c of s.children) visit(c);
  };
  visit(pkg.scope);
  return out.sort((a, b) => a.pos - b.pos);
}

/** No type parameter is part of the value (types declared in generic functions). */
function fixedSize(t: Type, seen: Set<Type>): boolean {
  if (t.kind === 'TypeParam') return false;
  const u = under(t);
  if (seen.has(u)) return true;
  seen.add(u);
  if (u.kind === 'Array') return fixedSize(u.elem, seen);
  return u.kind !== 'Struct' || u.fields.every((f) => fixedSize(f.type!, seen));
}

/** The package's name as its first file says it; `main` when there is none. */
function packageName(req: LayoutRequest): string {
  const { fs, targets } = req;
  const files = targets.filter((t) => t.endsWith('.go'));
  const dir = targets[0] ?? '.';
  const paths = files.length > 0 ? files : (fs.list(dir) ?? []).filter((n) => n.endsWith('.go') && !n.endsWith('_test.go')).map((n) => join(dir, n));
  for (const p of paths) {
    const m = /^\s*package\s+(\w+)/m.exec((fs.read(p) ?? '').replace(/\/\*[\s\S]*?\*\//g, ''));
    if (m !== null) return m[1]!;
  }
  return 'main';
}

export interface LayoutOutcome {
  status: number;
  report: LayoutReport;
}

/** Checks the package for every word size and describes the types; errors are printed as build prints them. */
export function layoutTargets(req: LayoutRequest): LayoutOutcome {
  const report: LayoutReport = { types: [] };
  const err = (text: string): void => req.write(2, Buffer.from(text, 'latin1'));
  const types = req.types.map((t) => t.trim());
  const bad = types.find((t) => t === '' || /[\n\r;]\s*(type|var|func|const|import)\b|\/\/|\/\*/.test(t));
  if (bad !== undefined) {
    err(`gosim layout: not a type: ${toByteString(bad)}\n`);
    return { status: 2, report };
  }
  const onlyFiles = req.targets.length > 0 && req.targets.every((t) => t.endsWith('.go'));
  const dir = req.fs.abs(onlyFiles ? join(req.targets[0]!, '..') : (req.targets[0] ?? '.'));
  const path = join(dir, ownFile);
  for (const ws of req.words) {
    const tc = newUserToolchain(ws);
    let targets = req.targets;
    let { fs } = req;
    if (types.length > 0) {
      fs = overlay(fs, path, ownSource(packageName(req), types.map(toByteString), (p) => tc.lib.package(fromByteString(p)) !== undefined));
      if (onlyFiles || targets.length === 0) targets = [...targets, path];
    }
    const lines: string[] = [];
    const built = build({ targets, cwd: req.cwd, fs, options: { ...req.options, wordSize: ws, gcflags: [] }, write: (_fd, d) => lines.push(Buffer.from(d).toString('latin1')) }, false, tc);
    if (built.status !== 0) {
      err(ownErrors(lines.join('')));
      return { status: built.status, report };
    }
    const main = built.packages.at(-1)!;
    const pkg = tc.lib.package(main.path)!;
    const qf = (p: Package): string => (p === pkg ? '' : p.name);
    const found = types.length > 0 ? types.map((t, i): Found => ({ name: toByteString(t), type: aliased(pkg, ownName(i)), pos: 0 })) : declaredStructs(pkg, (pos) => isOwn(tc.fset, pos));
    for (const [i, f] of found.entries()) {
      const l = describe(f.name, f.type, ws, qf);
      const row = (report.types[i] ??= { name: f.name, 64: null, 32: null });
      row[ws === 8 ? 64 : 32] = l;
    }
  }
  return { status: 0, report };
}

function isOwn(fset: FileSet, pos: number): boolean {
  return position(fset, pos).filename.endsWith(ownFile);
}

function aliased(pkg: Package, name: string): Type {
  return (pkg.scope.elems.get(name) as TypeName).type!;
}

/** Errors in our own file are about the type that stands in that line. */
function ownErrors(text: string): string {
  const lines = text.split('\n').map((l) => {
    const m = /gosim_layout\.go:(\d+):\d+: (.*)$/.exec(l);
    if (m === null) return l;
    return `gosim layout: ${m[2]!}`;
  });
  return lines.some((l) => l.startsWith('gosim layout: ')) ? `${lines.filter((l) => !l.startsWith('# ') && l !== '').join('\n')}\n` : text;
}
