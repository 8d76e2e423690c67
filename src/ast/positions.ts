/**
 * Start and end positions of syntax nodes, as gc's syntax package computes them
 * (cmd/compile/internal/syntax/positions.go). A node's own `pos` is the place where gc reports things
 * *about* it (the operator of a binary expression); errors *at* an operand use the leftmost position.
 * End positions are approximate on purpose (the end of a ParenExpr is the end of what it encloses):
 * scopes of declarations begin there, so they must be the same as gc's.
 */
import type { Pos } from '../base/source.js';
import type { Expr, Node } from './nodes.js';

/** Leftmost position of n. Iterates, so that left-deep chains are no problem. */
export function startPos(n: Node): Pos {
  for (let m = n; ; ) {
    switch (m.kind) {
      case 'CompositeLit':
        if (m.type === null) return m.pos;
        m = m.type;
        break;
      case 'KeyValueExpr':
        m = m.key;
        break;
      case 'SelectorExpr':
      case 'IndexExpr':
      case 'AssertExpr':
        m = m.x;
        break;
      case 'TypeSwitchGuard':
        m = m.lhs ?? m.x;
        break;
      case 'Operation':
        if (m.y === null) return m.pos;
        m = m.x;
        break;
      case 'CallExpr':
        m = m.fun;
        break;
      case 'ListExpr':
        if (m.elems[0] === undefined) return m.pos;
        m = m.elems[0];
        break;
      case 'SendStmt':
        m = m.chan;
        break;
      case 'AssignStmt':
        m = m.lhs;
        break;
      case 'RangeClause':
        m = m.lhs ?? m.x;
        break;
      default:
        return m.pos;
    }
  }
}

/**
 * Approximate end of a node, as gc uses it for the extent of scopes: behind names and literals, at the closing
 * brace of what has one, else the end of the last part.
 */
export function endPos(n: Node): Pos {
  for (let m = n; ; ) {
    const next = lastPart(m);
    if (typeof next === 'number') return next;
    m = next;
  }
}

function last<T>(list: readonly T[]): T | undefined {
  return list[list.length - 1];
}

/** The part that ends the node, or the end itself. */
function lastPart(m: Node): Node | Pos {
  switch (m.kind) {
    case 'File':
      return m.eof;
    case 'ImportDecl':
      return m.path;
    case 'ConstDecl':
    case 'VarDecl':
      return m.values ?? m.type ?? last(m.names) ?? m.pos;
    case 'TypeDecl':
    case 'AssertExpr':
      return m.type;
    case 'FuncDecl':
      return m.body ?? m.type;
    case 'Name':
    case 'BasicLit':
      return m.pos + m.value.length;
    case 'CompositeLit':
    case 'BlockStmt':
    case 'SwitchStmt':
    case 'SelectStmt':
      return m.rbrace;
    case 'KeyValueExpr':
    case 'MapType':
    case 'SendStmt':
      return m.value;
    case 'FuncLit':
    case 'ForStmt':
      return m.body;
    case 'ParenExpr':
    case 'SliceExpr': // gc's loop over the indices ends at the operand (its `continue` continues only the inner loop)
    case 'TypeSwitchGuard':
    case 'ExprStmt':
    case 'RangeClause':
      return m.x;
    case 'SelectorExpr':
      return m.sel;
    case 'IndexExpr':
      return m.index;
    case 'Operation':
      return m.y ?? m.x;
    case 'CallExpr':
      return last(m.args) ?? m.fun;
    case 'ListExpr':
      return last(m.elems) ?? m.pos;
    case 'ArrayType':
    case 'SliceType':
    case 'DotsType':
    case 'ChanType':
      return m.elem;
    case 'StructType':
      return last(m.fields) ?? m.pos;
    case 'Field':
      return m.type;
    case 'InterfaceType':
      return last(m.methods) ?? m.pos;
    case 'FuncType':
      return last(m.results) ?? last(m.params) ?? m.pos;
    case 'LabeledStmt':
      return m.stmt;
    case 'DeclStmt':
      return last(m.decls) ?? m.pos;
    case 'AssignStmt':
      return m.rhs ?? endPos(m.lhs) + 2;
    case 'BranchStmt':
      return m.label ?? m.pos;
    case 'CallStmt':
      return m.call;
    case 'ReturnStmt':
      return m.results ?? m.pos;
    case 'IfStmt':
      return m.else ?? m.then;
    case 'CaseClause':
    case 'CommClause':
      return last(m.body) ?? m.colon;
    case 'BadExpr':
    case 'EmptyStmt':
      return m.pos;
  }
}

/** Strips parentheses. */
export function unparen(x: Expr): Expr {
  while (x.kind === 'ParenExpr') x = x.x;
  return x;
}

const noExprs: readonly Expr[] = [];

/** The elements of a ListExpr, [] for null, [x] for another expression. */
export function unpackListExpr(x: Expr | null): readonly Expr[] {
  if (x === null) return noExprs;
  if (x.kind === 'ListExpr') return x.elems;
  return [x];
}
