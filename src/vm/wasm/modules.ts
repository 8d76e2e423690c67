/**
 * Modules of compiled functions. A function is emitted once, as code with holes for what depends on its module (encoder.ts), and may come
 * into several modules: first into that of its batch, then into one with everything else (engine.ts says when). Linking copies bytes.
 */
import { InternalError } from '../../base/assert.js';
import type { FuncCode, LinkedFunc } from '../../bytecode/program.js';
import { type Code, type Link, ModuleWriter } from './encoder.js';
import { FuncEmitter, sigKey } from './function.js';
import { helpers } from './helpers.js';
import { emitters } from './ops.js';
import type { Scan } from './scan.js';
import { opInfos } from './select.js';
import { nativeType, serviceTypes } from './support.js';
import { placeOf, type Targets } from './targets.js';
import type { Unit } from './unit.js';

/** A function that has been emitted. */
export interface Emitted {
  readonly fn: LinkedFunc;
  readonly type: string;
  readonly locals: readonly number[];
  readonly code: Code;
  /** Natives that it calls. */
  readonly natives: readonly number[];
}

/** What is known of the places where a function may stop. */
export interface Points {
  /** By resume id: fuel of its loop, given back before the loop polls again, or -(bounds kind)-1 for traps. */
  readonly fuel: Int32Array;
  /** By resume id: the opcode. */
  readonly ops: Uint8Array;
}

/** A module's bytes, and the place of the call that each exported global watches. */
export interface Linked {
  bytes: Uint8Array;
  cells: ReadonlyMap<string, number>;
}

export class Modules {
  private readonly functions: (Emitted | undefined)[] = [];
  private readonly stops: (Points | undefined)[] = [];
  private readonly helperCode = new Map<string, Code>();

  /** `scanOf` is asked about functions that are emitted. */
  constructor(
    private readonly unit: Unit,
    private readonly scanOf: (fn: LinkedFunc, code: FuncCode) => Scan,
  ) {}

  /** The places where a compiled function may stop. */
  points(fid: number): Points {
    return this.stops[fid]!;
  }

  /** The function comes in a module of an earlier run (kept.ts). */
  keep(fid: number, points: Points): void {
    this.stops[fid] = points;
  }

  /** Emits a function, unless that has been done. */
  private emit(fn: LinkedFunc): Emitted {
    const known = this.functions[fn.id];
    if (known !== undefined) return known;
    const code = fn.code!;
    const s = this.scanOf(fn, code);
    const e = new FuncEmitter(this.unit, fn, code, s, emitters);
    e.build();
    e.c.trim();
    const natives = [...s.callees].filter((c) => (this.unit.program.funcs[c]?.native ?? null) !== null && this.unit.inlined(c) === null);
    const out: Emitted = { fn, type: sigKey(code.sig, this.unit.wide), locals: e.locals, code: e.c, natives };
    this.functions[fn.id] = out;
    this.stops[fn.id] = pointsOf(s, code);
    return out;
  }

  /** The module of some functions; `targets`: what calls through the table reach is made use of, and told by the exported globals of `cells`. */
  link(batch: readonly LinkedFunc[], targets: Targets | null): Linked {
    const steps = this.linking(batch, targets);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
  }

  /** The same, a function at a step. */
  *linking(funcs: readonly LinkedFunc[], targets: Targets | null): Generator<void, Linked> {
    const batch: Emitted[] = [];
    for (const f of funcs) {
      const isNew = this.functions[f.id] === undefined;
      batch.push(this.emit(f));
      if (isNew) yield;
    }
    const cells = new Map<string, number>();
    // A call may have been emitted more than once (resumed.ts).
    const globals = new Map<number, number>();
    const m = new ModuleWriter(this.unit.program.funcs.length);
    const helper = new Map<string, number>();
    for (const [name, type] of Object.entries(serviceTypes)) helper.set(name, m.importFunc('h', name, type));
    const natives = new Map<number, number>();
    for (const f of batch) {
      for (const c of f.natives) if (!natives.has(c)) natives.set(c, m.importFunc('n', String(c), nativeType));
    }
    const index = new Map(batch.map((f, n) => [f.fn.id, m.index(n)]));
    // Helpers come behind the functions, in the order in which they are asked for.
    const used: string[] = [];
    const link: Link = {
      type: (key) => m.type(key),
      native: (fid) => natives.get(fid)!,
      func: (fid) => index.get(fid) ?? -1,
      targets: (fid, id) => targets?.of(fid, id) ?? [],
      cell: (fid, id) => {
        if (targets?.wants(fid, id) !== true) return -1;
        const place = placeOf(fid, id);
        let at = globals.get(place);
        if (at === undefined) {
          const name = `t${cells.size}`;
          cells.set(name, place);
          globals.set(place, (at = m.global(name)));
        }
        return at;
      },
      helper: (name) => {
        let at = helper.get(name);
        if (at === undefined) {
          helper.set(name, (at = m.index(batch.length + used.length)));
          used.push(name);
        }
        return at;
      },
    };
    for (const f of batch) {
      m.element(f.fn.id, [m.func(f.type, f.locals, f.code.linked(link), f.fn.sym)]);
      yield;
    }
    for (let k = 0; k < used.length; k++) {
      const { type, locals } = helpers.get(used[k]!)!;
      m.func(type, locals, this.codeOf(used[k]!).linked(link), used[k]!);
      yield;
    }
    return { bytes: m.finish(), cells };
  }

  private codeOf(helper: string): Code {
    let code = this.helperCode.get(helper);
    if (code === undefined) {
      const h = helpers.get(helper);
      if (h === undefined) throw new InternalError(`no helper ${helper}`);
      this.helperCode.set(helper, (code = h.body(this.unit)));
    }
    return code;
  }
}

function pointsOf(s: Scan, code: FuncCode): Points {
  const fuel = new Int32Array(code.points.length + 1);
  const ops = new Uint8Array(code.points.length + 1);
  for (let i = 0; i < s.n; i++) {
    const id = s.id[i]!;
    if (id === 0) continue;
    const info = opInfos[s.op[i]!]!;
    ops[id] = s.op[i]!;
    if (info.name === 'loop') fuel[id] = s.a[i]!;
    else if (!info.safepoint) fuel[id] = -(s.a[i]! & 31) - 1;
  }
  return { fuel, ops };
}
