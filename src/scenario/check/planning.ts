import { exactlyOne, sumsToOne, type Checking } from './context.ts';

/** Planning figures fit the periods; shares of sources add up; a productivity is stated once. */
export function checkPlanning({ scenario, report }: Checking): void {
  for (const [name, { productivity }] of Object.entries(scenario.pools)) {
    if (productivity !== undefined) exactlyOne(report, ['pools', name, 'productivity'], productivity, ['perMonth', 'perQuarter', 'perYear']);
  }
  const { planning, calendar } = scenario;
  if (planning === undefined) return;
  for (const key of ['judgment', 'priorYear'] as const) {
    const list = planning[key];
    if (list !== undefined && list.length !== calendar.periods) report.add({ path: ['planning', key], expected: `${calendar.periods} figures, one per period`, got: String(list.length) });
  }
  if (planning.pipelineSources !== undefined) sumsToOne(report, ['planning', 'pipelineSources'], Object.values(planning.pipelineSources));
}
