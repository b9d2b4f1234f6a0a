import type { Plain } from './tree/plain.ts';
import type { RoleName } from './roles.ts';

interface Preset {
  readonly value: Plain;
  readonly source: string;
}

type Presets = Readonly<Record<string, Preset>>;

const assumed = (value: Plain, what = ''): Preset => ({ value, source: what === '' ? 'assumed' : `assumed: ${what}` });

/** People who work a book of accounts stay longer than those who hunt, and sell from relations that take time to grow. */
const bookOfAccounts = (capacity: number): Presets => ({
  capacity: assumed(capacity, 'renewals and expansions one person works at once'),
  ramp: assumed({ byQuarter: [0.25, 0.75], basis: 'slots' }),
  attrition: assumed({ perYear: 0.25 }),
  skill: assumed({ logOddsSd: 0.3 }),
  handover: assumed({ lost: 0.1, days: 14 }),
});

/** People who look after accounts: their capacity is a number of accounts. */
const lookingAfter = (capacity: number): Presets => ({
  capacity: assumed(capacity, 'accounts per person'),
  ramp: assumed({ byQuarter: [0.5], basis: 'slots' }),
  attrition: assumed({ perYear: 0.2 }),
});

/** Defaults of the roles that work with customers; none of them has a published source. */
export const accountRoles: Partial<Readonly<Record<RoleName, Presets>>> = {
  renewalRep: { capacity: assumed(45, 'renewals one person works at once') },
  accountManager: bookOfAccounts(20),
  strategicAccountManager: bookOfAccounts(10),
  executiveAccountManager: bookOfAccounts(6),
  accountStrategist: lookingAfter(25),
  customerSuccessManager: lookingAfter(40),
};

/** How overload of customer success costs renewals: to be calibrated. */
export const coveragePresets: Presets = {
  beta: assumed(0.3, 'half as many accounts again as planned cost 14 % of the odds of renewal'),
  onboardingWeight: assumed(2, 'an account being onboarded takes twice the time'),
  onboardingDays: { value: 90, source: 'mid-market operating document: deployment takes 60 to 120 days' },
};
