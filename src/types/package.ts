/** Package objects of the checker (types2's package.go). */
import { newScope } from './scope.js';
import type { Package } from './types.js';
import { universe } from './universe.js';

export function newPackage(path: string, name: string): Package {
  return {
    kind: 'Package',
    path,
    name,
    scope: newScope(universe, 0, 0, `package "${path}"`),
    imports: [],
    complete: false,
    goVersion: '',
  };
}
