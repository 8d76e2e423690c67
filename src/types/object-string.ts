/** Printing of objects (types2's ObjectString). */
import { quote } from '../base/quote.js';
import { isAlias } from './object.js';
import { lookup } from './scope.js';
import { packagePrefix, type Qualifier, signatureString, typeString, TypeWriter } from './type-string.js';
import type { Func, Obj, Signature, Type } from './types.js';
import { under } from './under.js';
import { universe } from './universe.js';

function funcName(f: Func, qf: Qualifier): string {
  const sig = f.type as Signature | null;
  let s = '';
  if (sig !== null) {
    if (sig.recv !== null) s = `(${sig.recv.type?.kind === 'Interface' ? 'interface' : typeString(sig.recv.type, qf)}).`;
    else if (f.pkg !== null) s = packagePrefix(f.pkg, qf);
  }
  return s + f.name;
}

/** types2's (*Func).FullName. */
export function fullName(f: Func): string {
  return funcName(f, null);
}

export function objectString(obj: Obj, qf: Qualifier): string {
  let s: string;
  let typ: Type | null = obj.type;
  switch (obj.kind) {
    case 'PkgName': {
      const path = obj.imported.path;
      return `package ${obj.name}${path !== '' && path !== obj.name ? ` (${quote(path)})` : ''}`;
    }
    case 'Const':
      s = 'const';
      break;
    case 'TypeName':
      s = typ?.kind === 'TypeParam' ? 'type parameter' : 'type';
      break;
    case 'Var':
      s = obj.isField ? 'field' : 'var';
      break;
    case 'Func':
      return `func ${funcName(obj, qf)}${typ !== null ? signatureString(typ as Signature, qf) : ''}`;
    case 'Label':
      s = 'label';
      typ = null;
      break;
    case 'Builtin':
      s = 'builtin';
      typ = null;
      break;
    case 'Nil':
      return 'nil';
  }
  s += ' ';
  // Package-level objects are qualified.
  if (obj.pkg !== null && lookup(obj.pkg.scope, obj.name) === obj) s += packagePrefix(obj.pkg, qf);
  s += obj.name;
  if (typ === null) return s;

  if (obj.kind === 'TypeName') {
    if (typ.kind === 'Basic') return s;
    if ((typ.kind === 'Named' || typ.kind === 'Alias') && typ.tparams.length > 0) {
      const w = new TypeWriter(qf);
      w.tParamList(typ.tparams);
      s += w.buf;
    }
    if (isAlias(obj)) {
      s += ' =';
      if (typ.kind === 'Alias') typ = typ.fromRHS ?? typ.actual;
    } else if (typ.kind === 'TypeParam') {
      typ = typ.bound;
    } else {
      typ = under(typ);
    }
    if (obj.name === 'any' && obj.parent === universe) return `${s} interface{}`;
  }
  return `${s} ${typeString(typ, qf)}`;
}

