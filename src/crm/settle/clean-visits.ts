import type { StageVisits } from '../history.ts';
import { status } from '../history.ts';
import { visitsOf } from '../history-of.ts';
import type { Finding } from '../read/quality.ts';

interface Entries {
  readonly opportunity: Int32Array;
  /** index of an open stage; −1 − status for an entry into a closed one */
  readonly stage: Int32Array;
  readonly entered: Float64Array;
}

interface Deals {
  readonly created: Float64Array;
  readonly closed: Float64Array;
  readonly status: ArrayLike<number>;
}

export interface CleanVisits {
  readonly visits: StageVisits;
  readonly findings: readonly Finding[];
}

/**
 * Stage entries by deal and time, of open stages alone:
 * - entries of the same stage in a row are one visit; entries before the creation count from it;
 * - entries at or after the close, and after the history's end, are dropped;
 * - a deal that entered an open stage after a closed one was re-opened: its last close counts, earlier ones are dropped.
 */
export function cleanVisits(entries: Entries, deals: Deals, knownTo: number): CleanVisits {
  const sorted = visitsOf(deals.created.length, entries);
  const counts = { reopened: 0, repeats: 0, early: 0, late: 0, future: 0, disagree: 0, withVisits: 0 };
  const [opportunity, stage, entered] = [new Int32Array(sorted.count), new Int32Array(sorted.count), new Float64Array(sorted.count)];
  const first = new Int32Array(deals.created.length + 1);
  let used = 0;
  for (let i = 0; i < deals.created.length; i += 1) {
    let hasClosed = false;
    let isReopened = false;
    let last = -1;
    const isOpen = deals.status[i] === status.open;
    const end = isOpen ? knownTo : Math.min(knownTo, deals.closed[i]);
    const from = used;
    for (let at = sorted.first[i]; at < sorted.first[i + 1]; at += 1) {
      const here = sorted.stage[at];
      if (sorted.entered[at] >= knownTo) {
        counts.future += 1;
        continue;
      }
      if (here < 0) {
        hasClosed = true;
        last = here;
        continue;
      }
      if (hasClosed && last < 0) isReopened = true;
      const day = Math.max(sorted.entered[at], deals.created[i]);
      if (sorted.entered[at] < Math.floor(deals.created[i])) counts.early += 1;
      // a close without a time of day does not put the entries of that day behind it
      if (day > end && Math.floor(day) > Math.floor(end)) {
        counts.late += 1;
        last = here;
        continue;
      }
      if (here === last && used > from) {
        counts.repeats += 1;
        continue;
      }
      opportunity[used] = i;
      stage[used] = here;
      entered[used] = isOpen ? day : Math.min(day, deals.closed[i]);
      last = here;
      used += 1;
    }
    if (isReopened) counts.reopened += 1;
    if (isOpen && last < -1) counts.disagree += 1;
    if (used > from) counts.withVisits += 1;
    first[i + 1] = used;
  }
  const visits = { count: used, first, opportunity: opportunity.slice(0, used), stage: stage.slice(0, used), entered: entered.slice(0, used) };
  return { visits, findings: findingsOf(counts, deals.created.length, sorted.count) };
}

function findingsOf(counts: Readonly<Record<'reopened' | 'repeats' | 'early' | 'late' | 'future' | 'disagree' | 'withVisits', number>>, deals: number, entries: number): Finding[] {
  const all: Finding[] = [
    { check: 'reopened', level: 'note', count: counts.reopened, of: deals, text: 'deals were closed and opened again; their last close counts, earlier ones are dropped' },
    { check: 'repeatedStages', level: 'note', count: counts.repeats, of: entries, text: 'stage entries repeat the stage before them; taken as one visit' },
    { check: 'stagesBeforeCreation', level: 'note', count: counts.early, of: entries, text: 'stage entries lie before the day the deal was created; counted from that day' },
    { check: 'stagesAfterClose', level: 'note', count: counts.late, of: entries, text: 'stage entries lie after the close; dropped' },
    { check: 'futureStages', level: 'note', count: counts.future, of: entries, text: 'stage entries lie after the history ends; dropped' },
    { check: 'closedInHistory', level: 'warning', count: counts.disagree, of: deals, text: 'open deals are closed in the stage history; taken as open' },
    { check: 'withoutStages', level: 'note', count: entries === 0 ? 0 : deals - counts.withVisits, of: deals, text: 'deals have no entry in the stage history' },
  ];
  return all.filter(({ count }) => count > 0);
}
