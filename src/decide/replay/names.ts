import type { Compiled } from '../../compile/compile.ts';
import { setCount, setFirst, setOwner, setPool } from '../../kernel/sections.ts';

/** What the numbers of a trace stand for. Indices are the kernel's. */
export class TraceNames {
  readonly seats: readonly { readonly name: string; readonly pool: string }[];
  readonly deals: readonly string[];
  private readonly compiled: Compiled;
  private readonly groups: readonly { readonly name: string; readonly count: number }[];

  constructor(compiled: Compiled) {
    const { pools, accounts, pipeline } = compiled.scenario;
    this.compiled = compiled;
    this.seats = Object.entries(pools).flatMap(([pool, { headcount, hires }]) => [
      ...numbered(pool, pool, typeof headcount === 'number' ? headcount : headcount.count),
      ...Object.entries(hires).flatMap(([wave, { count }]) => numbered(pool, `${pool} ${wave}`, count)),
    ]);
    this.deals = Object.keys(pipeline);
    this.groups = Object.entries(accounts).map(([name, { count }]) => ({ name, count }));
  }

  /** The person in a seat: `ae 3`, and from the second on `ae 3 (2nd person)`. */
  person(seat: number, occupant: number): string {
    const { name } = this.seats[seat];
    return occupant === 0 ? name : `${name} (${ordinal(occupant + 1)} person)`;
  }

  /** A source as deals are named by it; with its motion where there are several. */
  source(index: number): string {
    const { motion, name } = this.compiled.names.sources[index];
    return this.compiled.names.motions.length === 1 ? name : `${this.compiled.names.motions[motion].name} ${name}`;
  }

  motionOfSource(index: number): string {
    return this.compiled.names.motions[this.compiled.names.sources[index].motion].name;
  }

  stage(index: number): string {
    return this.compiled.names.stages[index].name;
  }

  /** The pools of a queue, the owners' first. */
  set(index: number): string {
    const pools = this.compiled.names.pools;
    const owner = setOwner[index] >= 0 ? [setOwner[index]] : [];
    const seized = Array.from({ length: setCount[index] }, (_, k) => setPool[setFirst[index] + k]);
    return [...owner, ...seized].map((pool) => pools[pool].name).join(' + ');
  }

  /** A customer of the opening day; undefined for those that were won. */
  openingAccount(index: number): string | undefined {
    let first = 0;
    for (const { name, count } of this.groups) {
      if (index < first + count) return `${name} ${index - first + 1}`;
      first += count;
    }
    return undefined;
  }
}

const numbered = (pool: string, name: string, count: number) => Array.from({ length: count }, (_, k) => ({ name: `${name} ${k + 1}`, pool }));

function ordinal(n: number): string {
  const ending = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
}
