/**
 * `gosim layout` as text and JSON: a table of fields, the value drawn to scale (one row a machine word, two characters a byte), its place
 * on the heap, and a better order of fields. Both word sizes stand side by side.
 */

export interface FieldLayout {
  name: string;
  type: string;
  offset: number;
  size: number;
  align: number;
}

/** What an object of the type takes on the heap. */
export interface HeapSlot {
  /** Bytes of its slot; a tiny object shares the slot with others. */
  slot: number;
  /** Size class; 0: pages of its own, or no object at all. */
  class: number;
  /** No pointers: the collector does not look into it. */
  noscan: boolean;
  /** Bytes in front of it for its type (large objects with pointers). */
  header: number;
  tiny: boolean;
}

export interface BetterOrder {
  fields: FieldLayout[];
  size: number;
  padding: number;
  saves: number;
  heap: HeapSlot;
  savesHeap: number;
}

export interface TypeLayout {
  name: string;
  type: string;
  size: number;
  align: number;
  /** Bytes that hold nothing, those of nested structs included. */
  padding: number;
  /** Bytes from the start that the collector has to look at. */
  pointerBytes: number;
  heap: HeapSlot;
  /** Of structs. */
  fields: FieldLayout[] | null;
  /** null: no order is smaller. */
  better: BetterOrder | null;
}

export interface LayoutReport {
  types: { name: string; 64: TypeLayout | null; 32: TypeLayout | null }[];
}

export function layoutJson(r: LayoutReport): string {
  const arch = (wordSize: number, goarch: string, l: TypeLayout | null): object[] => (l === null ? [] : [{ goarch, wordSize, ...l }]);
  return `${JSON.stringify({ types: r.types.map((t) => ({ name: t.name, layouts: [...arch(8, 'amd64', t[64]), ...arch(4, '386', t[32])] })) }, null, 2)}\n`;
}

const marks = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const mark = (i: number): string => marks[i % marks.length]!;
/** Rows of a drawing, above which the middle of large fields is left out. */
const maxRows = 40;

/** The value a word a row: letters are fields, dots padding. */
function drawing(fields: readonly FieldLayout[], size: number, ws: number): string[] {
  const rows = Math.ceil(size / ws);
  const out: string[] = [];
  const at = (row: number): string => {
    let s = '';
    for (let b = row * ws; b < Math.min((row + 1) * ws, size); b++) {
      const i = fields.findIndex((f) => b >= f.offset && b < f.offset + f.size);
      s += i < 0 ? '..' : mark(i).repeat(2);
    }
    return s;
  };
  let skipped = false;
  for (let row = 0; row < rows; row++) {
    if (rows > maxRows) {
      // Rows inside one large field look alike; its first and last are shown.
      const f = fields.find((x) => row * ws > x.offset + ws && (row + 2) * ws < x.offset + x.size);
      if (f !== undefined || (out.length >= 2 * maxRows && row < rows - 2)) {
        if (!skipped) out.push(`${''.padStart(6)} :`);
        skipped = true;
        if (f !== undefined) row = Math.max(row, Math.floor((f.offset + f.size) / ws) - 2);
        continue;
      }
    }
    skipped = false;
    out.push(`${String(row * ws).padStart(6)} |${at(row).padEnd(2 * ws)}|`);
  }
  return out;
}

function heapText(h: HeapSlot): string {
  if (h.slot === 0) return 'no memory: all such objects share one address';
  const kind = h.noscan ? 'no pointers' : 'has pointers';
  if (h.tiny) return 'shares a block of 16 with other tiny objects (no pointers)';
  const head = h.header > 0 ? `, ${h.header} of them its header` : '';
  return h.class === 0 ? `${h.slot} bytes in pages of its own (${kind})` : `${h.slot} bytes${head} (class ${h.class}, ${kind})`;
}

/** Blocks beside each other. */
function beside(blocks: readonly string[][], gap: string): string[] {
  const widths = blocks.map((b) => Math.max(0, ...b.map((l) => l.length)));
  const n = Math.max(0, ...blocks.map((b) => b.length));
  return Array.from({ length: n }, (_, i) =>
    blocks
      .map((b, k) => (k < blocks.length - 1 ? (b[i] ?? '').padEnd(widths[k]!) : (b[i] ?? '')))
      .join(gap)
      .trimEnd(),
  );
}

