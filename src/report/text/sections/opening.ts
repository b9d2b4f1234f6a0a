import { headline } from '../../headline.ts';
import { horizonOf } from '../../horizon.ts';
import { grouped } from '../../number.ts';
import type { Section } from '../section.ts';
import { wrap } from '../wrap.ts';

/** Whose result it is, and the answer in sentences. */
export const opening: Section = (result, page) => {
  const { scenario, periods, run } = result;
  const { span } = horizonOf(periods);
  const dates = `${periods[0].firstDay} to ${periods[periods.length - 1].lastDay}`;
  return [
    ...wrap(page, scenario.name, { indent: 0 }).map(page.bold),
    ...wrap(page, `${span} (${dates}), ${scenario.currency}, ${grouped(run.trials)} ${run.trials === 1 ? 'trial' : 'trials'}`, { indent: 0 }).map(page.dim),
    '',
    ...headline(result, page.money).flatMap((sentence, i) => wrap(page, sentence).map((line) => (i === 0 ? page.bold(line) : line))),
  ];
};
