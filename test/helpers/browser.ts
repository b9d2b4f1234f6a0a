// A browser for tests of pages, which are skipped where there is none.
import { hasBrowser } from './chromium.mjs';

export { hasBrowser, launch } from './chromium.mjs';

if (!hasBrowser) console.warn('skipped: no Chromium was found for the tests of pages; apt-get install chromium, or name one by QUOTACAST_CHROMIUM');
