import { defineConfig } from 'vitest/config';

// GOSIM_TEST_REPORT names a file for a machine-readable report (.ci/run).
const report = process.env.GOSIM_TEST_REPORT;

export default defineConfig({
  define: { __GOSIM_FAULTS__: 'true' },
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
    ...(report ? { reporters: ['default', 'json'], outputFile: { json: report } } : {}),
  },
});
