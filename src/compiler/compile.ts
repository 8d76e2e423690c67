/**
 * The middle of the compiler: a checked package to its object.
 *
 * Order (gc/main.go): noder; devirtualize and inline; escape analysis; walk and codegen; then descriptors of the types that were
 * referred to, whose method tables may need wrapper functions, which are compiled in turn, until nothing is missing.
 */
import { InternalError } from '../base/assert.js';
import type { DiagnosticBag } from '../base/diagnostic.js';
import type { FileSet, Pos } from '../base/source.js';
import type { FuncCode, PackageObject } from '../bytecode/program.js';
import { verify } from '../bytecode/verify.js';
import type { IrContext, Name, PackageIR } from '../ir/nodes.js';
import type { CheckResult } from '../types/index.js';
import { newPointer } from '../types/new-types.js';
import type { Type } from '../types/types.js';
import { typ, universeError } from '../types/universe.js';
import { escapeFuncs, escapePackage } from './escape/escape.js';
import { inlineLate, inlinePackage } from './inline/interleaved.js';
import type { DecisionFlags, Log } from './inline/diagnose.js';
import { buildPackageIR, methodFunc, methodValueFunc, TooManyInstances } from './noder/index.js';
import { frameTooLarge } from './codegen/emit.js';
import { isDirectIface } from '../ir/typ.js';
import { DescriptorEmitter } from './typedesc/descriptors.js';
import { visibleNames } from './visible.js';
import { PackageCompiler } from './walk/compile-package.js';
import { type EmbedConfig, SymbolTooLarge } from './walk/package-state.js';
import type { Quarantine } from './walk/quarantine.js';
import type { Stays } from './walk/stays.js';

export interface CompileFlags {
  /** Number of -m. */
  m: number;
  /** -l: no inlining. */
  l: boolean;
  /** -l=4: calls cost next to nothing, so that more is inlined. */
  cheapCalls?: boolean;
  /** -N: no optimisation. */
  N: boolean;
  /** -race: functions marked go:norace are not inlined. */
  race?: boolean;
  /** -e: no limit on the number of errors. */
  allErrors?: boolean;
  /** A package of the library: its decisions are not printed. */
  library?: boolean;
  /** Where variables and temporaries of the package live: as escape analysis says, or all on the heap. */
  alloc?: 'gc' | 'heap' | 'stack';
  /** Of --alloc=stack: gathers the sites of this compilation's packages. */
  quarantine?: Quarantine;
  /** Files that `//go:embed` names. */
  embed?: EmbedConfig | null;
  /** Gathers what stays on the stack (-stats=full). */
  stays?: Stays;
  /** -json: version and directory of the log of optimisations, as written. */
  jsonLog?: string;
  /** Gathers that log. */
  opts?: LoggedOpt[];
  /** Called when a stage is done (benchmarks). */
  onStage?: (stage: string) => void;
}

/** A line of -m. */
export interface Decision {
  pos: Pos;
  msg: string;
}

/** An entry of the log of optimisations; each place is the calls through which it was inlined, outermost first, and itself. */
export interface LoggedOpt {
  pos: readonly Pos[];
  /** Where the range ends. */
  last: readonly Pos[];
  code: string;
  message: string;
  /** How a value flows; temporaries have no place. */
  steps: readonly { pos: readonly Pos[]; message: string }[];
}

export interface CompileOutput {
  object: PackageObject;
  /** What other packages may refer to. */
  irNames: Name[];
  decisions: Decision[];
}

/** Compiles a package that was checked without errors; null if errors came up later (they are in the bag). */
export function compileFuncs(checked: CheckResult, ctx: IrContext, flags: CompileFlags, bag: DiagnosticBag, fset: FileSet): CompileOutput | null {
  const decisions: Decision[] = [];
  const log = (d: Decision): void => {
    decisions.push(d);
  };
  const stage = flags.onStage ?? (() => undefined);
  const notes = { ...flags, fset };
  let ir: PackageIR;
  try {
    ir = decide(checked, ctx, notes, log, stage);
  } catch (e) {
    if (!(e instanceof TooManyInstances)) throw e;
    bag.error(e.pos, e.message);
    return null;
  }
  if (bag.hasErrors) return null;
  if (flags.library !== true && ir.pkg.name !== 'main') ir.pkg.visible = visibleNames(ir);

  // Wrappers are asked for while descriptors are written and while method values are lowered; they are analysed and compiled in turn,
  // until nothing is missing.
  let analysed = ir.funcs.length;
  const late = (): void => {
    while (analysed < ir.funcs.length) {
      const fresh = ir.funcs.slice(analysed);
      analysed = ir.funcs.length;
      inlineLate(fresh, ir, ctx, silenced(notes));
      escapeFuncs(fresh, ir, ctx, silenced(notes), () => undefined);
    }
  };
  const compiler = new PackageCompiler(ir, {
    wordSize: ctx.wordSize,
    allHeap: flags.alloc === 'heap',
    quarantine: flags.alloc === 'stack' ? (flags.quarantine ?? null) : null,
    embed: flags.embed ?? null,
    stays: flags.stays ?? null,
    methodValueFunc(recv, name, pkg) {
      const n = methodValueFunc(ctx, recv, name, pkg);
      late();
      return n;
    },
  });
  const emitter = new DescriptorEmitter({
    wordSize: ctx.wordSize,
    pkg: ir.pkg,
    methodSym(recv, m, iface) {
      const t = iface && !isDirectIface(recv) ? newPointer(recv) : recv;
      return methodFunc(ctx, t, m.name, m.func.pkg).linkname!;
    },
  });
  for (const t of declaredTypes(ir)) emitter.type(t);

  emitter.drain();
  late();
  try {
    compiler.start();
  } catch (e) {
    if (!(e instanceof SymbolTooLarge)) throw e;
    bag.error(e.pos, e.message);
    return null;
  }
  for (const e of compiler.errors) bag.error(e.pos, e.msg);
  if (bag.hasErrors) return null;
  stage('walk, codegen');
  for (let types = -1, itabs = -1; types < compiler.pk.types.size || itabs < compiler.pk.itabs.size || analysed < ir.funcs.length; ) {
    late();
    compiler.rest();
    types = compiler.pk.types.size;
    itabs = compiler.pk.itabs.size;
    for (const t of compiler.pk.types.values()) emitter.type(t);
    for (const { type, iface } of compiler.pk.itabs.values()) emitter.itab(type, iface);
    emitter.drain();
  }
  const { types: _types, itabs: _itabs, ...object } = compiler.finish();
  object.data.push(...emitter.out);
  stage('descriptors');
  for (const f of [...object.funcs].sort((a, b) => a.pos - b.pos)) {
    if (frameTooLarge(f.frameSize, f.sig.mem)) bag.error(f.pos, tooLarge(f));
  }
  if (bag.hasErrors) return null;
  for (const f of object.funcs) {
    const bad = verify(f, { wordSize: ctx.wordSize });
    if (bad.length > 0) throw new InternalError(`verifier: ${f.sym}: ${bad[0]!}`, f.pos);
  }
  stage('verify');
  return { object, irNames: exportedNames(ir, ctx), decisions };
}

