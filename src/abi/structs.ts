/**
 * TABLE 4: structures in memory that both the machine (TypeScript) and package runtime (Go) use, or that the memory view shows.
 * Fields are listed with a type letter; the layout follows gc's rules for either word size.
 *
 *   p pointer   w word-sized integer   b 1 byte   h 2 bytes   i 4 bytes   l 8 bytes (aligned to the word)
 *   e interface (2 words)   s string (2 words)   S slice (3 words)
 *
 * INVARIANT: the Go declarations (src/runtime/go/runtime2.go, chan.go, src/stdlib/internal/abi/type.go) have the same fields in
 * the same order; tests/runtime/structs.test.ts compares both with the real compiler.
 */

export type FieldType = 'p' | 'w' | 'b' | 'h' | 'i' | 'l' | 'e' | 's' | 'S';

export const structTable = {
  stringHeader: 'p:ptr w:len',
  sliceHeader: 'p:array w:len w:cap',
  eface: 'p:type p:data',
  iface: 'p:tab p:data',
  funcval: 'w:fn',
  g: 'w:lo w:hi p:panic p:defer w:fp p:param p:waiting p:schedlink p:coroarg p:timer p:syncGroup w:startpc w:gopc w:sigpc w:sigcode1 w:quarantine p:labels l:goid l:parentGoid l:waitsince l:sleepWhen l:fuel l:assistBytes i:status i:locks i:sig i:selectDone i:scanned b:waitreason b:system b:wild b:lockedm b:gcretry b:panicfault b:preempted h:assistCycle',
  sudog: 'p:g p:next p:prev p:elem l:acquire l:release i:ticket b:isSelect b:success h:waiters p:parent p:waitlink p:waittail p:c',
  defer: 'b:heap b:rangefunc w:sp w:pc p:fn p:link p:head',
  panic: 'e:arg p:link w:sp w:deferSP b:recovered b:repanicked b:goexit',
  hchan: 'w:qcount w:dataqsiz p:buf h:elemsize i:closed p:timer p:elemtype w:sendx w:recvx p:recvqFirst p:recvqLast p:sendqFirst p:sendqLast p:bubble w:lock',
  bubble: 'p:root p:waiter p:main l:now l:id S:timers l:timerOrder i:total i:running b:done b:waiting',
  map: 'l:used w:seed p:dirPtr w:dirLen b:globalDepth b:globalShift b:writing b:tombstonePossible l:clearSeq',
  table: 'h:used h:capacity h:growthLeft b:localDepth w:index p:groupsData l:groupsMask',
  type: 'w:size w:ptrBytes i:hash b:tflag b:align b:fieldAlign b:kind p:gcdata s:str p:ptrToThis p:uncommon',
  arrayType: 'w:size w:ptrBytes i:hash b:tflag b:align b:fieldAlign b:kind p:gcdata s:str p:ptrToThis p:uncommon p:elem p:slice w:len',
  structType: 'w:size w:ptrBytes i:hash b:tflag b:align b:fieldAlign b:kind p:gcdata s:str p:ptrToThis p:uncommon s:pkgPath S:fields',
  structField: 's:name s:pkgPath p:typ w:offset s:tag b:embedded',
  itab: 'p:inter p:type i:hash w:fun',
  memstats:
    'l:alloc l:totalAlloc l:sys l:lookups l:mallocs l:frees l:heapAlloc l:heapSys l:heapIdle l:heapInuse l:heapReleased l:heapObjects l:stackInuse l:stackSys l:mspanInuse l:mspanSys l:mcacheInuse l:mcacheSys l:buckHashSys l:gcSys l:otherSys l:nextGC l:lastGC l:pauseTotalNs l:pauseNs*256 l:pauseEnd*256 i:numGC i:numForcedGC l:gcCPUFraction b:enableGC b:debugGC',
} as const;

export type StructName = keyof typeof structTable;

export interface Layout {
  size: number;
  align: number;
  /** Offset of each field. */
  off: ReadonlyMap<string, number>;
  /** Offsets of pointer words. */
  ptrs: readonly number[];
}

const sizeOf = (t: FieldType, w: number): number => ({ p: w, w, b: 1, h: 2, i: 4, l: 8, e: 2 * w, s: 2 * w, S: 3 * w })[t];
const alignOf = (t: FieldType, w: number): number => ({ p: w, w, b: 1, h: 2, i: 4, l: w, e: w, s: w, S: w })[t];

/** gc's layout of a row. */
export function layoutOf(name: StructName, wordSize: 4 | 8): Layout {
  const off = new Map<string, number>();
  const ptrs: number[] = [];
  let at = 0;
  let align = 1;
  for (const f of structTable[name].split(' ')) {
    const [t, rest] = f.split(':') as [FieldType, string];
    const [field, count] = rest.split('*') as [string, string | undefined];
    const a = alignOf(t, wordSize);
    at = Math.ceil(at / a) * a;
    align = Math.max(align, a);
    off.set(field, at);
    if (t === 'p' || t === 'e' || t === 's' || t === 'S') ptrs.push(at);
    if (t === 'e') ptrs.push(at + wordSize);
    at += sizeOf(t, wordSize) * (count === undefined ? 1 : Number(count));
  }
  return { size: Math.ceil(at / align) * align, align, off, ptrs };
}

/** Offset of a field; a mistake in the name is a bug of ours. */
export function fieldOffset(name: StructName, field: string, wordSize: 4 | 8): number {
  const o = layoutOf(name, wordSize).off.get(field);
  if (o === undefined) throw new Error(`no field ${field} in ${name}`);
  return o;
}
