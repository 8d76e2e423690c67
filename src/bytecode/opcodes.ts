/**
 * TABLE 2: the instruction set. This file *is* the instruction set; encoder, decoder, assembler, disassembler,
 * verifier, both engines' exhaustiveness checks and the reference page derive from it.
 *
 * The machine in seven bullets
 *   - A function runs in a frame of linear memory (abi/frame.ts): header, scalar slots, memory slots, outgoing memory area.
 *   - Instructions are typed and work on an operand stack. The operand stack is empty at block boundaries, at
 *     `loop`, and at safepoints except for the arguments that a call consumes. So nothing but slots survives a safepoint.
 *   - Value types: i (i32; bool and all ints up to 32 bits, kept sign- or zero-extended to their Go type), l (i64), f (f32),
 *     d (f64), p (pointer: 8 bytes on the 64-bit machine, 4 on the 32-bit one). `w` in a picture means the word-sized
 *     integer: l on the 64-bit machine, i on the 32-bit one.
 *   - Control flow is structured as in WebAssembly (block, loop, if, else, end, br d, br_if d, br_table), without block
 *     parameters and results. `br d` leaves d+1 constructs; to a loop it goes back to its top.
 *   - Safepoints (effect S) have a resume id, numbered 1.. in code order; trap sites (effect T) share that numbering, so that
 *     every S or T instruction has exactly one id (FuncCode.points[id-1]). Id 0 is the function's entry.
 *   - `p` values are nil (0) or valid addresses whose low 32 bits are the offset in linear memory; memory instructions
 *     use the low 32 bits and never check: a `nilcheck` or proof comes before them.
 *   - Fuel is charged at function entry (FuncCode.entryFuel), at every `loop` arrival (its operand) and by `fuel`.
 *
 * Immediate kinds
 *   slot   index of a scalar slot            off   byte offset (signed) from the pointer or from fp
 *   i32 i64 f32 f64  constants               depth label depth          depths  vector of label depths, last is the default
 *   reloc  index into FuncCode.relocs (a symbol plus addend)            sig    index into FuncCode.sigs
 *   size   byte count                        n     small number         kind   bounds-check kind (BoundsKind)
 *
 * Stack pictures read `operands -- results`, top of stack on the right. `*` stands for what the signature says.
 *
 * Effects: S safepoint; T may trap; A may allocate (and so collect); B may block; E ends the block (code after it up to end/else is dead);
 *   W writes memory; R reads memory.
 *
 * Semantics that differ from WebAssembly's, on purpose Go's:
 *   - shifts take the count as i (unsigned); a count >= width gives 0 (or the sign for shr_s);
 *   - div_s of MinInt by -1 is MinInt, rem_s of it is 0; division by zero is undefined (a `divcheck` comes before);
 *   - float to int out of range gives what gc's code on that architecture gives (trunc rows);
 *   - a computed NaN is canonical.
 *
 * Adding an opcode: add the row at the end of its group; the checker names the handlers you owe.
 */

export type Imm = 'slot' | 'off' | 'i32' | 'i64' | 'f32' | 'f64' | 'depth' | 'depths' | 'reloc' | 'sig' | 'size' | 'n' | 'kind';

export interface OpRow {
  readonly name: string;
  readonly imm: readonly Imm[];
  /** `operands -- results`. */
  readonly pic: string;
  readonly fx: string;
  readonly doc: string;
}

/** The one string of its value that V8 knows properties by: such strings are compared by address. */
const interned = (s: string): string => Object.keys({ [s]: 0 })[0]!;

const row = (name: string, imm: string, pic: string, fx: string, doc: string): OpRow => ({
  name: interned(name),
  imm: (imm === '' ? [] : imm.split(' ')) as Imm[],
  pic,
  fx,
  doc,
});

