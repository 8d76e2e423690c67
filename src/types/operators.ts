/** Names and classes of operators. */
import type { Expr, Operation } from '../ast/nodes.js';
import { noPos, type Pos } from '../base/source.js';
import { startPos } from '../ast/positions.js';

type Op = Operation['op'];

export function isShiftOp(op: Op): boolean {
  return op === '<<' || op === '>>';
}

export function isComparisonOp(op: Op): boolean {
  return op === '==' || op === '!=' || op === '<' || op === '<=' || op === '>' || op === '>=';
}

/** The position of the operator of an operation; else where x starts. */
export function opPos(x: Expr | null): Pos {
  if (x === null) return noPos;
  return x.kind === 'Operation' ? x.pos : startPos(x);
}

/** The name of an operation that may overflow, or "". */
export function opName(x: Expr | null): string {
  if (x === null || x.kind !== 'Operation') return '';
  if (x.y === null) return x.op === '^' ? 'bitwise complement' : '';
  switch (x.op) {
    case '+':
      return 'addition';
    case '-':
      return 'subtraction';
    case '^':
      return 'bitwise XOR';
    case '*':
      return 'multiplication';
    case '<<':
      return 'shift';
    default:
      return '';
  }
}
