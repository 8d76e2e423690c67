/**
 * Frames, calling convention and control words: what both engines, the stack scanner and the stack copier agree on.
 * Heritage: Go's wasm port (calls as resume points); measured prototypes (docs/ARCHITECTURE.md, "The fast engine").
 *
 * A frame (stacks grow upwards):
 *
 *     fp-M ..         incoming memory area: memory parameters, then memory results (in the caller's frame)
 *     fp+0   u32      resume id: where this frame continues (written when the frame is left standing: at every call by the
 *                     interpreter, on unwinding by the fast engine)
 *     fp+4   u32      function id
 *     fp+8   u32      offset of the caller's frame (0: outermost)
 *     fp+12  u32      closure context: low 32 bits of the funcval pointer (written by call.closure and by `go`; else stale)
 *     fp+16           scalar slots, 8 bytes each: parameters first, then locals
 *     ...             memory slots, each 8-aligned
 *     ...             outgoing memory area, as large as the largest callee needs, ending at fp+frameSize
 *     fp+frameSize    frame of the callee
 *
 * - Scalar slot k lives at fp+16+8k. i: 4 bytes at +0 (upper half undefined); l, d: 8 bytes; f: 4 bytes; p: 8 bytes on
 *   the 64-bit machine, 4 on the 32-bit one.
 * - Scalar parameter k is slot k. Scalar result k is found at the callee's fp+16+8k when it has returned.
 * - The operand stack of a function at depth k may be kept at fp+frameSize+16+8k: arguments are then already in the
 *   callee's parameter slots and results where the caller expects them (the interpreter does so).
 * - Which parts are scalar follows from the signature alone (`abi of a type`): a basic type, pointer, map, chan, func,
 *   unsafe.Pointer is 1 scalar; string 2 (p w); interface 2 (p p); slice 3 (p w w); complex 2; a struct or an array of length 1 is the
 *   concatenation of its parts if these are at most `maxScalarParts`, an array of length 0 and an empty struct none; everything else is memory. At most
 *   `maxScalarArgs` scalars are parameters (receiver first, then parameters in order); a parameter whose parts no
 *   longer fit goes to memory as a whole. The same for results.
 * - The memory area of a call: memory parameters in order, then memory results in order, each aligned to 8, total size M rounded to 8,
 *   occupying [callee fp - M, callee fp).
 * - A frame may be entered only if fp + frameSize + stackReserve <= limit of the stack. The reserve holds the operand stack and
 *   the header and parameters of a callee that does not fit.
 *
 * Pointers into stacks, like all heap pointers, are `heapBase | offset` on the 64-bit machine (heapHigh in the upper word).
 */

export const frameHeaderSize = 16;
export const frameResumeOff = 0;
export const frameFuncOff = 4;
export const frameParentOff = 8;
export const frameCtxOff = 12;
export const frameSlotsOff = 16;

export const maxScalarParts = 4;
export const maxScalarArgs = 24;
/** Bytes kept free above the innermost frame. */
export const stackReserve = 512;
/** Deepest operand stack that codegen may use (stackReserve minus header, in 8-byte entries, minus slack). */
export const maxOperandDepth = 56;

/** First stack of a goroutine (runtime/stack.go stackMin). */
export const stackMin = 2048;

/** Upper 32 bits of heap and stack pointers on the 64-bit machine. Code, rodata, data and bss pointers have 0. */
export const heapHigh = 0xc0;

/**
 * Control words: u32 (or u64 where said) at fixed addresses in the null page. Names as in the engine's description.
 */
