/**
 * The middle form between walk and bytecode: structured statements over scalar expression trees. Walk makes it,
 * liveness and slot allocation read it, emit turns it into code.
 *
 * INVARIANTS
 *   - A tree is free of safepoints and side effects: it reads virtual registers, memory and may trap. Calls, `new` and
 *     loops are statements. So a tree may be evaluated later than where it was built as long as nobody writes what it reads.
 *   - Trees are at most maxHeight high and need at most maxDepth operands: walk puts deeper ones into temporaries.
 *   - Virtual registers (vregs) are typed; 0..n-1 are the scalar parameters.
 *   - `op` of a node is an opcode's name, or 'vreg'; `code` is the opcode's number, or vregCode. Passes look at numbers.
 *   - Statements have one of two object layouts, so that passes see two shapes. Made by the constructors below only.
 */
import { InternalError } from '../../base/assert.js';
import { opNumber, opTable } from '../../bytecode/opcodes.js';
import type { AtomicPart, Sig, ValType } from '../../bytecode/program.js';
import type { Pos } from '../../base/source.js';
import type { Arg } from './arginfo.js';

export type VT = ValType;

export const maxHeight = 120;
export const maxDepth = 24;

/** Base of frame addresses: a memory slot (>= 0), or one of these. */
export const inArea = -1;
export const outArea = -2;

export interface X {
  op: string;
  code: number;
  t: VT | '';
  a: X | null;
  b: X | null;
  c: X | null;
  /** First immediate: vreg, offset, size, kind, frame base. */
  n: number;
  /** Constants; symbol of relocations. */
  v: number | bigint | string;
  /** Offset from a frame base; addend of a symbol. */
  off: number;
  /** Operands needed. */
  d: number;
  /** Height. */
  h: number;
  /** Number of nodes. */
  w: number;
  /** Position of a trap site, and of a load that stands for itself; else 0. */
  pos: Pos;
}

export const enum K {
  Set,
  Eff,
  Call,
  New,
  If,
  Block,
  Loop,
  Br,
  BrIf,
  BrTable,
  Ret,
  Unreachable,
  VarDef,
  Use,
  Recover,
  Dead,
  Tally,
}

/** What liveness notes about a statement. */
interface StmtBase {
  /** Linear position; 0: not numbered. */
  n: number;
  /** At safepoints: the entities with pointers that are live. */
  live: number[] | null;
}

export interface SetS extends StmtBase { k: K.Set; v: number; x: X; pos: Pos }
/** Evaluates a tree without value (stores), or for its traps (then the value is dropped). `def`: this store defines the whole memory slot. */
export interface EffS extends StmtBase { k: K.Eff; x: X; pos: Pos; def: number }
export interface CallS extends StmtBase {
  k: K.Call;
  op: 'call' | 'call.closure' | 'call.code';
  sym: string;
  fn: X | null;
  args: X[];
  sig: Sig;
  /** Results: vreg or -1 to drop, one for each letter of sig.results. */
  res: number[];
  pos: Pos;
  /** Never returns. */
  noret: boolean;
}
export interface NewS extends StmtBase { k: K.New; v: number; type: string; pos: Pos }
export interface IfS extends StmtBase { k: K.If; c: X; then: S[]; else: S[]; pos: Pos }
/** `end`: linear position behind it, also of loops. */
export interface BlockS extends StmtBase { k: K.Block; label: number; body: S[]; end: number }
export interface LoopS extends StmtBase { k: K.Loop; label: number; body: S[]; pos: Pos; weight: number; end: number }
export interface BrS extends StmtBase { k: K.Br; label: number; pos: Pos }
export interface BrIfS extends StmtBase { k: K.BrIf; c: X; label: number; pos: Pos }
export interface BrTableS extends StmtBase { k: K.BrTable; x: X; labels: number[]; pos: Pos }
export interface RetS extends StmtBase { k: K.Ret; xs: X[]; pos: Pos }
export interface UnreachableS extends StmtBase { k: K.Unreachable; pos: Pos }
/** A memory slot comes to life (its old contents are dead). */
export interface VarDefS extends StmtBase { k: K.VarDef; slot: number }
/** Keeps a vreg or slot alive up to here. */
export interface UseS extends StmtBase { k: K.Use; v: number; slot: number }
export interface RecoverS extends StmtBase { k: K.Recover; pos: Pos }
export interface DeadS extends StmtBase { k: K.Dead }
/** Something stays on the stack here (walk/stays.ts); no code. */
export interface TallyS extends StmtBase { k: K.Tally; site: number }

