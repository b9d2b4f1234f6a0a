import type { Sensitivity, TornadoEnd, TornadoLine } from '../../../decide/sensitivity/result.ts';
import { amountIn } from '../../amount.ts';
import { compact, trimmed, MISSING } from '../../number.ts';
import { PATH_COLUMNS, pathLabel } from '../../path-label.ts';
import type { Page } from '../page.ts';
import { note } from '../section.ts';
import { table } from '../table.ts';

const MOST_LINES = 15;

/** Inputs by the width of what they do: the change of the mean at both ends, and the chance of the target there. */
export function tornadoLines(found: Sensitivity, page: Page): string[] {
  const { tornado, metric, whatIf, base } = found;
  if (tornado.length === 0) return [];
  const shown = tornado.slice(0, MOST_LINES);
  const amount = amountIn(metric.unit, page.money);
  const change = ({ difference: { value } }: TornadoEnd) => (value === null ? MISSING : value === 0 ? 'none' : `${value > 0 ? '+' : ''}${amount(value)}`);
  const hasChance = base.chance !== null;
  const lines = table(page, [
    { head: 'input', cells: shown.map(({ path }) => pathLabel(path, PATH_COLUMNS - 4)) },
    { head: 'from', cells: shown.map(({ low }) => figure(low.value)) },
    { head: 'to', cells: shown.map(({ high }) => figure(high.value)) },
    { head: 'at from', cells: shown.map(({ low }) => change(low)) },
    { head: 'at to', cells: shown.map(({ high }) => change(high)) },
    { head: '±', cells: shown.map((line) => amount(errorOf(line))), drop: 2 },
    ...(hasChance ? [{ head: 'chance', cells: shown.map(chances), drop: 1 }] : []),
  ]);
  const more = tornado.length - shown.length;
  return [...lines, ...(more > 0 ? note(page, `and ${more} that do less (--json has all)`) : []), ...note(page, legend(tornado, whatIf)), ...undecided(shown, page)];
}

function legend(lines: readonly TornadoLine[], whatIf: number | null): string {
  const has = (kind: TornadoLine['kind']) => lines.some((line) => line.kind === kind);
  const parts = [
    ...(has('uncertain') ? ['an input that is not known stands at its P10 and its P90'] : []),
    ...(has('range') ? ['a decision at the ends of its range'] : []),
    ...(has('whatIf') && whatIf !== null ? [`what is taken as known is moved by ${trimmed(whatIf * 100, 1)} %, which says what it would do and not how unsure it is`] : []),
  ];
  return `Change of the mean on the same luck, one at a time: ${parts.join('; ')}.`;
}

/** Inputs whose two ends cannot be told apart from the base. */
function undecided(lines: readonly TornadoLine[], page: Page): string[] {
  const open = ({ difference: { value, lo, hi } }: TornadoEnd) => value !== 0 && (lo === null || hi === null || (lo <= 0 && hi >= 0));
  const some = lines.filter(({ low, high }) => open(low) && open(high));
  return some.length === 0 ? [] : note(page, `Not decided with these trials: ${some.map(({ path }) => pathLabel(path, PATH_COLUMNS)).join(', ')}.`);
}

const chances = ({ low, high }: TornadoLine): string => `${percentOf(low)} to ${percentOf(high)} %`;
const percentOf = ({ chance }: TornadoEnd): string => (chance === null || chance.p === null ? MISSING : String(Math.round(chance.p * 100)));

/** The larger of the two half widths. */
function errorOf({ low, high }: TornadoLine): number | null {
  const half = ({ difference: { lo, hi } }: TornadoEnd) => (lo === null || hi === null ? 0 : (hi - lo) / 2);
  return Math.max(half(low), half(high));
}

function figure(value: number): string {
  return Math.abs(value) >= 1000 ? compact(value) : trimmed(value, Math.abs(value) < 1 ? 3 : 1);
}
