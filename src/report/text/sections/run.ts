import type { Result } from '../../../record/result.ts';
import { isClean } from '../../clean.ts';
import { grouped } from '../../number.ts';
import { commandLines } from '../command-lines.ts';
import { cut, pad, type Page } from '../page.ts';
import { titled } from '../section.ts';
import { wrap } from '../wrap.ts';

const LONGEST_SEED = 200;
const LABEL = 13;

/** Whether the run is sound, and all that is needed to get the same numbers again. */
export function run(result: Result, page: Page, command: readonly string[] | null): string[] {
  return [
    ...titled(page, 'Checks', checks(result, page)),
    ...titled(page, 'Run', facts(result, page, command)),
  ];
}

function checks({ health }: Result, page: Page): string[] {
  return [...health.filter(({ ok }) => !ok), ...health.filter(({ ok }) => ok)].flatMap(({ check, ok, detail }) => {
    const mark = ok ? '      ok' : '  not ok';
    const [first, ...rest] = wrap(page, `${check}: ${detail}`, { indent: 10 });
    return [(ok ? page.good : page.bad)(mark) + first.slice(mark.length), ...rest];
  });
}

function facts({ scenario, run: { seed, trials, requested, blockTrials, rng, engine, stopped, sampling, histograms, resultHash } }: Result, page: Page, command: readonly string[] | null): string[] {
  const counted = stopped === 'precise' ? `${grouped(trials)}: the precision asked for is reached` : trials === requested ? grouped(trials) : `${grouped(trials)} of ${grouped(requested)}`;
  const kept = sampling === 'exact' ? 'exact' : `${histograms.length} metrics are kept as histograms: their percentiles are within 0.5 % (--metrics keeps single ones exactly)`;
  const fact = (label: string, value: string) => {
    const [first, ...rest] = wrap(page, value, { indent: LABEL + 2 });
    return [`  ${pad(label, LABEL)}${first.trimStart()}`, ...rest];
  };
  return [
    ...fact('scenario', scenario.file ?? 'given as an object'),
    ...hash(page, 'identity', scenario.identity),
    ...fact('seed', isClean(seed) && seed.length <= LONGEST_SEED ? seed : `${cut(page, page.plain(seed), 20)} (${grouped(seed.length)} characters, see --json)`),
    ...fact('trials', counted),
    ...fact('samples', kept),
    ...fact('engine', `quotacast ${engine}, random numbers ${rng}, blocks of ${blockTrials} trials`),
    ...hash(page, 'result hash', resultHash),
    ...(command === null ? [] : again(page, command)),
  ];
}

/** A hash stays in one piece, to be copied, where the page is wide enough. */
function hash(page: Page, label: string, value: string): string[] {
  const isWide = page.width >= LABEL + 2 + value.length;
  return isWide ? [`  ${pad(label, LABEL)}${value}`] : [`  ${label}`, ...wrap(page, value, { indent: 4 })];
}

function again(page: Page, command: readonly string[]): string[] {
  return ['  the same numbers again:', ...commandLines(page, command)];
}
