import { ScenarioError } from '../../scenario/error.ts';
import { shown } from '../../scenario/text/printable.ts';
import type { Mapping } from './mapping.ts';

// the usual record types of new business, of growth in accounts, and of renewals
const usual: Readonly<Record<string, readonly string[]>> = {
  newBusiness: ['new business', 'newbusiness', 'new customer', 'new logo', 'new'],
  expansion: ['existing business', 'existingbusiness', 'expansion', 'upsell', 'cross-sell', 'cross sell', 'add-on', 'existing customer - upgrade', 'existing customer - expansion'],
  renewals: ['renewal', 'renewals', 'existing customer - renewal'],
};

/** The motion of a usual record type, or undefined. */
export function usualMotionOf(type: string): string | undefined {
  return Object.entries(usual).find(([, types]) => types.includes(type.trim().toLowerCase()))?.[0];
}

export const leftOut = -2;
export const unmapped = -3;

/** Record types become motions; those that nobody mapped are listed, and the export is refused. */
export class Motions {
  readonly #motions: string[] = [];
  readonly #known = new Map<string, number>();
  readonly #unmapped = new Map<string, { count: number; line: number }>();
  readonly #isStated: boolean;
  leftOutRows = 0;

  constructor(mapping: Mapping) {
    this.#isStated = mapping.motions !== undefined;
    for (const [motion, types] of Object.entries(mapping.motions ?? {})) {
      const index = this.#index(motion);
      for (const type of types) this.#known.set(type.trim(), index);
    }
    for (const type of mapping.leaveOut ?? []) this.#known.set(type.trim(), leftOut);
  }

  /** The motion of a record type; `leftOut`, or `unmapped` */
  of(type: string, line: number): number {
    const known = this.#known.get(type) ?? this.#find(type);
    if (known === leftOut) this.leftOutRows += 1;
    if (known !== undefined) return known;
    const before = this.#unmapped.get(type);
    if (before !== undefined) before.count += 1;
    else if (this.#unmapped.size < 10_000) this.#unmapped.set(type, { count: 1, line });
    return unmapped;
  }

  /** The one motion of an export without record types. */
  only(): number {
    return this.#motions.length === 1 ? 0 : this.#index('newBusiness');
  }

  names(): string[] {
    return [...this.#motions];
  }

  /** @throws ScenarioError with every record type that is not mapped, and how often it comes */
  refuseUnmapped(file: string): void {
    // a column that is empty throughout says nothing
    if (this.#unmapped.size === 0 || (this.#unmapped.size === 1 && this.#unmapped.has('') && this.#motions.length === 0)) return;
    throw new ScenarioError(
      [...this.#unmapped].map(([type, { count, line }]) => ({
        file,
        line,
        column: 1,
        path: 'recordType',
        expected: 'a record type that the mapping gives to a motion, or leaves out',
        got: `${type === '' ? 'no record type' : shown(type)} (${count} ${count === 1 ? 'row' : 'rows'})`,
        hint: `motions: { newBusiness: [${JSON.stringify(type)}] }, or leaveOut: [${JSON.stringify(type)}]`,
      })),
    );
  }

  #find(type: string): number | undefined {
    const trimmed = type.trim();
    if (trimmed !== type) return this.of(trimmed, 0);
    if (this.#isStated) return undefined;
    const motion = usualMotionOf(type);
    if (motion === undefined) return undefined;
    this.#known.set(type, this.#index(motion));
    return this.#known.get(type);
  }

  #index(motion: string): number {
    const at = this.#motions.indexOf(motion);
    return at >= 0 ? at : this.#motions.push(motion) - 1;
  }
}
