/** Package variables whose initial values gc lays out as data need no code: go tool nm shows no main.init for these programs. */
import { expect, test } from 'vitest';
import { gosim } from '../cli/gosim.js';

const init = (vars: string): ReturnType<typeof gosim> =>
  gosim(['disasm', 'p.go', 'main.init'], { files: { 'p.go': `package main\n\nimport "errors"\n\ntype T struct{ n int8; e error }\n\nfunc mk(n int, e error) *T { return &T{int8(n), e} }\n\nvar (\n${vars}\n)\n\nvar _ = errors.New\n\nfunc main() {}\n` } });

test('calls of one return statement are data', async () => {
  expect(await init('e = errors.New("x")\n t = mk(300, nil)\n m = []*T{mk(1, nil), {n: 2}}')).toMatchObject({ status: 1, stderr: 'gosim disasm: no function main.init in the program\n' });
});

test('what depends on code stays code', async () => {
  expect((await init('n = 0\n t = mk(func() int { n++; return n }(), nil)')).stdout).toMatch(/main\.init/);
});
