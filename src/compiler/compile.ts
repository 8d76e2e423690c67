/**
 * The middle of the compiler: a checked package to its object.
 *
 * Order (gc/main.go): noder; devirtualize and inline; escape analysis; walk and codegen; then descriptors of the types that were
 * referred to, whose method tables may need wrapper functions, which are compiled in turn, until nothing is missing.
 */
import type { DiagnosticBag } from '../base/diagnostic.js';
import type { FileSet, Pos } from '../base/source.js';
import type { PackageObject } from '../bytecode/program.js';
import type { Func, IrContext, Name } from '../ir/nodes.js';
import type { CheckResult } from '../types/index.js';

export interface CompileFlags {
  /** Number of -m. */
  m: number;
  /** -l: no inlining. */
  l: boolean;
  /** -N: no optimisation. */
  N: boolean;
}

/** A line of -m. */
export interface Decision {
  pos: Pos;
  msg: string;
}

export interface CompileOutput {
  object: PackageObject | null;
  irNames: Name[];
  decisions: Decision[];
}

export function compileFuncs(checked: CheckResult, ctx: IrContext, flags: CompileFlags, bag: DiagnosticBag, fset: FileSet): CompileOutput { void [checked, ctx, flags, bag, fset]; return { object: null, irNames: [], decisions: [] }; }
export type { Func };
