/** Basic, function and composite literals (types2/literals.go). */
import type { BasicLit, CompositeLit, Expr, FuncLit } from '../ast/nodes.js';
import { assignment } from './assignments.js';
import type { Checker } from './check.js';
import { overflow } from './const.js';
import { error, errorf, versionErrorf } from './errors.js';
import { lookupError } from './errsupport.js';
import { expr, exprWithHint } from './expr.js';
import { index } from './index-expr.js';
import { keyVal } from './key-val.js';
import { deref, fieldIndex } from './lookup.js';
import { newArray } from './new-types.js';
import { isExported } from './object.js';
import { newOperand, type Operand, setConst } from './operand.js';
import { opPos } from './operators.js';
import { identical, isNonTypeParamInterface, isValid } from './predicates.js';
import { recordTypeAndValue, recordUse } from './recording.js';
import { funcBody } from './stmt.js';
import type { StructT, Type } from './types.js';
import { typExpr, varType } from './typexpr.js';
import { commonUnder } from './under.js';
import { invalidType } from './universe-types.js';
import { use } from './use.js';
import { allowVersion, go1_13 } from './version.js';

/** Reports spellings that the language version does not know. */
function langCompat(check: Checker, lit: BasicLit): void {
  const s = lit.value;
  if (s.length <= 2 || allowVersion(check, go1_13)) return;
  if (s.includes('_')) {
    versionErrorf(check, lit, go1_13, 'underscore in numeric literal');
    return;
  }
  if (s[0] !== '0') return;
  switch (s[1]) {
    case 'b':
    case 'B':
      versionErrorf(check, lit, go1_13, 'binary literal');
      break;
    case 'o':
    case 'O':
      versionErrorf(check, lit, go1_13, '0o/0O-style octal literal');
      break;
    case 'x':
    case 'X':
      if (lit.litKind !== 'int') versionErrorf(check, lit, go1_13, 'hexadecimal floating-point literal');
      break;
  }
}

const maxLiteral = 10000;

export function basicLit(check: Checker, x: Operand, e: BasicLit): void {
  if (e.litKind === 'int' || e.litKind === 'float' || e.litKind === 'imag') {
    langCompat(check, e);
    if (e.value.length > maxLiteral) {
      errorf(check, e, 'excessively long constant: %s... (%d chars)', e.value.slice(0, 10), e.value.length);
      x.mode = 'invalid';
      return;
    }
  }
  setConst(x, e.litKind, e.value);
  if (x.mode === 'invalid') {
    errorf(check, e, 'malformed constant: %s', e.value);
    return;
  }
  x.expr = e;
  // Only huge integers can overflow.
  if (e.litKind === 'int' && e.value.length > 100) overflow(check, x, opPos(e));
}

export function funcLit(check: Checker, x: Operand, e: FuncLit): void {
  const sig = typExpr(check, e.type);
  if (sig.kind !== 'Signature') {
    errorf(check, e, 'invalid syntax tree: invalid function literal %s', e);
    x.mode = 'invalid';
    return;
  }
  if (check.conf.ignoreFuncBodies !== true) {
    // The body may mention what is just being declared: it waits, but not beyond the current scope.
    const { decl, iota } = check;
    check.later(() => funcBody(check, decl, sig, e.body, iota));
  }
  x.mode = 'value';
  x.typ = sig;
}

export function compositeLit(check: Checker, x: Operand, e: CompositeLit, hint: Type | null): void {
  let type: Type;
  let base: Type;
  let isElem = false;
  if (e.type !== null) {
    if (e.type.kind === 'ArrayType' && e.type.len === null) {
      // [...]T: the length is known after the elements.
      type = newArray(varType(check, e.type.elem), -1);
    } else {
      type = typExpr(check, e.type);
    }
    base = type;
  } else if (hint !== null) {
    type = hint;
    base = type;
    // An elided *T stands for &T{}.
    const u = commonUnder(base, null).typ;
    if (u !== null) {
      const d = deref(u);
      if (d.isPtr) base = d.typ;
    }
    isElem = true;
  } else {
    error(check, e, 'missing type in composite literal');
    type = invalidType;
    base = type;
  }

  const utyp = commonUnder(base, null).typ;
  switch (utyp?.kind) {
    case 'Struct':
      structLit(check, x, e, utyp, base);
      break;
    case 'Array': {
      const n = indexedElts(check, e.elems, utyp.elem, utyp.len);
      if (utyp.len < 0) {
        utyp.len = n;
        if (e.type !== null) recordTypeAndValue(check, e.type, 'typexpr', utyp, null);
      }
      break;
    }
    case 'Slice':
      indexedElts(check, e.elems, utyp.elem, -1);
      break;
    case 'Map':
      mapLit(check, x, e, utyp.key, utyp.elem);
      break;
    default:
      for (const el of e.elems) use(check, el.kind === 'KeyValueExpr' ? el.value : el);
      if (utyp === null || utyp === undefined || isValid(utyp)) {
        const cause = utyp === null || utyp === undefined ? ' (no common underlying type)' : '';
        errorf(check, e, 'invalid composite literal%s type %s%s', isElem ? ' element' : '', type, cause);
        x.mode = 'invalid';
        return;
      }
  }
  x.mode = 'value';
  x.typ = type;
}