export type S = SetS | EffS | CallS | NewS | IfS | BlockS | LoopS | BrS | BrIfS | BrTableS | RetS | UnreachableS | VarDefS | UseS | RecoverS | DeadS | TallyS;

/** A piece of frame memory. */
export interface MemSlot {
  size: number;
  /** Offsets of pointer words. */
  ptrs: number[];
  name: string;
  type: string;
  pos: Pos;
  /** Its address is kept somewhere: it is a stack object with a place of its own. */
  object: boolean;
  /** Its address is only passed to calls: a stack object if it has pointers; may share memory with slots of the same type. */
  passed: boolean;
  /** Live at every point (functions with defer). */
  always: boolean;
  /** Fixed offset from fp (incoming memory area), else null. */
  fixed: number | null;
}

export interface VReg {
  t: VT;
  /** Live at every point (results of functions with defer). */
  always: boolean;
  /** A variable of the source: stores to it are kept. */
  user: boolean;
  uses: number;
}

export interface VarRecord {
  name: string;
  type: string;
  vregs: number[] | null;
  slot: number;
  heap: boolean;
  param: boolean;
  pos: Pos;
}

/** A function ready for liveness, allocation and emission. */
export interface MFunc {
  sym: string;
  name: string;
  sig: Sig;
  vregs: VReg[];
  slots: MemSlot[];
  body: S[];
  labels: number;
  hasDefer: boolean;
  /** Pointers are checked for nil in it. */
  nilChecks: boolean;
  /** Registers are read for nothing but the effect. */
  bareReads: boolean;
  usesCtx: boolean;
  isClosure: boolean;
  vars: VarRecord[];
  pos: Pos;
  endPos: Pos;
  flags: ('runtime' | 'atomic' | 'wrapper' | 'dupok' | 'noreturn' | 'norace')[];
  /** Offsets (from the area's start) of pointer words in the incoming memory parameters. */
  inPtrs: number[];
  /** What traces show. */
  args: Arg[];
  /** Nil checks and copies of its blocks are noted (Tally.work): the size of a word; 0: they are not. */
  meter: 0 | 4 | 8;
}

// ---------------------------------------------------------------- constructors of statements

const noTree = null as unknown as X;
const noSig: Sig = { params: '', results: '', mem: 0 };
const noTrees: X[] = [];
const noStmts: S[] = [];
const noNumbers: number[] = [];

/** The layout of statements without parts that are lists of statements or trees. */
const small = (k: K, pos: Pos, v: number, x: X, def: number, slot: number, c: X, label: number, type: string) => ({ k, pos, n: 0, live: null, v, x, def, slot, c, label, type });

/** The layout of all others. */
const large = (k: K, pos: Pos, c: X, body: S[], label: number, xs: X[], labels: number[]) => ({
  k, pos, n: 0, live: null, x: c, c, then: body, else: noStmts, body, label, weight: 0, end: 0, xs, labels,
  op: 'call' as CallS['op'], sym: '', fn: null as X | null, args: xs, sig: noSig, res: labels, noret: false,
});

