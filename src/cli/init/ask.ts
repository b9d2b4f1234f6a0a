import { cancel, intro, isCancel, select, text } from '@clack/prompts';
import { monthNames } from '../../scenario/schema.ts';
import { readNumber, readNumbers, readShare } from './read-answer.ts';
import { defaultAnswers, type Answers } from './starter.ts';

/** Thrown when the person at the terminal stops answering. */
export class Cancelled extends Error {}

/** Asks the questions of `init` on a terminal. */
export async function ask(): Promise<Answers> {
  intro('A starter scenario in twelve questions; Enter takes the value shown.');
  const d = defaultAnswers;
  const currency = await line('Currency (three letters)', d.currency, (answer) => (/^[A-Za-z]{3}$/.test(answer) ? answer.toUpperCase() : undefined));
  const fiscalYearStart = await month();
  const tenureMonths = await line('Account executives: months each has been in the role', d.tenureMonths.join(', '), people);
  const quotaPerQuarter = await line('Quota per person and quarter', String(d.quotaPerQuarter), positive);
  const dealSizeP10 = await line('Deal size that one deal in ten stays below (P10)', String(d.dealSizeP10), positive);
  const dealSizeP90 = await line('Deal size that one deal in ten exceeds (P90)', String(Math.max(d.dealSizeP90, 4 * dealSizeP10)), between(dealSizeP10, widest * dealSizeP10));
  const winRate = await line('Win rate of qualified opportunities, in percent', String(100 * d.winRate), share);
  const cycleDays = await line('Days from qualified to closed, on average', String(d.cycleDays), positive);
  const opportunitiesPerMonth = await line('Qualified opportunities per person and month', String(d.opportunitiesPerMonth), positive);
  const pipelineValue = await line('Value of the open pipeline today (empty when unknown)', '', (answer) => (answer === '' ? null : positive(answer)));
  const leaversPerYear = await line('Leavers per year for every 100 people', String(100 * d.leaversPerYear), (answer) => scaled(readNumber(answer), 0.01, 2));
  const hires = await line('Hires planned for next quarter', String(d.hires), (answer) => whole(readNumber(answer), 1000));
  return {
    currency,
    fiscalYearStart,
    tenureMonths,
    quotaPerQuarter,
    dealSizeP10,
    dealSizeP90,
    winRate,
    cycleDays,
    opportunitiesPerMonth,
    pipelineValue: pipelineValue ?? undefined,
    leaversPerYear,
    hires,
  };
}

async function line<T>(message: string, initialValue: string, read: (answer: string) => T | undefined): Promise<T> {
  const validate = (answer: string | undefined) => (read((answer ?? '').trim()) === undefined ? 'not understood; another value?' : undefined);
  const answer = given(await text({ message, initialValue, validate }));
  return read(answer.trim()) as T;
}

async function month(): Promise<Answers['fiscalYearStart']> {
  const options = monthNames.map((name) => ({ value: name, label: `${name[0].toUpperCase()}${name.slice(1)}` }));
  return given(await select({ message: 'Month that opens the fiscal year', options, initialValue: defaultAnswers.fiscalYearStart }));
}

function given<T>(answer: T): Exclude<T, symbol> {
  if (!isCancel(answer)) return answer as Exclude<T, symbol>;
  cancel('Nothing was written.');
  throw new Cancelled();
}

/** P90 / P10 up to which a deal size has a table: ln sd 2.4 */
const widest = 500;

const between = (least: number, most: number) => (answer: string) => {
  const value = readNumber(answer);
  return value !== undefined && value >= least && value <= most ? value : undefined;
};
const positive = between(Number.MIN_VALUE, 1e12);
const share = (answer: string) => {
  const value = readShare(answer);
  return value !== undefined && value > 0 && value < 1 ? value : undefined;
};
const scaled = (value: number | undefined, by: number, most: number) => (value !== undefined && value >= 0 && value * by <= most ? value * by : undefined);
const whole = (value: number | undefined, most: number) => (value !== undefined && Number.isInteger(value) && value >= 0 && value <= most ? value : undefined);
const people = (answer: string) => {
  const months = readNumbers(answer);
  return months !== undefined && months.length > 0 && months.length <= 1000 && months.every((value) => value >= 0 && value <= 600) ? months : undefined;
};
