import type { Ranking } from '../../../decide/compare/schema.ts';
import { metricWords } from '../../metric-words.ts';
import { grouped } from '../../number.ts';
import { percent } from '../../share.ts';
import type { Page } from '../page.ts';
import { note, titled } from '../section.ts';
import { table } from '../table.ts';
import { between, figure, shortName, signed } from './amounts.ts';

/** Which candidate is best, and which of the others may be. */
export function rankingLines({ metric, unit, by, order, confidence, trialsToDecide }: Ranking, page: Page): string[] {
  const rows = table(page, [
    { head: '', cells: order.map(({ name }) => shortName(page, name)) },
    { head: metricWords(metric, by), cells: order.map(({ mean }) => figure(page, unit, mean)) },
    { head: 'behind the best', cells: order.map(({ behind }, i) => (i === 0 ? '' : signed(page, unit, behind.value))) },
    { head: 'interval', cells: order.map(({ behind }, i) => (i === 0 ? '' : between(page, unit, behind))), drop: 2 },
    { head: '', cells: order.map(({ mayBeBest }, i) => (!mayBeBest ? '' : i === 0 && !order[1].mayBeBest ? 'best' : 'may be best')) },
    ...(order[0].bestIn === null ? [] : [{ head: 'best in', cells: order.map(({ bestIn }) => percent(bestIn)), drop: 1 }]),
    ...(order[0].furtherTrials === null ? [] : [{ head: 'further trials', cells: order.map(({ furtherTrials }) => (furtherTrials === null ? '' : grouped(furtherTrials))), drop: 1 }]),
  ]);
  const open = order.filter(({ mayBeBest }) => mayBeBest).length;
  const verdict = open === 1 ? 'The first place is decided.' : `The first place is not decided between ${open} of them${trialsToDecide === null ? '.' : `; about ${grouped(trialsToDecide)} trials of each would tell.`}`;
  return titled(page, 'Ranking', [...rows, ...note(page, `${verdict} All intervals hold together with ${Math.round(confidence * 100)} %.`)]);
}
