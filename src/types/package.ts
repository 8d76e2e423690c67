/** Package objects of the checker (types2's package.go). */
import * as types from './new-types.js';
import type { Package } from './types.js';
import { universe } from './universe.js';

export function newPackage(path: string, name: string): Package {
  return types.newPackage(path, name, universe);
}
