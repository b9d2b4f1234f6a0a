import { catalogue } from './catalogue.ts';
import type { Entry } from './metrics/entry.ts';
import { pathColumns, pathPlan, type PathPlan } from './path-plan.ts';
import { placesOf, type Places } from './places.ts';
import type { Subject } from './subject.ts';

/**
 * Bytes that exact samples may take. A constant, never derived from the machine: what is exact and what is a histogram
 * would otherwise differ from one machine to the next.
 */
export const SAMPLE_BUDGET_BYTES = 512 * 2 ** 20;

const BYTES_PER_SAMPLE = 8;

/** An entry with its columns: one per period, then the horizon's; or the horizon's alone. */
export interface PlannedEntry extends Entry {
  readonly columns: number;
  /** Position of its first column among the exact columns; −1 when it is kept as histograms. */
  readonly exactFirst: number;
  /** Position of its first column among the histograms; −1 when it is kept exactly. */
  readonly histogramFirst: number;
}

/** What is recorded, and how. Built alike on every thread from the subject, the trials and what was asked for. */
export interface Plan {
  readonly subject: Subject;
  readonly places: Places;
  readonly trials: number;
  readonly entries: readonly PlannedEntry[];
  readonly exactColumns: number;
  readonly histogramColumns: number;
  /** Weeks are histograms always, behind those of columns; null where none are recorded. */
  readonly paths: PathPlan | null;
  readonly pathColumns: number;
  /** Codes of people's attainment: pool · (periods + years) + period, or + periods + year. */
  readonly peopleCodes: number;
  /** Codes of deals, after those of people: 2 · segment for sizes, + 1 for cycles. */
  readonly dealCodes: number;
  /** Codes of people's pay, after those of deals and in the order of those of attainment; 0 where nobody's pay is stated. */
  readonly payCodes: number;
}

/** Histograms in all: those of columns, of weeks, of people, of deals, of pay. */
export function histogramsOf(plan: Plan): number {
  return emittedFirst(plan) + plan.peopleCodes + plan.dealCodes + plan.payCodes;
}

/** Histograms with moments: all but those of deals and of pay. */
export function momentsOfPlan(plan: Plan): number {
  return emittedFirst(plan) + plan.peopleCodes;
}

/** The histogram of emitted code 0. */
export function emittedFirst({ histogramColumns, pathColumns: weeks }: Plan): number {
  return histogramColumns + weeks;
}

/** Exact columns hold so many samples. */
export function exactSamples({ exactColumns, trials }: Plan): number {
  return exactColumns * trials;
}

/**
 * Plans a recording. Everything is exact while it fits the budget; then core metrics and those asked for; then the
 * headline and those asked for; then only those asked for, or nothing.
 *
 * @param asked metric ids whose samples are wanted exactly, breakdowns included
 * @returns null when what was asked for does not fit
 */
export function planRecord(subject: Subject, trials: number, asked: readonly string[] = []): Plan | null {
  const entries = catalogue(subject);
  const wanted = new Set(asked);
  const tiers: ((entry: Entry) => boolean)[] = [
    () => true,
    ({ id, level }) => level === 'core' || wanted.has(id),
    (entry) => isHeadline(entry) || wanted.has(entry.id),
    ({ id }) => wanted.has(id),
  ];
  const fits = (keeps: (entry: Entry) => boolean) => {
    const columns = entries.filter(keeps).reduce((total, entry) => total + columnsOf(entry, subject), 0);
    return columns * trials * BYTES_PER_SAMPLE <= SAMPLE_BUDGET_BYTES;
  };
  const keeps = tiers.find(fits);
  return keeps === undefined ? null : planWith(subject, trials, entries, keeps);
}

/** What a precision is asked of: how far each target is reached, and new bookings where there is no target. */
function isHeadline({ id, level }: Entry): boolean {
  return id === 'attainment.company' || (id === 'bookings.new' && level === 'core');
}

function planWith(subject: Subject, trials: number, entries: readonly Entry[], keeps: (entry: Entry) => boolean): Plan {
  let exactColumns = 0;
  let histogramColumns = 0;
  const planned = entries.map((entry): PlannedEntry => {
    const columns = columnsOf(entry, subject);
    const isExact = keeps(entry);
    const place = { exactFirst: isExact ? exactColumns : -1, histogramFirst: isExact ? -1 : histogramColumns };
    if (isExact) exactColumns += columns;
    else histogramColumns += columns;
    return { ...entry, columns, ...place };
  });
  const years = subject.years.length;
  const peopleCodes = subject.pools.length * (subject.periods.length + years);
  const dealCodes = 2 * subject.segments.length;
  const payCodes = subject.pools.some(({ pay }) => pay !== undefined) ? peopleCodes : 0;
  const paths = pathPlan(subject);
  return { subject, places: placesOf(subject), trials, entries: planned, exactColumns, histogramColumns, paths, pathColumns: pathColumns(paths), peopleCodes, dealCodes, payCodes };
}

function columnsOf({ periods }: Entry, subject: Subject): number {
  return periods ? subject.periods.length + 1 : 1;
}

/** Bytes of the exact samples. */
export function sampleBytes(plan: Plan): number {
  return exactSamples(plan) * BYTES_PER_SAMPLE;
}

/** Ids that are kept as histograms, in order. */
export function histogramIds({ entries }: Plan): string[] {
  return [...new Set(entries.filter(({ exactFirst }) => exactFirst < 0).map(({ id }) => id))];
}

/** The name of one column: `bookings.new@FY25-Q1`, `bookings.new@total`; `column` counts within its entry. */
export function columnPeriod({ subject }: Plan, { columns }: PlannedEntry, column: number): string {
  return column === columns - 1 ? 'total' : subject.periods[column].id;
}
