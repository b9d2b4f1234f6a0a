import { Trials, layout } from '../helpers/trials.ts';
import type { Column } from './quantities.ts';

/** What the engine's rows say, under the paths of the second implementation's results. */
export function engineColumns(trials: Trials): Map<string, Column> {
  const { names, periods } = trials.compiled;
  const columns = new Map<string, Column>();
  const put = (path: string, column: Column): void => void columns.set(path, column);
  const ratio = (a: readonly number[], b: readonly number[]): Column => a.map((x, i) => (b[i] === 0 ? null : x / b[i]));
  const sum = (...parts: number[][]): number[] => parts[0].map((_, i) => parts.reduce((total, part) => total + part[i], 0));
  const motionOf = (source: number): number => names.sources[source].motion;
  const segmentOf = (source: number): number => names.motions[motionOf(source)].segment;
  const toDate = names.motions.map(({ name }) => {
    const motion = trials.compiled.scenario.motions[name];
    return motion.kind === 'newBusiness' ? (motion.bookedToDate ?? 0) : 0;
  });
  const hasAccounts = names.renewals.length > 0;
  periods.forEach((_, p) => {
    const at = `p${p + 1}`;
    const accounts = (what: number): number[] => sum(...names.segments.map((__, s) => trials.account(what, p, s)));
    const uplift = accounts(layout.ACC_BOOKED_UPLIFT);
    // what was booked before the opening day is no part of the rows: the recorder adds it
    const booked = (m?: number): number => (p > 0 ? 0 : toDate.reduce((total, amount, k) => (m === undefined || m === k ? total + amount : total), 0));
    const net = trials.flow(layout.FLOW_NET, p).map((x) => x + booked());
    put(`${at}.bookings.new`, trials.flow(layout.FLOW_GROSS, p).map((x) => x + booked()));
    put(`${at}.bookings.newNet`, net);
    put(`${at}.bookings.net`, sum(net, uplift));
    put(`${at}.bookings.expansion`, uplift);
    put(`${at}.bookings.renewal`, accounts(layout.ACC_BOOKED_RENEWAL));
    put(`${at}.bookings.oneOff`, trials.flow(layout.FLOW_ONE_OFF, p));
    put(`${at}.bookings.late`, trials.flow(layout.FLOW_LATE, p));
    names.motions.forEach(({ name }, m) => put(`${at}.bookings.newByMotion.${name}`, trials.flow(layout.FLOW_GROSS, p, (s) => motionOf(s) === m).map((x) => x + booked(m))));
    for (const [what, counter] of [['created', layout.FLOW_CREATED], ['won', layout.FLOW_WON], ['lost', layout.FLOW_LOST], ['noDecision', layout.FLOW_NO_DECISION]] as const) {
      put(`${at}.${what}.total`, trials.flow(counter, p));
      names.segments.forEach((name, s) => put(`${at}.${what}.bySegment.${name}`, trials.flow(counter, p, (source) => segmentOf(source) === s)));
    }
    put(`${at}.cycleDays.won`, trials.flow(layout.FLOW_CYCLE_WON, p));
    put(`${at}.quarterEnd.pulled`, trials.flow(layout.FLOW_PULLED, p));
    put(`${at}.quarterEnd.slipped`, trials.flow(layout.FLOW_SLIPPED, p));
    if (hasAccounts) {
      put(`${at}.renewals.due`, accounts(layout.ACC_DUE));
      put(`${at}.renewals.renewed`, accounts(layout.ACC_RENEWED));
      put(`${at}.renewals.uncovered`, accounts(layout.ACC_UNCOVERED));
      for (const [what, counter] of [['opening', layout.ACC_OPENING], ['new', layout.ACC_NEW], ['uplift', layout.ACC_UPLIFT], ['contraction', layout.ACC_CONTRACTION], ['churned', layout.ACC_CHURNED], ['closing', layout.ACC_CLOSING]] as const) {
        put(`${at}.arr.${what}`, accounts(counter));
      }
      put(`${at}.accounts`, accounts(layout.ACC_COUNT));
      put(`${at}.retention.gross`, ratio(accounts(layout.ACC_WINDOW_GROSS), accounts(layout.ACC_WINDOW_START)));
      put(`${at}.retention.net`, ratio(accounts(layout.ACC_WINDOW_NET), accounts(layout.ACC_WINDOW_START)));
      put(`${at}.retention.logo`, ratio(accounts(layout.ACC_WINDOW_ALIVE), accounts(layout.ACC_WINDOW_COUNT)));
    }
    names.pools.forEach(({ name, hasQuota, unlimited }) => {
      const pool = (what: number): number[] => trials.pool(name, what, p);
      const path = `${at}.pools.${name}`;
      put(`${path}.hires`, pool(layout.POOL_R_HIRES));
      put(`${path}.leavers`, pool(layout.POOL_R_LEAVERS));
      put(`${path}.filledEnd`, pool(layout.POOL_R_FILLED_END));
      put(`${path}.personDays`, pool(layout.POOL_R_PERSON_DAYS));
      put(`${path}.slotDaysUsed`, pool(layout.POOL_R_USED));
      if (!unlimited) put(`${path}.slotDaysAvailable`, pool(layout.POOL_R_AVAILABLE));
      put(`${path}.waits.served`, pool(layout.POOL_R_SERVED));
      put(`${path}.waits.waited`, pool(layout.POOL_R_WAITED));
      put(`${path}.waits.days`, pool(layout.POOL_R_WAIT_DAYS));
      put(`${path}.credit`, pool(layout.POOL_R_CREDIT));
      if (!hasQuota) return;
      put(`${path}.street`, pool(layout.POOL_R_STREET));
      put(`${path}.streetFilled`, pool(layout.POOL_R_STREET_FILLED));
      put(`${path}.attainment`, ratio(pool(layout.POOL_R_CREDIT), pool(layout.POOL_R_STREET)));
      put(`${path}.persons.size`, pool(layout.POOL_R_PEOPLE));
      put(`${path}.persons.mean`, ratio(pool(layout.POOL_R_ATTAINMENT), pool(layout.POOL_R_PEOPLE)));
      put(`${path}.leftOut`, pool(layout.POOL_R_LEFT_OUT));
      put(`${path}.shareAtQuota`, ratio(pool(layout.POOL_R_AT_QUOTA), pool(layout.POOL_R_PEOPLE)));
    });
    putOpen(`${at}.open`, p);
  });
  putOpen('end', periods.length);
  return columns;

  function putOpen(path: string, place: number): void {
    put(`${path}.count`, trials.open(layout.OPEN_COUNT, place));
    put(`${path}.value`, trials.open(layout.OPEN_VALUE, place));
    names.stages.forEach(({ name, motion }, k) => put(`${path}.byStage.${names.motions[motion].name}.${name}.count`, trials.open(layout.OPEN_COUNT, place, (stage) => stage === k)));
  }
}
