import { catalogue } from '../record/catalogue.ts';
import { lineName } from '../record/metrics/entry.ts';
import type { Subject, SubjectTarget } from '../record/subject.ts';
import type { Wanted } from '../run/columns/column.ts';
import { RunInputError } from '../run/errors.ts';
import { suggestion } from '../scenario/text/suggest.ts';

/** A figure of each trial that a decision looks at: a line of the catalogue times a factor. */
export interface Measured {
  /** as people write it: `bookings.new`, `dealSize.won[segment=smb]` */
  readonly line: string;
  /** what it is: the line, or a target's measure */
  readonly measure: string;
  readonly unit: string;
  readonly wanted: Wanted;
  readonly factor: number;
}

/**
 * What is looked at: a line by its name, or what the first target counts, or new bookings where there is no target.
 *
 * @throws RunInputError for a line that the scenario does not have
 */
export function measuredOf(subject: Subject, asked?: string): Measured {
  const [target] = subject.targets;
  if (asked !== undefined) return lineOf(subject, asked);
  return target === undefined ? lineOf(subject, 'bookings.new') : ofTarget(subject, target);
}

/** What a target counts, in its own unit. */
export function ofTarget(subject: Subject, { name, measure, total, rate }: SubjectTarget): Measured {
  const own = ownLine(subject, measure);
  if (own !== undefined) return { ...lineOf(subject, own), measure };
  const wanted = { id: 'attainment.company', by: { target: name } };
  return { line: lineName(wanted), measure, unit: rate === undefined ? subject.currency : 'share', wanted, factor: total };
}

/** A target of a scenario by its name, else the first. @throws RunInputError when there is none */
export function targetOf({ targets }: Subject, name: string | undefined): SubjectTarget {
  const found = name === undefined ? targets[0] : targets.find((target) => target.name === name);
  if (found !== undefined) return found;
  if (name === undefined) throw new RunInputError('target: expected a scenario with a target, got one without');
  const hint = suggestion(name, targets.map((target) => target.name));
  throw new RunInputError(`target: expected a target of this scenario, got ${name}${hint === undefined ? '' : ` (${hint})`}`);
}

function lineOf(subject: Subject, name: string): Measured {
  const entries = catalogue(subject);
  const entry = entries.find((each) => lineName(each) === name);
  if (entry !== undefined) return { line: name, measure: name, unit: entry.unit, wanted: { id: entry.id, by: entry.by }, factor: 1 };
  const hint = suggestion(name, entries.map(lineName));
  throw new RunInputError(`metric: expected a metric of this scenario, got ${name}${hint === undefined ? '' : ` (${hint})`}`);
}

/** The metric that is a measure itself; net new ARR has none, nor have new business and expansion together. */
function ownLine(subject: Subject, measure: string): string | undefined {
  const lines: Readonly<Record<string, string>> = { newAcv: 'bookings.new', totalBookings: 'bookings.total', renewalRate: 'renewals.rate' };
  if (measure !== 'newAndExpansionAcv') return lines[measure];
  return catalogue(subject).some(({ id }) => id === 'bookings.expansion') ? undefined : 'bookings.new';
}
