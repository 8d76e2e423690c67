/**
 * Language versions (types2/version.go). A version is the minor number N of "go1.N"; 0 means unknown, which
 * allows everything.
 */
import type { Checker } from './check.js';
import { type Poser, versionErrorf } from './errors.js';

export const go1_9 = 9;
export const go1_13 = 13;
export const go1_14 = 14;
export const go1_17 = 17;
export const go1_18 = 18;
export const go1_20 = 20;
export const go1_21 = 21;
export const go1_22 = 22;
export const go1_23 = 23;
export const go1_26 = 26;
export const goCurrent = 26;

/** "go1.21", "go1.21.3", "go1.21rc2" give 21; anything else 0. */
export function asGoVersion(s: string): number {
  const m = /^go1\.(\d{1,4})(?:[.a-z]|$)/.exec(s);
  return m === null ? 0 : Number(m[1]);
}

/** Whether the file being checked may use what came with version `want`. */
export function allowVersion(check: Checker, want: number): boolean {
  return check.version === 0 || check.version >= want;
}

/** Like allowVersion, but reports `format` "requires go1.N or later" if not. */
export function verifyVersionf(check: Checker, at: Poser, want: number, format: string, ...args: unknown[]): boolean {
  if (check.version === 0 || check.version >= want) return true;
  versionErrorf(check, at, want, format, ...args);
  return false;
}
