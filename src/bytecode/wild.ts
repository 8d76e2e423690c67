/**
 * Which functions may make a pointer that leads out of every region, so that engines look at the whole address where they check for nil.
 *
 * Any function that makes pointers of numbers may, but the runtime's and those of packages that are part of it (they add to pointers they were given,
 * within an object): there a check would cost several times what it guards. A wild pointer that such a function is given is
 * noticed where memory ends.
 */
import type { LinkedFunc } from './program.js';

const trusted = /^(runtime|reflect|strings|sync|sync\/atomic|hash\/maphash|unique|internal\/.*)$/;

export function mayGoWild(fn: LinkedFunc): boolean {
  return !trusted.test(fn.pkg);
}
