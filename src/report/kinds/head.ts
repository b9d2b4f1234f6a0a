import type { RunHead, ScenarioHead, Timing } from '../../record/result-head.ts';
import type { Block, Part } from '../document/document.ts';
import { text } from '../document/stats-table.ts';
import { grouped } from '../number.ts';
import { shellQuote } from '../shell-quote.ts';
import { isClean } from '../clean.ts';
import { shortJson } from '../short-json.ts';
import { scenarioText } from './scenario-text.ts';

/** What every kind of result begins with. */
export interface ResultHead {
  readonly kind: string;
  readonly version: number;
  readonly scenario: ScenarioHead;
  readonly run: RunHead;
  readonly timing: Timing;
  readonly health?: readonly { readonly check: string; readonly ok: boolean; readonly detail: string }[];
}

/** Why a result's figures are not those that were asked for; null for a complete one. */
export function partialWords({ run: { partial, trials, requested } }: Pick<ResultHead, 'run'>): string | null {
  return partial ? `PARTIAL: ${grouped(trials)} of ${grouped(requested)} trials. The run was interrupted; the figures are those of the trials that finished.` : null;
}

/** What was taken for granted, the scenario, the checks, and how to get the same numbers again: the end of every report. */
export function headParts(head: ResultHead): Part[] {
  return [...assumptions(head), ...scenario(head), ...checks(head), run(head)];
}

function assumptions({ scenario: { assumptions: assumed, uncertain } }: ResultHead): Part[] {
  const unknown: Block[] = uncertain.length === 0 ? [{ kind: 'text', lines: ['All rates are taken as exactly known.'] }] : [{ kind: 'text', lines: ['Not exactly known, drawn once per trial:'] }, { kind: 'list', items: uncertain }];
  const table: Block[] =
    assumed.length === 0
      ? [{ kind: 'text', lines: ['Nothing was assumed: the scenario states every value that moves a number.'] }]
      : [{ kind: 'table', table: { id: 'assumed', title: 'Assumed, as the scenario does not state it', columns: [text('path', 'field'), text('value'), text('source')], rows: assumed.map(({ path, value, source }) => [path, shortJson(value), source]) } }];
  return [{ id: 'assumed', title: 'What was assumed', blocks: [...unknown, ...table] }];
}

function scenario({ scenario: { complete } }: ResultHead): Part[] {
  if (complete === undefined) return [];
  return [{ id: 'scenario', title: 'Scenario', blocks: [{ kind: 'code', title: 'The scenario with every default filled in', text: scenarioText(complete) }] }];
}

function checks({ health = [] }: ResultHead): Part[] {
  if (health.length === 0) return [];
  const sorted = [...health.filter(({ ok }) => !ok), ...health.filter(({ ok }) => ok)];
  return [{ id: 'health', title: 'Checks', blocks: [{ kind: 'checks', checks: sorted.map(({ check, ok, detail }) => ({ ok, text: `${check}: ${detail}` })) }] }];
}

function run(head: ResultHead): Part {
  const { scenario: { file, identity }, run: { seed, lanes, trials, requested, blockTrials, rng, engine, stopped, sampling, histograms, resultHash }, timing: { seconds, workers, node } } = head;
  const counted = stopped === 'precise' ? `${grouped(trials)}: the precision asked for is reached` : trials === requested ? grouped(trials) : `${grouped(trials)} of ${grouped(requested)}`;
  const kept = sampling === 'exact' ? 'exact' : `${histograms.length} metrics are kept as histograms: their percentiles are within 0.5 %`;
  const facts: [string, string][] = [
    ['scenario', file ?? 'given as an object'],
    ['identity', identity],
    ['seed', seed],
    ...Object.entries(lanes ?? {}).map(([lane, text]): [string, string] => [`seed of ${lane}`, text]),
    ['trials', counted],
    ['samples', kept],
    ['engine', `quotacast ${engine}, random numbers ${rng}, blocks of ${blockTrials} trials`],
    ['result', `${head.kind}, version ${head.version}`],
    ['result hash', resultHash],
    ['took', `${seconds.toFixed(1)} s on ${workers} ${workers === 1 ? 'worker' : 'workers'}, Node ${node} (no part of any hash)`],
  ];
  const command = commandOf(head);
  return {
    id: 'run',
    title: 'Run',
    blocks: [
      { kind: 'table', table: { id: 'run', title: 'Run', columns: [text('what', 'of the run'), text('value')], rows: facts } },
      ...(command === null ? [] : [{ kind: 'code' as const, title: 'The same numbers again', text: command }]),
    ],
  };
}

/** The command of the result, or one made of it where it has none; null where a part of it cannot be shown. */
function commandOf({ scenario: { file }, run: { seed, trials, command } }: ResultHead): string | null {
  const words = command ?? (file === null ? null : ['npx', 'quotacast', 'simulate', file, '--seed', seed, '--trials', String(trials)]);
  return words === null || !words.every((word) => isClean(word) && word.length <= 1000) ? null : words.map(shellQuote).join(' ');
}
