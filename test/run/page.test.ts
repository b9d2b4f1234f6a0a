import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { hasBrowser, launch } from '../helpers/chromium.mjs';
import { KEYS, Trials, compileFile } from '../helpers/trials.ts';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

/** Serves the compiled engine, and an empty page; notes what was asked for. */
async function served(work: (url: string, asked: string[]) => Promise<void>): Promise<void> {
  const asked: string[] = [];
  const server = createServer(({ url = '/' }, response) => {
    asked.push(url);
    const isScript = url.endsWith('.js');
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' });
    response.end(isScript ? readFileSync(dist + url) : '<!doctype html>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked);
  } finally {
    server.close();
  }
}

it.skipIf(!hasBrowser)('the engine runs in a page, in WebAssembly that it need not ask for, with the same bits', async () => {
  const { program } = compileFile('scenarios/mid-market.yaml');
  await served(async (url, asked) => {
    const browser = await launch();
    try {
      const page = await browser.newPage();
      await page.goto(url);
      const found = (await page.evaluate(`import('${url}/run/engine.js').then(({ createEngine }) => {
        const program = Uint8Array.from(atob('${Buffer.from(program).toString('base64')}'), (character) => character.charCodeAt(0));
        const engine = createEngine(program, Int32Array.of(${KEYS.join(', ')}));
        return { form: engine.form, rows: Array.from(engine.runBlock(0, 64).rows) };
      })`)) as { form: string; rows: number[] };
      expect(found.form).toBe('wasm');
      const { rows } = new Trials(compileFile('scenarios/mid-market.yaml'), 64);
      expect(found.rows).toEqual(rows.flatMap((row) => [...row]));
      expect(asked.filter((file) => !file.endsWith('.js') && file !== '/' && !file.includes('favicon'))).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
