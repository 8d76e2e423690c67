/** Struct types (types2/struct.go). */
import type { BasicLit, Expr, Name, StructType } from '../ast/nodes.js';
import type { Pos } from '../base/source.js';
import { stringLitValue } from '../lexer/literals.js';
import type { Checker } from './check.js';
import { error, errorf, newError } from './errors.js';
import { deref } from './lookup.js';
import { newField } from './new-types.js';
import { objId } from './object.js';
import { startPos } from '../ast/positions.js';
import { isTypeParam, isValid } from './predicates.js';
import { recordDef } from './recording.js';
import type { Obj, StructT, Type } from './types.js';
import { under } from './under.js';
import { invalidType } from './universe-types.js';
import { varType } from './typexpr.js';

export function structType(check: Checker, styp: StructT, e: StructType): void {
  if (e.fields.length === 0) return;
  const seen = new Map<string, Obj>();
  const tags: string[] = [];
  let t: Type = invalidType;

  const add = (ident: Name, embedded: boolean, tag: string): void => {
    const fld = newField(ident.pos, check.pkg, ident.value, t, embedded);
    if (ident.value === '_' || declareInSet(check, seen, ident.pos, fld)) {
      if (tag !== '') {
        while (tags.length < styp.fields.length) tags.push('');
        tags.push(tag);
      }
      styp.fields.push(fld);
      // The name of an embedded field is also a use of its type: types2 keeps both facts, we keep the use.
      if (!embedded) recordDef(check, ident, fld);
    }
  };

  let prev: Expr | null = null;
  e.fields.forEach((f, i) => {
    // Fields declared together share one type expression.
    if (f.type !== prev) {
      t = varType(check, f.type);
      prev = f.type;
    }
    const tag = tagValue(check, e.tags[i] ?? null);
    if (f.name !== null) {
      add(f.name, false, tag);
      return;
    }
    const pos = startPos(f.type);
    const name = embeddedFieldIdent(f.type);
    if (name === null) {
      errorf(check, pos, 'invalid syntax tree: invalid embedded field type %s', f.type);
      t = invalidType;
      add({ kind: 'Name', pos, value: '_' }, true, '');
      return;
    }
    add(name, true, tag);
    const embedded = t;
    check.later(() => checkEmbedded(check, pos, embedded));
  });
  styp.tags = tags;
}

/** An embedded type must be T or *T where T is no pointer, and *T only if T is no interface. */
function checkEmbedded(check: Checker, pos: Pos, embedded: Type): void {
  const { typ: t, isPtr } = deref(embedded);
  const u = under(t);
  switch (u.kind) {
    case 'Basic':
      if (isValid(t) && u.basic === 'unsafe.Pointer') error(check, pos, 'embedded field type cannot be unsafe.Pointer');
      break;
    case 'Pointer':
      error(check, pos, 'embedded field type cannot be a pointer');
      break;
    case 'Interface':
      if (isTypeParam(t)) error(check, pos, 'embedded field type cannot be a (pointer to a) type parameter');
      else if (isPtr) error(check, pos, 'embedded field type cannot be a pointer to an interface');
      break;
  }
}

/** The name of an embedded field: the type's, without package and pointer. */
export function embeddedFieldIdent(e: Expr): Name | null {
  switch (e.kind) {
    case 'Name':
      return e;
    case 'Operation': {
      if (e.op !== '*' || e.y !== null) return null;
      const base = e.x;
      if (base.kind === 'Operation' && base.op === '*' && base.y === null) return null;
      return embeddedFieldIdent(base);
    }
    case 'SelectorExpr':
      return e.sel;
    case 'IndexExpr':
      return embeddedFieldIdent(e.x);
    default:
      return null;
  }
}

/** Enters obj in a set of fields and methods; reports if its name is taken. */
function declareInSet(check: Checker, seen: Map<string, Obj>, pos: Pos, obj: Obj): boolean {
  const id = objId(obj);
  const alt = seen.get(id);
  if (alt === undefined) {
    seen.set(id, obj);
    return true;
  }
  const err = newError(check);
  err.addf(pos, '%s redeclared', obj.name);
  err.addAltDecl(alt);
  err.report();
  return false;
}

function tagValue(check: Checker, t: BasicLit | null): string {
  if (t === null || t.bad) return '';
  if (t.litKind === 'string') return stringLitValue(t.value);
  errorf(check, t, 'invalid syntax tree: incorrect tag syntax: %q', t.value);
  return '';
}
