/**
 * The middle form between walk and bytecode: structured statements over scalar expression trees. Walk makes it,
 * liveness and slot allocation read it, emit turns it into code.
 *
 * INVARIANTS
 *   - A tree is free of safepoints and side effects: it reads virtual registers, memory and may trap. Calls, `new` and
 *     loops are statements. So a tree may be evaluated later than where it was built as long as nobody writes what it reads.
 *   - Trees are at most maxHeight high and need at most maxDepth operands: walk puts deeper ones into temporaries.
 *   - Virtual registers (vregs) are typed; 0..n-1 are the scalar parameters.
 *   - `op` of a node is an opcode's name, or 'vreg'.
 */
import type { AtomicPart, Sig, ValType } from '../../bytecode/program.js';
import type { Pos } from '../../base/source.js';

export type VT = ValType;

export const maxHeight = 120;
export const maxDepth = 24;

/** Base of frame addresses: a memory slot (>= 0), or one of these. */
export const inArea = -1;
export const outArea = -2;

export interface X {
  op: string;
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

export interface SetS { k: K.Set; v: number; x: X; pos: Pos }
/** Evaluates a tree without value (stores), or for its traps (then the value is dropped). `def`: this store defines the whole memory slot. */
export interface EffS { k: K.Eff; x: X; pos: Pos; def: number }
export interface CallS {
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
  /** Frame slots whose address is passed or which the callee may use. */
  pc: number;
}
export interface NewS { k: K.New; v: number; type: string; pos: Pos; pc: number }
export interface IfS { k: K.If; c: X; then: S[]; else: S[]; pos: Pos }
export interface BlockS { k: K.Block; label: number; body: S[] }
export interface LoopS { k: K.Loop; label: number; body: S[]; pos: Pos; weight: number }
export interface BrS { k: K.Br; label: number; pos: Pos }
export interface BrIfS { k: K.BrIf; c: X; label: number; pos: Pos }
export interface BrTableS { k: K.BrTable; x: X; labels: number[]; pos: Pos }
export interface RetS { k: K.Ret; xs: X[]; pos: Pos }
export interface UnreachableS { k: K.Unreachable; pos: Pos }
/** A memory slot comes to life (its old contents are dead). */
export interface VarDefS { k: K.VarDef; slot: number }
/** Keeps a vreg or slot alive up to here. */
export interface UseS { k: K.Use; v: number; slot: number }
export interface RecoverS { k: K.Recover; pos: Pos }
export interface DeadS { k: K.Dead }
/** Something stays on the stack here (walk/stays.ts); no code. */
export interface TallyS { k: K.Tally; site: number }

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
  usesCtx: boolean;
  isClosure: boolean;
  vars: VarRecord[];
  pos: Pos;
  endPos: Pos;
  flags: ('runtime' | 'atomic' | 'wrapper' | 'dupok' | 'noreturn' | 'norace')[];
  /** Offsets (from the area's start) of pointer words in the incoming memory parameters. */
  inPtrs: number[];
  /** Nil checks and copies of its blocks are noted (Tally.work): the size of a word; 0: they are not. */
  meter: 0 | 4 | 8;
}

// ---------------------------------------------------------------- constructors

function node(op: string, t: VT | '', a: X | null, b: X | null, c: X | null, n: number, v: number | bigint | string, off: number, pos: Pos): X {
  let d = t === '' ? 0 : 1;
  let h = 0;
  if (a !== null) {
    if (a.d > d) d = a.d;
    h = a.h + 1;
  }
  if (b !== null) {
    if (b.d + 1 > d) d = b.d + 1;
    if (b.h >= h) h = b.h + 1;
  }
  if (c !== null) {
    if (c.d + 2 > d) d = c.d + 2;
    if (c.h >= h) h = c.h + 1;
  }
  return { op, t, a, b, c, n, v, off, d, h, pos };
}