const intOps = (t: 'i' | 'l', n: string): OpRow[] => [
  ...['add', 'sub', 'mul', 'div_s', 'div_u', 'rem_s', 'rem_u', 'and', 'or', 'xor'].map((o) =>
    row(`${n}.${o}`, '', `${t} ${t} -- ${t}`, '', `integer ${o}, wrapping`),
  ),
  ...['shl', 'shr_s', 'shr_u'].map((o) => row(`${n}.${o}`, '', `${t} i -- ${t}`, '', `Go shift ${o}: counts at or above the width are defined`)),
  ...['rotl'].map((o) => row(`${n}.${o}`, '', `${t} i -- ${t}`, '', 'rotate left, count modulo the width')),
  ...['clz', 'ctz', 'popcnt'].map((o) => row(`${n}.${o}`, '', `${t} -- ${t}`, '', `count bits: ${o}; the width for zero`)),
  row(`${n}.eqz`, '', `${t} -- i`, '', 'is zero'),
  ...['eq', 'ne', 'lt_s', 'lt_u', 'le_s', 'le_u', 'gt_s', 'gt_u', 'ge_s', 'ge_u'].map((o) =>
    row(`${n}.${o}`, '', `${t} ${t} -- i`, '', `compare ${o}`),
  ),
];

const floatOps = (t: 'f' | 'd', n: string): OpRow[] => [
  ...['add', 'sub', 'mul', 'div', 'min', 'max', 'copysign'].map((o) => row(`${n}.${o}`, '', `${t} ${t} -- ${t}`, '', `IEEE ${o}, rounded to the type; min and max as Go's builtins`)),
  ...['neg', 'abs', 'sqrt', 'floor', 'ceil', 'trunc', 'nearest'].map((o) => row(`${n}.${o}`, '', `${t} -- ${t}`, '', `IEEE ${o}`)),
  ...['eq', 'ne', 'lt', 'le', 'gt', 'ge'].map((o) => row(`${n}.${o}`, '', `${t} ${t} -- i`, '', `IEEE compare ${o}`)),
];

/** Memory access widths: suffix, stack type, doc. */
const loads: [string, string][] = [['i8s', 'i'], ['i8u', 'i'], ['i16s', 'i'], ['i16u', 'i'], ['i32', 'i'], ['i64', 'l'], ['f32', 'f'], ['f64', 'd'], ['p', 'p']];
const stores: [string, string][] = [['i8', 'i'], ['i16', 'i'], ['i32', 'i'], ['i64', 'l'], ['f32', 'f'], ['f64', 'd'], ['p', 'p']];

