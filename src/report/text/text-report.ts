import type { Result } from '../../record/result.ts';
import { isClean } from '../clean.ts';
import { grouped } from '../number.ts';
import { commandLines } from './command-lines.ts';
import { pageOf, type Page, type PageOptions } from './page.ts';
import type { Section } from './section.ts';
import { attainment } from './sections/attainment.ts';
import { basis } from './sections/basis.ts';
import { bookings } from './sections/bookings.ts';
import { customers } from './sections/customers.ts';
import { deals } from './sections/deals.ts';
import { leads } from './sections/leads.ts';
import { load } from './sections/load.ts';
import { opening } from './sections/opening.ts';
import { paths } from './sections/paths.ts';
import { pay } from './sections/pay.ts';
import { people } from './sections/people.ts';
import { run } from './sections/run.ts';
import { targets } from './sections/targets.ts';
import { wrap } from './wrap.ts';

export interface TextReportOptions extends PageOptions {
  /** The command that gives the same numbers; without one it is made from the result, which knows no `--set`. */
  readonly command?: readonly string[] | undefined;
  /** The command that goes on with an interrupted run. */
  readonly resume?: readonly string[] | undefined;
}

const sections: readonly Section[] = [opening, targets, paths, bookings, attainment, people, pay, leads, deals, customers, load, basis];

/**
 * The report of a simulation for a terminal: no line is wider than `width` columns, and nothing in a name or text of the
 * scenario reaches the terminal as a control code.
 */
export function textReport(result: Result, options: TextReportOptions = {}): string[] {
  const page = pageOf(result.scenario.currency, options);
  const banner = partial(result, page);
  const body = sections.flatMap((section) => section(result, page));
  const facts = run(result, page, options.command ?? commandOf(result));
  return [...banner, ...body, ...facts, ...(banner.length === 0 ? [] : ['', ...banner.slice(0, -1), ...goOn(page, options.resume)])];
}

/** A result of fewer trials than asked for says so before and after everything else. */
function partial({ run: { partial: isPartial, trials, requested } }: Result, page: Page): string[] {
  if (!isPartial) return [];
  const text = `PARTIAL: ${grouped(trials)} of ${grouped(requested)} trials. The run was interrupted; the figures are those of the trials that finished.`;
  return [...wrap(page, text, { indent: 0 }).map((line) => page.bold(page.bad(line))), ''];
}

function goOn(page: Page, resume: readonly string[] | undefined): string[] {
  return resume === undefined ? [] : ['  to go on:', ...commandLines(page, resume)];
}

function commandOf({ scenario: { file }, run: { seed, trials } }: Result): string[] | null {
  if (file === null || !isClean(file) || !isClean(seed) || seed.length > 200) return null;
  return ['npx', 'quotacast', 'simulate', file, '--seed', seed, '--trials', String(trials)];
}