export const setS = (v: number, x: X, pos: Pos) => small(K.Set, pos, v, x, -1, -1, noTree, 0, '') as SetS;
export const effS = (x: X, pos: Pos, def: number) => small(K.Eff, pos, -1, x, def, -1, noTree, 0, '') as EffS;
export const newS = (v: number, type: string, pos: Pos) => small(K.New, pos, v, noTree, -1, -1, noTree, 0, type) as NewS;
export const brS = (label: number, pos: Pos) => small(K.Br, pos, -1, noTree, -1, -1, noTree, label, '') as BrS;
export const brIfS = (c: X, label: number, pos: Pos) => small(K.BrIf, pos, -1, noTree, -1, -1, c, label, '') as BrIfS;
export const unreachableS = (pos: Pos) => small(K.Unreachable, pos, -1, noTree, -1, -1, noTree, 0, '') as UnreachableS;
export const varDefS = (slot: number) => small(K.VarDef, 0, -1, noTree, -1, slot, noTree, 0, '') as VarDefS;
export const useS = (v: number, slot: number) => small(K.Use, 0, v, noTree, -1, slot, noTree, 0, '') as UseS;
export const recoverS = (pos: Pos) => small(K.Recover, pos, -1, noTree, -1, -1, noTree, 0, '') as RecoverS;
export const deadS = () => small(K.Dead, 0, -1, noTree, -1, -1, noTree, 0, '') as DeadS;
export const ifS = (c: X, pos: Pos): IfS => large(K.If, pos, c, noStmts, 0, noTrees, noNumbers) as unknown as IfS;
export const blockS = (label: number, body: S[]): BlockS => large(K.Block, 0, noTree, body, label, noTrees, noNumbers) as unknown as BlockS;
export const loopS = (label: number, body: S[], pos: Pos): LoopS => large(K.Loop, pos, noTree, body, label, noTrees, noNumbers) as unknown as LoopS;
export const brTableS = (x: X, labels: number[], pos: Pos): BrTableS => large(K.BrTable, pos, x, noStmts, 0, noTrees, labels) as unknown as BrTableS;
export const retS = (xs: X[], pos: Pos): RetS => large(K.Ret, pos, noTree, noStmts, 0, xs, noNumbers) as unknown as RetS;

/** The statistics' counters are rare enough for a layout of their own. */
export const tallyS = (site: number): TallyS => ({ k: K.Tally, n: 0, live: null, site });

export function callS(op: CallS['op'], sym: string, fn: X | null, args: X[], sig: Sig, res: number[], pos: Pos, noret: boolean): CallS {
  const s = large(K.Call, pos, noTree, noStmts, 0, args, res);
  s.op = op;
  s.sym = sym;
  s.fn = fn;
  s.sig = sig;
  s.noret = noret;
  return s as unknown as CallS;
}

// ---------------------------------------------------------------- constructors of trees

/** `code` of a virtual register. */
export const vregCode = 255;
const codeOf = (op: string): number => opNumber.get(op)!;
export const nilcheckCode = codeOf('nilcheck');
export const frameAddrCode = codeOf('frame.addr');
export const symAddrCode = codeOf('sym.addr');
const i32Const = codeOf('i32.const');
const i64Const = codeOf('i64.const');

/** What passes ask about an op. */
const enum Is {
  Const = 1,
  Load = 2,
  Store = 4,
  /** Names a frame base. */
  Frame = 8,
}

const traits = new Uint8Array(256);
opTable.forEach(({ name }, i) => {
  if (name.startsWith('load.') || name.startsWith('frame.load.')) traits[i]! |= Is.Load;
  if (name.startsWith('store.')) traits[i]! |= Is.Store;
  if (name.startsWith('frame.')) traits[i]! |= Is.Frame;
  if (name.endsWith('.const') || name === 'p.nil' || name === 'sym.addr' || name === 'func.addr') traits[i]! |= Is.Const;
});

export const isLoad = (x: X): boolean => (traits[x.code]! & (Is.Load | Is.Frame)) === Is.Load;
export const isStore = (x: X): boolean => (traits[x.code]! & Is.Store) !== 0;
export const isFrame = (x: X): boolean => (traits[x.code]! & Is.Frame) !== 0;

const names = new Map<string, Map<string, string>>();
for (const { name } of opTable) {
  for (let at = name.indexOf('.'); at >= 0; at = name.indexOf('.', at + 1)) {
    const rest = names.get(name.slice(0, at)) ?? new Map<string, string>();
    names.set(name.slice(0, at), rest.set(name.slice(at + 1), name));
  }
}

/** The opcode `prefix.rest`, without making a string. */
export function opName(prefix: string, rest: string): string {
  return names.get(prefix)?.get(rest) ?? `${prefix}.${rest}`;
}