export const opTable: readonly OpRow[] = [
  // ---- control
  row('unreachable', '', '--', 'E', 'never executed: stands behind calls that do not return'),
  row('nop', '', '--', '', 'nothing'),
  row('block', '', '--', '', 'opens a block; br to it goes behind its end'),
  row('loop', 'n', '--', 'S', 'opens a loop; every arrival (entry and back edge) charges n fuel and polls: resume kind retry'),
  row('if', '', 'i --', '', 'opens a conditional; zero goes to else or end'),
  row('else', '', '--', '', 'other arm'),
  row('end', '', '--', '', 'closes block, loop or if'),
  row('br', 'depth', '--', 'E', 'branch'),
  row('br_if', 'depth', 'i --', '', 'branch if not zero'),
  row('br_table', 'depths', 'i --', 'E', 'branch to depths[i], or to the last one when i is out of range (unsigned)'),
  row('return', '', '* --', 'E', 'returns the scalar results on the operand stack; memory results are already in the incoming memory area'),
  row('fuel', 'n', '--', '', 'charges n fuel (no poll)'),
  row('recover_point', '', '--', 'S', 'a frame whose deferred call recovered a panic is resumed here (resume kind after, no values); nothing in normal flow'),

  // ---- slots, frame memory, constants, symbols
  row('local.get', 'slot', '-- *', '', 'value of a scalar slot'),
  row('local.set', 'slot', '* --', '', 'store into a scalar slot'),
  row('local.tee', 'slot', '* -- *', '', 'store and keep'),
  row('drop', '', '* --', '', 'discard the top'),
  row('frame.addr', 'off', '-- p', '', 'address fp+off of frame memory; negative offsets reach the incoming memory area'),
  ...loads.map(([s, t]) => row(`frame.load.${s}`, 'off', `-- ${t}`, 'R', 'load from fp+off')),
  ...stores.map(([s, t]) => row(`frame.store.${s}`, 'off', `${t} --`, 'W', 'store to fp+off; stacks need no barrier')),
  row('frame.zero', 'off size', '--', 'W', 'zero frame memory'),
  row('i32.const', 'i32', '-- i', '', 'constant'),
  row('i64.const', 'i64', '-- l', '', 'constant'),
  row('f32.const', 'f32', '-- f', '', 'constant'),
  row('f64.const', 'f64', '-- d', '', 'constant'),
  row('p.nil', '', '-- p', '', 'nil'),
  row('sym.addr', 'reloc', '-- p', '', 'address of a data, type or function-value symbol'),
  row('func.addr', 'reloc', '-- p', '', 'entry address of a function in the code region (what a funcval and an itab hold)'),
  row('ctx', '', '-- p', '', 'closure context: the funcval this function was called through'),
  row('getg', '', '-- p', '', 'current g'),
  row('select.i', '', 'i i i -- i', '', 'a b c: c not zero ? a : b'),
  row('select.l', '', 'l l i -- l', '', 'same for i64'),
  row('select.f', '', 'f f i -- f', '', 'same for f32'),
  row('select.d', '', 'd d i -- d', '', 'same for f64'),
  row('select.p', '', 'p p i -- p', '', 'same for pointers'),

  // ---- memory
  ...loads.map(([s, t]) => row(`load.${s}`, 'off', `p -- ${t}`, 'R', 'load from pointer+off')),
  ...stores.map(([s, t]) => row(`store.${s}`, 'off', `p ${t} --`, 'W', s === 'p' ? 'store a pointer without barrier (initialising stores to fresh objects, stacks)' : 'store to pointer+off')),
  row('store.pb', 'off', 'p p --', 'W', 'store a pointer with the write barrier'),
  row('mem.copy', 'size', 'p p --', 'RW', 'dst src: copy size bytes, may overlap, no barrier'),
  row('mem.zero', 'size', 'p --', 'W', 'zero size bytes, no barrier'),
  row('mem.eq', 'size', 'p p -- i', 'R', 'are size bytes equal'),
  row('typed.copy', 'reloc', 'p p --', 'RW', 'dst src: copy a value of the type with barriers for its pointers'),
  row('typed.zero', 'reloc', 'p --', 'W', 'zero a value of the type with barriers'),

  // ---- pointers and checks
  row('p.add', '', 'p w -- p', '', 'pointer plus byte offset'),
  row('p.addi', 'off', 'p -- p', '', 'pointer plus constant'),
  row('p.index', 'size', 'p w -- p', '', 'pointer + index * size; index already checked'),
  row('p.sub', '', 'p p -- w', '', 'difference in bytes'),
  row('p.eq', '', 'p p -- i', '', 'same address'),
  row('p.ne', '', 'p p -- i', '', 'different address'),
  row('p.isnil', '', 'p -- i', '', 'is nil'),
  row('p.toword', '', 'p -- w', '', 'uintptr(p)'),
  row('p.ofword', '', 'w -- p', '', 'unsafe.Pointer(w); a value outside every region marks the goroutine wild'),
  row('nilcheck', '', 'p -- p', 'T', 'nil dereference if nil'),
  row('bounds', 'kind', 'w w -- w', 'T', 'x y: traps unless 0 <= x < y (index kinds) or 0 <= x <= y (slice kinds), compared unsigned; kind says how x prints'),
  row('bounds.l', 'kind', 'l w -- w', 'T', 'same with a 64-bit x on the 32-bit machine (gc: panicExtend)'),
  row('divcheck.i', '', 'i -- i', 'T', 'integer divide error if zero'),
  row('divcheck.l', '', 'l -- l', 'T', 'same for i64'),
  row('shiftcheck.i', '', 'i -- i', 'T', 'negative shift amount if < 0'),
  row('shiftcheck.l', '', 'l -- l', 'T', 'same for i64'),
  row('shcount.l', '', 'l -- i', '', 'a 64-bit unsigned shift count, saturated to 0xffffffff'),

  // ---- calls and allocation
  row('call', 'reloc sig', '* -- *', 'SAB', 'direct call of a Go function or native; resume kind after'),
  row('call.closure', 'sig', '* p -- *', 'SABT', 'call of a func value (top); nil func traps as a nil dereference'),
  row('call.code', 'sig', '* p -- *', 'SAB', 'call of a code address (top; from an itab or a method table)'),
  row('new', 'reloc', '-- p', 'SA', 'a zeroed object of the type; resume kind retry'),

  // ---- integers
  ...intOps('i', 'i32'),
  ...intOps('l', 'i64'),
  row('i32.extend8_s', '', 'i -- i', '', 'sign-extend the low byte'),
  row('i32.extend16_s', '', 'i -- i', '', 'sign-extend the low 16 bits'),
  row('i32.extend8_u', '', 'i -- i', '', 'zero-extend the low byte'),
  row('i32.extend16_u', '', 'i -- i', '', 'zero-extend the low 16 bits'),
  row('i64.mulhi_u', '', 'l l -- l', '', 'high half of the unsigned product (bits.Mul64)'),
  row('i32.bswap', '', 'i -- i', '', 'reverse the bytes'),
  row('i64.bswap', '', 'l -- l', '', 'reverse the bytes'),

  // ---- floats
  ...floatOps('f', 'f32'),
  ...floatOps('d', 'f64'),

  // ---- conversions
  row('i32.wrap_i64', '', 'l -- i', '', 'low 32 bits'),
  row('i64.extend_i32_s', '', 'i -- l', '', 'sign-extend'),
  row('i64.extend_i32_u', '', 'i -- l', '', 'zero-extend'),
  row('i32.trunc_f64_s', '', 'd -- i', '', 'toward zero; out of range or NaN: 0x80000000 (CVTTSD2SL)'),
  row('i64.trunc_f64_s', '', 'd -- l', '', 'toward zero; out of range or NaN: 1<<63 (CVTTSD2SQ)'),
  row('i64.trunc_f64_u', '', 'd -- l', '', 'uint64 as gc computes it on the architecture'),
  row('f32.convert_i32_s', '', 'i -- f', '', 'round to nearest even'),
  row('f32.convert_i32_u', '', 'i -- f', '', 'round to nearest even'),
  row('f32.convert_i64_s', '', 'l -- f', '', 'round to nearest even, one rounding'),
  row('f32.convert_i64_u', '', 'l -- f', '', 'round to nearest even, one rounding'),
  row('f64.convert_i32_s', '', 'i -- d', '', 'exact'),
  row('f64.convert_i32_u', '', 'i -- d', '', 'exact'),
  row('f64.convert_i64_s', '', 'l -- d', '', 'round to nearest even'),
  row('f64.convert_i64_u', '', 'l -- d', '', 'round to nearest even'),
  row('f32.demote_f64', '', 'd -- f', '', 'round'),
  row('f64.promote_f32', '', 'f -- d', '', 'exact'),
  row('i32.reinterpret_f32', '', 'f -- i', '', 'bits'),
  row('i64.reinterpret_f64', '', 'd -- l', '', 'bits'),
  row('f32.reinterpret_i32', '', 'i -- f', '', 'bits'),
  row('f64.reinterpret_i64', '', 'l -- d', '', 'bits'),
];

/** Mnemonic to opcode number: the row's index. */
export const opNumber: ReadonlyMap<string, number> = new Map(opTable.map((r, i) => [r.name, i]));

/**
 * Kinds of bounds checks, numbered as Go's internal/abi bounds codes. The unsigned variants (x printed
 * unsigned) add 16.
 */
export const enum BoundsKind {
  Index = 0, // s[x], 0 <= x < len(s)
  SliceAlen = 1, // s[?:x], 0 <= x <= len(s) (string, array)
  SliceAcap = 2, // s[?:x], 0 <= x <= cap(s)
  SliceB = 3, // s[x:y], 0 <= x <= y
  Slice3Alen = 4,
  Slice3Acap = 5,
  Slice3B = 6,
  Slice3C = 7,
  Convert = 8, // (*[x]T)(s), x <= len(s): operands x = wanted, y = len; traps if x > y
  Unsigned = 16,
}
