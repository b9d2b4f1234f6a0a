// Reports as readers have them, to be looked at: three widths, light and dark, in pieces of a screen and a half, and on A4 and Letter.
// npm run screenshots -- FOLDER RESULT.json...
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from '../helpers/chromium.mjs';

const command = fileURLToPath(new URL('../../bin/quotacast.js', import.meta.url));
const WIDTHS = [390, 820, 1440];
/** of a piece, pixels */
const PIECE = 1500;

const [folder, ...results] = process.argv.slice(2);
if (folder === undefined || results.length === 0) {
  console.error('usage: npm run screenshots -- FOLDER RESULT.json...');
  process.exit(2);
}

const browser = await launch();
for (const result of results) {
  const name = basename(result, '.json');
  const to = join(resolve(folder), name);
  mkdirSync(to, { recursive: true });
  const file = `${to}.html`;
  execFileSync(process.execPath, [command, 'report', result, '--out', file, '--force'], { stdio: 'inherit' });
  for (const colorScheme of ['light', 'dark']) for (const width of WIDTHS) await screens(file, { width, colorScheme }, (piece) => join(to, `${width}-${colorScheme}-${String(piece).padStart(2, '0')}.png`));
  for (const format of ['A4', 'Letter']) await paper(file, format, join(to, `${format}.pdf`));
  console.log(to);
}
await browser.close();

/** The whole page in pieces, one below the other. */
async function screens(file, { width, colorScheme }, pictureOf) {
  const page = await browser.newPage({ viewport: { width, height: PIECE }, colorScheme });
  await page.goto(`file://${file}`);
  const height = await page.evaluate('document.documentElement.scrollHeight');
  for (let piece = 0; piece * PIECE < height; piece++) {
    const y = piece * PIECE;
    const tall = Math.min(PIECE, height - y);
    // a picture of the whole page leaves out what is sticky
    await page.setViewportSize({ width, height: tall });
    await page.evaluate(`window.scrollTo(0, ${y})`);
    await page.screenshot({ path: pictureOf(piece) });
  }
  await page.close();
}

async function paper(file, format, path) {
  const page = await browser.newPage();
  await page.goto(`file://${file}`);
  await page.pdf({ path, format, preferCSSPageSize: false });
  await page.close();
}
