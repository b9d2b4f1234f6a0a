import { BLOCK_TRIALS, CLUSTER_WIDTH, MOMENTS_WIDTH, POOL_TALLIES, TALLIES, type BlockRecord } from './block.ts';
import { PagedCounts } from './paged-counts.ts';
import { emittedFirst, exactSamples, histogramsOf, momentsOfPlan, type Plan, type PlannedEntry } from './plan.ts';
import { countShared } from './shared-memory.ts';
import { foldClusterMoments, type ClusterMoments } from './statistics/clustered.ts';
import { binOf } from './statistics/log-bins.ts';
import { foldMoments, momentsOf, type Moments } from './statistics/moments.ts';
import { presentInto } from './statistics/present.ts';

/** The parts of a recording that are numbers in arrays: what a checkpoint holds besides the exact samples. */
export interface Folded {
  readonly moments: Float64Array;
  readonly clusters: Float64Array;
  readonly tallies: Float64Array;
}

/**
 * What is known of the first `blocks` blocks of a run. Exact samples lie in `exact`, where threads have written them;
 * everything else is added block by block, in the order of the blocks, so that the bits of folded moments do not depend
 * on who ran what when.
 */
export class Recording {
  readonly plan: Plan;
  /** columns one after another, `plan.trials` samples each; those of blocks not yet committed are unfinished */
  readonly exact: Float64Array;
  readonly counts: PagedCounts;
  readonly folded: Folded;
  blocks = 0;

  constructor(plan: Plan, exact = new Float64Array(new SharedArrayBuffer(exactSamples(plan) * Float64Array.BYTES_PER_ELEMENT))) {
    if (exact.length !== exactSamples(plan)) throw new RangeError(`recording: expected ${exactSamples(plan)} samples, got ${exact.length}`);
    const { pools, periods } = plan.subject;
    this.plan = plan;
    this.exact = exact;
    countShared(exact.buffer);
    this.counts = new PagedCounts(histogramsOf(plan));
    this.folded = {
      moments: new Float64Array(momentsOfPlan(plan) * MOMENTS_WIDTH),
      clusters: new Float64Array(pools.length * (periods.length + 1) * CLUSTER_WIDTH),
      tallies: new Float64Array(TALLIES + POOL_TALLIES * pools.length),
    };
  }

  /** Trials of the committed blocks. */
  get trials(): number {
    return Math.min(this.plan.trials, this.blocks * BLOCK_TRIALS);
  }

  /**
   * Adds the next block.
   *
   * @throws RangeError for any block but the next
   */
  commit({ block, lengths, bins, counts, moments, clusters, tallies }: BlockRecord): void {
    if (block !== this.blocks) throw new RangeError(`recording: expected block ${this.blocks}, got ${block}`);
    let at = 0;
    lengths.forEach((length, histogram) => {
      for (const end = at + length; at < end; at++) this.counts.add(histogram, bins[at], counts[at]);
    });
    foldInto(this.folded.moments, moments, MOMENTS_WIDTH, foldedMoments);
    foldInto(this.folded.clusters, clusters, CLUSTER_WIDTH, foldedClusters);
    tallies.forEach((n, k) => (this.folded.tallies[k] += n));
    this.blocks += 1;
  }

  /** Exact samples of a column of an entry, in trial order; null when it is a histogram. NaN marks a missing value. */
  samples({ exactFirst }: PlannedEntry, column: number): Float64Array | null {
    if (exactFirst < 0) return null;
    const first = (exactFirst + column) * this.plan.trials;
    return this.exact.subarray(first, first + this.trials);
  }

  /** Moments of a histogram of a column or of people. */
  momentsAt(histogram: number): Moments {
    return readMoments(this.folded.moments, histogram * MOMENTS_WIDTH);
  }

  /** People of a pool per trial, jointly with their attainment, in a period; over the fiscal years for period = periods. */
  clustersAt(pool: number, period: number): ClusterMoments {
    return readClusters(this.folded.clusters, (pool * (this.plan.subject.periods.length + 1) + period) * CLUSTER_WIDTH);
  }

