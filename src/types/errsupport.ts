/** Texts for failed lookups of fields and methods (types2/errsupport.go). */
import { decodeRune } from '../base/bytes.js';
import type { Checker } from './check.js';
import { sprintf } from './errors.js';
import { isExported } from './object.js';
import type { Obj, Type } from './types.js';

/** s without its first character, if it has another one: names of one letter have no other spelling for gc. */
function tail(s: string): string {
  const n = s === '' ? 0 : decodeRune(s, 0).width;
  return n < s.length ? s.slice(n) : s;
}

type Case = 'missing' | 'misspelled' | 'unexported' | 'inaccessible';

/** How obj, found with another spelling or in another package, explains that `sel` was not found. */
function classify(check: Checker, sel: string, obj: Obj | null): Case {
  if (obj === null) return 'missing';
  const alt = obj.name;
  if (obj.pkg === check.pkg) return 'misspelled';
  if (isExported(sel)) {
    if (isExported(alt)) return 'misspelled';
    return tail(sel) === tail(alt) ? 'unexported' : 'missing';
  }
  if (isExported(alt)) return tail(sel) === tail(alt) ? 'misspelled' : 'missing';
  return sel === alt ? 'inaccessible' : 'missing';
}

/** Why type t has no sel; obj is what a lookup ignoring case has found. structLit: for keys of struct literals. */
export function lookupError(check: Checker, t: Type, sel: string, obj: Obj | null, structLit: boolean): string {
  const alt = obj?.name ?? '';
  const what = obj === null ? 'object' : obj.kind === 'Var' ? 'field' : obj.kind === 'Func' ? 'method' : 'object';
  switch (classify(check, sel, obj)) {
    case 'missing':
      if (structLit) return sprintf(check, 'unknown field %s in struct literal of type %s', sel, t);
      return sprintf(check, 'type %s has no field or method %s', t, sel);
    case 'misspelled':
      if (structLit) return sprintf(check, 'unknown field %s in struct literal of type %s, but does have %s', sel, t, alt);
      return sprintf(check, 'type %s has no field or method %s, but does have %s %s', t, sel, what, alt);
    case 'unexported':
      if (structLit) return sprintf(check, 'unknown field %s in struct literal of type %s, but does have unexported %s', sel, t, alt);
      return sprintf(check, 'type %s has no field or method %s, but does have unexported %s %s', t, sel, what, alt);
    case 'inaccessible':
      if (structLit) return sprintf(check, 'cannot refer to unexported field %s in struct literal of type %s', alt, t);
      return sprintf(check, 'cannot refer to unexported %s %s', what, alt);
  }
}
