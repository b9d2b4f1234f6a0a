import type { Document } from '../document/document.ts';
import type { Formats } from '../document/formats.ts';

/** Makes the report of one kind of result; the result has been checked. */
export type MakeDocument = (result: never, formats: Formats) => Document;

/** The kinds of results that have a report; each is read only when it is asked for. */
export const documents: Readonly<Record<string, () => Promise<MakeDocument>>> = {
  'quotacast.backtest': async () => (await import('./backtest.ts')).backtestDocument,
  'quotacast.calibration': async () => (await import('./calibration.ts')).calibrationDocument,
  'quotacast.capacity': async () => (await import('./capacity.ts')).capacityDocument,
  'quotacast.comparison': async () => (await import('./comparison.ts')).comparisonDocument,
  'quotacast.forecast': async () => (await import('./forecast.ts')).forecastDocument,
  'quotacast.hire': async () => (await import('./hire.ts')).hireDocument,
  'quotacast.quota': async () => (await import('./quota.ts')).quotaDocument,
  'quotacast.replay': async () => (await import('./replay.ts')).replayDocument,
  'quotacast.sensitivity': async () => (await import('./sensitivity.ts')).sensitivityDocument,
  'quotacast.simulation': async () => (await import('./simulation/simulation.ts')).simulationDocument,
  'quotacast.sweep': async () => (await import('./sweep.ts')).sweepDocument,
};

/** What is known of any result: its kind, and where its currency stands. */
export interface AnyResult {
  readonly kind: string;
  readonly scenario: { readonly currency: string } | null;
  /** of a result that was made of no scenario: holds its currency, where one is known */
  readonly history?: object;
}

/** The currency of a result's money; empty where none is known. */
export const currencyOf = ({ scenario, history }: AnyResult): string => scenario?.currency ?? (history as { readonly currency?: string | null } | undefined)?.currency ?? '';

/** @throws RangeError for a kind without a report */
export async function documentOf(result: AnyResult, formats: Formats): Promise<Document> {
  if (!Object.hasOwn(documents, result.kind)) throw new RangeError(`report: ${result.kind} has none`);
  const make = await documents[result.kind]();
  return make(result as never, formats);
}
