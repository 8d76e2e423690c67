/** SHA-256 of a byte string (FIPS 180-4), in hexadecimal: gc hashes long symbol names with it. */

/** The first 32 bits of the fractional parts of the n-th roots of the first primes. */
function rootsOfPrimes(count: number, exponent: number): Uint32Array {
  const out = new Uint32Array(count);
  let n = 0;
  for (let p = 2; n < count; p++) {
    let prime = true;
    for (let d = 2; d * d <= p; d++) if (p % d === 0) prime = false;
    if (!prime) continue;
    const x = p ** exponent;
    out[n++] = Math.floor((x - Math.floor(x)) * 2 ** 32);
  }
  return out;
}

const K = rootsOfPrimes(64, 1 / 3);
const start = rootsOfPrimes(8, 1 / 2);
const rotr = (x: number, n: number): number => (x >>> n) | (x << (32 - n));

export function sha256Hex(text: string): string {
  const length = Math.ceil((text.length + 9) / 64) * 64;
  const bytes = new Uint8Array(length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  bytes[text.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(length - 8, Math.floor(text.length / 2 ** 29));
  view.setUint32(length - 4, text.length << 3);
  const h = start.slice();
  const w = new Uint32Array(64);
  for (let at = 0; at < length; at += 64) block(h, w, view, at);
  return [...h].map((x) => x.toString(16).padStart(8, '0')).join('');
}

function block(h: Uint32Array, w: Uint32Array, view: DataView, at: number): void {
  for (let i = 0; i < 16; i++) w[i] = view.getUint32(at + 4 * i);
  for (let i = 16; i < 64; i++) {
    const a = w[i - 15]!;
    const b = w[i - 2]!;
    w[i] = w[i - 16]! + (rotr(a, 7) ^ rotr(a, 18) ^ (a >>> 3)) + w[i - 7]! + (rotr(b, 17) ^ rotr(b, 19) ^ (b >>> 10));
  }
  let [a, b, c, d, e, f, g, x] = [...h] as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const t1 = (x + (rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)) + ((e & f) ^ (~e & g)) + K[i]! + w[i]!) | 0;
    const t2 = ((rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [x, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  [a, b, c, d, e, f, g, x].forEach((v, i) => {
    h[i] = h[i]! + v;
  });
}
