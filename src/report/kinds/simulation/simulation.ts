import type { Result } from '../../../record/result.ts';
import type { Document } from '../../document/document.ts';
import type { Formats } from '../../document/formats.ts';
import { headline } from '../../headline.ts';
import { horizonOf } from '../../horizon.ts';
import { grouped } from '../../number.ts';
import { headParts, partialWords } from '../head.ts';
import { attainment } from './attainment.ts';
import { basis } from './basis.ts';
import { bookings } from './bookings.ts';
import { customers } from './customers.ts';
import { deals } from './deals.ts';
import { everything } from './everything.ts';
import { load } from './load.ts';
import { pay } from './pay.ts';
import { people } from './people.ts';
import { targets } from './targets.ts';
import { weeks } from './weeks.ts';

const parts = [targets, weeks, attainment, people, bookings, deals, customers, load, pay, basis] as const;

/** The report of a simulation. */
export function simulationDocument(result: Result, formats: Formats): Document {
  const { scenario, periods, run } = result;
  const horizon = horizonOf(periods);
  const context = { result, formats, horizon };
  return {
    kind: result.kind,
    title: scenario.name,
    subtitle: [`${horizon.span} (${periods[0].firstDay} to ${periods[periods.length - 1].lastDay})`, scenario.currency, `${grouped(run.trials)} ${run.trials === 1 ? 'trial' : 'trials'}`],
    partial: partialWords(result),
    headline: headline(result, formats.money),
    parts: [...parts.flatMap((part) => part(context)), ...headParts(result), ...everything(context)],
  };
}
