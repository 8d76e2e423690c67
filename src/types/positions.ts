/**
 * Start and end positions of syntax nodes, as gc's syntax package computes them
 * (cmd/compile/internal/syntax/positions.go). A node's own `pos` is the place where gc reports things
 * *about* it (the operator of a binary expression); errors *at* an operand use the leftmost position.
 * End positions are approximate on purpose (the end of a ParenExpr is the end of what it encloses):
 * scopes of declarations begin there, so they must be the same as gc's.
 */
import type { Expr, Field, Node } from '../ast/nodes.js';
import type { Pos } from '../base/source.js';

/** Leftmost position of n. Iterates, so that left-deep chains are no problem. */
export function startPos(n: Node): Pos {
  let m: Node = n;
  for (;;) {
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
        if (m.elems.length === 0) return m.pos;
        m = m.elems[0]!;
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

/** Position just behind n, or near its end: see the file comment. */
export function endPos(n: Node): Pos {
  let m: Node = n;
  for (;;) {
    switch (m.kind) {
      case 'File':
        return m.eof;
      case 'ImportDecl':
        m = m.path;
        break;
      case 'ConstDecl':
      case 'VarDecl': {
        const next: Expr | undefined = m.values ?? m.type ?? m.names.at(-1);
        if (next === undefined) return m.pos;
        m = next;
        break;
      }
      case 'TypeDecl':
      case 'AssertExpr':
        m = m.type;
        break;
      case 'FuncDecl':
        m = m.body ?? m.type;
        break;
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
        m = m.value;
        break;
      case 'FuncLit':
      case 'ForStmt':
        m = m.body;
        break;
      case 'ParenExpr':
      case 'TypeSwitchGuard':
      case 'ExprStmt':
      case 'RangeClause':
        m = m.x;
        break;
      case 'SelectorExpr':
        m = m.sel;
        break;
      case 'IndexExpr':
        m = m.index;
        break;
      case 'SliceExpr':
        // gc's loop here always ends at the operand (a `continue` that only continues the inner loop).
        m = m.x;
        break;
      case 'Operation':
        m = m.y ?? m.x;
        break;
      case 'CallExpr':
        m = m.args.at(-1) ?? m.fun;
        break;
      case 'ListExpr': {
        const last = m.elems.at(-1);
        if (last === undefined) return m.pos;
        m = last;
        break;
      }
      case 'ArrayType':
      case 'SliceType':
      case 'DotsType':
      case 'ChanType':
        m = m.elem;
        break;
      case 'StructType':
      case 'InterfaceType': {
        const last: Field | undefined = m.kind === 'StructType' ? m.fields.at(-1) : m.methods.at(-1);
        if (last === undefined) return m.pos;
        m = last;
        break;
      }
      case 'Field':
        m = m.type;
        break;
      case 'FuncType': {
        const last: Field | undefined = m.results.at(-1) ?? m.params.at(-1);
        if (last === undefined) return m.pos;
        m = last;
        break;
      }
      case 'LabeledStmt':
        m = m.stmt;
        break;
      case 'DeclStmt': {
        const last = m.decls.at(-1);
        if (last === undefined) return m.pos;
        m = last;
        break;
      }
      case 'AssignStmt':
        if (m.rhs === null) return endPos(m.lhs) + 2;
        m = m.rhs;
        break;
      case 'BranchStmt':
        if (m.label === null) return m.pos;
        m = m.label;
        break;
      case 'CallStmt':
        m = m.call;
        break;
      case 'ReturnStmt':
        if (m.results === null) return m.pos;
        m = m.results;
        break;
      case 'IfStmt':
        m = m.else ?? m.then;
        break;
      case 'CaseClause':
      case 'CommClause': {
        const last = m.body.at(-1);
        if (last === undefined) return m.colon;
        m = last;
        break;
      }
      default:
        return m.pos;
    }
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
