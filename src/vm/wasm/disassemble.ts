/**
 * The text of a compiled function, in the names of WebAssembly's text format, one instruction a line, for `gosim disasm -wasm`. It reads the
 * modules that encoder.ts writes: types, function imports, one code section.
 */
import { InternalError } from '../../base/assert.js';

/** Names by opcode from `first` on; an empty word is no instruction. */
const runs: readonly (readonly [first: number, names: string])[] = [
  [0x00, 'unreachable nop block loop if else'],
  [0x0b, 'end br br_if br_table return call call_indirect'],
  [0x1a, 'drop select'],
  [0x20, 'local.get local.set local.tee global.get global.set'],
  [0x28, 'i32.load i64.load f32.load f64.load i32.load8_s i32.load8_u i32.load16_s i32.load16_u i64.load8_s i64.load8_u i64.load16_s i64.load16_u i64.load32_s i64.load32_u'],
  [0x36, 'i32.store i64.store f32.store f64.store i32.store8 i32.store16 i64.store8 i64.store16 i64.store32 memory.size memory.grow'],
  [0x41, 'i32.const i64.const f32.const f64.const'],
  [0x45, 'i32.eqz i32.eq i32.ne i32.lt_s i32.lt_u i32.gt_s i32.gt_u i32.le_s i32.le_u i32.ge_s i32.ge_u'],
  [0x50, 'i64.eqz i64.eq i64.ne i64.lt_s i64.lt_u i64.gt_s i64.gt_u i64.le_s i64.le_u i64.ge_s i64.ge_u'],
  [0x5b, 'f32.eq f32.ne f32.lt f32.gt f32.le f32.ge f64.eq f64.ne f64.lt f64.gt f64.le f64.ge'],
  [0x67, 'i32.clz i32.ctz i32.popcnt i32.add i32.sub i32.mul i32.div_s i32.div_u i32.rem_s i32.rem_u i32.and i32.or i32.xor i32.shl i32.shr_s i32.shr_u i32.rotl i32.rotr'],
  [0x79, 'i64.clz i64.ctz i64.popcnt i64.add i64.sub i64.mul i64.div_s i64.div_u i64.rem_s i64.rem_u i64.and i64.or i64.xor i64.shl i64.shr_s i64.shr_u i64.rotl i64.rotr'],
  [0x8b, 'f32.abs f32.neg f32.ceil f32.floor f32.trunc f32.nearest f32.sqrt f32.add f32.sub f32.mul f32.div f32.min f32.max f32.copysign'],
  [0x99, 'f64.abs f64.neg f64.ceil f64.floor f64.trunc f64.nearest f64.sqrt f64.add f64.sub f64.mul f64.div f64.min f64.max f64.copysign'],
  [0xa7, 'i32.wrap_i64 i32.trunc_f32_s i32.trunc_f32_u i32.trunc_f64_s i32.trunc_f64_u i64.extend_i32_s i64.extend_i32_u i64.trunc_f32_s i64.trunc_f32_u i64.trunc_f64_s i64.trunc_f64_u'],
  [0xb2, 'f32.convert_i32_s f32.convert_i32_u f32.convert_i64_s f32.convert_i64_u f32.demote_f64 f64.convert_i32_s f64.convert_i32_u f64.convert_i64_s f64.convert_i64_u f64.promote_f32'],
  [0xbc, 'i32.reinterpret_f32 i64.reinterpret_f64 f32.reinterpret_i32 f64.reinterpret_i64 i32.extend8_s i32.extend16_s i64.extend8_s i64.extend16_s i64.extend32_s'],
];
const names: readonly string[] = (() => {
  const out = new Array<string>(256).fill('');
  for (const [first, text] of runs) text.split(' ').forEach((name, k) => void (out[first + k] = name));
  return out;
})();
const saturating = ['i32.trunc_sat_f32_s', 'i32.trunc_sat_f32_u', 'i32.trunc_sat_f64_s', 'i32.trunc_sat_f64_u', 'i64.trunc_sat_f32_s', 'i64.trunc_sat_f32_u', 'i64.trunc_sat_f64_s', 'i64.trunc_sat_f64_u', '', '', 'memory.copy', 'memory.fill'];
const typeNames = new Map([[0x7f, 'i32'], [0x7e, 'i64'], [0x7d, 'f32'], [0x7c, 'f64']]);

class Reader {
  at = 0;
  private readonly view: DataView;
  constructor(private readonly b: Uint8Array) {
    this.view = new DataView(b.buffer, b.byteOffset, b.byteLength);
  }
  get done(): boolean {
    return this.at >= this.b.length;
  }
  byte(): number {
    return this.b[this.at++]!;
  }
  u32(): number {
    let v = 0;
    for (let shift = 0; ; shift += 7) {
      const x = this.byte();
      v += (x & 0x7f) * 2 ** shift;
      if (x < 0x80) return v;
    }
  }
  signed(): bigint {
    let v = 0n;
    for (let shift = 0n; ; ) {
      const x = this.byte();
      v |= BigInt(x & 0x7f) << shift;
      shift += 7n;
      if (x < 0x80) return (x & 0x40) !== 0 ? v - (1n << shift) : v;
    }
  }
  f32(): number {
    this.at += 4;
    return this.view.getFloat32(this.at - 4, true);
  }
  f64(): number {
    this.at += 8;
    return this.view.getFloat64(this.at - 8, true);
  }
  text(): string {
    const n = this.u32();
    let s = '';
    for (let i = 0; i < n; i++) s += String.fromCharCode(this.byte());
    return s;
  }
  types(): string[] {
    return Array.from({ length: this.u32() }, () => typeNames.get(this.byte()) ?? '?');
  }
}

