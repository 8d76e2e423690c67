/**
 * Source files and positions.
 *
 * A Pos is one JavaScript number: an inlining index, a file id and a byte offset:
 *
 *     inl (17 bits) * 2^36  +  (file id ^ 2048) (12 bits) * 2^24  +  offset (24 bits)
 *
 * Ids from 2049 on, which the files of a program have (driver/build.ts), give small numbers, which V8 keeps in the objects that have a position; others are objects of their own.
 *
 * INVARIANTS
 *   - 0 is NoPos; file ids start at 1, no file has id 2048; a file is smaller than 16 MiB (`maxFileSize`).
 *   - Source text is a byte string (one char code per byte, 0..255), so offsets and columns count
 *     bytes, as gc's do.
 *   - Lines and columns are computed nowhere else; both start at 1.
 *   - The inlining index of a Pos refers to the inline tree of the package being compiled
 *     (see ir/nodes.ts, InlTree); 0 means "not inlined". Two Pos with different index have the same
 *     file and offset arithmetic.
 *
 * `//line` directives (Go spec: compiler documentation, "Line directives") are kept per file, and
 * `position` applies them.
 */

export type Pos = number;
export const noPos: Pos = 0;

const offsetSpan = 2 ** 24;
const fileSpan = 2 ** 36;
/** Exclusive or with this number is between the id of a file and what stands in a Pos. */
const idMask = 2048;
export const maxFileSize = offsetSpan - 1;

/** A `//line name:line[:col]` directive: applies to text from `offset` (start of the next line, or just behind a block form). */
export interface LineDirective {
  readonly offset: number;
  readonly filename: string;
  readonly line: number;
  /** 0: columns are unknown from here on. */
  readonly col: number;
}

export interface SourceFile {
  /** 1..4095, unique in a FileSet. */
  readonly id: number;
  /** Name as shown in messages (`./prog.go`), a byte string. */
  readonly name: string;
  /** Absolute path for traces; equals `name` when there is none. */
  readonly path: string;
  /** Byte string; may be dropped ('') for library files loaded from an image. */
  text: string;
  /** Offsets of line starts; lineStarts[0] = 0. */
  lineStarts: number[];
  /** In order of offset. */
  lineDirectives: LineDirective[];
}

/** A resolved position. `line` 0 means unknown. */
export interface Position {
  readonly filename: string;
  readonly line: number;
  readonly col: number;
}

/** All files of one compilation, library files included. */
export interface FileSet {
  files: (SourceFile | undefined)[];
}

export function newFileSet(): FileSet {
  return { files: [undefined] };
}

/** Adds a file; `id` defaults to the next free one. Throws RangeError if the text is too large (the caller reports it). */
export function addFile(fset: FileSet, name: string, path: string, text: string, id = fset.files.length): SourceFile {
  if (text.length > maxFileSize) throw new RangeError('file too large');
  const lineStarts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) lineStarts.push(i + 1);
  const file: SourceFile = { id, name, path, text, lineStarts, lineDirectives: [] };
  fset.files[id] = file;
  return file;
}

export function makePos(fileId: number, offset: number): Pos {
  return (fileId ^ idMask) * offsetSpan + offset;
}

/** Whether p is behind q in the same file and inlined call. */
export function posBehind(p: Pos, q: Pos): boolean {
  return p > q && Math.floor(p / offsetSpan) === Math.floor(q / offsetSpan);
}

export function posFileId(pos: Pos): number {
  return (Math.floor(pos / offsetSpan) % 4096) ^ idMask;
}

export function posOffset(pos: Pos): number {
  return pos % offsetSpan;
}

export function posInl(pos: Pos): number {
  return Math.floor(pos / fileSpan);
}

/** The same place with inlining index `inl`. */
export function withInl(pos: Pos, inl: number): Pos {
  return (pos % fileSpan) + inl * fileSpan;
}

export function fileOf(fset: FileSet, pos: Pos): SourceFile | undefined {
  return fset.files[posFileId(pos)];
}

/** Index of the line (0-based) that holds `offset`. */
export function lineIndex(file: { lineStarts: readonly number[] }, offset: number): number {
  const starts = file.lineStarts;
  let lo = 0;
  let hi = starts.length;
  while (hi - lo > 1) {
    const mid = (lo + hi) >> 1;
    if (starts[mid]! <= offset) lo = mid;
    else hi = mid;
  }
  return lo;
}

/** Line and column in the physical file, ignoring `//line`. */
export function physicalPosition(fset: FileSet, pos: Pos): Position {
  const file = fileOf(fset, pos);
  if (pos === noPos || file === undefined) return { filename: '', line: 0, col: 0 };
  const offset = posOffset(pos);
  const line = lineIndex(file, offset);
  return { filename: file.name, line: line + 1, col: offset - file.lineStarts[line]! + 1 };
}

/** Line and column as messages show them, `//line` applied. */
export function position(fset: FileSet, pos: Pos): Position {
  const file = fileOf(fset, pos);
  const phys = physicalPosition(fset, pos);
  if (file === undefined || file.lineDirectives.length === 0) return phys;
  return directed(file, posOffset(pos), phys);
}

/** A physical position with the file's `//line` directives applied. */
export function directed(file: { lineStarts: readonly number[]; lineDirectives: readonly LineDirective[] }, offset: number, phys: Position): Position {
  let d: LineDirective | undefined;
  for (const cand of file.lineDirectives) {
    if (cand.offset > offset) break;
    d = cand;
  }
  if (d === undefined) return phys;
  const dLine = lineIndex(file, d.offset) + 1;
  const line = d.line + (phys.line - dLine);
  let col = 0;
  if (d.col > 0) col = phys.line === dLine ? d.col + (offset - d.offset) : phys.col;
  return { filename: d.filename, line, col };
}

/** `file:line:col`, without the column when it is unknown. */
export function formatPosition(p: Position): string {
  if (p.line === 0) return '-';
  return p.col > 0 ? `${p.filename}:${p.line}:${p.col}` : `${p.filename}:${p.line}`;
}

/** Columns from here on are all one, and not shown: positions of gc have 8 bits for them. */
export const maxColumn = 255;

/** A position as gc keeps it behind its parser and checker, `maxColumn` for every column from there on. */
export function cappedPosition(p: Position): Position {
  return p.col > maxColumn ? { ...p, col: maxColumn } : p;
}

/** `formatPosition` of what gc keeps. */
export function formatCapped(p: Position): string {
  return formatPosition(p.col >= maxColumn ? { ...p, col: 0 } : p);
}

/** Orders by file name as shown, line, column (the order in which gc prints diagnostics). */
export function comparePositions(a: Position, b: Position): number {
  if (a.filename !== b.filename) return a.filename < b.filename ? -1 : 1;
  return a.line - b.line || a.col - b.col;
}
