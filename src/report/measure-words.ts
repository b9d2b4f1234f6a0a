/** How a target's measure is spoken of. */
interface Words {
  /** as a label: `new ACV` */
  readonly noun: string;
  /** what the team does in a trial that reaches an amount: `books $2M or more of new business` */
  readonly reaches: (amount: string) => string;
}

const words: Readonly<Record<string, Words>> = {
  newAcv: { noun: 'new ACV', reaches: (amount) => `books ${amount} or more of new business` },
  newAndExpansionAcv: { noun: 'new and expansion ACV', reaches: (amount) => `books ${amount} or more of new business and expansion` },
  netNewArr: { noun: 'net new ARR', reaches: (amount) => `adds ${amount} or more of net new ARR` },
  totalBookings: { noun: 'total bookings', reaches: (amount) => `books ${amount} or more, renewals included` },
  qualifiedOpportunities: { noun: 'qualified opportunities', reaches: (amount) => `qualifies ${amount} or more opportunities` },
  renewalRate: { noun: 'renewal rate', reaches: (amount) => `renews ${amount} or more of the ARR that comes due` },
};

export function measureWords(measure: string): Words {
  return words[measure] ?? { noun: measure, reaches: (amount) => `reaches ${amount} of ${measure}` };
}
