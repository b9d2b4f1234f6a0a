import { LimitError } from '../../scenario/limit-error.ts';

/** Names in the order of their first appearance; -1 stands for none. Names are compared as they are, trimmed. */
export class NameIndex {
  readonly #index = new Map<string, number>();
  readonly #what: string;
  readonly #most: number;

  constructor(what: string, most = Infinity) {
    this.#what = what;
    this.#most = most;
  }

  get size(): number {
    return this.#index.size;
  }

  of(text: string): number {
    const known = this.#index.get(text);
    if (known !== undefined) return known;
    const name = text.trim();
    if (name === '') return -1;
    if (name !== text) return this.of(name);
    if (this.#index.size >= this.#most) throw new LimitError(`more than ${this.#most} different ${this.#what}: is the right column mapped to it?`);
    this.#index.set(name, this.#index.size);
    return this.#index.size - 1;
  }

  find(text: string): number {
    return this.#index.get(text.trim()) ?? -1;
  }

  names(): string[] {
    return [...this.#index.keys()];
  }
}