export const vreg = (n: number, t: VT): X => node('vreg', t, null, null, null, n, 0, 0, 0);
export const op0 = (op: string, t: VT | ''): X => node(op, t, null, null, null, 0, 0, 0, 0);
export const op1 = (op: string, t: VT | '', a: X, n = 0): X => node(op, t, a, null, null, n, 0, 0, 0);
export const op2 = (op: string, t: VT | '', a: X, b: X, n = 0): X => node(op, t, a, b, null, n, 0, 0, 0);
export const op3 = (op: string, t: VT, a: X, b: X, c: X): X => node(op, t, a, b, c, 0, 0, 0, 0);
export const trap1 = (op: string, t: VT, a: X, pos: Pos): X => node(op, t, a, null, null, 0, 0, 0, pos);
export const trap2 = (op: string, t: VT, a: X, b: X, n: number, pos: Pos): X => node(op, t, a, b, null, n, 0, 0, pos);
export const i32 = (v: number): X => node('i32.const', 'i', null, null, null, 0, v | 0, 0, 0);
export const i64 = (v: bigint | number): X => node('i64.const', 'l', null, null, null, 0, BigInt.asIntN(64, BigInt(v)), 0, 0);
export const f32 = (v: number): X => node('f32.const', 'f', null, null, null, 0, v, 0, 0);
export const f64 = (v: number): X => node('f64.const', 'd', null, null, null, 0, v, 0, 0);
export const nil: X = node('p.nil', 'p', null, null, null, 0, 0, 0, 0);
export const symAddr = (sym: string, addend = 0): X => node('sym.addr', 'p', null, null, null, 0, sym, addend, 0);
export const funcAddr = (sym: string): X => node('func.addr', 'p', null, null, null, 0, sym, 0, 0);
export const frameAddr = (base: number, off: number): X => node('frame.addr', 'p', null, null, null, base, 0, off, 0);
export const frameLoad = (ld: string, t: VT, base: number, off: number): X => node(`frame.load.${ld}`, t, null, null, null, base, 0, off, 0);
export const frameStore = (st: string, base: number, off: number, x: X): X => node(`frame.store.${st}`, '', x, null, null, base, 0, off, 0);
export const frameZero = (base: number, off: number, size: number): X => node('frame.zero', '', null, null, null, base, size, off, 0);
/** `part`: which part of an atomic operation it is (AtomicPart), else 0. */
export const load = (ld: string, t: VT, a: X, off: number, part: AtomicPart | 0 = 0): X => node(`load.${ld}`, t, a, null, null, part, 0, off, 0);
export const store = (st: string, a: X, off: number, x: X, part: AtomicPart | 0 = 0): X => node(`store.${st}`, '', a, x, null, part, 0, off, 0);
/** Typed copies and zeroing name a type symbol; copies know the size, too. */
export const typed2 = (op: string, a: X, b: X, sym: string, size: number): X => node(op, '', a, b, null, size, sym, 0, 0);
export const typed1 = (op: string, a: X, sym: string): X => node(op, '', a, null, null, 0, sym, 0, 0);

export function isConst(x: X): boolean {
  switch (x.op) {
    case 'i32.const':
    case 'i64.const':
    case 'f32.const':
    case 'f64.const':
    case 'p.nil':
    case 'sym.addr':
    case 'func.addr':
      return true;
    default:
      return false;
  }
}

/** Evaluating x twice costs nothing and gives the same value as long as its vreg is not assigned. */
export function isCheap(x: X): boolean {
  return x.op === 'vreg' || x.op === 'frame.addr' || isConst(x);
}

export function canTrap(x: X): boolean {
  if (x.pos !== 0) return true;
  return (x.a !== null && canTrap(x.a)) || (x.b !== null && canTrap(x.b)) || (x.c !== null && canTrap(x.c));
}

/** Does the tree read one of these vregs (or, with `mem`, any memory)? */
export function reads(x: X, vregs: ReadonlySet<number>, mem: boolean): boolean {
  if (x.op === 'vreg') return vregs.has(x.n);
  if (mem && (x.op.startsWith('load.') || x.op.startsWith('frame.load.') || x.op === 'mem.eq')) return true;
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