export const enum Ctl {
  /** What prologues compare with; 0 makes the next prologue stop. */
  Limit = 64,
  /** What to put back into Limit. */
  Real = 68,
  /** 1: the next function entered is being resumed (fast engine). */
  State = 72,
  /** Innermost frame of the last stop. */
  Top = 76,
  /** i32 fuel left in this slice; a poll below zero stops. */
  Fuel = 80,
  /** Not 0: write barriers are on. */
  GcPhase = 84,
  /** StopReason of the last stop. */
  Reason = 88,
  /** Trap code or other detail. */
  Detail = 92,
  /** Two 64-bit arguments of a trap (index and length, wrong address). */
  Arg0 = 96,
  Arg1 = 104,
  /** Offset of the current g (u32). */
  G = 112,
  /** Offset of the current p (u32). */
  P = 116,
  /** i64 fuel spent since the start, settled at slice ends. */
  Clock = 120,
  /** u32: not 0: only the interpreter may run, for functions may be called with other machine signatures than their own (reflect.StructOf). */
  Interpret = 128,
  /** u32: not 0: an engine may switch goroutines by itself (runtime/machine.ts, vm/wasm/switch.ts); what it then reads and keeps up to date: */
  Switch = 132,
  /** i32: fuel given to the running goroutine when it was last started; what is spent of it is not in Clock. */
  Quota = 136,
  /** i32: fuel that it has used before that in the present run. */
  Used = 140,
  /** i32: fuel that was left of the turn when the running goroutine was put on its P (runtime/turns.ts). */
  Left = 144,
  /** u32: goroutines put on a P so far. */
  Started = 148,
  /** i64: the time of the turn, as waitsince wants it. */
  Now = 152,
  /** u32: end of the running goroutine's stack, as Limit has it. */
  StackLimit = 160,
  /** u32: why the goroutine parks that stopped last with Action.Park. */
  ParkReason = 164,
  /** i32: fuel of an ordinary turn while a P that is alone has a long one, else 0. */
  Alone = 168,
  /** i32: what it gets back of its turn when the goroutine in its runnext runs. */
  Reserve = 172,
  /** i32: fuel of a time slice. */
  Slice = 176,
  /** i32: of Quota, what an engine keeps back from the running goroutine for later in the same run (vm/wasm/tiered.ts); not in Fuel, and not spent. */
  Withheld = 180,
}

/** Why an engine handed the goroutine back. */
export const enum StopReason {
  /** The outermost function returned. */
  Done = 1,
  /** Fuel is spent, or somebody set Limit to 0. */
  Preempt = 2,
  /** The frame at Top does not fit: grow the stack, resume with the same frame (its resume id is 0). */
  Grow = 3,
  /** An allocation or native needs a collection or memory first; the instruction is retried. */
  Collect = 4,
  /** A native parked the goroutine; its results, if any, are written to the callee position of Top before it is resumed behind the call. */
  Park = 5,
  /** A trap: Detail is a TrapCode; the runtime calls the Go function that panics, above Top. */
  Trap = 6,
  /** A native asks to continue elsewhere: g's innermost frame was changed by it (recovery, tail calls into Go). */
  Switch = 7,
  /** The program ends (os.Exit, fatal error); status in Detail. */
  Exit = 8,
  /** A probe or breakpoint. */
  Probe = 9,
  /** Fast engine only: the host's stack is used up; continue at once. */
  HostStack = 10,
  /** Checked interpreter only (--alloc=stack): the next instruction uses a dead slot in quarantine. Detail: its code offset; Arg0: the address. The run ends. */
  Dangling = 11,
}

/** Traps and the runtime function that each one calls (src/runtime/go/panic.go), in linear order. */
export const enum TrapCode {
  NilDeref = 1, // runtime.panicmem()
  Bounds = 2, // runtime.panicBounds(x int64, signed bool, y int, code uint8)
  Divide = 3, // runtime.panicdivide()
  Shift = 4, // runtime.panicshift()
  WildFault = 5, // runtime.panicmemAddr(addr uintptr)
}

/** What a native returns (see runtime/engine.ts). */
export const enum NativeStatus {
  Done = 0,
  Collect = 4,
  Park = 5,
  Switch = 7,
  Exit = 8,
}
