import type { RunHead, ScenarioHead, Timing } from '../../record/result-head.ts';
import type { Block, Part } from '../document/document.ts';
import { text } from '../document/stats-table.ts';
import { grouped } from '../number.ts';
import { shellQuote } from '../shell-quote.ts';
import { isClean } from '../clean.ts';
import { shortJson } from '../short-json.ts';
import { scenarioText } from './scenario-text.ts';

/** What every kind of result begins with; what a kind does not have is left out. */
export interface ResultHead {
  readonly kind: string;
  readonly version: number;
  /** null for what was made of no scenario */
  readonly scenario: ScenarioHead | null;
  readonly run: Pick<RunHead, 'seed' | 'engine' | 'command'> & Partial<RunHead> & { readonly independent?: boolean; readonly draws?: number };
  readonly timing: Partial<Timing> & Pick<Timing, 'seconds' | 'node'>;
  readonly health?: readonly { readonly check: string; readonly ok: boolean; readonly detail: string }[];
}

/** Why a result's figures are not those that were asked for; null for a complete one. */
export function partialWords({ run: { partial, trials, requested } }: Pick<ResultHead, 'run'>): string | null {
  if (partial !== true) return null;
  if (trials === undefined || requested === undefined) return 'PARTIAL. The run was interrupted; not everything that was asked for is here.';
  return `PARTIAL: ${grouped(trials)} of ${grouped(requested)} trials. The run was interrupted; the figures are those of the trials that finished.`;
}

/** What was taken for granted, the scenario, the checks, and how to get the same numbers again: the end of every report. */
export function headParts(head: ResultHead): Part[] {
  return [...assumptions(head), ...scenario(head), ...checks(head), run(head)];
}

function assumptions({ scenario: head }: ResultHead): Part[] {
  if (head === null) return [];
  const { assumptions: assumed, uncertain } = head;
  const unknown: Block[] = uncertain.length === 0 ? [{ kind: 'text', lines: ['All rates are taken as exactly known.'] }] : [{ kind: 'text', lines: ['Not exactly known, drawn once per trial:'] }, { kind: 'list', items: uncertain }];
  const table: Block[] =
    assumed.length === 0
      ? [{ kind: 'text', lines: ['Nothing was assumed: the scenario states every value that moves a number.'] }]
      : [{ kind: 'table', table: { id: 'assumed', title: 'Assumed, as the scenario does not state it', columns: [text('path', 'field'), text('value'), text('source')], rows: assumed.map(({ path, value, source }) => [path, shortJson(value), source]) } }];
  return [{ id: 'assumed', title: 'What was assumed', blocks: [...unknown, ...table] }];
}

function scenario({ scenario: head }: ResultHead): Part[] {
  if (head?.complete === undefined) return [];
  return [{ id: 'scenario', title: 'Scenario', blocks: [{ kind: 'code', title: 'The scenario with every default filled in', text: scenarioText(head.complete) }] }];
}

function checks({ health = [] }: ResultHead): Part[] {
  if (health.length === 0) return [];
  const sorted = [...health.filter(({ ok }) => !ok), ...health.filter(({ ok }) => ok)];
  return [{ id: 'health', title: 'Checks', blocks: [{ kind: 'checks', checks: sorted.map(({ check, ok, detail }) => ({ ok, text: `${check}: ${detail}` })) }] }];
}

function run(head: ResultHead): Part {
  const { scenario: from, run: of, timing: { seconds, workers, node } } = head;
  const threads = workers === undefined ? '' : ` on ${workers} ${workers === 1 ? 'worker' : 'workers'}`;
  const facts: [string, string][] = [
    ...(from === null ? [] : [['scenario', from.file ?? 'given as an object'], ['identity', from.identity]] satisfies [string, string][]),
    ['seed', of.seed],
    ...Object.entries(of.lanes ?? {}).map(([lane, seed]): [string, string] => [`seed of ${lane}`, seed]),
    ...counted(head),
    ...(of.sampling === undefined ? [] : [['samples', of.sampling === 'exact' ? 'exact' : `${of.histograms?.length ?? 0} metrics are kept as histograms: their percentiles are within 0.5 %`]] satisfies [string, string][]),
    ['engine', [`quotacast ${of.engine}`, ...(of.rng === undefined ? [] : [`random numbers ${of.rng}`]), ...(of.blockTrials === undefined ? [] : [`blocks of ${of.blockTrials} trials`])].join(', ')],
    ['result', `${head.kind}, version ${head.version}`],
    ...(of.resultHash === undefined ? [] : [['result hash', of.resultHash]] satisfies [string, string][]),
    ['took', `${seconds.toFixed(1)} s${threads}, Node ${node.replace(/^v/, '')} (no part of any hash)`],
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

function counted({ kind, run: { trials, requested = trials, stopped, independent, draws } }: ResultHead): [string, string][] {
  if (draws !== undefined) return [kind === 'quotacast.calibration' ? ['joint draws', grouped(draws)] : ['trials', `${grouped(draws)} for each forecast`]];
  if (trials === undefined || requested === undefined) return [];
  const words = stopped === 'precise' ? `${grouped(trials)}: the precision asked for is reached` : trials === requested ? grouped(trials) : `${grouped(trials)} of ${grouped(requested)}`;
  if (independent === undefined) return [['trials', words]];
  return [['trials', `${words} of each variant, ${independent ? 'each with luck of its own' : 'all on the same random numbers'}`]];
}

/** The command of the result, or for a simulation one made of it where it has none; null where a part of it cannot be shown. */
function commandOf({ kind, scenario: from, run: { seed, trials, command } }: ResultHead): string | null {
  const own = kind === 'quotacast.simulation' && from !== null && from.file !== null ? ['npx', 'quotacast', 'simulate', from.file, '--seed', seed, '--trials', String(trials)] : null;
  const words = command ?? own;
  return words === null || !words.every((word) => isClean(word) && word.length <= 1000) ? null : words.map(shellQuote).join(' ');
}
