import type { NameIndex } from '../read/name-index.ts';
import type { RawOwners } from '../read/people-and-accounts.ts';

/** Hire dates by the owners that opportunities name, whether by id or by name. */
export function ownersOf(raw: RawOwners | undefined, names: NameIndex): { readonly hired: Float64Array; readonly left: Float64Array } {
  const hired = new Float64Array(names.size).fill(NaN);
  const left = new Float64Array(names.size).fill(NaN);
  for (const owner of raw?.owners ?? []) {
    for (const key of owner.keys) {
      const index = names.find(key);
      if (index < 0) continue;
      hired[index] = owner.hired;
      left[index] = owner.left;
    }
  }
  return { hired, left };
}
