/**
 * Walk and codegen for a package: its functions to bytecode, its variables and dictionaries to data symbols (gc: gc/compile.go,
 * pkginit).
 */
import type { Pos } from '../../base/source.js';
import type { Dictionary, Func, Name, PackageIR } from '../../ir/nodes.js';
import { Statics } from './static-data.js';
import { type CompileCtx, type CompiledPackage, DataBuilder, PackageState, SymbolTooLarge } from './package-state.js';
import { writeEmbed } from './embed.js';
import { emitFuncs } from '../codegen/emit.js';
import type { MFunc } from '../codegen/mir.js';
import { lowerToMir } from './lower.js';

export type { CompileCtx, CompiledPackage };

export function compilePackage(ir: PackageIR, ctx: CompileCtx): CompiledPackage {
  return new PackageCompiler(ir, ctx).run();
}

/**
 * Gives errors of the program that arise in f a position. DEPARTURE: gc reports a symbol that is too large where its first
 * user is, this is at the variable.
 */
function located<T>(pos: Pos, f: () => T): T {
  try {
    return f();
  } catch (e) {
    if (e instanceof SymbolTooLarge) e.pos ||= pos;
    throw e;
  }
}

/** Functions that are emitted together. */
const batch = 64;

/** Compiles functions one after another; more may be added (wrappers that descriptors need) until finish(). */
export class PackageCompiler {
  readonly pk: PackageState;
  private readonly done = new Set<Func>();
  private readonly inits: string[] = [];
  /** Functions that are not emitted yet. */
  private lowered: MFunc[] = [];
  /** Of variables whose files cannot be embedded. */
  readonly errors: { pos: Pos; msg: string }[] = [];

  constructor(
    private readonly ir: PackageIR,
    private readonly ctx: CompileCtx,
  ) {
    this.pk = new PackageState(ir, ctx);
  }

  run(): CompiledPackage {
    this.start();
    return this.finish();
  }

  /** Variables, initialisation and all functions of the package. */
  start(): void {
    const { ir, pk } = this;
    const externs = new Map<Name, DataBuilder>();
    for (const n of ir.externs) {
      if (n.sym === '_' || n.type === null) continue;
      const info = pk.info(n.type);
      const b = located(n.pos, () => new DataBuilder(n.linkname!, n.type, info.size, Math.max(1, info.align), pk.ws));
      externs.set(n, b);
      pk.builders.set(b.sym, b);
      const fault = n.embed === undefined ? '' : writeEmbed(pk, b, n, this.ctx.embed ?? null);
      if (fault !== '') this.errors.push({ pos: n.pos, msg: fault });
    }
    if (ir.initFunc !== null) {
      const s = new Statics(pk, externs);
      located(ir.externs[0]?.pos ?? ir.initFunc.pos, () => s.init(ir.initFunc!.body));
      ir.initFunc.body = s.out;
      if (s.out.length > 0) {
        this.inits.push(ir.initFunc.nname.linkname!);
        this.compile(ir.initFunc);
      } else this.done.add(ir.initFunc);
    }
    for (const fn of ir.inits) {
      this.compile(fn);
      this.inits.push(fn.nname.linkname!);
    }
    for (const d of ir.dictionaries) this.dictionary(d);
    for (const t of ir.needTypes) pk.typeSym(t);
    this.rest();
  }

  /** Compiles what was added to the package since. */
  rest(): void {
    const { ir, pk } = this;
    for (let i = 0; ; ) {
      if (pk.queue.length > 0) this.compile(pk.queue.pop()!);
      else if (i < ir.funcs.length) this.compile(ir.funcs[i++]!);
      else break;
    }
  }

  compile(fn: Func): void {
    if (this.done.has(fn)) return;
    this.done.add(fn);
    if (fn.bodyless || fn.nname.sym === '_') return;
    this.lowered.push(located(fn.pos, () => lowerToMir(this.pk, fn)));
    if (this.lowered.length === batch) this.emit();
  }

  private emit(): void {
    this.pk.funcs.push(...emitFuncs(this.lowered, this.pk.ws));
    this.lowered = [];
  }

  finish(): CompiledPackage {
    this.emit();
    this.pk.finishData();
    const object = this.pk.object(this.inits);
    const fills = new Map(this.ir.externs.filter((n) => n.mapInit !== undefined).map((n) => [n.linkname!, n.mapInit!]));
    for (const d of object.data) {
      const init = fills.get(d.sym);
      if (init !== undefined) d.init = init;
    }
    return object;
  }

  private dictionary(d: Dictionary): void {
    const { pk } = this;
    const b = new DataBuilder(d.sym, null, d.entries.length * pk.ws, pk.ws, pk.ws);
    d.entries.forEach((e, i) => {
      const off = i * pk.ws;
      switch (e.kind) {
        case 'rtype':
          b.addr(off, pk.typeSym(e.type));
          break;
        case 'itab':
          b.addr(off, pk.itabSym(e.type, e.iface));
          break;
        case 'subdict':
          b.addr(off, e.sym);
          break;
        case 'method':
          b.relocs.push({ off, sym: e.func.linkname!, addend: 0, kind: 'func' });
          break;
      }
    });
    pk.addData({ sym: d.sym, section: 'rodata', size: b.size, align: pk.ws, bytes: b.bytes, relocs: b.relocs, ptrs: [], dupok: true });
  }
}
