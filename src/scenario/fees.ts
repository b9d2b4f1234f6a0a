import type { Source } from './schema.ts';

/** Whether a partner has to do with a source's deals. */
export const isPartnered = ({ kind, origin }: Source): boolean => kind === 'partner' || origin === 'partnerSourced' || origin === 'partnerInfluenced';

/** A partner who does not resell gets a share of the customer's price for the referral; 0 where there is none. */
export const referralFee = (source: Source): number => (source.fulfilment === 'direct' && isPartnered(source) ? source.margin : 0);
