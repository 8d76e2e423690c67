/**
 * Syntax trees as S-expressions, for tests and for people: `(Operation + (Name a) (BasicLit 1))`.
 *
 * Names, operators and other words of a node stand behind its kind; positions only on request. Recursive: for
 * trees of ordinary depth.
 */
import type { FileSet } from '../base/source.js';
import { physicalPosition } from '../base/source.js';
import type { Node } from './nodes.js';
import { children } from './walk.js';

/** With `fset`, every kind is followed by `@line:col`. */
export function dump(n: Node, fset?: FileSet): string {
  const p = fset === undefined ? undefined : physicalPosition(fset, n.pos);
  const head = p === undefined ? n.kind : `${n.kind}@${p.line}:${p.col}`;
  return `(${[head, ...words(n), ...children(n).map((c) => dump(c, fset))].join(' ')})`;
}

function words(n: Node): string[] {
  switch (n.kind) {
    case 'Name':
      return [n.value];
    case 'BasicLit':
      return n.bad ? [n.value, 'bad'] : [n.value];
    case 'Operation':
      return [n.op];
    case 'AssignStmt':
      return [n.op === '' ? '=' : n.rhs === null ? n.op + n.op : n.op === ':=' ? ':=' : `${n.op}=`];
    case 'CallExpr':
      return n.hasDots ? ['...'] : [];
    case 'ChanType':
      return n.dir === 'both' ? [] : [n.dir];
    case 'BranchStmt':
    case 'CallStmt':
      return [n.tok];
    case 'TypeDecl':
      return n.alias ? ['='] : [];
    case 'RangeClause':
      return n.def ? [':='] : [];
    case 'CaseClause':
      return n.cases === null ? ['default'] : [];
    case 'CommClause':
      return n.comm === null ? ['default'] : [];
    default:
      return [];
  }
}
