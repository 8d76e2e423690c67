/**
 * Which functions may make a pointer that leads out of every region, so that engines look at the whole address where they check for nil.
 *
 * Any function that makes pointers of numbers may (unless the number has just been a pointer: what hides a pointer from escape analysis, as strings.Builder
 * does, changes nothing about it), but the runtime's and those of packages that are part of it (they add to pointers they were given,
 * within an object): there a check would cost several times what it guards. A wild pointer that such a function is given is
 * noticed where memory ends.
 */
import type { Decoder } from './decode.js';
import { opNumber } from './opcodes.js';
import type { LinkedFunc } from './program.js';

const trusted = /^(runtime|reflect|strings|sync|sync\/atomic|hash\/maphash|unique|internal\/.*)$/;

function mayGoWild(fn: LinkedFunc): boolean {
  return !trusted.test(fn.pkg);
}

const toWord = opNumber.get('p.toword');
const tee = opNumber.get('local.tee');
const zero = opNumber.get('i64.const');
const xor = opNumber.get('i64.xor');
const ofWord = opNumber.get('p.ofword');

/** Reads the instructions of a function, one after the other, and tells whether it may make such a pointer. */
export class WildScan {
  isWild = false;
  private readonly mayBe: boolean;
  /** How much of "p.toword, i64.const 0, i64.xor" has just been read. */
  private state = 0;

  constructor(fn: LinkedFunc) {
    this.mayBe = mayGoWild(fn);
  }

  /** Takes the instruction that the decoder has read last. */
  take(d: Decoder): void {
    const { op } = d;
    if (op === ofWord) this.isWild ||= this.mayBe && this.state !== 3;
    if (op === toWord) this.state = 1;
    else if (this.state === 1 && op === zero && d.lo === 0 && d.hi === 0) this.state = 2;
    else if (this.state === 2 && op === xor) this.state = 3;
    else if (this.state !== 1 || op !== tee) this.state = 0;
  }
}
