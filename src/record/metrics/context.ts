import { plus, sum, type Formula, type Sum } from '../formula.ts';
import { placesOf, type Places } from '../places.ts';
import type { Subject } from '../subject.ts';
import type { Entry } from './entry.ts';
import { groupsOf, type Dimension, type Group } from './groups.ts';

/** A subject with its places: what a family of metrics is written in. */
export class Context {
  readonly subject: Subject;
  readonly places: Places;
  readonly money: string;
  readonly renews: boolean;

  constructor(subject: Subject) {
    this.subject = subject;
    this.places = placesOf(subject);
    this.money = subject.currency;
    this.renews = subject.renewals.length > 0;
  }

  /** A counter of sources. */
  flow({ sources }: Group, counter: number): Sum {
    return sum(sources.map((source) => this.places.flow(source, counter)));
  }

  /** Sources of a group whose wins are new business, or (`grows`) add to accounts. */
  #sources({ sources }: Group, grows: boolean): number[] {
    return sources.filter((source) => (this.#event(source) !== 'new') === grows);
  }

  #event(source: number): string {
    return this.subject.motions[this.subject.sources[source].motion].event ?? 'new';
  }

  /** Whether a group holds opportunities in existing accounts. */
  expands(group: Group): boolean {
    return this.#sources(group, true).length > 0;
  }

  /** A counter of the sources of new business. */
  won(group: Group, counter: number): Sum {
    return sum(this.#sources(group, false).map((source) => this.places.flow(source, counter)));
  }

  /** A counter of the sources of expansion. */
  grown(group: Group, counter: number): Sum {
    return sum(this.#sources(group, true).map((source) => this.places.flow(source, counter)));
  }

  /** Whether a group holds motions of new business. */
  sells({ sources, motions }: Group): boolean {
    return sources.some((source) => this.#event(source) === 'new') || motions.some((motion) => (this.subject.motions[motion].event ?? 'new') === 'new');
  }

  /** A counter of new business, with what was booked in the first period before the trial began. */
  booked(group: Group, counter: number): Sum {
    const before = group.motions.reduce((money, motion) => money + this.subject.motions[motion].bookedToDate, 0);
    return before === 0 ? this.won(group, counter) : plus(this.won(group, counter), this.constant((t) => (t === 0 ? before : 0)));
  }

  /** A counter of the open pipeline of stages. */
  open({ stages }: Group, counter: number): Sum {
    return sum(stages.map((stage) => this.places.open(stage, counter)));
  }

  /** A counter of segments' accounts. */
  account({ segments }: Group, counter: number, weight = 1): Sum {
    return sum(segments.map((segment) => this.places.account(segment, counter)), weight);
  }

  /** A counter of pools, given by index. */
  pool(pools: readonly number[], counter: number, weight = 1): Sum {
    return sum(pools.map((pool) => this.places.pool(pool, counter)), weight);
  }

  constant(of: (period: number) => number): Sum {
    return sum([], 1, this.subject.periods.map((_, t) => of(t)));
  }

  /** One entry per value of each dimension; groups that `make` gives no formula are left out. */
  lines(id: string, unit: string, dimensions: readonly Dimension[], make: (group: Group) => Formula | null): Entry[] {
    return dimensions.flatMap((dimension) =>
      groupsOf(this.subject, dimension).flatMap((group) => {
        const formula = make(group);
        const level = dimension === 'none' ? ('core' as const) : ('breakdown' as const);
        return formula === null ? [] : [{ id, unit, by: group.by, level, periods: true, formula }];
      }),
    );
  }

  /** As `lines`, but of dimensions that say something only where there are several values of them. */
  partLines(id: string, unit: string, dimensions: readonly Dimension[], make: (group: Group) => Formula | null): Entry[] {
    return dimensions.flatMap((dimension) => {
      const entries = this.lines(id, unit, [dimension], make);
      return entries.length > 1 ? entries : [];
    });
  }

  /** One entry per pool of a list, and one for all of them where `all` says so. */
  poolLines(id: string, unit: string, pools: readonly number[], make: (pools: readonly number[]) => Formula, all = false): Entry[] {
    if (pools.length === 0) return [];
    const line = (by: Entry['by'], members: readonly number[], level: Entry['level']): Entry => ({ id, unit, by, level, periods: true, formula: make(members) });
    const each = pools.map((pool) => line({ pool: this.subject.pools[pool].name }, [pool], 'breakdown'));
    return all ? [line({}, pools, 'core'), ...each] : each;
  }
}
