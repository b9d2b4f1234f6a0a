import { monthNames } from '../../scenario/schema.ts';

/** What `init` asks. Money is in the currency of the scenario. */
export interface Answers {
  readonly currency: string;
  readonly fiscalYearStart: (typeof monthNames)[number];
  readonly tenureMonths: readonly number[];
  readonly quotaPerQuarter: number;
  readonly dealSizeP10: number;
  readonly dealSizeP90: number;
  readonly winRate: number;
  readonly cycleDays: number;
  readonly opportunitiesPerMonth: number;
  readonly pipelineValue: number | undefined;
  readonly leaversPerYear: number;
  readonly hires: number;
}

export const defaultAnswers: Answers = {
  currency: 'USD',
  fiscalYearStart: 'january',
  tenureMonths: [48, 36, 24, 18, 12],
  quotaPerQuarter: 200_000,
  dealSizeP10: 12_000,
  dealSizeP90: 80_000,
  winRate: 0.22,
  cycleDays: 75,
  opportunitiesPerMonth: 7,
  pipelineValue: undefined,
  leaversPerYear: 0.36,
  hires: 2,
};

/** The first day of the fiscal quarter that contains a day, YYYY-MM-DD. */
export function quarterStart(today: string, fiscalYearStart: Answers['fiscalYearStart']): string {
  const [year, month] = today.split('-').map(Number);
  const into = (month - 1 - monthNames.indexOf(fiscalYearStart) + 12) % 3;
  const first = new Date(Date.UTC(year, month - 1 - into, 1));
  return first.toISOString().slice(0, 10);
}

/** share of the cycle spent in each stage */
const stages = [
  ['discovery', 0.3],
  ['evaluation', 0.4],
  ['closing', 0.3],
] as const;

/** A commented scenario file with the answers filled in. */
export function starterText(answers: Answers, asOf: string): string {
  const people = answers.tenureMonths.length;
  const days = (share: number) => round(answers.cycleDays * share);
  const secondQuarter = quarterAfter(asOf);
  const lines = [
    '# A starter scenario. Replace the numbers with your own; `quotacast check` says what they amount to.',
    '# A rate you are unsure of can be a range: perMonth: { p10: 25, p90: 45 } is drawn once per trial.',
    'quotacast: 1',
    'name: My sales team',
    `currency: ${answers.currency}`,
    '',
    '# time: where the simulation starts, and how many fiscal quarters it covers',
    `calendar: { asOf: ${asOf}, fiscalYearStart: ${answers.fiscalYearStart}, periods: 8 }`,
    '',
    'pools: # people with a role, a capacity and a life-cycle',
    '  ae:',
    '    role: generalistAe # defaults of the role fill what is not stated here, and are listed as assumed',
    '    headcount:',
    `      count: ${people}`,
    `      tenureMonths: [${answers.tenureMonths.join(', ')}] # months in the role, one figure per person`,
    '    capacity: 20 # open deals one person can work',
    '    ramp: { byQuarter: [0, 0.25, 0.75, 1] } # share of a ramped person\'s bookings, by quarter in the role',
    answers.leaversPerYear > 0
      ? `    attrition: { perYear: ${round(answers.leaversPerYear)} } # leavers per filled seat and year`
      : '    attrition: none',
    '    timeToFillDays: { mean: 60, cv: 0.5 } # from vacancy or requisition to the first working day',
    ...(answers.hires > 0 ? ['    hires:', `      planned: { count: ${answers.hires}, start: ${secondQuarter} } # first working day`] : []),
    `    quota: { perQuarter: ${round(answers.quotaPerQuarter)} } # of a ramped person; less while ramping`,
    '',
    'motions: # ways of winning revenue',
    '  newBusiness:',
    '    owner: ae',
    '    sources:',
    `      inbound: { perMonth: ${round(answers.opportunitiesPerMonth * people)} } # qualified opportunities, all people together`,
    `    winRate: ${round(answers.winRate)} # of qualified opportunities`,
    '    stages: # calendar days; `advance: 0.6` per stage would replace winRate',
    ...stages.map(([name, share]) => `      ${name}: { days: { mean: ${days(share)}, cv: 0.6 } }`),
    `    dealSize: { p10: ${round(answers.dealSizeP10)}, p90: ${round(answers.dealSizeP90)} } # annual contract value: one deal in ten is smaller, one in ten larger`,
    ...(answers.pipelineValue === undefined ? [] : [`    openingPipeline: { value: ${round(answers.pipelineValue)} } # open on the first day`]),
    '',
    'targets: # the number whose odds are computed',
    `  company: { measure: newAcv, perQuarter: ${round(0.85 * answers.quotaPerQuarter * people)} } # 85 % of the quotas; set your own plan`,
    '',
  ];
  return lines.join('\n');
}

function quarterAfter(asOf: string): string {
  const [year, month] = asOf.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + 3, 1)).toISOString().slice(0, 10);
}

const round = (value: number): number => Number(value.toPrecision(6));
