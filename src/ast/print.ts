/**
 * Source form of expressions and simple statements, as gc's messages show them (the "short form" of
 * cmd/compile/internal/syntax/printer.go): one line, bodies of functions and composite literals as `{…}`,
 * parentheses only where the tree has them.
 *
 * Algorithm: a work list instead of recursion, so that long operator chains print.
 */
import { unreachable } from '../base/assert.js';
import type { Expr, Field, FuncType, Node, StructType } from './nodes.js';

type Part = string | Node;

/** U+2026 as a byte string. */
const ellipsis = '\xe2\x80\xa6';

/** Byte string. Statements with blocks and declarations give their kind only. */
export function exprString(x: Node): string {
  let out = '';
  const work: Part[] = [x];
  while (work.length > 0) {
    const p = work.pop()!;
    if (typeof p === 'string') {
      out += p;
      continue;
    }
    const parts = expand(p);
    for (let i = parts.length - 1; i >= 0; i--) work.push(parts[i]!);
  }
  return out;
}

function commaList(list: readonly Node[]): Part[] {
  return list.flatMap((x, i) => (i > 0 ? [', ', x] : [x]));
}

function expand(x: Node): Part[] {
  switch (x.kind) {
    case 'AssignStmt':
      if (x.rhs === null) return [x.lhs, x.op, x.op];
      return [x.lhs, x.op === ':=' ? ' := ' : ` ${x.op}= `, x.rhs];
    case 'ExprStmt':
      return [x.x];
    case 'SendStmt':
      return [x.chan, ' <- ', x.value];
    case 'RangeClause':
      return x.lhs === null ? ['range ', x.x] : [x.lhs, x.def ? ' := ' : ' = ', 'range ', x.x];
    case 'EmptyStmt':
      return [];
    case 'Field':
      return x.name === null ? [x.type] : [x.name, ' ', x.type];
    case 'File':
    case 'ImportDecl':
    case 'ConstDecl':
    case 'TypeDecl':
    case 'VarDecl':
    case 'FuncDecl':
    case 'LabeledStmt':
    case 'BlockStmt':
    case 'DeclStmt':
    case 'BranchStmt':
    case 'CallStmt':
    case 'ReturnStmt':
    case 'IfStmt':
    case 'ForStmt':
    case 'SwitchStmt':
    case 'SelectStmt':
    case 'CaseClause':
    case 'CommClause':
      return [`<${x.kind}>`];
    default:
      return expandExpr(x);
  }
}

function expandExpr(x: Expr): Part[] {
  switch (x.kind) {
    case 'BadExpr':
      return ['<bad expr>'];
    case 'Name':
    case 'BasicLit':
      return [x.value];
    case 'CompositeLit':
      return [...(x.type === null ? [] : [x.type]), x.elems.length > 0 ? `{${ellipsis}}` : '{}'];
    case 'KeyValueExpr':
      return [x.key, ': ', x.value];
    case 'FuncLit':
      return [x.type, x.body.list.length > 0 ? ` {${ellipsis}}` : ' {}'];
    case 'ParenExpr':
      return ['(', x.x, ')'];
    case 'SelectorExpr':
      return [x.x, '.', x.sel];
    case 'IndexExpr':
      return [x.x, '[', x.index, ']'];
    case 'SliceExpr': {
      const [i, j, k] = x.index;
      return [x.x, '[', i ?? '', ':', j ?? '', ...(k === null ? [] : [':', k]), ']'];
    }
    case 'AssertExpr':
      return [x.x, '.(', x.type, ')'];
    case 'TypeSwitchGuard':
      return x.lhs === null ? [x.x, '.(type)'] : [x.lhs, ' := ', x.x, '.(type)'];
    case 'Operation':
      return x.y === null ? [x.op, x.x] : [x.x, ` ${x.op} `, x.y];
    case 'CallExpr':
      return [x.fun, '(', ...commaList(x.args), x.hasDots ? '...)' : ')'];
    case 'ListExpr':
      return commaList(x.elems);
    case 'ArrayType':
      return ['[', x.len ?? '...', ']', x.elem];
    case 'SliceType':
      return ['[]', x.elem];
    case 'DotsType':
      return ['...', x.elem];
    case 'StructType':
      return ['struct{', ...structFields(x), '}'];
    case 'InterfaceType':
      return ['interface{', ...x.methods.flatMap((m, i) => [...(i > 0 ? ['; '] : []), ...method(m)]), '}'];
    case 'FuncType':
      return ['func', ...signature(x)];
    case 'MapType':
      return ['map[', x.key, ']', x.value];
    case 'ChanType': {
      const word = x.dir === 'recv' ? '<-chan ' : x.dir === 'send' ? 'chan<- ' : 'chan ';
      const nested = x.dir === 'both' && x.elem.kind === 'ChanType' && x.elem.dir === 'recv';
      return nested ? [word, '(', x.elem, ')'] : [word, x.elem];
    }
    default:
      return unreachable(x, 'expression');
  }
}

function structFields(x: StructType): Part[] {
  const out: Part[] = [];
  x.fields.forEach((f, i) => {
    const previous = x.fields[i - 1];
    const sharesType = previous !== undefined && f.name !== null && previous.name !== null && previous.type === f.type;
    if (sharesType) {
      // The type of the group was printed behind the names before; names of one list come first.
      return;
    }
    if (i > 0) out.push('; ');
    if (f.name !== null) {
      out.push(f.name);
      for (let j = i + 1; j < x.fields.length && x.fields[j]!.name !== null && x.fields[j]!.type === f.type; j++) out.push(', ', x.fields[j]!.name!);
      out.push(' ');
    }
    out.push(f.type);
    const tag = x.tags[i];
    if (tag != null) out.push(' ', tag);
  });
  return out;
}

function method(m: Field): Part[] {
  if (m.name === null) return [m.type];
  return m.type.kind === 'FuncType' ? [m.name, ...signature(m.type)] : [m.name, ' ', m.type];
}

function signature(t: FuncType): Part[] {
  const out = ['(' as Part, ...parameters(t.params), ')'];
  const only = t.results[0];
  if (only === undefined) return out;
  if (t.results.length === 1 && only.name === null) return [...out, ' ', only.type];
  return [...out, ' (', ...parameters(t.results), ')'];
}

function parameters(list: readonly Field[]): Part[] {
  return list.flatMap((f, i): Part[] => {
    const sep: Part[] = i > 0 ? [', '] : [];
    if (f.name === null) return [...sep, f.type];
    const after = list[i + 1];
    if (after !== undefined && after.name !== null && after.type === f.type) return [...sep, f.name];
    return [...sep, f.name, ' ', f.type];
  });
}
