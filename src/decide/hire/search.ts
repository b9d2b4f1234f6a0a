import { Size, type Search } from './sizes.ts';
import { seatsOf, staffing } from './staffing.ts';

/** Sizes on the grid at most; between them, only those around the answer are tried. */
const MOST_SIZES = 24;
/** The grid begins where next to no trial reaches the target, or at the fewest seats, and ends where nearly all do, or at the limit. */
const NEXT_TO_NONE = 0.02;
const ENOUGH = 0.95;

/** Which sizes there may be, and what forbids larger ones. */
export interface Limits {
  readonly fewest: number;
  readonly most: number;
  readonly reason: 'seats' | 'hiresPerQuarter';
}

/** From the people of the opening day to `most` seats, or as many as can be hired in time. */
export function limitsOf({ loaded: { scenario }, pool, followers, terms }: Pick<Search, 'loaded' | 'pool' | 'followers' | 'terms'>, most: number): Limits {
  const { opening } = seatsOf(scenario.pools[pool]);
  let possible = Math.max(opening, most);
  while (possible > opening && staffing(scenario, pool, possible, followers, terms) === null) possible -= 1;
  return { fewest: opening, most: possible, reason: possible < most ? 'hiresPerQuarter' : 'seats' };
}

/** Sizes that have been tried, by their seats. */
export class Sizes {
  private readonly search: Search;
  private readonly tried = new Map<number, Size>();

  constructor(search: Search) {
    this.search = search;
  }

  /** Runs the first look of a size. */
  async at(seats: number): Promise<Size> {
    const known = this.tried.get(seats);
    if (known !== undefined) return known;
    const size = new Size(this.search, seats);
    this.tried.set(seats, size);
    await size.first();
    return size;
  }

  get all(): Size[] {
    return [...this.tried.values()].sort((a, z) => a.seats - z.seats);
  }
}

/**
 * Tries a grid of sizes with few trials each, all on the same luck: from where next to no trial reaches the target to where
 * nearly all do, as far as the limits allow; and every size around the one at which the chance passes the confidence.
 * Returns the grid.
 */
export async function tryGrid(sizes: Sizes, search: Search, { fewest, most }: Limits): Promise<Size[]> {
  const { planned } = seatsOf(search.loaded.scenario.pools[search.pool]);
  const from = Math.min(most, Math.max(fewest, planned));
  let top = await sizes.at(from);
  for (let more = 1; top.chance.p < Math.max(ENOUGH, search.confidence) && top.seats < most; more *= 2) top = await sizes.at(Math.min(most, from + more));
  const bottom = await lowEnd(sizes, fewest, top.seats);
  const step = Math.max(1, Math.ceil((top.seats - bottom) / MOST_SIZES));
  const grid: Size[] = [];
  for (let seats = bottom; seats < top.seats; seats += step) grid.push(await sizes.at(seats));
  grid.push(top);
  const first = grid.findIndex(({ chance: { p } }) => p >= search.confidence);
  if (first > 0) for (let seats = grid[first - 1].seats + 1; seats < grid[first].seats; seats++) await sizes.at(seats);
  return grid;
}

/** A size near the largest one with which next to no trial reaches the target, by bisection; the fewest where already some do. */
async function lowEnd(sizes: Sizes, fewest: number, top: number): Promise<number> {
  let low = fewest;
  let high = top;
  while (high - low > Math.max(1, (top - low) / 8)) {
    const middle = Math.floor((low + high) / 2);
    const { chance } = await sizes.at(middle);
    if (chance.p <= NEXT_TO_NONE) low = middle;
    else high = middle;
  }
  return low;
}

/** The answer: a size, whether its chance is decided, and which smaller ones the trials do not exclude. */
export interface Answer {
  readonly size: Size;
  readonly notExcluded: readonly Size[];
}

/** Smaller sizes that are looked at below the answer, while the trials do not exclude them. */
const MOST_BELOW = 3;

/**
 * The smallest affordable size whose chance is at least the confidence: the first of those tried, then decided, with its
 * smaller neighbours, by a sequential test. Null where there is none.
 */
export async function smallestReaching(sizes: Sizes, { confidence }: Search, { fewest, most }: Limits, isAffordable: (size: Size) => boolean): Promise<Answer | null> {
  let size = sizes.all.find((each) => each.chance.p >= confidence && isAffordable(each)) ?? likeliest(sizes.all.filter(isAffordable));
  if (size === null) return null;
  // a size that falls short with more trials gives way to the next; one that is beaten from below, to that one
  for (;;) {
    const decision = await size.settle();
    if (decision === 'reaches' || size.chance.p >= confidence) break;
    if (size.seats >= most) return null;
    size = await sizes.at(size.seats + 1);
    if (!isAffordable(size)) return null;
  }
  const notExcluded: Size[] = [];
  for (let seats = size.seats - 1; seats >= fewest && notExcluded.length < MOST_BELOW; seats--) {
    const below = await sizes.at(seats);
    const decision = await below.settle();
    if (decision === 'falls short') break;
    if (decision === 'reaches' || below.chance.p >= confidence) {
      size = below;
      notExcluded.length = 0;
    } else notExcluded.push(below);
  }
  return { size, notExcluded };
}

/** The size with the best chance, the largest where several have it. */
export function likeliest(sizes: readonly Size[]): Size | null {
  return sizes.reduce<Size | null>((best, size) => (best === null || size.chance.p >= best.chance.p ? size : best), null);
}