/** Numbers of the opcodes `prefix.rest`, by rest: one look-up for each node. */
function family(prefix: string): (rest: string) => number {
  const codes = new Map<string, number>();
  for (const [rest, name] of names.get(prefix)!) codes.set(rest, codeOf(name));
  return (rest) => {
    const code = codes.get(rest);
    if (code === undefined) throw new InternalError(`no opcode ${prefix}.${rest}`);
    return code;
  };
}

const i32Family = family('i32');
const i64Family = family('i64');
const loadCode = family('load');
const storeCode = family('store');
const frameLoadCode = family('frame.load');
const frameStoreCode = family('frame.store');

function node(op: string, t: VT | '', a: X | null, b: X | null, c: X | null, n: number, v: number | bigint | string, off: number, pos: Pos): X {
  const code = opNumber.get(op);
  if (code === undefined) throw new InternalError(`no opcode ${op}`);
  return tree(opTable[code]!.name, code, t, a, b, c, n, v, off, pos);
}

/** A node of an opcode by its number. */
function numbered(code: number, t: VT | '', a: X | null, b: X | null, n: number, v: number | bigint | string, off: number): X {
  return tree(opTable[code]!.name, code, t, a, b, null, n, v, off, 0);
}

function tree(op: string, code: number, t: VT | '', a: X | null, b: X | null, c: X | null, n: number, v: number | bigint | string, off: number, pos: Pos): X {
  let d = t === '' ? 0 : 1;
  let h = 0;
  let w = 1;
  if (a !== null) {
    if (a.d > d) d = a.d;
    h = a.h + 1;
    w += a.w;
  }
  if (b !== null) {
    if (b.d + 1 > d) d = b.d + 1;
    if (b.h >= h) h = b.h + 1;
    w += b.w;
  }
  if (c !== null) {
    if (c.d + 2 > d) d = c.d + 2;
    if (c.h >= h) h = c.h + 1;
    w += c.w;
  }
  return { op, code, t, a, b, c, n, v, off, d, h, w, pos };
}

export const vreg = (n: number, t: VT): X => tree('vreg', vregCode, t, null, null, null, n, 0, 0, 0);
export const op0 = (op: string, t: VT | ''): X => node(op, t, null, null, null, 0, 0, 0, 0);
export const op1 = (op: string, t: VT | '', a: X, n = 0): X => node(op, t, a, null, null, n, 0, 0, 0);
/** `i64.op` or `i32.op` with two operands. */
export const word2 = (wide: boolean, op: string, t: VT, a: X, b: X): X => numbered(wide ? i64Family(op) : i32Family(op), t, a, b, 0, 0, 0);
export const op2 = (op: string, t: VT | '', a: X, b: X, n = 0): X => node(op, t, a, b, null, n, 0, 0, 0);
export const op3 = (op: string, t: VT, a: X, b: X, c: X): X => node(op, t, a, b, c, 0, 0, 0, 0);
export const trap1 = (op: string, t: VT, a: X, pos: Pos): X => node(op, t, a, null, null, 0, 0, 0, pos);
export const trap2 = (op: string, t: VT, a: X, b: X, n: number, pos: Pos): X => node(op, t, a, b, null, n, 0, 0, pos);
export const i32 = (v: number): X => numbered(i32Const, 'i', null, null, 0, v | 0, 0);
export const i64 = (v: bigint | number): X => numbered(i64Const, 'l', null, null, 0, BigInt.asIntN(64, BigInt(v)), 0);
export const f32 = (v: number): X => node('f32.const', 'f', null, null, null, 0, v, 0, 0);
export const f64 = (v: number): X => node('f64.const', 'd', null, null, null, 0, v, 0, 0);
export const nil: X = node('p.nil', 'p', null, null, null, 0, 0, 0, 0);
export const symAddr = (sym: string, addend = 0): X => numbered(symAddrCode, 'p', null, null, 0, sym, addend);
export const funcAddr = (sym: string): X => node('func.addr', 'p', null, null, null, 0, sym, 0, 0);
export const frameAddr = (base: number, off: number): X => numbered(frameAddrCode, 'p', null, null, base, 0, off);
export const frameLoad = (ld: string, t: VT, base: number, off: number): X => numbered(frameLoadCode(ld), t, null, null, base, 0, off);
export const frameStore = (st: string, base: number, off: number, x: X): X => numbered(frameStoreCode(st), '', x, null, base, 0, off);
export const frameZero = (base: number, off: number, size: number): X => node('frame.zero', '', null, null, null, base, size, off, 0);
/** `part`: which part of an atomic operation it is (AtomicPart), else 0. */
export const load = (ld: string, t: VT, a: X, off: number, part: AtomicPart | 0 = 0): X => numbered(loadCode(ld), t, a, null, part, 0, off);
export const store = (st: string, a: X, off: number, x: X, part: AtomicPart | 0 = 0): X => numbered(storeCode(st), '', a, x, part, 0, off);
/** Typed copies and zeroing name a type symbol; copies know the size, too. */
export const typed2 = (op: string, a: X, b: X, sym: string, size: number): X => node(op, '', a, b, null, size, sym, 0, 0);
export const typed1 = (op: string, a: X, sym: string): X => node(op, '', a, null, null, 0, sym, 0, 0);

