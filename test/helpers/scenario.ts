import { formatIssue, ScenarioError } from '../../src/scenario/error.ts';
import { loadScenario, type Loaded } from '../../src/scenario/load.ts';

/** A small valid scenario, as text; tests change a line of it. */
export const smallScenario = `quotacast: 1
name: Small
currency: USD
calendar: { asOf: 2025-01-01, periods: 4 }
pools:
  ae: { headcount: 4, capacity: 10, quota: { perQuarter: 200000 } }
  se: { headcount: 2, capacity: 9 }
motions:
  newBusiness:
    owner: ae
    sources:
      inbound: { perMonth: 30 }
    stages:
      discovery: { days: 20, advance: 0.5 }
      proof: { days: { mean: 30, cv: 0.5 }, advance: 0.5, seizes: [se] }
    dealSize: { mean: 40000, cv: 0.8 }
targets:
  company: { measure: newAcv, perYear: 3200000 }
`;

/** The small scenario with some of its text replaced. */
export function changed(...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the scenario has no ${from}`);
    return text.replace(from, to);
  }, smallScenario);
}

interface Around {
  readonly files?: Readonly<Record<string, string>>;
  readonly set?: readonly string[];
  readonly overrides?: Readonly<Record<string, unknown>>;
}

export function load(text: string, { files = {}, ...around }: Around = {}): Loaded {
  const readFile = (file: string): string => {
    const found = files[file];
    if (found === undefined) throw new Error('no such file');
    return found;
  };
  return loadScenario({ text, file: 'x.yaml', readFile, ...around });
}

/** The formatted issues of a scenario that is refused. */
export function issuesOf(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof ScenarioError) return error.issues.map(formatIssue);
    throw error;
  }
  return [];
}
