/** gosim disasm -wasm. */
import { expect, test } from 'vitest';
import { gosim } from '../cli/gosim.js';

const program = 'package main\n\n//go:noinline\nfunc sum(xs []int) (s int) {\n\tfor _, x := range xs {\n\t\ts += x\n\t}\n\treturn s\n}\n\nfunc main() {\n\tprintln(sum([]int{1, 2, 3}))\n}\n';

test('shows the signature, the loop with its poll, and the cold block of a function', async () => {
  const r = await gosim(['disasm', '-wasm', 'p.go', 'main.sum'], { files: { 'p.go': program } });
  expect(r.stderr).toBe('');
  expect(r.status).toBe(0);
  // Pointer, length and capacity, frame and fuel; the sum and the fuel.
  expect(r.stdout).toMatch(/^main\.sum \(i64 i64 i64 i32 i32\) -> \(i64 i32\)\n/);
  expect(r.stdout).toMatch(/\n +loop\n[\s\S]*\n +i64\.load[\s\S]*\n +i64\.add\n/);
  expect(r.stdout).toMatch(/\n +i32\.const -2147483647\n +return\n/);
});

test('says that a function is not in the program', async () => {
  const r = await gosim(['disasm', '-wasm', 'p.go', 'main.nope'], { files: { 'p.go': program } });
  expect([r.status, r.stderr]).toEqual([1, 'gosim disasm: no function main.nope in the linked program\n']);
});
