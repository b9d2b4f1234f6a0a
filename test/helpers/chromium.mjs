// A browser for tests and pictures of pages: found where it is usually installed, or named by QUOTACAST_CHROMIUM.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const places = [process.env['QUOTACAST_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/opt/google/chrome/chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

const found = places.find((place) => place !== undefined && existsSync(place));

export const hasBrowser = found !== undefined;

export function launch() {
  if (found === undefined) throw new Error('no Chromium was found: apt-get install chromium, or name one by QUOTACAST_CHROMIUM');
  return chromium.launch({ executablePath: found, args: ['--no-sandbox'] });
}
