import { status, type Status } from '../history.ts';

/** Words of a CRM for how a deal stands; from a mapping they come first. */
export interface OutcomeWords {
  readonly open?: readonly string[] | undefined;
  readonly won?: readonly string[] | undefined;
  readonly lost?: readonly string[] | undefined;
  readonly noDecision?: readonly string[] | undefined;
}

const usual: Required<OutcomeWords> = {
  open: ['open', 'in progress', 'inprogress', 'active', 'working', 'pending', 'new'],
  won: ['won', 'closed won', 'closedwon', 'closed - won', 'win'],
  lost: ['lost', 'closed lost', 'closedlost', 'closed - lost', 'loss', 'rejected', 'declined'],
  noDecision: ['no decision', 'nodecision', 'closed no decision', 'closed - no decision', 'cancelled', 'canceled', 'expired', 'abandoned', 'withdrawn', 'closed cancelled', 'closed canceled'],
};

/** Looks words up; letters' case and outer spaces do not matter. */
export class Outcomes {
  readonly #words = new Map<string, Status>();

  constructor(stated: OutcomeWords = {}) {
    for (const list of [usual, stated]) for (const [name, words] of Object.entries(list)) for (const word of words ?? []) this.#words.set(clean(word), status[name as keyof typeof status]);
  }

  /** A word that the export itself gives away. */
  learn(word: string, how: Status): void {
    if (this.of(word) === undefined) this.#words.set(clean(word), how);
  }

  /** undefined for a word that is not known */
  of(word: string): Status | undefined {
    return this.#words.get(word) ?? this.#slow(word);
  }

  // what a CRM writes comes again and again: remembered as written, as long as there are few
  #slow(word: string): Status | undefined {
    const found = this.#words.get(clean(word));
    if (found !== undefined && this.#words.size < 10_000) this.#words.set(word, found);
    return found;
  }
}

const clean = (word: string): string => word.trim().toLowerCase().replace(/\s+/g, ' ');

const yes = new Set(['true', '1', 'yes', 'y', 'wahr', 'ja']);
const no = new Set(['false', '0', 'no', 'n', '', 'falsch', 'nein']);

/** A flag as exports write it; undefined for anything else. */
export function flagOf(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  return yes.has(word) ? true : no.has(word) ? false : undefined;
}

const categories: Readonly<Record<string, number>> = { omitted: 0, pipeline: 1, upside: 2, 'best case': 2, bestcase: 2, best_case: 2, most_likely: 3, 'most likely': 3, commit: 3, forecast: 3, committed: 3, closed: 4, 'not forecasted': 0, omit: 0 };

/** Index into `forecastCategories`; -1 for nothing, undefined for a word that is not known. */
export function categoryOf(text: string): number | undefined {
  const word = clean(text);
  if (word === '') return -1;
  return Object.hasOwn(categories, word) ? categories[word] : undefined;
}
