import type { Result } from '../../../record/result.ts';
import type { Fan, Paths } from '../../../record/result-parts.ts';
import { weeklyFan } from '../../chart/weekly-fan.ts';
import type { DataTable } from '../../document/data-table.ts';
import { figure, type Block, type Part } from '../../document/document.ts';
import { text } from '../../document/stats-table.ts';
import { measureWords } from '../../measure-words.ts';
import type { Context } from '../context.ts';

const PERCENTILES = ['p10', 'p25', 'p50', 'p75', 'p90'] as const;

/** Week by week, where weeks were asked for: what is booked against the plan, what is open, and whether it is enough for the rest. */
export function weeks(context: Context<Result>): Part[] {
  const { result, horizon } = context;
  const { paths } = result;
  if (paths === null || paths.weeks.length === 0) return [];
  const noun = measureWords(paths.measure).noun;
  const plan = planOf(result, paths);
  const each = (id: string, fan: Fan | null, more: { readonly title: string; readonly measure: string; readonly unit: string; readonly plan?: (number | null)[]; readonly planWords?: string; readonly note?: string; readonly top?: number }): Block[] =>
    fan === null ? [] : [fanFigure(context, paths, fan, id, more)];
  return [
    {
      id: 'weeks',
      title: 'Week by week',
      blocks: [
        ...each('weeks-booked', paths.booked, { title: `Booked so far, by week: ${noun}`, measure: noun, unit: paths.unit, ...(plan === null ? {} : { plan, planWords: 'target, spread evenly over its days' }), note: `The band holds 80 % of ${horizon.trials}.` }),
        ...each('weeks-pipeline', paths.pipeline, { title: 'Open pipeline, by week', measure: 'open pipeline', unit: paths.unit }),
        ...each('weeks-coverage', paths.toGo, { title: 'Open pipeline over what is still to go, by week', measure: 'coverage', unit: 'ratio', plan: paths.weeks.map(() => 1), planWords: 'as much as is to go', ...cutOf(paths.toGo) }),
      ],
    },
  ];
}

/** Coverage has no end where little is to go: the picture ends above what half of the trials have, and says so. */
function cutOf(fan: Fan | null): { readonly note: string; readonly top?: number } {
  const note = "To go: the period's target less what it has booked. Trials that have reached it are left out.";
  const known = (line: Fan['p75']) => Math.max(0, ...(line ?? []).filter((value) => value !== null));
  const [half, most] = [known(fan?.p75 ?? []), known(fan?.p90 ?? [])];
  return most <= 1.5 * half ? { note } : { note: `${note} The top of the band is cut off; the table has it.`, top: 1.1 * half };
}

function fanFigure({ result, formats, horizon }: Context<Result>, { weeks: all }: Paths, fan: Fan, id: string, more: { readonly title: string; readonly measure: string; readonly unit: string; readonly plan?: (number | null)[]; readonly planWords?: string; readonly note?: string; readonly top?: number }): Block {
  const { title, measure, unit, plan, planWords, note, top } = more;
  const write = formats.amount(unit);
  const last = fan.p50.findLastIndex((value) => value !== null);
  const description = last < 0 ? 'Nothing to show.' : `In the week to ${all[last].lastDay}: P10 ${write(fan.p10[last])}, P50 ${write(fan.p50[last])}, P90 ${write(fan.p90[last])}.`;
  const data = { weeks: all.map(({ lastDay }) => lastDay), ...fan, unit, measure, of: horizon.trials, periodEnds: result.periods.map(({ lastDay }) => lastDay), ...(plan === undefined ? {} : { plan }), ...(planWords === undefined ? {} : { planWords }), ...(top === undefined ? {} : { top }) };
  return figure({ id, title, description }, (canvas, head) => weeklyFan(canvas, head, data), { ...(note === undefined ? {} : { note }), table: weekTable(id, title, all, fan, unit, plan) });
}

function weekTable(id: string, title: string, all: Paths['weeks'], fan: Fan, unit: string, plan?: readonly (number | null)[]): DataTable {
  return {
    id,
    title,
    columns: [text('week', 'week to'), ...PERCENTILES.map((key) => ({ key, head: key.toUpperCase(), unit })), { key: 'mean', head: 'mean', unit }, { key: 'n', head: 'trials', unit: 'integer' }, ...(plan === undefined ? [] : [{ key: 'plan', head: 'plan', unit }])],
    rows: all.map(({ lastDay }, i) => [lastDay, ...PERCENTILES.map((key) => fan[key][i]), fan.mean[i], fan.n[i], ...(plan === undefined ? [] : [plan[i]])]),
    note: 'Percentiles of weeks are within 0.5 %.',
  };
}

/** The first target of this measure at the end of each week, each period's figure spread evenly over its days. */
function planOf({ targets, periods }: Result, { measure, weeks: all }: Paths): (number | null)[] | null {
  const target = targets.find((each) => each.measure === measure && each.periods.length === periods.length);
  if (target === undefined) return null;
  const day = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
  return all.map(({ lastDay, period }) => {
    const { firstDay, lastDay: end } = periods[period];
    const before = target.periods.slice(0, period).reduce((sum, figure) => sum + figure, 0);
    return before + (target.periods[period] * (day(lastDay) - day(firstDay) + 1)) / (day(end) - day(firstDay) + 1);
  });
}
