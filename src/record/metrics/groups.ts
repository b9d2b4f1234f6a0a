import type { Subject } from '../subject.ts';
import type { By } from './entry.ts';

export type Dimension = 'none' | 'segment' | 'product' | 'vertical' | 'tier' | 'origin' | 'fulfilment' | 'pool' | 'manager' | 'motion' | 'stage' | 'source';

/** Where a breakdown puts what has no value of its dimension, so that the parts add up to the whole. */
export const NOT_STATED = 'not stated';

/** One value of a dimension and the entities that belong to it. */
export interface Group {
  readonly by: By;
  readonly sources: readonly number[];
  readonly motions: readonly number[];
  readonly stages: readonly number[];
  /** whose accounts belong to it */
  readonly segments: readonly number[];
}

/** All values of a dimension, in the order in which the scenario names them, of deals or of leads: they never mix. */
export function groupsOf(subject: Subject, dimension: Dimension, of: 'deals' | 'leads' = 'deals'): Group[] {
  const { sources, motions, stages, segments } = subject;
  const isOf = (motion: number) => motions[motion].isQualification === (of === 'leads');
  if (dimension === 'none') {
    const own = (list: readonly { readonly motion: number }[]) => indices(list).filter((i) => isOf(list[i].motion));
    return [{ by: {}, sources: own(sources), motions: indices(motions).filter(isOf), stages: own(stages), segments: indices(segments) }];
  }
  if (dimension === 'stage') {
    return stages.flatMap(({ motion, name }, stage) => (isOf(motion) ? [{ by: { stage: `${motions[motion].name}.${name}` }, sources: [], motions: [], stages: [stage], segments: [] }] : []));
  }
  if (dimension === 'source') {
    return bySource(subject, isOf, of === 'deals');
  }
  const valueOf = values[dimension](subject);
  if (valueOf === null) return [];
  const members = {
    sources: sources.map((source) => (isOf(source.motion) ? (valueOf.source?.(source) ?? valueOf.motion(source.motion)) : null)),
    motions: motions.map((_, motion) => (isOf(motion) ? valueOf.motion(motion) : null)),
    stages: stages.map(({ motion }) => (isOf(motion) ? valueOf.motion(motion) : null)),
    segments: segments.map((_, segment) => valueOf.segment(segment)),
  };
  const names = [...valueOf.order, NOT_STATED].filter((name, i, all) => all.indexOf(name) === i);
  const having = (list: readonly (string | null)[], name: string) => list.flatMap((value, i) => (value === name ? [i] : []));
  return names
    .map((name) => ({
      by: { [dimension]: name },
      sources: having(members.sources, name),
      motions: having(members.motions, name),
      stages: having(members.stages, name),
      segments: having(members.segments, name),
    }))
    .filter(({ sources: s, motions: m, segments: g }) => s.length + m.length + g.length > 0);
}

/** What was booked before the trial began belongs to a motion's only source; else, like what accounts book, to none that is stated. */
function bySource({ sources, motions, segments }: Subject, isOf: (motion: number) => boolean, hasAccounts: boolean): Group[] {
  const own = sources.map(({ motion }) => motion);
  const isOnly = (motion: number) => own.filter((each) => each === motion).length === 1;
  const groups = sources.flatMap(({ motion, name }, source) =>
    isOf(motion) ? [{ by: { source: `${motions[motion].name}.${name}` }, sources: [source], motions: isOnly(motion) ? [motion] : [], stages: [], segments: [] }] : [],
  );
  const others = indices(motions).filter((motion) => isOf(motion) && !isOnly(motion) && motions[motion].bookedToDate > 0);
  return others.length === 0 && !hasAccounts ? groups : [...groups, { by: { source: NOT_STATED }, sources: [], motions: others, stages: [], segments: hasAccounts ? indices(segments) : [] }];
}

interface Values {
  readonly order: readonly string[];
  readonly source?: (source: Subject['sources'][number]) => string;
  readonly motion: (motion: number) => string;
  /** null: its accounts belong to no value */
  readonly segment: (segment: number) => string | null;
}

const values: Readonly<Record<Exclude<Dimension, 'none' | 'stage' | 'source'>, (subject: Subject) => Values | null>> = {
  segment: (subject) => bySegment(subject, ({ name }) => name),
  product: (subject) => bySegment(subject, ({ product }) => product),
  vertical: (subject) => bySegment(subject, ({ vertical }) => vertical),
  tier: (subject) => bySegment(subject, ({ tier }) => tier),
  origin: (subject) => byAttribute(subject, ({ origin }) => origin),
  fulfilment: (subject) => byAttribute(subject, ({ fulfilment }) => fulfilment),
  pool: byPool,
  manager: byManager,
  motion: byMotion,
};

function bySegment({ segments, motions }: Subject, attribute: (segment: Subject['segments'][number]) => string | undefined): Values | null {
  const names = segments.map(attribute);
  const order = names.filter((name) => name !== undefined);
  if (order.length === 0) return null;
  const segment = (index: number) => names[index] ?? NOT_STATED;
  return { order, segment, motion: (motion) => segment(motions[motion].segment) };
}

/** What was booked before the trial began has the origin, or the fulfilment, of its motion's sources where they share one; expansion has none. */
function byAttribute({ sources }: Subject, attribute: (source: Subject['sources'][number]) => string): Values {
  const valuesOf = (motion: number) => [...new Set(sources.filter((source) => source.motion === motion).map(attribute))];
  return {
    order: sources.map(attribute),
    source: attribute,
    motion: (motion) => (valuesOf(motion).length === 1 ? valuesOf(motion)[0] : NOT_STATED),
    segment: () => NOT_STATED,
  };
}

/** New business belongs to the pool that owns its motion, a segment's accounts to the pool that renews them. */
function byPool({ pools, motions, renewals }: Subject): Values {
  const renewedBy = (segment: number) => [...new Set(renewals.filter((renewal) => renewal.segment === segment).map(({ owner }) => owner))];
  return {
    order: pools.map(({ name }) => name),
    motion: (motion) => pools[motions[motion].owner].name,
    segment: (segment) => {
      const owners = renewedBy(segment);
      return owners.length === 0 ? null : owners.length === 1 ? pools[owners[0]].name : NOT_STATED;
    },
  };
}

/** New business belongs to the leaders who carry the numbers of the pool that owns its motion. */
function byManager({ pools, motions }: Subject): Values | null {
  const leaderOf = (pool: number) => pools.find(({ team }) => team?.of.includes(pool))?.name ?? NOT_STATED;
  const leaders = pools.filter(({ team }) => team !== undefined).map(({ name }) => name);
  return leaders.length === 0 ? null : { order: leaders, motion: (motion) => leaderOf(motions[motion].owner), segment: () => NOT_STATED };
}

function byMotion({ motions }: Subject): Values {
  return { order: motions.map(({ name }) => name), motion: (motion) => motions[motion].name, segment: () => NOT_STATED };
}

function indices(list: readonly unknown[]): number[] {
  return list.map((_, i) => i);
}
