/**
 * Speed of the interpreter on hand-assembled kernels. Build first (const enums):
 *   npx esbuild tests/vm/bench.ts --bundle --platform=node --format=esm --outfile=dist/vm-bench.mjs && node dist/vm-bench.mjs
 */
import { fibText, lcgText, nbodyText, sieveText } from './kernels.js';
import { TestMachine } from './machine.js';

const only = process.argv[2];
const slice = Number(process.env.SLICE ?? 5_000_000);
const memory = Number(process.env.MEM ?? 64) * 2 ** 20;

function bench(name: string, run: () => unknown): void {
  if (only !== undefined && !name.startsWith(only)) return;
  for (let round = 0; round < 3; round++) {
    const t = process.cpuUsage();
    const v = run();
    const used = process.cpuUsage(t);
    console.log(`${name} ${(used.user / 1000).toFixed(0)} ms ${v}`);
  }
}

const m = new TestMachine(fibText + sieveText + lcgText + nbodyText, { slice, memory, stack: 65536 });
bench('fib 30', () => m.call('fib', 30)[0]);
const buf = m.alloc(5_000_000);
bench('sieve 5M', () => {
  m.memory.u8.fill(0, buf, buf + 5_000_000);
  return m.call('sieve', BigInt(buf) | 0xc000000000n, 5_000_000)[0];
});
bench('lcg 10M', () => m.call('lcg', 10_000_000)[0]);
const bodies = m.alloc(5 * 56);
bench('nbody 200k', () => {
  for (let i = 0; i < 35; i++) m.memory.f64[(bodies >> 3) + i] = ((i * 7919) % 101) / 10 + 0.5;
  m.call('nbody', BigInt(bodies) | 0xc000000000n, 5, 200_000, 0.001);
  return m.memory.f64[bodies >> 3];
});
