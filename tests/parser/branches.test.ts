/** Labels and branch statements, and the targets they get. */
import { describe, expect, it } from 'vitest';
import { walk } from '../../src/ast/walk.js';
import { errorsInBody, parse } from './parse.js';

describe('branch errors', () => {
  it.each<[string, ...string[]]>([
    ['\n L: x()', '2:2: label L defined and not used'],
    ['\n goto L', '2:7: label L not defined'],
    ['\n L: goto L; L: x()', '2:13: label L already defined at x.go:2:2'],
    ['\n break', '2:2: break is not in a loop, switch, or select'],
    ['\n continue', '2:2: continue is not in a loop'],
    ['\n for { func() { break }() }', '2:17: break is not in a loop, switch, or select'],
    ['\n L: if x { break L }', '2:18: invalid break label L'],
    ['\n L: switch { case x: for { continue L } }', '2:37: invalid continue label L'],
    ['\n for { break M }', '2:14: break label not defined: M'],
    ['\n for { continue M }', '2:17: continue label not defined: M'],
    ['\n goto L\n x := 1\n L: _ = x', '2:7: goto L jumps over declaration of x at x.go:3:4'],
    ['\n goto L\n var y int\n L: _ = y', '2:7: goto L jumps over declaration of y at x.go:3:6'],
    ['\n goto L\n { L: x() }', '2:7: goto L jumps into block starting at x.go:3:2'],
    ['\n if x { } else if y { goto L } else { L: x() }', '2:28: goto L jumps into block starting at x.go:2:37'],
    ['\n fallthrough', '2:2: fallthrough statement out of place'],
    ['\n switch { case x: fallthrough }', '2:19: cannot fallthrough final case in switch'],
    ['\n switch x.(type) { case int: fallthrough; default: }', '2:30: cannot fallthrough in type switch'],
    ['\n switch { case x: fallthrough; ; default: }'],
    ['\n L: for { select { default: continue L; case <-c: break L } }'],
    ['\n goto L; { x := 1; _ = x }; L: x()'],
  ])('%j', (body, ...errors) => expect(errorsInBody(body)).toEqual(errors));

  it('says nothing about a body with syntax errors', () => {
    expect(errorsInBody('\n L: x y')).toEqual(['2:7: syntax error: unexpected name y at end of statement']);
  });
});

it('sets the targets of branches', () => {
  const { tree } = parse('package p\nfunc f() {\nA: for { switch { case x: break; case y: continue; case z: break A }; goto B }\nB: x()\n}\n');
  const targets: string[] = [];
  walk(tree, (n) => {
    if (n.kind === 'BranchStmt') targets.push(`${n.tok} ${n.target?.kind}`);
  });
  expect(targets).toEqual(['break SwitchStmt', 'continue ForStmt', 'break ForStmt', 'goto LabeledStmt']);
});
