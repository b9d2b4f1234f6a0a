import { H_DEALS_DIFFER, H_TRAITS } from '../kernel/layout.ts';
import {
  S_MOTION_MEDIAN_SIZE, S_MOTION_SIZE_ODDS, S_MOTION_TRAIT_FIRST, S_TRAIT_ADDRESS, S_TRAIT_DAYS, S_TRAIT_ODDS, S_TRAIT_REFERENCE,
  S_TRAIT_SHARE, S_TRAIT_VALUE,
} from '../kernel/section-ids.ts';
import { quantile } from '../distributions/distribution.ts';
import type { NewBusiness, Worked } from '../scenario/schema.ts';
import { Addresses } from './hash.ts';
import type { MotionPlan } from './motions.ts';
import type { Numbers } from './numbers.ts';
import { central } from '../scenario/means/central.ts';
import type { ProgramWriter } from './program.ts';

/** Writes in what the deals of each motion differ: traits, and the odds by size. */
export function writeTraits(writer: ProgramWriter, plans: readonly MotionPlan[], numbers: Numbers): void {
  let traits = 0;
  for (const { name, motion: spec } of plans) {
    const path = `motions.${name}`;
    const { traits: own, oddsBySize, dealSize } = priced(spec);
    writer.add(S_MOTION_TRAIT_FIRST, traits);
    writer.add(S_MOTION_SIZE_ODDS, oddsBySize === undefined ? -1 : numbers.param(`${path}.oddsBySize`, oddsBySize, 'positive'));
    writer.add(S_MOTION_MEDIAN_SIZE, oddsBySize === undefined ? 1 : medianOf(dealSize));
    const addresses = new Addresses();
    for (const [traitName, { value, share, reference, odds, days }] of Object.entries(own ?? {})) {
      const at = `${path}.traits.${traitName}`;
      writer.add(S_TRAIT_SHARE, share === undefined ? -1 : numbers.param(`${at}.share`, share, 'probability'));
      writer.add(S_TRAIT_VALUE, share === undefined ? numbers.dist(`${at}.value`, value, 'positive') : -1);
      writer.add(S_TRAIT_ODDS, numbers.param(`${at}.odds`, odds ?? 1, 'positive'));
      writer.add(S_TRAIT_DAYS, numbers.param(`${at}.days`, days ?? 1, 'positive'));
      writer.add(S_TRAIT_ADDRESS, addresses.of(`trait/${traitName}`));
      writer.add(S_TRAIT_REFERENCE, reference ?? (share === undefined ? central(value, 'positive').mean : central(share, 'probability').mean));
      traits += 1;
    }
  }
  writer.add(S_MOTION_TRAIT_FIRST, traits);
  writer.set(H_TRAITS, traits);
  writer.set(H_DEALS_DIFFER, traits > 0 || plans.some(({ motion: spec }) => priced(spec).oddsBySize !== undefined) ? 1 : 0);
}

/** What a motion says of its deals; leads have no price and no traits. */
const priced = (motion: Worked): Partial<Pick<NewBusiness, 'traits' | 'oddsBySize' | 'dealSize'>> => (motion.kind === 'newBusiness' ? motion : {});

function medianOf(dealSize: unknown): number {
  const size = central(dealSize, 'positive');
  return size.constant ?? quantile(size, 0.5);
}