/** The same tree node with another op. */
export const withOp = (x: X, op: string): X => node(op, x.t, x.a, x.b, x.c, x.n, x.v, x.off, x.pos);

/** A copy of a tree's root. */
export const copyX = (x: X): X => tree(x.op, x.code, x.t, x.a, x.b, x.c, x.n, x.v, x.off, x.pos);

/** Counts a tree's nodes again when its operands have been replaced. */
export function recount(x: X): void {
  x.w = 1 + (x.a === null ? 0 : x.a.w) + (x.b === null ? 0 : x.b.w) + (x.c === null ? 0 : x.c.w);
}

/** The same op with these operands. */
export const withKids = (x: X, a: X | null, b: X | null, c: X | null): X => tree(x.op, x.code, x.t, a, b, c, x.n, x.v, x.off, x.pos);

export function isConst(x: X): boolean {
  return (traits[x.code]! & Is.Const) !== 0;
}

/** Evaluating x twice costs nothing and gives the same value as long as its vreg is not assigned. */
export function isCheap(x: X): boolean {
  return x.code === vregCode || x.code === frameAddrCode || isConst(x);
}

export function canTrap(x: X): boolean {
  if (x.pos !== 0) return true;
  return (x.a !== null && canTrap(x.a)) || (x.b !== null && canTrap(x.b)) || (x.c !== null && canTrap(x.c));
}

/** Does the tree read this vreg? */
export function readsVreg(x: X, v: number): boolean {
  if (x.code === vregCode) return x.n === v;
  return (x.a !== null && readsVreg(x.a, v)) || (x.b !== null && readsVreg(x.b, v)) || (x.c !== null && readsVreg(x.c, v));
}

/** Does the tree read one of the first n of these vregs? */
export function readsFirst(x: X, vregs: readonly number[], n: number): boolean {
  if (x.code === vregCode) {
    for (let i = 0; i < n; i++) if (vregs[i] === x.n) return true;
    return false;
  }
  return (x.a !== null && readsFirst(x.a, vregs, n)) || (x.b !== null && readsFirst(x.b, vregs, n)) || (x.c !== null && readsFirst(x.c, vregs, n));
}

/** Does the tree read one of these vregs (or, with `mem`, any memory)? */
export function reads(x: X, vregs: readonly number[], mem: boolean): boolean {
  if (x.code === vregCode) return vregs.includes(x.n);
  if (mem && ((traits[x.code]! & Is.Load) !== 0 || x.op === 'mem.eq')) return true;
  return (x.a !== null && reads(x.a, vregs, mem)) || (x.b !== null && reads(x.b, vregs, mem)) || (x.c !== null && reads(x.c, vregs, mem));
}

export function terminates(body: readonly S[]): boolean {
  const last = body[body.length - 1];
  if (last === undefined) return false;
  switch (last.k) {
    case K.Br:
    case K.BrTable:
    case K.Ret:
    case K.Unreachable:
      return true;
    case K.If:
      return terminates(last.then) && terminates(last.else);
    default:
      return false;
  }
}
