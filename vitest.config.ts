import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: 'test',
    include: ['**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // heavy tests run the compiled engine as it is: transformed modules are ten times slower
    server: { deps: { external: [/\/dist\//] } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
