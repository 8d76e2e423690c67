/**
 * Children of syntax nodes, and walks over them.
 *
 * INVARIANT: exhaustive by type; children come in the order in which the text has them, shared type nodes of
 * name lists once per field.
 *
 * Algorithm of the walk: a work list instead of recursion, because operator chains and `else if` chains are
 * deeper than the JavaScript stack.
 */
import { unreachable } from '../base/assert.js';
import type { Node } from './nodes.js';

type Child = Node | null | undefined;

/** The children of n, in source order. */
export function children(n: Node): Node[] {
  return rawChildren(n).filter((c): c is Node => c !== null && c !== undefined);
}

function rawChildren(n: Node): Child[] {
  switch (n.kind) {
    case 'File':
      return [n.pkgName, ...n.decls];
    case 'ImportDecl':
      return [n.localName, n.path];
    case 'ConstDecl':
    case 'VarDecl':
      return [...n.names, n.type, n.values];
    case 'TypeDecl':
      return [n.name, ...n.tparams, n.type];
    case 'FuncDecl':
      return [n.recv, n.name, ...n.tparams, n.type, n.body];
    case 'BadExpr':
    case 'Name':
    case 'BasicLit':
    case 'EmptyStmt':
      return [];
    case 'CompositeLit':
      return [n.type, ...n.elems];
    case 'KeyValueExpr':
      return [n.key, n.value];
    case 'FuncLit':
      return [n.type, n.body];
    case 'ParenExpr':
    case 'ExprStmt':
      return [n.x];
    case 'SelectorExpr':
      return [n.x, n.sel];
    case 'IndexExpr':
      return [n.x, n.index];
    case 'SliceExpr':
      return [n.x, ...n.index];
    case 'AssertExpr':
      return [n.x, n.type];
    case 'TypeSwitchGuard':
      return [n.lhs, n.x];
    case 'Operation':
      return [n.x, n.y];
    case 'CallExpr':
      return [n.fun, ...n.args];
    case 'ListExpr':
      return n.elems;
    case 'ArrayType':
      return [n.len, n.elem];
    case 'SliceType':
    case 'DotsType':
    case 'ChanType':
      return [n.elem];
    case 'StructType':
      return n.fields.flatMap((f, i) => [f, n.tags[i]]);
    case 'Field':
      return [n.name, n.type];
    case 'InterfaceType':
      return n.methods;
    case 'FuncType':
      return [...n.params, ...n.results];
    case 'MapType':
      return [n.key, n.value];
    case 'LabeledStmt':
      return [n.label, n.stmt];
    case 'BlockStmt':
      return n.list;
    case 'SendStmt':
      return [n.chan, n.value];
    case 'DeclStmt':
      return n.decls;
    case 'AssignStmt':
      return [n.lhs, n.rhs];
    case 'BranchStmt':
      return [n.label];
    case 'CallStmt':
      return [n.call];
    case 'ReturnStmt':
      return [n.results];
    case 'IfStmt':
      return [n.init, n.cond, n.then, n.else];
    case 'ForStmt':
      return [n.init, n.cond, n.post, n.body];
    case 'RangeClause':
      return [n.lhs, n.x];
    case 'SwitchStmt':
      return [n.init, n.tag, ...n.body];
    case 'SelectStmt':
      return n.body;
    case 'CaseClause':
      return [n.cases, ...n.body];
    case 'CommClause':
      return [n.comm, ...n.body];
    default:
      return unreachable(n, 'node');
  }
}

/** Calls `visit` for root and everything below it, parents first; false keeps it out of a node's children. */
export function walk(root: Node, visit: (n: Node) => unknown): void {
  const work: Node[] = [root];
  while (work.length > 0) {
    const n = work.pop()!;
    if (visit(n) === false) continue;
    const list = rawChildren(n);
    for (let i = list.length - 1; i >= 0; i--) {
      const c = list[i];
      if (c !== null && c !== undefined) work.push(c);
    }
  }
}
