/** What source lines allocated and why, for people. */

export interface LineAllocs {
  /** '' and 0: nothing of the program led here. */
  file: string;
  line: number;
  func: string;
  count: number;
  bytes: number;
  /** The compiler's decisions about the line. */
  why: string[];
  parts: AllocPart[];
  /** What stayed on the stack. */
  stays: StackStay[];
  /** Counted by `gosim compare`: nil checks of the line, and bytes that its values took as arguments, as results and when they were copied. */
  nilChecks: number;
  copied: number;
}

/** Something that gc's decisions kept on the stack. */
export interface StackStay {
  what: string;
  /** Of compiler/walk/stays.ts: a plain variable, one whose address is taken, the object of an expression, a buffer for a small result. */
  kind: 'plain' | 'taken' | 'object' | 'buffer';
  times: number;
  bytes: number;
}

/** How many allocations the stack saved, and their bytes; of buffers, those whose result did fit. Plain variables would not be on the heap anyway. */
export function saved(l: LineAllocs): { count: number; bytes: number } {
  const sum = { count: 0, bytes: 0 };
  for (const s of l.stays) {
    if (s.kind === 'plain' || s.kind === 'buffer') continue;
    sum.count += s.times;
    sum.bytes += s.bytes;
  }
  const buffers = l.stays.filter((s) => s.kind === 'buffer');
  const offered = buffers.reduce((n, s) => n + s.times, 0);
  if (offered > 0) {
    const spilled = l.parts.filter((p) => p.via === '' && mayUseBuffer.test(p.op)).reduce((n, p) => n + p.count, 0);
    const n = Math.max(0, offered - spilled);
    sum.count += n;
    sum.bytes += Math.round((n * buffers.reduce((b, s) => b + s.bytes, 0)) / offered);
  }
  return sum;
}

/** Variables in frames, and what the stack saved, of all lines. */
export function stackTotals(lines: readonly LineAllocs[]): { variables: number; bytes: number; saved: number; savedBytes: number } {
  const t = { variables: 0, bytes: 0, saved: 0, savedBytes: 0 };
  for (const l of lines) {
    for (const s of l.stays) {
      if (s.kind !== 'plain' && s.kind !== 'taken') continue;
      t.variables += s.times;
      t.bytes += s.bytes;
    }
    const s = saved(l);
    t.saved += s.count;
    t.savedBytes += s.bytes;
  }
  return t;
}

export interface AllocPart {
  /** Function of package runtime that allocated; '' for a plain object. */
  op: string;
  /** Function of the library that the line called, '' if the line itself allocated. */
  via: string;
  type: string;
  count: number;
  bytes: number;
}

/** Operations that allocate only if the result does not fit the buffer that they were given. */
const mayUseBuffer = /^(concat|slicebytetostring|slicerunetostring|stringtoslice|growsliceBuf)/;

/** Operations of package runtime in the language's terms. */
const operations: readonly (readonly [RegExp, string])[] = [
  [/^(growslice|growsliceBuf|growsliceNoAlias|growsliceBufNoAlias)$/, 'append grows the slice'],
  [/^concat(string|byte)/, 'string concatenation'],
  [/^(convT|typ2Itab|assertE2I)/, 'conversion to an interface'],
  [/^(mapassign|mapinsert|growmap)/, 'the map grows'],
  [/^(makemap|makemap_small|makemap64)/, 'make of a map'],
  [/^makeslice/, 'make of a slice'],
  [/^makechan/, 'make of a channel'],
  [/^(slicebytetostring|slicerunetostring|stringtoslicebyte|stringtoslicerune|intstring|rawstring|rawbyteslice|rawruneslice)/, 'conversion of a string'],
  [/^(newproc|newproc1)$/, 'go statement'],
  [/^(deferproc|deferprocat|deferrangefunc)/, 'defer'],
  [/^(chansend|chanrecv|selectgo|block)/, 'waiting for a channel'],
  [/^(gopanic|panic|goPanic)/, 'panic'],
];

/** What an allocation was for. */
export function purpose(p: AllocPart, why: readonly string[]): string {
  if (p.via !== '') return `in ${p.via}`;
  const known = operations.find(([re]) => re.test(p.op));
  if (known !== undefined) return known[1];
  if (p.op !== '' && p.op !== 'newobject') return `runtime.${p.op}`;
  if (p.op === '' && p.type === '' && why.length === 0) return 'new object';
  return p.type === '' ? 'new object' : `new ${p.type}`;
}

/** Parts with the same purpose as one. */
export function purposes(l: LineAllocs): { text: string; count: number; bytes: number }[] {
  const out = new Map<string, { text: string; count: number; bytes: number }>();
  for (const p of l.parts) {
    const text = l.line === 0 ? 'before main, and of the machine itself' : purpose(p, l.why);
    const m = out.get(text);
    if (m === undefined) out.set(text, { text, count: p.count, bytes: p.bytes });
    else {
      m.count += p.count;
      m.bytes += p.bytes;
    }
  }
  return [...out.values()].sort((a, b) => b.bytes - a.bytes || b.count - a.count || (a.text < b.text ? -1 : 1));
}
