/**
 * gosim mem: the map of linear memory at the end of a run, or when it first reaches a line. Everything is read from the bytes of the machine
 * through the tables of abi/ (regions, span records, g's, frames) and the program's own tables (functions, variables, symbols).
 *
 * A breakpoint is a probe of the interpreter: when the line comes, the map is taken and the run given up. The probe only reads.
 */
import { Ctl, frameSlotsOff } from '../abi/frame.js';
import { Root, Span, SpanState, pageSize } from '../abi/layout.js';
import { toByteString } from '../base/bytes.js';
import { posFileId, posOffset } from '../base/source.js';
import type { Program, VarInfo } from '../bytecode/program.js';
import type { MapFrame, MapSpan, MapStack, MapVar, MemoryMap } from '../report/memory-map.js';
import type { Frame } from '../runtime/frames.js';
import { GStatus, waitReasons } from '../runtime/goroutines.js';
import type { Machine, Runtime } from '../runtime/index.js';
import { Interp } from '../vm/interp/engine.js';
import { posAt } from '../bytecode/lines.js';
import { userFileBase } from './build.js';
import { execute } from './execute.js';
import { reportName } from './files.js';
import { pointers } from './memory-pointers.js';
import { build, type RunRequest } from './run.js';

export interface MapOutcome {
  status: number;
  map: MemoryMap | null;
}

/** Thrown by the probe to leave the run; it never reaches the user. */
class Reached extends Error {}