interface Shape {
  types: string[];
  imports: string[];
  kinds: number[];
}

/** Names of a module's functions, imports included, by index: its name section, which is the last one. */
function functionNames(bytes: Uint8Array): Map<number, string> {
  const names = new Map<number, string>();
  const r = new Reader(bytes);
  for (r.at = 8; !r.done; ) {
    const id = r.byte();
    const end = r.u32() + r.at;
    if (id === 0 && r.text() === 'name' && r.byte() === 1) {
      r.u32();
      for (let n = r.u32(); n > 0; n--) names.set(r.u32(), r.text());
    }
    r.at = end;
  }
  return names;
}

/** Text of the first function of the module (helpers follow it); `callee` names an import by its module and name. */
export function disassembleModule(bytes: Uint8Array, callee: (module: string, name: string) => string): string {
  const names = functionNames(bytes);
  const title = (n: number): string => names.get(n + shape.imports.length) ?? `function ${n}`;
  const r = new Reader(bytes);
  r.at = 8;
  const shape: Shape = { types: [], imports: [], kinds: [] };
  let out = '';
  while (!r.done) {
    const id = r.byte();
    const end = r.u32() + r.at;
    if (id === 1) {
      for (let n = r.u32(); n > 0; n--) {
        r.byte();
        shape.types.push(`(${r.types().join(' ')}) -> (${r.types().join(' ')})`);
      }
    } else if (id === 2) readImports(r, shape, callee);
    else if (id === 3) for (let n = r.u32(); n > 0; n--) shape.kinds.push(r.u32());
    else if (id === 10) {
      r.u32();
      const stop = r.u32() + r.at;
      out = `${title(0)} ${shape.types[shape.kinds[0]!]}\n${body(r, stop, shape, title)}\n`;
    }
    r.at = end;
  }
  return out;
}

function readImports(r: Reader, shape: Shape, callee: (module: string, name: string) => string): void {
  for (let n = r.u32(); n > 0; n--) {
    const module = r.text();
    const name = r.text();
    const kind = r.byte();
    if (kind === 0) {
      r.u32();
      shape.imports.push(callee(module, name));
    } else {
      if (kind === 1) r.byte();
      if (r.byte() !== 0) r.u32();
      r.u32();
    }
  }
}

function body(r: Reader, stop: number, shape: Shape, title: (n: number) => string): string {
  let out = '';
  for (let n = r.u32(); n > 0; n--) {
    const count = r.u32();
    out += `  locals: ${count} of ${typeNames.get(r.byte()) ?? '?'}\n`;
  }
  let depth = 1;
  while (r.at < stop) {
    const op = r.byte();
    const name = op === 0xfc ? '' : names[op]!;
    if (op === 0x05 || op === 0x0b) depth--;
    if (depth === 0) break;
    out += `${'  '.repeat(Math.min(depth, 40))}${operation(r, op, name, shape, title)}\n`;
    if (op >= 0x02 && op <= 0x05) depth++;
  }
  r.at = stop;
  return out;
}

function operation(r: Reader, op: number, name: string, shape: Shape, title: (n: number) => string): string {
  if (op === 0xfc) {
    const x = r.byte();
    if (x >= 10) r.at += x === 10 ? 2 : 1;
    return saturating[x]!;
  }
  if (name === '') throw new InternalError(`unknown instruction 0x${op.toString(16)}`);
  if (op >= 0x02 && op <= 0x04) {
    const t = Number(r.signed());
    return t === -64 ? name : `${name} ${t < 0 ? typeNames.get(t & 0x7f) : shape.types[t]}`;
  }
  if (op === 0x0c || op === 0x0d || (op >= 0x20 && op <= 0x24)) return `${name} ${r.u32()}`;
  if (op === 0x0e) return `${name} ${Array.from({ length: r.u32() + 1 }, () => r.u32()).join(' ')}`;
  if (op === 0x10) {
    const f = r.u32();
    return `${name} ${shape.imports[f] ?? title(f - shape.imports.length)}`;
  }
  if (op === 0x11) {
    const t = r.u32();
    r.byte();
    return `${name} ${shape.types[t]}`;
  }
  if (op >= 0x28 && op <= 0x3e) {
    r.u32();
    const off = r.u32();
    return off === 0 ? name : `${name} offset=${off}`;
  }
  if (op === 0x3f || op === 0x40) r.byte();
  if (op === 0x41 || op === 0x42) return `${name} ${r.signed()}`;
  if (op === 0x43) return `${name} ${r.f32()}`;
  if (op === 0x44) return `${name} ${r.f64()}`;
  return name;
}
