// The table of levers for scenarios/README.md: one row per role, lever and figure.
import { compact } from '../../dist/report/number.js';
import type { Effect, Lever } from './lever.ts';

/** What roles of the language are called in words. */
export const rolesOf: Readonly<Record<string, string>> = {
  bdr: 'development rep',
  generalistAe: 'generalist',
  midMarketAe: 'mid-market executive',
  enterpriseAe: 'enterprise executive',
  specialistAe: 'specialist',
  systemEngineer: 'system engineer',
  industryExpert: 'industry expert',
  partnerAe: 'channel executive',
  renewalRep: 'renewal rep',
  accountManager: 'account manager',
  strategicAccountManager: 'strategic account manager',
  executiveAccountManager: 'executive account manager',
  accountStrategist: 'account strategist',
  customerSuccessManager: 'customer success manager',
  salesManager: 'sales manager',
  salesDirector: 'sales director',
  salesVp: 'vice president',
};

/** Figures in words; what they are of follows. */
const figures: Readonly<Record<string, string>> = {
  'arr.churned': 'churned ARR',
  'arr.upsell': 'upsell',
  'arr.winBack': 'ARR won back',
  'attainment.pool': 'attainment',
  'bookings.net': 'net bookings',
  'bookings.new': 'new bookings',
  costPerNewArr: 'cost per new ARR',
  'coverage.inQuarter': 'in-period coverage',
  'cycle.won': 'days to win',
  'headcount.leavers': 'leavers',
  'leads.qualified': 'qualified leads',
  'leads.stale': 'stale leads',
  'opportunities.created': 'opportunities',
  'partners.active': 'active partners',
  'pay.variable': 'variable pay',
  'renewals.due': 'ARR due',
  'renewals.rate': 'renewal rate',
  'retention.gross': 'gross retention',
  'retention.logo': 'customers kept',
  'retention.net': 'net retention',
  'selling.expense': 'selling expense',
  'wait.days': 'days waited',
  winRate: 'win rate',
};

/** Half of a 95 % interval, in standard errors. */
const Z = 1.96;

export function tableOf(levers: readonly Lever[], effectOf: (lever: Lever) => Effect): string {
  const order = [...new Set([...Object.values(rolesOf), ...levers.map(({ role }) => role)])];
  const rows = order.flatMap((role) => levers.filter((lever) => lever.role === role).map((lever, i) => [i === 0 ? role : '', ...rowOf(lever, effectOf(lever))]));
  return [['role', 'lever', 'figure', 'before', 'change', '95 % interval', 'because'], Array.from({ length: 7 }, () => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

function rowOf({ lever, metric, base, expect, why }: Lever, { unit, before, change, error }: Effect): string[] {
  const where = typeof base === 'string' ? ` (\`${base.replace('scenarios/', '')}\`)` : '';
  const moved = expect === 'none' ? ['**none**', ''] : [amount(change, unit, true), `${amount(change - Z * error, unit, true, false)} to ${amount(change + Z * error, unit, true)}`];
  return [lever + where, wordsOf(metric), amount(before, unit), ...moved, why];
}

function wordsOf(metric: string): string {
  const [id, of] = metric.split('[');
  const words = figures[id];
  if (words === undefined) throw new Error(`no words for the figure ${id}`);
  return of === undefined ? words : `${words}, ${of.slice(of.indexOf('=') + 1, -1)}`;
}

/** Money and counts in three digits, shares in percent or points. */
function amount(value: number, unit: string, signed = false, withUnit = true): string {
  const sign = value < 0 ? '−' : signed ? '+' : '';
  const size = Math.abs(value);
  const after = (words: string): string => (withUnit ? ` ${words}` : '');
  if (unit === 'share') return `${sign}${(100 * size).toFixed(1)}${after(signed ? 'points' : '%')}`;
  if (unit === 'ratio') return `${sign}${size.toFixed(3)}`;
  if (unit === 'days') return `${sign}${compact(size)}${after('days')}`;
  return `${sign}${unit === 'count' ? '' : '$'}${compact(size)}`;
}
