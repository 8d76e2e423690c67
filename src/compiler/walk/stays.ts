/**
 * What stays on the stack, for full statistics: where --alloc=heap would allocate and gc's decisions do not, walk puts a K.Tally, which is no
 * code. Emission gathers those of a basic block at one offset (FuncCode.tallies), and the engines count how often that is passed.
 *
 * What counts is what alloc.ts decides about: variables that have a name, composites, closures, make, new and temporaries of
 * conversions; code of the library that was inlined into the program belongs to the line that calls it.
 */
import { type Pos, posFileId, posInl } from '../../base/source.js';
import type { Name, Node } from '../../ir/nodes.js';
import { nodeString } from '../../ir/fmt.js';
import { tallyS, terminates } from '../codegen/mir.js';
import { isDeclared } from './alloc.js';
import type { F } from './state.js';

export interface StaySite {
  /** As -m=2 names it: `x`, `&T{...}`, `func literal`. */
  what: string;
  /**
   * `plain`: a variable whose address nobody takes; `taken`: one whose address is taken or which a closure shares; `object`: an expression that
   * makes an object; `buffer`: one that allocates only if its result does not fit the buffer in the frame.
   */
  kind: 'plain' | 'taken' | 'object' | 'buffer';
  /** Bytes. */
  size: number;
  /** The place in the program: of the call, if it is code of the library that was inlined. */
  pos: Pos;
}

/** Of one compilation: FuncCode.tallies name sites by their index. */
export interface Stays {
  sites: StaySite[];
  /** Files of the program have ids from here on. */
  firstOwnFile: number;
  /** Note nil checks and copies, too (Tally.work). */
  meter: boolean;
}

/** The innermost place in files of the program, as of allocations; 0: none. */
function ownPos(f: F, at: Pos, firstOwnFile: number): Pos {
  for (let pos = at; ; ) {
    if (pos !== 0 && posFileId(pos) >= firstOwnFile) return pos;
    const call = f.pk.ir.inlTree[posInl(pos)];
    if (posInl(pos) === 0 || call === undefined) return 0;
    pos = call.pos;
  }
}

function tally(f: F, n: Node, kind: StaySite['kind'], size: number): void {
  const { stays, ir } = f.pk;
  if (stays === null || size === 0 || terminates(f.cur)) return;
  const pos = ownPos(f, n.pos, stays.firstOwnFile);
  if (pos === 0) return;
  f.push(tallyS(stays.sites.length));
  stays.sites.push({ what: n.op === 'OAPPEND' ? 'append' : nodeString(n, ir.pkg), kind, size, pos });
}

/** A variable begins to live in the frame. */
export function variableStays(f: F, n: Name): void {
  if (f.pk.stays !== null && isDeclared(n)) tally(f, n, f.addrTaken.has(n) ? 'taken' : 'plain', f.info(n.type!).size);
}

/** The value of n is made in the frame. */
export function objectStays(f: F, n: Node, size: number): void {
  tally(f, n, 'object', size);
}

/** n is given a buffer in the frame. */
export function bufferStays(f: F, n: Node, size: number): void {
  tally(f, n, 'buffer', size);
}
