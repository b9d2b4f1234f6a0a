import {
  FLOW_CREATED, HEALTH_DEAD_AGE, POOL_R_ATTAINMENT, POOL_R_LEFT_OUT, POOL_R_PEOPLE, YEAR_ATTAINMENT, YEAR_LEFT_OUT, YEAR_PEOPLE,
} from '../kernel/layout.ts';
import {
  CLUSTER_WIDTH, MOMENTS_WIDTH, POOL_TALLIES, POOL_TALLY_LEFT_OUT, POOL_TALLY_YEARS_LEFT_OUT, TALLIES, TALLY_CREATED, TALLY_DEAD_AGE,
  type BlockRecord,
} from './block.ts';
import { ColumnMaker } from './columns.ts';
import { RowTurner, type Counters, type Rows } from './counters.ts';
import { BinnedBlock, groupByCode, orderlessMoments, type Emitted } from './histograms.ts';
import { NumericalFault } from './numerical-fault.ts';
import { PathMaker } from './path-columns.ts';
import { emittedFirst, histogramsOf, momentsOfPlan, type Plan } from './plan.ts';
import { clusterMomentsOf, type ClusterMoments } from './statistics/clustered.ts';
import { momentsOf, type Moments } from './statistics/moments.ts';
import { presentInto } from './statistics/present.ts';

/** What a block's trials left: rows of counters, and the values of people and deals. */
export interface BlockOutput {
  readonly rows: Rows;
  readonly emitted: Emitted;
}

/** Records blocks: exact samples go to their place in the columns, all else into the block's record. */
export class BlockRecorder {
  private readonly plan: Plan;
  private readonly exact: Float64Array;
  private readonly turner = new RowTurner();
  private readonly columns: ColumnMaker;
  private readonly paths: PathMaker | null;
  private readonly binned = new BinnedBlock();

  /** @param exact the columns one after another, `plan.trials` samples each */
  constructor(plan: Plan, exact: Float64Array) {
    this.plan = plan;
    this.exact = exact;
    this.columns = new ColumnMaker(plan);
    this.paths = plan.paths === null ? null : new PathMaker(plan.paths);
  }

  /**
   * @param first number of the block's first trial
   * @throws NumericalFault when a trial gives a number that is not finite
   */
  record(block: number, first: number, { rows, emitted }: BlockOutput): BlockRecord {
    const { plan, binned } = this;
    const counters = this.turner.turn(rows);
    const lengths = new Uint32Array(histogramsOf(plan));
    const moments = new Float64Array(momentsOfPlan(plan) * MOMENTS_WIDTH);
    const scratch = new Float64Array(rows.count);
    const histogram = (place: number, values: Float64Array) => {
      lengths[place] = binned.add(values);
      momentsInto(moments, place, momentsOf(presentInto(scratch, values)));
    };
    this.columns.make(counters, first, { exact: (column, values) => this.exact.set(values, column * plan.trials + first), histogram });
    this.paths?.make(counters, (column, values) => histogram(plan.histogramColumns + column, values));
    const clusters = clustersOf(plan, counters, first);
    const { starts, values } = groupByCode(emitted, plan.peopleCodes + plan.dealCodes + plan.payCodes);
    for (let code = 0; code + 1 < starts.length; code++) {
      const place = emittedFirst(plan) + code;
      const own = values.subarray(starts[code], starts[code + 1]);
      if (code < plan.peopleCodes) momentsInto(moments, place, orderlessMoments(own));
      lengths[place] = binned.add(own);
    }
    return { block, lengths, ...binned.take(), moments, clusters, tallies: talliesOf(plan, counters) };
  }
}

function momentsInto(out: Float64Array, histogram: number, { count, mean, m2 }: Moments): void {
  out.set([count, mean, m2], histogram * MOMENTS_WIDTH);
}

/** People and their summed attainment per trial, by pool: in each period, then over the fiscal years together. */
function clustersOf({ places, subject }: Plan, counters: Counters, first: number): Float64Array {
  const { pools, periods, years } = subject;
  const out = new Float64Array(pools.length * (periods.length + 1) * CLUSTER_WIDTH);
  const over = (start: number, length: number) => Array.from({ length }, (_, k) => start + k);
  pools.forEach(({ name }, pool) => {
    for (let t = 0; t <= periods.length; t++) {
      const isYears = t === periods.length;
      const people = isYears ? over(places.year(pool, YEAR_PEOPLE), years.length) : [places.pool(pool, POOL_R_PEOPLE) + t];
      const attained = isYears ? over(places.year(pool, YEAR_ATTAINMENT), years.length) : [places.pool(pool, POOL_R_ATTAINMENT) + t];
      const sums = perTrial(counters, attained);
      const bad = sums.findIndex((x) => !Number.isFinite(x));
      if (bad >= 0) throw new NumericalFault(first + bad, `attainment.person[pool=${name}]@${isYears ? 'total' : periods[t].id}`, sums[bad]);
      out.set(clusterNumbers(clusterMomentsOf(perTrial(counters, people), sums)), (pool * (periods.length + 1) + t) * CLUSTER_WIDTH);
    }
  });
  return out;
}

function clusterNumbers({ trials, meanCount, meanSum, countM2, sumM2, cross }: ClusterMoments): number[] {
  return [trials, meanCount, meanSum, countM2, sumM2, cross];
}

/** The sum of some places, in each trial. */
function perTrial({ values, count }: Counters, places: readonly number[]): Float64Array {
  const sums = new Float64Array(count);
  for (const place of places) for (let i = 0; i < count; i++) sums[i] += values[place * count + i];
  return sums;
}

function talliesOf({ places, subject }: Plan, { values, count }: Counters): Float64Array {
  const { sources, pools, periods, years } = subject;
  const tallies = new Float64Array(TALLIES + POOL_TALLIES * pools.length);
  // trial by trial, so that the sum has the same bits in whatever order the counters stand
  const sumOf = (first: number, length: number) => {
    let all = 0;
    for (let i = 0; i < count; i++) for (let t = 0; t < length; t++) all += values[(first + t) * count + i];
    return all;
  };
  sources.forEach((_, source) => (tallies[TALLY_CREATED] += sumOf(places.flow(source, FLOW_CREATED), periods.length)));
  tallies[TALLY_DEAD_AGE] = sumOf(places.health(HEALTH_DEAD_AGE), 1);
  pools.forEach((_, pool) => {
    const at = TALLIES + pool * POOL_TALLIES;
    tallies[at + POOL_TALLY_LEFT_OUT] = sumOf(places.pool(pool, POOL_R_LEFT_OUT), periods.length);
    tallies[at + POOL_TALLY_YEARS_LEFT_OUT] = sumOf(places.year(pool, YEAR_LEFT_OUT), years.length);
  });
  return tallies;
}
