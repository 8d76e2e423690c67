/**
 * Functions that gc replaces by machine instructions: never inlined as calls, and costing like any other node
 * (cmd/compile/internal/ssagen/intrinsics.go; the table of intrinsics_test.go for amd64 and 386).
 */
import type { CallExpr, Name } from '../../ir/nodes.js';

const both = {
  'crypto/internal/constanttime': 'boolToUint8',
  'internal/runtime/math': 'MulUintptr',
  'internal/runtime/sys': 'Bswap32 Bswap64 GetCallerPC GetCallerSP GetClosurePtr TrailingZeros32 TrailingZeros64 TrailingZeros8',
  math: 'sqrt',
  'math/bits': 'Mul64 ReverseBytes32 ReverseBytes64 TrailingZeros16 TrailingZeros32 TrailingZeros64 TrailingZeros8',
  runtime: 'KeepAlive slicebytetostringtmp',
};

const amd64 = {
  'crypto/internal/constanttime': 'Select',
  'internal/runtime/atomic':
    'And And32 And64 And8 Cas Cas64 CasRel Casint32 Casint64 Casp1 Casuintptr Load Load64 Load8 LoadAcq LoadAcq64 LoadAcquintptr Loadint32 Loadint64 Loadp Loaduint Loaduintptr ' +
    'Or Or32 Or64 Or8 Store Store64 Store8 StoreRel StoreRel64 StoreReluintptr Storeint32 Storeint64 StorepNoWB Storeuintptr ' +
    'Xadd Xadd64 Xaddint32 Xaddint64 Xadduintptr Xchg Xchg64 Xchg8 Xchgint32 Xchgint64 Xchguintptr',
  'internal/runtime/maps': 'bitsetFirst bitsetLowestSet bitsetRemoveBelow bitsetShiftOutLowest ctrlGroupMatchEmpty ctrlGroupMatchEmptyOrDeleted ctrlGroupMatchFull ctrlGroupMatchH2',
  'internal/runtime/math': 'Add64 Mul64',
  'internal/runtime/sys': 'Len64 Len8 OnesCount64 Prefetch PrefetchStreamed',
  math: 'Ceil FMA Floor RoundToEven Trunc',
  'math/big': 'mulWW',
  'math/bits':
    'Add Add64 Div Div64 Len Len16 Len32 Len64 Len8 Mul OnesCount OnesCount16 OnesCount32 OnesCount64 RotateLeft RotateLeft16 RotateLeft32 RotateLeft64 RotateLeft8 Sub Sub64',
  sync: 'runtime_LoadAcquintptr runtime_StoreReluintptr',
  'sync/atomic':
    'AddInt32 AddInt64 AddUint32 AddUint64 AddUintptr AndInt32 AndInt64 AndUint32 AndUint64 AndUintptr ' +
    'CompareAndSwapInt32 CompareAndSwapInt64 CompareAndSwapUint32 CompareAndSwapUint64 CompareAndSwapUintptr ' +
    'LoadInt32 LoadInt64 LoadPointer LoadUint32 LoadUint64 LoadUintptr OrInt32 OrInt64 OrUint32 OrUint64 OrUintptr ' +
    'StoreInt32 StoreInt64 StoreUint32 StoreUint64 StoreUintptr SwapInt32 SwapInt64 SwapUint32 SwapUint64 SwapUintptr',
};

/** By package: most names are of packages that have none. */
function table(...parts: Record<string, string>[]): ReadonlyMap<string, ReadonlySet<string>> {
  const out = new Map<string, Set<string>>();
  for (const part of parts) for (const [pkg, names] of Object.entries(part)) out.set(pkg, new Set([...(out.get(pkg) ?? []), ...names.split(' ')]));
  return out;
}

const tables: Record<4 | 8, ReadonlyMap<string, ReadonlySet<string>>> = { 8: table(both, amd64), 4: table(both) };

function isIntrinsicName(ws: 4 | 8, n: Name): boolean {
  return n.pkg !== null && tables[ws].get(n.pkg.path)?.has(n.sym) === true;
}

/** ir.IsIntrinsicCall. */
export function isIntrinsicCall(ws: 4 | 8, call: CallExpr): boolean {
  const f = call.fun;
  if (f === null) return false;
  if (f.op === 'ONAME') return isIntrinsicName(ws, f);
  return f.op === 'OMETHEXPR' && f.method ? isIntrinsicName(ws, f.method) : false;
}
