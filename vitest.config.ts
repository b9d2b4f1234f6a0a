import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: 'test',
    include: ['**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
