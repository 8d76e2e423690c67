/** `gosim mem` as text and JSON. */
import { bytes, count } from './stats.js';

export interface MapSpan {
  start: number;
  pages: number;
  /** Size class; 0: one large object. */
  class: number;
  noscan: boolean;
  /** Of a slot. */
  size: number;
  /** One character a slot: # taken, . free. */
  slots: string;
}

export interface MapVar {
  name: string;
  type: string;
  addr: number;
  where: 'slot' | 'frame' | 'heap';
  param: boolean;
  /** '' when its type is shown by address only. */
  value: string;
}

export interface MapFrame {
  func: string;
  at: string;
  start: number;
  size: number;
  vars: MapVar[];
}

export interface MapStack {
  goid: number;
  status: string;
  lo: number;
  hi: number;
  used: number;
  /** Innermost first. */
  frames: MapFrame[];
}

export interface MapPointer {
  /** Variable or object that holds it. */
  from: string;
  /** Address of the pointer, and what it points to. */
  at: number;
  to: number;
  where: string;
}

export interface MemoryMap {
  goarch: string;
  wordSize: number;
  regions: { name: string; start: number; end: number; what: string }[];
  globals: { name: string; addr: number; region: string }[];
  spans: MapSpan[];
  stacks: MapStack[];
  /** From the program's variables on, breadth first. */
  pointers: MapPointer[];
}

const hex = (n: number): string => `0x${n.toString(16).padStart(8, '0')}`;

export function memoryMapJson(m: MemoryMap): string {
  return `${JSON.stringify(m, null, 1)}\n`;
}

const slotsShown = 64;
const framesShown = 20;
const pointersShown = 60;

export function memoryMapText(m: MemoryMap): string {
  let out = `memory (${m.goarch})\n`;
  for (const r of m.regions) out += `  ${hex(r.start)}  ${r.name.padEnd(9)}  ${bytes(r.end - r.start).padStart(9)}  ${r.what}\n`;
  if (m.globals.length > 0) {
    out += '\npackage variables\n';
    for (const g of m.globals) out += `  ${hex(g.addr)}  ${g.region.padEnd(9)}  ${g.name}\n`;
  }
  out += '\nheap spans (# taken, . free)\n';
  for (const s of m.spans) {
    const taken = s.slots.split('#').length - 1;
    const kind = s.class === 0 ? 'large' : `class ${s.class}`;
    const shown = s.slots.length > slotsShown ? `${s.slots.slice(0, slotsShown)}~` : s.slots;
    out += `  ${hex(s.start)}  ${kind.padEnd(9)}  ${bytes(s.size).padStart(9)}  ${`${count(taken)} of ${count(s.slots.length)}`.padStart(12)}  ${s.noscan ? 'no pointers ' : 'has pointers'}  ${shown}\n`;
  }
  out += '\nstacks\n';
  if (m.stacks.length === 0) out += '  none: every goroutine has ended\n';
  for (const s of m.stacks) {
    out += `  ${hex(s.lo)}  goroutine ${s.goid} [${s.status}]  ${bytes(s.used)} of ${bytes(s.hi - s.lo)} used\n`;
    for (const f of s.frames.slice(0, framesShown)) {
      out += `    ${hex(f.start)}  ${f.func}  ${f.at}  ${bytes(f.size)}\n`;
      for (const v of f.vars) out += `      ${hex(v.addr)}  ${v.where.padEnd(5)}  ${v.name} ${v.type}${v.value === '' ? '' : ` = ${v.value}`}\n`;
    }
    if (s.frames.length > framesShown) out += `    and ${s.frames.length - framesShown} more frames\n`;
  }
  if (m.pointers.length > 0) {
    out += '\nwho points where\n';
    for (const p of m.pointers.slice(0, pointersShown)) out += `  ${hex(p.at)}  ${p.from} -> ${hex(p.to)} (${p.where})\n`;
    if (m.pointers.length > pointersShown) out += `  and ${count(m.pointers.length - pointersShown)} more\n`;
  }
  return out;
}