  /**
   * The same blocks under a plan for another number of trials. What the new plan keeps as a histogram and this one
   * exactly is counted anew block by block: the result is what recording under that plan would have given.
   *
   * @throws RangeError when the new plan has fewer trials, or wants samples that this recording does not have
   */
  under(plan: Plan): Recording {
    if (plan.trials < this.trials) throw new RangeError(`recording: expected at least ${this.trials} trials, got ${plan.trials}`);
    const grown = new Recording(plan);
    this.plan.entries.forEach((from, i) => {
      for (let column = 0; column < from.columns; column++) this.adopt(grown, from, plan.entries[i], column);
    });
    for (let column = 0; column < plan.pathColumns; column++) this.copyHistogram(grown, this.plan.histogramColumns + column, plan.histogramColumns + column, true);
    for (let code = 0; code < plan.peopleCodes + plan.dealCodes + plan.payCodes; code++) {
      this.copyHistogram(grown, emittedFirst(this.plan) + code, emittedFirst(plan) + code, code < plan.peopleCodes);
    }
    grown.folded.clusters.set(this.folded.clusters);
    grown.folded.tallies.set(this.folded.tallies);
    grown.blocks = this.blocks;
    return grown;
  }

  private adopt(grown: Recording, from: PlannedEntry, to: PlannedEntry, column: number): void {
    const samples = this.samples(from, column);
    if (to.exactFirst >= 0) {
      if (samples === null) throw new RangeError(`recording: the samples of ${from.id} were not kept`);
      grown.exact.set(samples, (to.exactFirst + column) * grown.plan.trials);
    } else if (samples === null) {
      this.copyHistogram(grown, from.histogramFirst + column, to.histogramFirst + column, true);
    } else {
      grown.countSamples(to.histogramFirst + column, samples);
    }
  }

  private copyHistogram(grown: Recording, from: number, to: number, withMoments: boolean): void {
    this.counts.each(from, (bin, n) => grown.counts.add(to, bin, n));
    if (withMoments) writeMoments(grown.folded.moments, to * MOMENTS_WIDTH, this.momentsAt(from));
  }

  private countSamples(histogram: number, samples: Float64Array): void {
    const scratch = new Float64Array(BLOCK_TRIALS);
    let moments = NO_MOMENTS;
    for (let first = 0; first < samples.length; first += BLOCK_TRIALS) {
      const block = samples.subarray(first, Math.min(samples.length, first + BLOCK_TRIALS));
      const present = presentInto(scratch, block);
      for (const x of present) this.counts.add(histogram, binOf(x));
      moments = foldMoments([moments, momentsOf(present)]);
    }
    writeMoments(this.folded.moments, histogram * MOMENTS_WIDTH, moments);
  }
}

const NO_MOMENTS: Moments = { count: 0, mean: 0, m2: 0 };

/** Folds groups of `width` numbers, each into its own place. */
function foldInto(into: Float64Array, from: Float64Array, width: number, fold: (into: Float64Array, from: Float64Array, at: number) => void): void {
  for (let at = 0; at < into.length; at += width) fold(into, from, at);
}

function foldedMoments(into: Float64Array, from: Float64Array, at: number): void {
  writeMoments(into, at, foldMoments([readMoments(into, at), readMoments(from, at)]));
}

function readMoments(numbers: Float64Array, at: number): Moments {
  return { count: numbers[at], mean: numbers[at + 1], m2: numbers[at + 2] };
}

function writeMoments(numbers: Float64Array, at: number, { count, mean, m2 }: Moments): void {
  numbers[at] = count;
  numbers[at + 1] = mean;
  numbers[at + 2] = m2;
}

function foldedClusters(into: Float64Array, from: Float64Array, at: number): void {
  const { trials, meanCount, meanSum, countM2, sumM2, cross } = foldClusterMoments([readClusters(into, at), readClusters(from, at)]);
  into.set([trials, meanCount, meanSum, countM2, sumM2, cross], at);
}

function readClusters(numbers: Float64Array, at: number): ClusterMoments {
  const [trials, meanCount, meanSum, countM2, sumM2, cross] = numbers.subarray(at, at + CLUSTER_WIDTH);
  return { trials, meanCount, meanSum, countM2, sumM2, cross };
}
