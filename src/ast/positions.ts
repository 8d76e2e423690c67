/** First position of a node's text, where that is not its `pos` (cmd/compile/internal/syntax/positions.go). */
import type { Pos } from '../base/source.js';
import type { Node } from './nodes.js';

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
    case 'SliceExpr':
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
