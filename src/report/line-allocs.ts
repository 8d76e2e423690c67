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
