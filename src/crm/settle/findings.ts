import { dateOf } from '../../scenario/calendar.ts';
import { type History, status } from '../history.ts';
import type { Finding } from '../read/quality.ts';
import { similarNames } from './similar-names.ts';

/** What can be seen in a finished history by general rules. */
export function findingsIn(history: History): Finding[] {
  const { names } = history;
  return [
    ...standings(history),
    ...staleDeals(history),
    ...truncation(history),
    ...overdue(history),
    ...similarNames('products', names.products),
    ...similarNames('segments', names.segments),
    ...similarNames('sources', names.sources),
    ...similarNames('stages', names.stages),
    ...similarNames('owners', names.owners),
  ];
}

function standings({ opportunities: { count, status: how, owner } }: History): Finding[] {
  const of = [0, 0, 0, 0];
  const owners = new Set<number>();
  for (let i = 0; i < count; i += 1) {
    of[how[i]] += 1;
    if (owner[i] >= 0) owners.add(owner[i]);
  }
  const closed = count - of[status.open];
  const findings: Finding[] = [];
  const add = (check: string, ended: number, text: string) => findings.push({ check, level: 'warning', count: ended, of: closed === 0 ? count : closed, text });
  if (closed === 0) add('allOpen', count, 'deals are open: neither win rates nor durations can be learnt');
  else if (of[status.won] === 0) add('noWins', 0, 'closed deals were won: a win rate above 0 cannot be learnt');
  else if (closed === of[status.won]) add('noLosses', 0, 'closed deals were lost or given up: the export probably leaves them out, and a win rate cannot be learnt');
  if (owners.size === 0) findings.push({ check: 'noOwners', level: 'note', count, of: count, text: 'deals have no owner: how people differ cannot be learnt' });
  else if (owners.size === 1) findings.push({ check: 'oneOwner', level: 'note', count, of: count, text: 'deals belong to one owner: how people differ cannot be learnt' });
  return findings;
}

/** Open deals older than any deal ever was when it closed: dead, or the export cuts cycles off. */
function staleDeals({ opportunities: { count, status: how, created, closed }, knownTo }: History): Finding[] {
  let longest = -Infinity;
  let [open, ended] = [0, 0];
  for (let i = 0; i < count; i += 1) {
    if (how[i] === status.open) open += 1;
    else {
      ended += 1;
      longest = Math.max(longest, closed[i] - created[i]);
    }
  }
  if (ended < 50 || open === 0) return [];
  let older = 0;
  for (let i = 0; i < count; i += 1) if (how[i] === status.open && knownTo - created[i] > longest + 1) older += 1;
  if (older < Math.max(5, open / 100)) return [];
  return [{ check: 'olderThanAnyClose', level: 'warning', count: older, of: open, text: `open deals are older than day ${Math.floor(longest)}, after which no deal ever closed: they are dead, or long cycles are missing from the export` }];
}

function truncation({ opportunities: { count, created }, closesFrom, visitsFrom, source }: History): Finding[] {
  const before = (day: number) => created.reduce((sum, at) => sum + (at < day ? 1 : 0), 0);
  const findings: Finding[] = [];
  if (closesFrom > -Infinity && source === 'events') {
    findings.push({ check: 'leftTruncation', level: 'warning', count: before(closesFrom), of: count, text: `deals were created before ${dateOf(closesFrom)}, and none closed before it: deals that closed earlier are missing, so these enter the estimates at the age they had then` });
  }
  if (visitsFrom > -Infinity) findings.push({ check: 'stagesFrom', level: 'note', count: before(visitsFrom), of: count, text: `deals were created before ${dateOf(visitsFrom)}, the first day of the stage history` });
  return findings;
}

function overdue({ opportunities: { count, expectedClose, status: how }, knownTo }: History): Finding[] {
  let [late, stated] = [0, 0];
  for (let i = 0; i < count; i += 1) {
    if (how[i] !== status.open || Number.isNaN(expectedClose[i])) continue;
    stated += 1;
    if (expectedClose[i] < knownTo - 1) late += 1;
  }
  return late === 0 ? [] : [{ check: 'overdue', level: 'note', count: late, of: stated, text: 'open deals have an expected close in the past' }];
}
