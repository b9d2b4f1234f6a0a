import { dateOf } from '../../scenario/calendar.ts';
import { status } from '../history.ts';
import type { Settings } from '../read/mapping.ts';
import type { RawOpportunities } from '../read/opportunities.ts';
import type { Finding } from '../read/quality.ts';
import type { Refusals } from '../read/refusals.ts';

export interface Judged {
  /** rows of the raw opportunities that stay, rising */
  readonly kept: Int32Array;
  readonly findings: readonly Finding[];
}

/**
 * Refuses what cannot have happened, with line and reason, and puts right in place what has one plain reading:
 * - created or closed after the history ends: refused;
 * - closed on a day before it was created: refused, or of zero length where the mapping says so;
 * - closed earlier on the very day it was created (a date beside a time): of zero length;
 * - qualified before created or after closed: not known.
 */
export function judge(raw: RawOpportunities, { file, knownTo, settings, refusals }: { file: string; knownTo: number; settings: Settings; refusals: Refusals }): Judged {
  const { created, closed, qualified, status: how, line } = raw;
  const kept = new Int32Array(created.length);
  const counts = { future: 0, negative: 0, negativeWins: 0, sameDay: 0, qualified: 0, wins: 0 };
  let used = 0;
  for (let i = 0; i < created.length; i += 1) {
    const isClosed = how[i] !== status.open;
    if (how[i] === status.won) counts.wins += 1;
    if (created[i] >= knownTo || (isClosed && closed[i] >= knownTo)) {
      counts.future += 1;
      const what = created[i] >= knownTo ? 'created' : 'closed';
      refusals.add(file, line[i], `${what} after the history ends (${dateOf(knownTo - 1)})`, dateOf(Math.floor(what === 'created' ? created[i] : closed[i])));
      continue;
    }
    if (isClosed && closed[i] < created[i]) {
      if (Math.floor(closed[i]) === Math.floor(created[i])) counts.sameDay += 1;
      else {
        counts.negative += 1;
        if (how[i] === status.won) counts.negativeWins += 1;
        if (settings.negativeCycles === 'refuse') {
          refusals.add(file, line[i], 'closed before it was created', `${dateOf(Math.floor(closed[i]))} before ${dateOf(Math.floor(created[i]))}`);
          continue;
        }
      }
      closed[i] = created[i];
    }
    if (qualified[i] < Math.floor(created[i]) || qualified[i] >= Math.min(knownTo, isClosed ? closed[i] + 1 : knownTo)) {
      counts.qualified += 1;
      qualified[i] = NaN;
    } else if (qualified[i] < created[i]) qualified[i] = created[i];
    kept[used++] = i;
  }
  return { kept: kept.slice(0, used), findings: findingsOf(counts, created.length, settings) };
}

function findingsOf(counts: { future: number; negative: number; negativeWins: number; sameDay: number; qualified: number; wins: number }, of: number, settings: Settings): Finding[] {
  const how = settings.negativeCycles === 'refuse' ? 'refused' : 'taken as closed on the day they were created';
  const all: Finding[] = [
    { check: 'futureDates', level: 'warning', count: counts.future, of, text: 'deals created or closed after the history ends; refused' },
    { check: 'negativeCycles', level: 'warning', count: counts.negative, of, text: `deals closed before they were created, ${counts.negativeWins} of them won (of ${counts.wins} wins); ${how}` },
    { check: 'sameDay', level: 'note', count: counts.sameDay, of, text: 'deals closed on the day they were created, where the close has no time of day; of zero length' },
    { check: 'qualifiedOutside', level: 'note', count: counts.qualified, of, text: 'deals qualified before they were created or after they closed; taken as not known' },
  ];
  return all.filter(({ count }) => count > 0);
}
