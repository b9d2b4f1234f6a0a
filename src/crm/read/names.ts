import { crmLimits } from '../csv/limits.ts';
import { NameIndex } from './name-index.ts';

/** The indices that all files of one export share. */
export class SharedNames {
  readonly owners = new NameIndex('owners', 1_000_000);
  readonly stages = new NameIndex('stages', 1000);
  readonly segments = new NameIndex('segments', crmLimits.names);
  readonly sources = new NameIndex('sources', crmLimits.names);
  readonly origins = new NameIndex('origins', crmLimits.names);
  readonly products = new NameIndex('products', crmLimits.names);
  readonly currencies = new NameIndex('currencies', 200);
  readonly accounts = new AccountIndex();
}

/** Accounts are found by id or by name; the first spelling is kept. */
export class AccountIndex {
  readonly #index = new Map<string, number>();
  readonly ids: string[] = [];
  readonly segment: number[] = [];

  of(text: string): number {
    const known = this.#index.get(text);
    if (known !== undefined) return known;
    const id = text.trim();
    if (id === '') return -1;
    if (id !== text) return this.of(id);
    return this.add(id, id, -1);
  }

  add(id: string, name: string, segment: number): number {
    const at = this.ids.push(id) - 1;
    this.segment.push(segment);
    this.#index.set(id, at);
    if (name !== '' && !this.#index.has(name)) this.#index.set(name, at);
    return at;
  }

  has(id: string): boolean {
    return this.#index.has(id);
  }
}
