/**
 * The interpreter's internal register code. The loader (load.ts) makes it from bytecode, the loop (loop.ts) runs it; nobody
 * else sees it, and nothing of it survives a stop.
 *
 * An instruction is an opcode word and operand words in one Int32Array. Register operands (d, a, b, p, x ...) are offsets in
 * 4-byte words from the frame pointer: scalar slots, frame memory and operand-stack entries alike. "2" in a name means a value of two
 * words (i64, f64, 64-bit pointer), "1" one word. `id` is the resume id of a stop. A function's code is
 *
 *     frame words, entry fuel, instructions ..., resume table (pc of id 0, 1, ...)
 *
 * Conditions exist as Eq Ne Lt Ge LtU GeU only (the loader swaps operands for the others), in pairs: `op ^ 1` is the
 * negation; the families of branches start at an even number.
 */
export const enum I {
  // ---- conditional branches: a b target (Bc: a imm target)
  BrEqL = 0, BrNeL, BrLtL, BrGeL, BrLtUL, BrGeUL,
  BrEqLI, BrNeLI, BrLtLI, BrGeLI, BrLtULI, BrGeULI,
  BrEqI, BrNeI, BrLtI, BrGeI, BrLtUI, BrGeUI,
  BrEqII, BrNeII, BrLtII, BrGeII, BrLtUII, BrGeUII,
  BrEqD, BrNeD, BrLtD, BrNltD, BrLeD, BrNleD,
  // ---- the same as values: d a b (d a imm)
  SetEqL, SetNeL, SetLtL, SetGeL, SetLtUL, SetGeUL,
  SetEqLI, SetNeLI, SetLtLI, SetGeLI, SetLtULI, SetGeULI,
  SetEqI, SetNeI, SetLtI, SetGeI, SetLtUI, SetGeUI,
  SetEqII, SetNeII, SetLtII, SetGeII, SetLtUII, SetGeUII,
  SetEqD, SetNeD, SetLtD, SetNltD, SetLeD, SetNleD,
  // ---- back edges that repeat a loop's first branch: fuel id a b target
  LoopNeL, LoopLtL, LoopGeL, LoopNeLI, LoopLtLI, LoopGeLI, LoopLtI, LoopGeI, LoopLtII, LoopGeII,
  // ---- x += imm first: fuel id a b target x imm
  IncLoopLtL, IncLoopLtLI, IncLoopLtI, IncLoopLtII,
  // ---- control
  Jmp, // target
  JmpPoll, // fuel id target
  Poll, // fuel id
  Fuel, // n
  Table, // a n targets... default
  Call, // fid id calleeOff
  CallNative, // fid id calleeOff
  CallClosure, // p id calleeOff, and four words for the functions it has reached (targets.ts)
  CallCode, // the same
  Ret0, Ret1 /* a */, Ret2 /* a */, RetC /* lo hi */, Ret22 /* a b */,
  Dead,
  Probe, // fid pc
  New, // d typ id
  // ---- moves: d a
  Mov1, Mov2, MovC1 /* d imm */, MovC2 /* d lo hi */, MovZ2, /* d a: zero-extends a */
  Lea, // d off: frame address
  Ctx, // d
  GetG, // d
  Sel1, Sel2, // d a b cond
  Zero, // off words
  // ---- i64: d a b
  AddL, SubL, MulL, AndL, OrL, XorL, ShlL, ShrSL, ShrUL, DivSL, RemSL,
  AddLI, MulLI, AndLI, OrLI, XorLI, ShlLI, ShrSLI, ShrULI,
  // ---- i32: d a b
  AddI, SubI, MulI, AndI, OrI, XorI, ShlI, ShrSI, ShrUI, DivSI, RemSI, DivUI, RemUI,
  AddII, MulII, AndII, OrII, XorII, ShlII, ShrSII, ShrUII,
  Ext8S, Ext16S, SxL, // d a; SxL sign-extends i to l
  // ---- f64: d a b
  AddD, SubD, MulD, DivD, NegD, SqrtD,
  CvtIToD, CvtLToD, CvtDToL, // d a
  // ---- pointers
  AddP, // d p x: 64-bit pointer plus 64-bit offset is AddL; this is index: d p x size off, unchecked
  NilCheck2, // p id: the low word decides
  Bounds, // x y kind id (both 64-bit); y < 0: constant ~y
  BoundsX, // imm y kind id: constant index
  BoundsI, // x y kind id (both 32-bit)
  DivCheckL, DivCheckI, ShiftCheckL, ShiftCheckI, // a id
  // ---- memory: d p off
  Ld8S, Ld8U, Ld16S, Ld16U, Ld1, Ld2,
  // d p off id: with nil check (the low word decides)
  NLd8S, NLd8U, NLd16S, NLd16U, NLd1, NLd2,
  // d p x size off: indexed, 64-bit or 32-bit index (low word)
  LdX8S, LdX8U, LdX16S, LdX16U, LdX1, LdX2,
  // d p x y size off id: bounds check (kind Index), then indexed; y < 0: constant ~y
  BLdX8S, BLdX8U, BLdX16S, BLdX16U, BLdX1, BLdX2,
  // p off a
  St8, St16, St1, St2,
  NSt8, NSt16, NSt1, NSt2, // p off a id
  StX8, StX16, StX1, StX2, // p x size off a
  BStX8, BStX16, BStX1, BStX2, // p x y size off a id
  StPB, // p off a: pointer store with barrier
  // ---- everything else: sub d a b
  Rare,
  // ---- with words of the stack machine itself
  MemCopy, // dst src size
  MemZero, // dst size
  MemEq, // d a b size
  TypedCopy, // typ dst src
  TypedZero, // typ dst
  WildCheck, // p id: like NilCheck2, and the whole address must lie in a region
  BStX8C, // p x y size off imm id: store of a constant byte
  // ---- more fused forms
  BAddP, // d p x y size off id: bounds check (kind Index), then AddP
  // d p off x size eoff id: the slice header at p+off; bounds check of x against its length, then load from its element x
  BLdH8U, BLdH1, BLdH2,
  MulAddD, MulSubD, DivAddD, // d a x y: a + x*y, a - x*y, a + x/y, rounded twice
  AddDM, SubDM, MulDM, // d a p off: the right operand from memory
  // fuel id a b target x r: x += register r first
  AddLoopLtL, AddLoopGeL,
  Check, // p off len pc: stops if p+off is in a dead slot; len < 0: always, else only if the register is not 0
  Tally, // word: adds 1 to the u64 at a constant address (runtime/ledger.ts)
  Touch, // p off len own: the cache model sees an access to p+off; p -1: to the frame at off, -2: to address off
  Race, // p off what pc: an access for the race detector: size << 4 | AtomicPart << 1 | is it a write
  RaceCall, // fid args pc: a call that touches memory for its caller
  Count,
}

/** Width suffixes of the memory families, in their order above. */
export const enum Ldw { I8S, I8U, I16S, I16U, W1, W2 }
export const enum Stw { W8, W16, W1, W2 }

/** What the loop returns besides a StopReason. */
export const enum Exit {
  /** Linear memory grew: enter again with new views. */
  Reviewed = 100,
}

/** The null page: an address below it is nil plus an offset. */
export const nullPage = 4096;