function structLit(check: Checker, x: Operand, e: CompositeLit, utyp: StructT, base: Type): void {
  if (e.elems.length === 0) return;
  const fields = utyp.fields;
  if (e.elems[0]!.kind === 'KeyValueExpr') {
    const visited = new Set<number>();
    for (const kv of e.elems) {
      if (kv.kind !== 'KeyValueExpr') {
        error(check, kv, 'mixture of field:value and value elements in struct literal');
        continue;
      }
      const key = kv.key;
      const i = key.kind === 'Name' ? fieldIndex(fields, check.pkg, key.value, false) : -1;
      expr(check, null, x, kv.value);
      if (key.kind !== 'Name') {
        errorf(check, kv, 'invalid field name %s in struct literal', key);
        continue;
      }
      if (i < 0) {
        const j = fieldIndex(fields, check.pkg, key.value, true);
        error(check, key, lookupError(check, base, key.value, j >= 0 ? fields[j]! : null, true));
        continue;
      }
      const fld = fields[i]!;
      recordUse(check, key, fld);
      assignment(check, x, fld.type, 'struct literal');
      if (visited.has(i)) {
        errorf(check, kv, 'duplicate field name %s in struct literal', key.value);
        continue;
      }
      visited.add(i);
    }
    return;
  }
  for (let i = 0; i < e.elems.length; i++) {
    const el = e.elems[i]!;
    if (el.kind === 'KeyValueExpr') {
      error(check, el, 'mixture of field:value and value elements in struct literal');
      continue;
    }
    expr(check, null, x, el);
    const fld = fields[i];
    if (fld === undefined) {
      errorf(check, x, 'too many values in struct literal of type %s', base);
      break;
    }
    if (!isExported(fld.name) && fld.pkg !== check.pkg) {
      errorf(check, x, 'implicit assignment to unexported field %s in struct literal of type %s', fld.name, base);
      continue;
    }
    assignment(check, x, fld.type, 'struct literal');
  }
  if (e.elems.length < fields.length) errorf(check, e.rbrace, 'too few values in struct literal of type %s', base);
}

function mapLit(check: Checker, x: Operand, e: CompositeLit, key: Type, elem: Type): void {
  // For interface keys equal constants of different types are different keys.
  const keyIsInterface = isNonTypeParamInterface(key);
  const visited = new Map<unknown, Type[]>();
  for (const kv of e.elems) {
    if (kv.kind !== 'KeyValueExpr') {
      error(check, kv, 'missing key in map literal');
      continue;
    }
    exprWithHint(check, x, kv.key, key);
    assignment(check, x, key, 'map literal');
    if (x.mode === 'invalid') continue;
    if (x.mode === 'constant') {
      const k = keyVal(x.val!);
      const seen = visited.get(k);
      let duplicate = seen !== undefined;
      if (seen === undefined) {
        visited.set(k, keyIsInterface ? [x.typ!] : []);
      } else if (keyIsInterface) {
        duplicate = seen.some((t) => identical(t, x.typ!));
        seen.push(x.typ!);
      }
      if (duplicate) {
        errorf(check, x, 'duplicate key %s in map literal', x.val);
        continue;
      }
    }
    exprWithHint(check, x, kv.value, elem);
    assignment(check, x, elem, 'map literal');
  }
}

/** Checks the elements of an array or slice literal; the result is the largest index + 1. */
function indexedElts(check: Checker, elts: Expr[], elem: Type, length: number): number {
  // Indices without keys only grow: the set is needed only once a key has appeared.
  const visited: Set<number> | null = elts.some((e) => e.kind === 'KeyValueExpr') ? new Set() : null;
  let i = 0;
  let max = 0;
  const x = newOperand();
  for (const e of elts) {
    let validIndex = false;
    let eval_: Expr = e;
    if (e.kind === 'KeyValueExpr') {
      const k = index(check, e.key, length);
      if (isValid(k.typ)) {
        if (k.val >= 0) {
          i = k.val;
          validIndex = true;
        } else {
          errorf(check, e, 'index %s must be integer constant', e.key);
        }
      }
      eval_ = e.value;
    } else if (length >= 0 && i >= length) {
      errorf(check, e, 'index %d is out of bounds (>= %d)', i, length);
    } else {
      validIndex = true;
    }
    if (validIndex && visited !== null) {
      if (visited.has(i)) errorf(check, e, 'duplicate index %d in array or slice literal', i);
      visited.add(i);
    }
    i++;
    if (i > max) max = i;
    exprWithHint(check, x, eval_, elem);
    assignment(check, x, elem, 'array or slice literal');
  }
  return max;
}
