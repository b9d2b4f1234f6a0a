import { existsSync, readFileSync } from 'node:fs';

// beside this file once built; from the sources the built one serves
const places = ['../browser/page.js', '../../../dist/report/browser/page.js'].map((place) => new URL(place, import.meta.url));

let text: string | undefined;

/** The script of a page, which is compiled by itself: it runs in a browser. */
export function pageScript(): string {
  text ??= readFileSync(places.find((place) => existsSync(place)) ?? places[0], 'utf8').replace(/\n\/\/# sourceMappingURL.*\s*$/, '\n');
  return text;
}
