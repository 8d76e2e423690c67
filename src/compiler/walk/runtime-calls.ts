/**
 * Every function of package runtime that compiled code calls by itself (gc: typecheck/_builtin/runtime.go). One table: name,
 * Go-level signature, machine signature (`w` is a word, `p` a pointer, b a bool or small int).
 *
 * DEPARTURE: generic `any` of gc's table is a pointer or word here; map iteration takes the iterator's address as gc does;
 * `gorecover` takes nothing (as in Go 1.26). `move*` take and return slices as parts.
 */
import type { Sig, } from '../../bytecode/program.js';

export interface RuntimeFn {
  /** `params>results`, letters of ValType with `w` for words. */
  sig: string;
  go: string;
  noret?: boolean;
}

const fn = (sig: string, go: string): RuntimeFn => ({ sig, go });
const noret = (sig: string, go: string): RuntimeFn => ({ sig, go, noret: true });

export const runtimeFns = {
  mallocgc: fn('wpi>p', '(size uintptr, typ *_type, needzero bool) unsafe.Pointer'),
  quarantine: fn('pii>p', '(typ *_type, site, depth int32) unsafe.Pointer'),
  quarantineend: fn('i>', '(depth int32)'),
  newproc: fn('p>', '(fn *funcval)'),
  deferproc: fn('p>', '(fn func())'),
  deferprocStack: fn('pp>', '(d *_defer, fn func())'),
  deferprocat: fn('ppp>', '(fn func(), frame any)'),
  deferrangefunc: fn('>pp', '() any'),
  deferreturn: fn('>', '()'),
  gopanic: noret('pp>', '(e any)'),
  gorecover: fn('>pp', '() any'),
  panicwrap: noret('>', '()'),
  panicmakeslicelen: noret('>', '()'),
  panicmakeslicecap: noret('>', '()'),
  panicunsafeslicelen: noret('>', '()'),
  panicunsafeslicenilptr: noret('>', '()'),
  panicunsafestringlen: noret('>', '()'),
  panicunsafestringnilptr: noret('>', '()'),
  panicrangestate: noret('w>', '(state int)'),
  panicdottypeE: noret('ppp>', '(have, want, iface *_type)'),
  panicdottypeI: noret('ppp>', '(have *itab, want, iface *_type)'),
  panicnildottype: noret('p>', '(want *_type)'),
  assertE2I: fn('pp>p', '(inter *interfacetype, t *_type) *itab'),
  assertE2I2: fn('pp>p', '(inter *interfacetype, t *_type) *itab'),
  typeAssert: fn('pp>p', '(s *abi.TypeAssert, t *_type) *itab'),
  interfaceSwitch: fn('pp>wp', '(s *abi.InterfaceSwitch, t *_type) (int, *itab)'),
  ifaceeq: fn('ppp>i', '(tab *itab, x, y unsafe.Pointer) bool'),
  efaceeq: fn('ppp>i', '(t *_type, x, y unsafe.Pointer) bool'),
  typeEqual: fn('ppp>i', '(t *_type, x, y unsafe.Pointer) bool: values of t are equal'),
  memequal: fn('ppw>i', '(x, y unsafe.Pointer, size uintptr) bool'),
  cmpstring: fn('pwpw>w', '(a, b string) int'),
  strmin: fn('pwpw>pw', '(a, b string) string'),
  strmax: fn('pwpw>pw', '(a, b string) string'),
  printlock: fn('>', '()'),
  printunlock: fn('>', '()'),
  printbool: fn('i>', '(bool)'),
  printfloat64: fn('d>', '(float64)'),
  printfloat32: fn('f>', '(float32)'),
  printint: fn('l>', '(int64)'),
  printuint: fn('l>', '(uint64)'),
  printhex: fn('l>', '(uint64)'),
  printcomplex128: fn('dd>', '(complex128)'),
  printcomplex64: fn('ff>', '(complex64)'),
  printstring: fn('pw>', '(string)'),
  printquoted: fn('pw>', '(string)'),
  printpointer: fn('p>', '(unsafe.Pointer)'),
  printuintptr: fn('w>', '(uintptr)'),
  printiface: fn('pp>', '(iface)'),
  printeface: fn('pp>', '(any)'),
  printslice: fn('pww>', '([]byte)'),
  printnl: fn('>', '()'),
  printsp: fn('>', '()'),
  concatstring2: fn('ppwpw>pw', '(buf *tmpBuf, a0, a1 string) string'),
  concatstring3: fn('ppwpwpw>pw', '(buf *tmpBuf, a0, a1, a2 string) string'),
  concatstring4: fn('ppwpwpwpw>pw', '(buf *tmpBuf, a0, a1, a2, a3 string) string'),
  concatstring5: fn('ppwpwpwpwpw>pw', '(buf *tmpBuf, a0, a1, a2, a3, a4 string) string'),
  concatstrings: fn('ppww>pw', '(buf *tmpBuf, a []string) string'),
  concatbyte2: fn('ppwpw>pww', '(buf *tmpBuf, a0, a1 string) []byte'),
  concatbyte3: fn('ppwpwpw>pww', '(buf *tmpBuf, a0, a1, a2 string) []byte'),
  concatbyte4: fn('ppwpwpwpw>pww', '(buf *tmpBuf, a0, a1, a2, a3 string) []byte'),
  concatbyte5: fn('ppwpwpwpwpw>pww', '(buf *tmpBuf, a0, a1, a2, a3, a4 string) []byte'),
  concatbytes: fn('ppww>pww', '(buf *tmpBuf, a []string) []byte'),
  intstring: fn('pl>pw', '(buf *[4]byte, v int64) string'),
  slicebytetostring: fn('ppw>pw', '(buf *tmpBuf, ptr *byte, n int) string'),
  slicerunetostring: fn('ppww>pw', '(buf *tmpBuf, a []rune) string'),
  stringtoslicebyte: fn('ppw>pww', '(buf *tmpBuf, s string) []byte'),
  stringtoslicerune: fn('ppw>pww', '(buf *[32]rune, s string) []rune'),
  decoderune: fn('pww>iw', '(s string, k int) (r rune, pos int)'),
  countrunes: fn('pw>w', '(s string) int'),
  convT: fn('pp>p', '(t *_type, v unsafe.Pointer) unsafe.Pointer'),
  convTnoptr: fn('pp>p', '(t *_type, v unsafe.Pointer) unsafe.Pointer'),
  convT16: fn('i>p', '(val uint16) unsafe.Pointer'),
  convT32: fn('i>p', '(val uint32) unsafe.Pointer'),
  convT64: fn('l>p', '(val uint64) unsafe.Pointer'),
  convTstring: fn('pw>p', '(val string) unsafe.Pointer'),
  convTslice: fn('pww>p', '(val []byte) unsafe.Pointer'),
  rand: fn('>l', '() uint64'),
  makemap64: fn('plp>p', '(t *abi.MapType, hint int64, m *maps.Map) *maps.Map'),
  makemap: fn('pwp>p', '(t *abi.MapType, hint int, m *maps.Map) *maps.Map'),
  makemap_small: fn('>p', '() *maps.Map'),
  mapaccess1: fn('ppp>p', '(t *abi.MapType, m *maps.Map, key unsafe.Pointer) unsafe.Pointer'),
  mapaccess1_fast32: fn('ppi>p', '(t *abi.MapType, m *maps.Map, key uint32) unsafe.Pointer'),
  mapaccess1_fast64: fn('ppl>p', '(t *abi.MapType, m *maps.Map, key uint64) unsafe.Pointer'),
  mapaccess1_faststr: fn('pppw>p', '(t *abi.MapType, m *maps.Map, key string) unsafe.Pointer'),
  mapaccess1_fat: fn('pppp>p', '(t *abi.MapType, m *maps.Map, key, zero unsafe.Pointer) unsafe.Pointer'),
  mapaccess2: fn('ppp>pi', '(t *abi.MapType, m *maps.Map, key unsafe.Pointer) (unsafe.Pointer, bool)'),
  mapaccess2_fast32: fn('ppi>pi', '(t *abi.MapType, m *maps.Map, key uint32) (unsafe.Pointer, bool)'),
  mapaccess2_fast64: fn('ppl>pi', '(t *abi.MapType, m *maps.Map, key uint64) (unsafe.Pointer, bool)'),
  mapaccess2_faststr: fn('pppw>pi', '(t *abi.MapType, m *maps.Map, key string) (unsafe.Pointer, bool)'),
  mapaccess2_fat: fn('pppp>pi', '(t *abi.MapType, m *maps.Map, key, zero unsafe.Pointer) (unsafe.Pointer, bool)'),
  mapassign: fn('ppp>p', '(t *abi.MapType, m *maps.Map, key unsafe.Pointer) unsafe.Pointer'),
  mapassign_fast32: fn('ppi>p', '(t *abi.MapType, m *maps.Map, key uint32) unsafe.Pointer'),
  mapassign_fast32ptr: fn('ppp>p', '(t *abi.MapType, m *maps.Map, key unsafe.Pointer) unsafe.Pointer'),
  mapassign_fast64: fn('ppl>p', '(t *abi.MapType, m *maps.Map, key uint64) unsafe.Pointer'),
  mapassign_fast64ptr: fn('ppp>p', '(t *abi.MapType, m *maps.Map, key unsafe.Pointer) unsafe.Pointer'),
  mapassign_faststr: fn('pppw>p', '(t *abi.MapType, m *maps.Map, key string) unsafe.Pointer'),
  mapdelete: fn('ppp>', '(t *abi.MapType, m *maps.Map, key unsafe.Pointer)'),
  mapdelete_fast32: fn('ppi>', '(t *abi.MapType, m *maps.Map, key uint32)'),
  mapdelete_fast64: fn('ppl>', '(t *abi.MapType, m *maps.Map, key uint64)'),
  mapdelete_faststr: fn('pppw>', '(t *abi.MapType, m *maps.Map, key string)'),
  mapIterStart: fn('ppp>', '(t *abi.MapType, m *maps.Map, it *maps.Iter)'),
  mapIterNext: fn('p>', '(it *maps.Iter)'),
  mapclear: fn('pp>', '(t *abi.MapType, m *maps.Map)'),
  makechan64: fn('pl>p', '(t *chantype, size int64) *hchan'),
  makechan: fn('pw>p', '(t *chantype, size int) *hchan'),
  chanrecv1: fn('pp>', '(c *hchan, elem unsafe.Pointer)'),
  chanrecv2: fn('pp>i', '(c *hchan, elem unsafe.Pointer) bool'),
  chansend1: fn('pp>', '(c *hchan, elem unsafe.Pointer)'),
  closechan: fn('p>', '(c *hchan)'),
  chanlen: fn('p>w', '(c *hchan) int'),
  chancap: fn('p>w', '(c *hchan) int'),
  typedslicecopy: fn('ppwpw>w', '(typ *_type, dstPtr unsafe.Pointer, dstLen int, srcPtr unsafe.Pointer, srcLen int) int'),
  selectnbsend: fn('pp>i', '(c *hchan, elem unsafe.Pointer) bool'),
  selectnbrecv: fn('pp>ii', '(elem unsafe.Pointer, c *hchan) (selected, received bool)'),
  selectgo: fn('pppwwi>wi', '(cas0 *scase, order0 *uint16, pc0 *uintptr, nsends, nrecvs int, block bool) (int, bool)'),
  block: noret('>', '()'),
  makeslice: fn('pww>p', '(et *_type, len, cap int) unsafe.Pointer'),
  makeslice64: fn('pll>p', '(et *_type, len64, cap64 int64) unsafe.Pointer'),
  makeslicecopy: fn('pwwp>p', '(et *_type, tolen, fromlen int, from unsafe.Pointer) unsafe.Pointer'),
  growslice: fn('pwwwp>pww', '(oldPtr unsafe.Pointer, newLen, oldCap, num int, et *_type) slice'),
  growsliceBuf: fn('pwwwppw>pww', '(oldPtr unsafe.Pointer, newLen, oldCap, num int, et *_type, bufPtr unsafe.Pointer, bufLen int) slice'),
  moveSlice: fn('ppww>pww', '(et *_type, old unsafe.Pointer, len, cap int) slice'),
  moveSliceNoScan: fn('wpww>pww', '(elemSize uintptr, old unsafe.Pointer, len, cap int) slice'),
  moveSliceNoCap: fn('ppw>pww', '(et *_type, old unsafe.Pointer, len int) slice'),
  moveSliceNoCapNoScan: fn('wpw>pww', '(elemSize uintptr, old unsafe.Pointer, len int) slice'),
  memmove: fn('ppw>', '(to, from unsafe.Pointer, n uintptr)'),
  memclrNoHeapPointers: fn('pw>', '(ptr unsafe.Pointer, n uintptr)'),
  memclrHasPointers: fn('pw>', '(ptr unsafe.Pointer, n uintptr)'),
  complex128div: fn('dddd>dd', '(n, m complex128) complex128'),
} as const satisfies Record<string, RuntimeFn>;

export type RuntimeName = keyof typeof runtimeFns;

/** What a call of a runtime function needs, the same strings and objects for each. */
export interface RuntimeCall {
  sym: string;
  sig: Sig;
  noret: boolean;
}

const calls: Record<4 | 8, Map<RuntimeName, RuntimeCall>> = { 4: new Map(), 8: new Map() };

export function runtimeCall(name: RuntimeName, ws: 4 | 8): RuntimeCall {
  let c = calls[ws].get(name);
  if (c === undefined) {
    const f: RuntimeFn = runtimeFns[name];
    const [params, results] = f.sig.replaceAll('w', ws === 8 ? 'l' : 'i').split('>');
    c = { sym: `runtime.${name}`, sig: { params: params!, results: results!, mem: 0 }, noret: f.noret === true };
    calls[ws].set(name, c);
  }
  return c;
}