/** `p.go:12` as a file of the program and a line with code; or a message. */
function findPlace(program: Program, at: string): { file: number; line: number } | string {
  const m = /^(.+):(\d+)$/.exec(at);
  if (m === null) return `want a place such as main.go:12, not ${at}`;
  const name = toByteString(m[1]!).replace(/^\.\//, '');
  const line = Number(m[2]);
  const file = program.files.find((f) => f.id >= userFileBase && (f.path === name || f.path.endsWith(`/${name}`)));
  if (file === undefined) return `the program has no file ${m[1]!}`;
  for (const f of program.funcs) {
    const lines = f?.code?.lines ?? [];
    for (let i = 1; i < lines.length; i += 2) if (posFileId(lines[i]!) === file.id && lineOf(file, lines[i]!) === line) return { file: file.id, line };
  }
  return `no code at ${at}`;
}

/** Line of a position in a file. */
function lineOf(file: Program['files'][number], pos: number): number {
  const off = posOffset(pos);
  let line = file.lineStarts.length;
  while (line > 1 && file.lineStarts[line - 1]! > off) line--;
  return line;
}

export async function mapMemory(req: RunRequest, at: string | null): Promise<MapOutcome> {
  const built = build(req, true);
  if (built.program === null) return { status: built.status, map: null };
  const { program } = built;
  const err = (text: string): void => req.write(2, Buffer.from(text, 'latin1'));
  const place = at === null ? null : findPlace(program, at);
  if (typeof place === 'string') {
    err(`gosim mem: ${toByteString(place)}\n`);
    return { status: 1, map: null };
  }
  let machine: Machine | null = null;
  let map: MemoryMap | null = null;
  try {
    await execute(program, {
      ...req,
      options: { ...req.options, engine: 'interp' },
      onMachine: (m) => {
        machine = m;
        if (place === null || !(m.engine instanceof Interp)) return;
        const { symtab } = m.rt;
        m.engine.setProbe((fp, fid, pc) => {
          const pos = posAt(program.funcs[fid]!, pc);
          if (posFileId(pos) !== place.file || symtab.position(pos).line !== place.line) return false;
          map = takeMap(m.rt, req.cwd, { fp, pc });
          throw new Reached();
        });
      },
    });
  } catch (e) {
    if (!(e instanceof Reached)) throw e;
  }
  const m = machine as Machine | null;
  if (map === null && m !== null) {
    if (at !== null) err(`gosim mem: ${toByteString(at)} was not reached; this is the end of the run\n`);
    map = takeMap(m.rt, req.cwd, null);
  }
  return { status: 0, map };
}

function takeMap(rt: Runtime, cwd: string, stop: { fp: number; pc: number } | null): MemoryMap {
  const { program, heap } = rt;
  const own = globals(rt);
  const regions = [
    { name: 'null page', start: 0, end: program.map.code, what: 'control words; a nil pointer leads here' },
    { name: 'code', start: program.map.code, end: program.map.rodata, what: 'bytecode' },
    { name: 'rodata', start: program.map.rodata, end: program.map.data, what: 'constants, type descriptors' },
    { name: 'data', start: program.map.data, end: program.map.bss, what: 'package variables with values' },
    { name: 'bss', start: program.map.bss, end: program.map.end, what: 'package variables that begin as zero' },
    { name: 'machine', start: heap.base, end: heap.arenaStart, what: 'root block and page table' },
    { name: 'arena', start: heap.arenaStart, end: heap.get(Root.HighPage) * pageSize, what: 'heap spans, stacks, records of the machine' },
  ];
  return { goarch: rt.word.goarch, wordSize: rt.word.size, regions, globals: own, spans: spans(rt), stacks: stacks(rt, cwd, stop), pointers: pointers(rt, own, stop) };
}

/** Package variables of the program's own packages. */
function globals(rt: Runtime): MemoryMap['globals'] {
  const { program } = rt;
  const out: MemoryMap['globals'] = [];
  for (const [name, addr] of program.symbols) {
    if (addr < program.map.data || addr >= program.map.end || !/^main\.[^.]+$/.test(name)) continue;
    out.push({ name, addr, region: addr < program.map.bss ? 'data' : 'bss' });
  }
  return out.sort((a, b) => a.addr - b.addr);
}

function spans(rt: Runtime): MapSpan[] {
  const { heap, mem } = rt;
  const w = mem.u32;
  const out: MapSpan[] = [];
  heap.forEachSpan((s) => {
    const n = w[(s + Span.NElems) >>> 2]!;
    let slots = '';
    for (let i = 0; i < n; i++) slots += heap.isAllocated(s, i) ? '#' : '.';
    const spc = w[(s + Span.Class) >>> 2]!;
    out.push({ start: w[(s + Span.Start) >>> 2]!, pages: w[(s + Span.NPages) >>> 2]!, class: spc >> 1, noscan: (spc & 1) === 1, size: w[(s + Span.ElemSize) >>> 2]!, slots });
  });
  return out;
}

function stacks(rt: Runtime, cwd: string, stop: { fp: number; pc: number } | null): MapStack[] {
  const { gs, mem } = rt;
  const out: MapStack[] = [];
  const current = mem.u32[Ctl.G >>> 2]!;
  gs.forEach((g) => {
    const status = gs.status(g);
    if (status === GStatus.Dead || status === GStatus.Idle || gs.getByte(g, 'system') !== 0) return;
    const here = stop !== null && g === current;
    const top = here ? stop.fp : gs.get(g, 'fp');
    const lo = gs.get(g, 'lo');
    const frames: MapFrame[] = [];
    let used = 0;
    rt.frames.walk(top, (f) => {
      if (used === 0) used = rt.frames.end(f) - lo;
      // The runtime's own frames are no part of the program.
      if (/^runtime\.[^A-Z]/.test(f.fn.code!.name)) return true;
      const pc = here && f.fp === top ? stop.pc : rt.frames.pc(f);
      const src = rt.symtab.chain(f.fn, pc).at(-1)!;
      frames.push({ func: f.fn.code!.name, at: `${toByteString(reportName(cwd, src.file))}:${src.line}`, start: f.fp, size: f.fn.code!.frameSize, vars: variables(rt, f, pc) });
      return true;
    });
    const reason = status === GStatus.Waiting ? (waitReasons[gs.getByte(g, 'waitreason')] ?? '') : '';
    out.push({ goid: gs.get64(g, 'goid'), status: reason !== '' ? reason : here || status === GStatus.Running ? 'running' : 'runnable', lo, hi: gs.get(g, 'hi'), used, frames });
  });
  return out;
}

/** Variables in scope; inner declarations of a name last. */
function variables(rt: Runtime, f: Frame, pc: number): MapVar[] {
  const out: MapVar[] = [];
  const inScope = f.fn.code!.vars.filter((v) => pc >= v.start && pc < v.end);
  for (const v of inScope) {
    // A slot whose variable is not used any more is given to a later one.
    const taken = v.slots !== undefined && v.off === undefined && inScope.some((o) => o !== v && o.off === undefined && o.pos > v.pos && o.slots?.some((k) => v.slots!.includes(k)));
    const addr = v.off !== undefined ? f.fp + v.off : f.fp + frameSlotsOff + 8 * (v.slots?.[0] ?? 0);
    const heapAddr = v.heap === true ? rt.mem.u32[addr >>> 2]! : 0;
    out.push({ name: v.name, type: v.type, addr: v.heap === true ? heapAddr : addr, where: v.heap === true ? 'heap' : v.off !== undefined ? 'frame' : 'slot', param: v.param === true, value: taken ? 'not used any more' : value(rt, v, f, heapAddr) });
  }
  return out;
}

/** Where a pointer leads, in words. */
function target(rt: Runtime, p: number): string {
  if (p === 0) return 'nil';
  const hex = `0x${(rt.word.size === 8 && rt.heap.high(p) !== 0 ? rt.heap.high(p) * 2 ** 32 + p : p).toString(16)}`;
  const s = rt.heap.spanOf(p);
  if (s === 0) return `${hex} (${p < rt.program.map.rodata ? 'code' : p < rt.program.map.data ? 'rodata' : p < rt.program.map.bss ? 'data' : 'bss'})`;
  return `${hex} (${rt.mem.u32[(s + Span.State) >>> 2] === SpanState.Stack ? 'stack' : 'heap'})`;
}

function value(rt: Runtime, v: VarInfo, f: Frame, heapAddr: number): string {
  const { mem } = rt;
  const ws = rt.word.size;
  const inMemory = v.heap === true || v.off !== undefined;
  const base = v.heap === true ? heapAddr : v.off !== undefined ? f.fp + v.off : 0;
  if (inMemory && base === 0) return '';
  // Part k: in memory word after word, in slots each in its own.
  const part = (k: number): number => (inMemory ? base + k * ws : f.fp + frameSlotsOff + 8 * v.slots![k]!);
  if (!inMemory && (v.slots === undefined || v.slots.some((s) => s < 0))) return '';
  const view = new DataView(mem.u8.buffer);
  const t = v.type;
  const at = part(0);
  const word = (k: number): number => (ws === 8 ? rt.getLong(part(k)) : mem.i32[part(k) >>> 2]!);
  if (t === 'int' || t === 'uint' || t === 'uintptr') return String(ws === 8 ? (t === 'int' ? view.getBigInt64(at, true) : view.getBigUint64(at, true)) : t === 'int' ? view.getInt32(at, true) : view.getUint32(at, true));
  if (t === 'int64') return String(view.getBigInt64(at, true));
  if (t === 'uint64') return String(view.getBigUint64(at, true));
  if (t === 'int32') return String(view.getInt32(at, true));
  if (t === 'uint32') return String(view.getUint32(at, true));
  if (t === 'int16') return String(view.getInt16(at, true));
  if (t === 'uint16') return String(view.getUint16(at, true));
  if (t === 'int8') return String(view.getInt8(at));
  if (t === 'uint8') return String(view.getUint8(at));
  if (t === 'bool') return view.getUint8(at) !== 0 ? 'true' : 'false';
  if (t === 'float64') return String(view.getFloat64(at, true));
  if (t === 'float32') return String(view.getFloat32(at, true));
  if (t === 'string') {
    const n = word(1);
    const text = n > 0 ? mem.text(mem.u32[at >>> 2]!, Math.min(n, 40)) : '';
    return `${JSON.stringify(text)}${n > 40 ? '...' : ''} at ${target(rt, mem.u32[at >>> 2]!)}`;
  }
  if (t.startsWith('[]')) return `len ${word(1)} cap ${word(2)} at ${target(rt, mem.u32[at >>> 2]!)}`;
  if (/^(\*|map\[|chan |<-chan |func\(|unsafe\.Pointer)/.test(t)) return target(rt, mem.u32[at >>> 2]!);
  return '';
}
