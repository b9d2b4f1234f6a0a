import type { Result } from '../../../record/result.ts';
import { findLine } from '../../find-line.ts';
import { average } from '../../number.ts';
import { percent } from '../../share.ts';
import { shortJson } from '../../short-json.ts';
import type { Page } from '../page.ts';
import { atMost, titled, type Section } from '../section.ts';
import { wrap } from '../wrap.ts';

const MOST_LINES = 40;

/** What the figures start from and what was taken for granted. */
export const basis: Section = (result, page) => [
  ...titled(page, 'Where it starts', start(result, page)),
  ...titled(page, 'What the spread comes from', spreadOf(result, page)),
  ...titled(page, 'Not exactly known (drawn once per trial)', listed(page, result.scenario.uncertain)),
  ...titled(page, 'Assumed, as the scenario does not state it', listed(page, assumed(result))),
];

function start(result: Result, page: Page): string[] {
  const { count, value } = result.openingPipeline;
  const arr = findLine(result, 'arr.opening')?.periods[0]?.mean ?? null;
  const between = (low: string, high: string) => (low === high ? '' : ` (P10 to P90: ${low} to ${high})`);
  const deals = `${average(count.mean)} open deals${between(average(count.p10), average(count.p90))}, worth ${page.money(value.mean)}${between(page.money(value.p10), page.money(value.p90))}`;
  const lines = count.mean === null || count.mean === 0 ? ['No open pipeline.'] : [`Open pipeline: ${deals}.`];
  if (arr !== null && arr > 0) lines.push(`Customers: ${page.money(arr)} of ARR.`);
  return lines.flatMap((line) => wrap(page, line));
}

function spreadOf({ variance }: Result, page: Page): string[] {
  if (variance === null) return [];
  const { rates, shocks, luck } = variance;
  const all = rates + shocks + luck;
  const share = (part: number) => percent(all > 0 ? part / all : null);
  return wrap(page, `${share(luck)} luck, ${share(shocks)} shared shocks, ${share(rates)} not knowing the rates (shares of the variance).`);
}

/** `path = value (source)`; entries of a section that share both are named together: `pools.{ae, bdr}.backfill = true`. */
function assumed({ scenario: { assumptions } }: Result): string[] {
  const groups = new Map<string, { paths: string[][]; text: string }>();
  for (const { path, value, source } of assumptions) {
    const parts = path.split('.');
    const text = `${shortJson(value)} (${source})`;
    const key = JSON.stringify([parts.toSpliced(1, 1), text]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { paths: [parts], text });
    else group.paths.push(parts);
  }
  return [...groups.values()].map(({ paths, text }) => {
    const [[section, name, ...field]] = paths;
    const names = paths.length === 1 ? name : `{${paths.map((parts) => parts[1]).join(', ')}}`;
    return `${[section, names, ...field].filter((part) => part !== undefined).join('.')} = ${text}`;
  });
}

function listed(page: Page, lines: readonly string[]): string[] {
  const { shown, more } = atMost(lines, MOST_LINES);
  return [...shown.flatMap((line) => wrap(page, line, { hang: 6 })), ...more];
}
