/**
 * Byte strings: the one representation of Go text in gosim. A byte string is a JavaScript string whose char
 * codes are bytes 0..255; Go text in it is UTF-8.
 */

/** Bytes to a byte string. */
export function bytesToString(bytes: Uint8Array): string {
  let s = '';
  for (let i = 0; i < bytes.length; i += 8192) s += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return s;
}

export function stringToBytes(s: string): Uint8Array {
  const out = new Uint8Array(s.length);
  for (let i = 0; i < s.length; i++) out[i] = s.charCodeAt(i);
  return out;
}

/** UTF-8 encodes a code point; surrogates and values out of range become U+FFFD, as in Go. */
export function encodeRune(r: number): string {
  if (r < 0 || r > 0x10ffff || (r >= 0xd800 && r <= 0xdfff)) r = 0xfffd;
  if (r < 0x80) return String.fromCharCode(r);
  if (r < 0x800) return String.fromCharCode(0xc0 | (r >> 6), 0x80 | (r & 63));
  if (r < 0x10000) return String.fromCharCode(0xe0 | (r >> 12), 0x80 | ((r >> 6) & 63), 0x80 | (r & 63));
  return String.fromCharCode(0xf0 | (r >> 18), 0x80 | ((r >> 12) & 63), 0x80 | ((r >> 6) & 63), 0x80 | (r & 63));
}

/** Decodes one rune of a byte string at `i` with Go's rules: invalid bytes give U+FFFD of width 1. */
export function decodeRune(s: string, i: number): { rune: number; width: number } {
  const bad = { rune: 0xfffd, width: 1 };
  const b0 = s.charCodeAt(i);
  if (b0 < 0x80) return { rune: b0, width: 1 };
  if (b0 < 0xc2 || b0 > 0xf4) return bad;
  const b1 = s.charCodeAt(i + 1);
  const cont = (b: number) => b >= 0x80 && b <= 0xbf;
  if (!cont(b1)) return bad;
  if (b0 < 0xe0) return { rune: ((b0 & 0x1f) << 6) | (b1 & 63), width: 2 };
  const b2 = s.charCodeAt(i + 2);
  if (b0 < 0xf0) {
    if ((b0 === 0xe0 && b1 < 0xa0) || (b0 === 0xed && b1 > 0x9f) || !cont(b2)) return bad;
    return { rune: ((b0 & 0xf) << 12) | ((b1 & 63) << 6) | (b2 & 63), width: 3 };
  }
  const b3 = s.charCodeAt(i + 3);
  if ((b0 === 0xf0 && b1 < 0x90) || (b0 === 0xf4 && b1 > 0x8f) || !cont(b2) || !cont(b3)) return bad;
  return { rune: ((b0 & 7) << 18) | ((b1 & 63) << 12) | ((b2 & 63) << 6) | (b3 & 63), width: 4 };
}

/** A JavaScript (UTF-16) string to a byte string. */
export function toByteString(s: string): string {
  return bytesToString(new TextEncoder().encode(s));
}

/** A byte string to a JavaScript (UTF-16) string, for host interfaces such as file names. */
export function fromByteString(s: string): string {
  return new TextDecoder().decode(stringToBytes(s));
}
