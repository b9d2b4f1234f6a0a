import type { Result } from '../../../record/result.ts';
import { shares, type ShareCell } from '../../chart/shares.ts';
import { utilisation } from '../../chart/utilisation.ts';
import { figure, type Block, type Part } from '../../document/document.ts';
import { linesBy } from '../../find-line.ts';
import { percent } from '../../share.ts';
import type { Context } from '../context.ts';
import { lineTable, type LinePlan } from './lines.ts';

const LEAST_SHARE = 0.0005;
/** Less cannot be seen in a chart. */
const LEAST_DRAWN = 0.005;
/** Colours of parts of a whole. */
const MOST_PARTS = 6;

/** How busy pools are, how long work waits for them, and what holds the team back. */
export function load(context: Context<Result>): Part[] {
  const { result } = context;
  const pools = [...new Set(['utilisation', 'wait.share', 'wait.days'].flatMap((id) => linesBy(result, id, 'pool').map(({ name }) => name)))];
  const plans: LinePlan[] = pools.flatMap((pool) => [
    { id: 'utilisation', label: `${pool}: slots in use`, by: { pool } },
    { id: 'wait.share', label: `${pool}: work that had to wait`, by: { pool } },
    { id: 'wait.days', label: `${pool}: days waited, per piece of work`, by: { pool } },
  ]);
  const table = lineTable(result, 'load', 'Load and waiting', plans);
  const blocks: Block[] = [...busy(context), ...binding(context), ...(table === undefined ? [] : [{ kind: 'table' as const, table, isFolded: true }])];
  return blocks.length === 0 ? [] : [{ id: 'load', title: 'What holds the team back', blocks }];
}

function busy({ result, horizon }: Context<Result>): Block[] {
  const lines = linesBy(result, 'utilisation', 'pool').filter(({ line }) => line.periods.some(({ mean }) => mean !== null));
  if (lines.length === 0) return [];
  const cells = lines.flatMap(({ name, line }) => line.periods.map(({ mean }, t) => ({ pool: name, period: result.periods[t].id, share: mean })));
  const description = `${lines.map(({ name, line }) => `${name}: ${line.periods.map(({ mean }) => percent(mean)).join(', ')}`).join('; ')}.`;
  return [figure({ id: 'utilisation', title: `Share of slots in use, by pool and ${horizon.period}`, description }, (canvas, head) => utilisation(canvas, head, { cells }), { note: 'Means over trials. Above 95 % work waits long.' })];
}

function binding({ result, horizon }: Context<Result>): Block[] {
  const lines = linesBy(result, 'constraint', 'constraint').filter(({ line }) => line.periods.some(({ mean }) => mean !== null && mean >= LEAST_SHARE));
  if (lines.length === 0) return [];
  const description = `${lines.map(({ name, line }) => `${name}: ${line.periods.map(({ mean }) => percent(mean)).join(', ')}`).join('; ')}.`;
  const plans = lines.map(({ name }) => ({ id: 'constraint', label: name, by: { constraint: name } }));
  const title = `What binds, by ${horizon.period}`;
  const table = lineTable(result, 'constraint', title, plans);
  return [
    figure({ id: 'constraint', title, description }, (canvas, head) => shares(canvas, head, { cells: cellsOf(result, lines), of: 'trials' }), {
      note: 'In each trial the pool with the highest utilisation above 95 %; uncovered renewals where nobody was free for them; pipeline where there is none.',
      ...(table === undefined ? {} : { table }),
    }),
  ];
}

/** As many as have colours of their own, the others together. */
function cellsOf(result: Result, lines: ReturnType<typeof linesBy>): ShareCell[] {
  const most = (each: (typeof lines)[number]) => Math.max(...each.line.periods.map(({ mean }) => mean ?? 0));
  const ranked = lines.toSorted((a, b) => most(b) - most(a)).filter((each) => most(each) >= LEAST_DRAWN);
  const own = ranked.length <= MOST_PARTS ? ranked : ranked.slice(0, MOST_PARTS - 1);
  const rest = lines.filter((each) => !own.includes(each));
  const cells = own.flatMap(({ name, line }) => line.periods.map(({ mean }, t) => ({ name, period: result.periods[t].id, share: mean })));
  if (rest.length === 0) return cells;
  const others = result.periods.map(({ id }, t) => ({ name: rest.length === 1 ? rest[0].name : `${rest.length} others`, period: id, share: rest.reduce((sum, { line }) => sum + (line.periods[t].mean ?? 0), 0) }));
  return others.some(({ share }) => share >= LEAST_DRAWN) ? [...cells, ...others] : cells;
}