/**
 * The package's IR with all decisions made. Where the library's own bodies decide otherwise than gc's and decisions are printed, these
 * are made twice: as gc does for what is printed, and again for code (facts/use.ts).
 */
function decide(checked: CheckResult, ctx: IrContext, notes: DecisionFlags, log: Log, stage: (name: string) => void): PackageIR {
  const analyse = (flags: DecisionFlags, to: Log): PackageIR => {
    const ir = buildPackageIR(checked, ctx);
    stage('noder');
    inlinePackage(ir, ctx, flags, to);
    stage('inline');
    escapePackage(ir, ctx, flags, to);
    stage('escape');
    return ir;
  };
  if (notes.library) return analyse(notes, log);
  if (notes.m > 0 || notes.opts !== undefined) {
    const before = new Set(ctx.globals.keys());
    ctx.facts = { mode: 'exact', notSound: false };
    const ir = analyse(notes, log);
    if (!ctx.facts.notSound) return ir;
    // Names of the library stay: its bodies refer to them.
    for (const sym of [...ctx.globals.keys()]) if (!before.has(sym) && ctx.imageNames?.has(sym) !== true) ctx.globals.delete(sym);
  }
  ctx.facts = { mode: 'sound', notSound: false };
  return analyse(silenced(notes), () => undefined);
}

/** The same flags where nothing is told. */
function silenced(flags: DecisionFlags): DecisionFlags {
  const { opts: _, ...rest } = flags;
  return { ...rest, m: 0 };
}

/** gc's words (gc/compile.go); of the sizes, which are those of our frames, only the unit is the same. */
function tooLarge(f: FuncCode): string {
  const mb = (n: number): number => Math.floor(n / 2 ** 20);
  const locals = f.frameSize - f.outSize;
  const callee = f.outSize > 0 ? ` + ${mb(f.outSize)} MB callee` : '';
  return `stack frame too large (>1GB): ${mb(locals)} MB locals + ${mb(f.sig.mem)} MB args${callee}`;
}

const predeclaredTypes: readonly Type[] = [
  ...(['bool', 'int', 'int8', 'int16', 'int32', 'int64', 'uint', 'uint8', 'uint16', 'uint32', 'uint64', 'uintptr'] as const).map(typ),
  ...(['float32', 'float64', 'complex64', 'complex128', 'string', 'unsafe.Pointer'] as const).map(typ),
  universeError,
];

/** Defined, non-generic types of the package: their descriptors belong to it. */
function declaredTypes(ir: PackageIR): Type[] {
  const out: Type[] = [];
  for (const obj of ir.pkg.scope.elems.values()) {
    if (obj.kind === 'TypeName' && obj.type?.kind === 'Named' && obj.type.obj === obj && obj.type.tparams.length === 0) out.push(obj.type);
  }
  // Predeclared types belong to the runtime (gc: reflectdata.WriteBasicTypes).
  if (ir.pkg.path === 'runtime') for (const t of predeclaredTypes) out.push(t, newPointer(t));
  return out;
}

/**
 * Functions and variables that other packages may refer to, reduced to what they need of them: signature, inline body,
 * parameter tags, pragmas.
 */
function exportedNames(ir: PackageIR, ctx: IrContext): Name[] {
  const out: Name[] = [];
  for (const f of ir.funcs) {
    const n = f.nname;
    if (n.linkname === undefined || f.oclosure !== null) continue;
    f.body = [];
    f.dcl = [];
    f.closures = [];
    f.closureVars = [];
    out.push(n);
  }
  for (const n of ir.externs) {
    if (n.linkname === undefined) continue;
    // What a variable is set to at first is its package's affair, as in gc's export data.
    n.defn = null;
    out.push(n);
  }
  // Inline bodies refer to the dictionaries of instances in them.
  for (const d of ir.dictionaries) {
    const n = ctx.globals.get(d.sym);
    if (n !== undefined) out.push(n);
  }
  return out;
}
