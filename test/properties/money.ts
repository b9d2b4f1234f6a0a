// Which figures of a trial are money.
import { layout as l, type Trials } from '../helpers/trials.ts';

const moneyOf: Record<string, readonly number[]> = {
  source: [l.FLOW_GROSS, l.FLOW_NET, l.FLOW_ONE_OFF, l.FLOW_LATE, l.FLOW_PULLED, l.FLOW_SLIPPED, l.FLOW_ARR, l.FLOW_FROM_OPEN],
  stage: [l.OPEN_VALUE],
  pool: [l.POOL_R_CREDIT, l.POOL_R_QUOTA, l.POOL_R_STREET, l.POOL_R_STREET_FILLED, l.POOL_R_PROOF, l.POOL_R_PAY],
  years: [],
  segment: [
    l.ACC_OPENING, l.ACC_NEW, l.ACC_UPLIFT, l.ACC_CONTRACTION, l.ACC_CHURNED, l.ACC_CLOSING, l.ACC_LIVE, l.ACC_DUE, l.ACC_RENEWED, l.ACC_UNCOVERED,
    l.ACC_WINDOW_START, l.ACC_WINDOW_GROSS, l.ACC_WINDOW_NET, l.ACC_BOOKED_RENEWAL, l.ACC_BOOKED_UPLIFT, l.ACC_UPSELL, l.ACC_CROSS_SELL, l.ACC_WIN_BACK, l.ACC_BOOKED_WIN_BACK, l.ACC_CANCELLED,
  ],
  health: [],
  partners: [],
  // BDRs carry a number of opportunities
  bdr: [l.POOL_R_PAY],
};

const kindOf = (figure: string): string => (figure.startsWith('pool bdr/') ? 'bdr' : figure.split(' ')[0].split('/')[0]);

/** Figures that are not twice (money) or exactly (all others) what they were. */
export function misfits(once: Trials, twice: Trials): string[] {
  return once.rows.flatMap((_, trial) => {
    const doubled = twice.figures(trial);
    return [...once.figures(trial)].flatMap(([figure, value]) => {
      const factor = moneyOf[kindOf(figure)].includes(Number(figure.slice(figure.lastIndexOf('/') + 1).split('@')[0])) ? 2 : 1;
      return doubled.get(figure) === factor * value ? [] : [`trial ${trial}, ${figure}: ${value} became ${doubled.get(figure)}`];
    });
  });
}
