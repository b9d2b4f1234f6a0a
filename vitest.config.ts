import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vitest/config';

const src = fileURLToPath(new URL('src/', import.meta.url));

/** Tests of sources read the compiled files of another engine instead, when QUOTACAST_DIST names its folder: for planted faults. */
const fromAnotherEngine = (dist: string): Plugin => ({
  name: 'from-another-engine',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    const found = await this.resolve(source, importer, { ...options, skipSelf: true });
    return found?.id.startsWith(src) ? `${dist}/${found.id.slice(src.length).replace(/\.ts$/, '.js')}` : found;
  },
});

export default defineConfig({
  plugins: process.env['QUOTACAST_DIST'] === undefined ? [] : [fromAnotherEngine(process.env['QUOTACAST_DIST'])],
  test: {
    root: 'test',
    include: ['**/*.test.ts'],
    setupFiles: process.env['QUOTACAST_VERDICTS'] === undefined ? [] : ['helpers/note-matchers.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // heavy tests run the compiled engine as it is: transformed modules are ten times slower
    server: { deps: { external: [/\/dist\//] } },
    // the longer suite takes minutes a test
    testTimeout: process.env['QUOTACAST_LONG'] === '1' ? 1_800_000 : 60_000,
    hookTimeout: 60_000,
  },
});