interface Row {
  left: [string, string, string];
  cells: string[];
}

/** Table of fields with the padding between them; the word sizes share the rows. */
function table(ls: readonly TypeLayout[]): string[] {
  const n = ls[0]!.fields!.length;
  const rows: Row[] = [];
  const pads = (i: number): string[] =>
    ls.map((l) => {
      const f = l.fields!;
      const end = i === 0 ? 0 : f[i - 1]!.offset + f[i - 1]!.size;
      const next = i < n ? f[i]!.offset : l.size;
      return next > end ? cell(end, next - end, '') : cell('', '', '');
    });
  for (let i = 0; i <= n; i++) {
    const p = pads(i);
    if (p.some((c) => c.trim() !== '')) rows.push({ left: ['.', 'padding', ''], cells: p });
    if (i < n) rows.push({ left: [mark(i), ls[0]!.fields![i]!.name, ls[0]!.fields![i]!.type], cells: ls.map((l) => cell(l.fields![i]!.offset, l.fields![i]!.size, l.fields![i]!.align)) });
  }
  const w1 = Math.max(5, ...rows.map((r) => r.left[1].length));
  const w2 = Math.min(40, Math.max(4, ...rows.map((r) => r.left[2].length)));
  const head = `     ${'field'.padEnd(w1)}  ${'type'.padEnd(w2)}${ls.map(() => `  ${cell('offset', 'size', 'align')}`).join('  ')}`;
  return [head, ...rows.map((r) => `  ${r.left[0]}  ${r.left[1].padEnd(w1)}  ${r.left[2].padEnd(w2)}${r.cells.map((c) => `  ${c}`).join('  ')}`.trimEnd())];
}

function cell(offset: number | string, size: number | string, align: number | string): string {
  return `${String(offset).padStart(7)}${String(size).padStart(7)}${String(align).padStart(7)}`;
}

function bytesOf(n: number): string {
  return n === 1 ? '1 byte' : `${n} bytes`;
}

export function layoutText(r: LayoutReport): string {
  const out: string[] = [];
  for (const row of r.types) {
    const ls = ([[64, row[64]], [32, row[32]]] as const).filter((p): p is readonly [64 | 32, TypeLayout] => p[1] !== null);
    const all = ls.map(([, l]) => l);
    if (all.length === 0) continue;
    const first = all[0]!;
    const isStruct = first.fields !== null;
    out.push(isStruct || row.name === first.type ? row.name : `${row.name} ${first.type}`);
    for (const [bits, l] of ls) {
      const share = l.size > 0 && l.padding > 0 ? `, ${l.padding} of them padding (${Math.round((100 * l.padding) / l.size)} %)` : '';
      out.push(`  ${bits}-bit: ${bytesOf(l.size)}${share}, aligned to ${l.align}; on the heap ${heapText(l.heap)}`);
    }
    if (isStruct && first.fields!.length > 0) {
      out.push('');
      if (ls.length > 1) out.push(`${' '.repeat(5 + Math.max(5, ...first.fields!.map((f) => f.name.length), 7) + 2 + Math.min(40, Math.max(4, ...first.fields!.map((f) => f.type.length))))}${ls.map(([b]) => `  ${`${b}-bit`.padStart(14)}${' '.repeat(7)}`).join('  ')}`.trimEnd());
      out.push(...table(all));
      out.push('');
      out.push(...beside(all.map((l, i) => drawing(l.fields!, l.size, ls[i]![0] / 8)), '    '));
    }
    const better = ls.filter(([, l]) => l.better !== null);
    if (better.length > 0) {
      const b = better[0]![1].better!;
      out.push('', `  better: ${b.fields.map((f) => f.name).join(', ')}`);
      for (const [bits, l] of better) {
        const k = l.better!;
        const heap = k.heap.tiny && !l.heap.tiny ? ', and lets objects share blocks of 16' : k.heap.tiny ? '' : k.savesHeap > 0 ? `, ${bytesOf(k.savesHeap)} on the heap` : ', nothing on the heap (the same size class)';
        out.push(`    ${bits}-bit: ${bytesOf(k.size)} instead of ${l.size}: saves ${bytesOf(k.saves)} per object${heap}`);
      }
    } else if (isStruct && first.fields!.length > 1) out.push('', '  no order of the fields is smaller');
    out.push('');
  }
  return out.join('\n');
}
