/** print and println (Go: runtime/print.go): to standard error. Floats have Go's shortest form, strconv's 'g'. */
import { NativeStatus } from '../abi/frame.js';
import { limitStop } from './limits.js';
import type { NativeMap } from './natives.js';
import type { Runtime } from './runtime.js';

/** toExponential, which rounds ties up; Go rounds them to even. */
function evenAtTie(v: number, p: number): string {
  const t = v.toExponential(p);
  const exact = v.toExponential(60).replace('.', '').replace(/0*e.*$/, '');
  if (exact.length !== p + 2 || exact[p + 1] !== '5' || Number(exact[p]!) % 2 !== 0) return t;
  const digits = exact.slice(0, p + 1);
  return `${digits[0]}${p > 0 ? `.${digits.slice(1)}` : ''}${t.slice(t.indexOf('e'))}`;
}

/** strconv.FormatFloat(v, 'g', -1, 64 or 32). */
export function formatFloat(v: number, bits: 32 | 64): string {
  if (Number.isNaN(v)) return 'NaN';
  if (v === Infinity) return '+Inf';
  if (v === -Infinity) return '-Inf';
  const sign = v < 0 || Object.is(v, -0) ? '-' : '';
  v = Math.abs(v);
  if (v === 0) return `${sign}0`;
  let text = v.toExponential();
  if (bits === 32) {
    for (let p = 0; p < 10; p++) {
      const t = evenAtTie(v, p);
      if (Math.fround(Number(t)) === v) {
        text = t;
        break;
      }
    }
  }
  const [mant, e] = text.split('e') as [string, string];
  const exp = Number(e);
  const digits = mant.replace('.', '');
  // The shortest form uses precision 6 for this decision.
  if (exp < -4 || exp >= 6) {
    const abs = Math.abs(exp);
    const m = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
    return `${sign}${m}e${exp < 0 ? '-' : '+'}${abs < 10 ? '0' : ''}${abs}`;
  }
  if (exp < 0) return `${sign}0.${'0'.repeat(-exp - 1)}${digits}`;
  if (digits.length <= exp + 1) return sign + digits + '0'.repeat(exp + 1 - digits.length);
  return `${sign}${digits.slice(0, exp + 1)}.${digits.slice(exp + 1)}`;
}

export function printNatives(rt: Runtime, m: NativeMap): void {
  const { mem } = rt;
  const bytes = (b: Uint8Array): NativeStatus => {
    if (rt.out.write(2, b)) return NativeStatus.Done;
    rt.outputLimitHit = true;
    return limitStop(rt);
  };
  const put = (s: string): NativeStatus => bytes(Uint8Array.from(s, (c) => c.charCodeAt(0)));
  m.set('printstring', (a) => {
    const p = mem.u32[a >>> 2]!;
    return bytes(mem.u8.subarray(p, p + mem.u32[(a + 8) >>> 2]!));
  });
  m.set('printbool', (a) => put((mem.u32[a >>> 2]! & 255) !== 0 ? 'true' : 'false'));
  m.set('printint', (a) => put(mem.i64[a >>> 3]!.toString()));
  m.set('printuint', (a) => put(mem.u64[a >>> 3]!.toString()));
  m.set('printhex', (a) => put(`0x${mem.u64[a >>> 3]!.toString(16)}`));
  m.set('printfloat64', (a) => put(formatFloat(mem.f64[a >>> 3]!, 64)));
  m.set('printfloat32', (a) => put(formatFloat(mem.f32[a >>> 2]!, 32)));
  const word = (a: number): NativeStatus => {
    const hi = rt.word.size === 8 ? mem.u32[(a + 4) >>> 2]! : 0;
    return put(`0x${(hi * 2 ** 32 + mem.u32[a >>> 2]!).toString(16)}`);
  };
  m.set('printpointer', word);
  m.set('printuintptr', word);
}
