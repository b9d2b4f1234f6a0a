import type { FileKind } from './quality.ts';

/*
 * The fields that files may have, and the headers under which Salesforce (labels and API names), HubSpot and common
 * exports write them: letters and digits in lower case, the likeliest first. A mapping file names any other header.
 */

const opportunityFields = {
  id: ['opportunityid', 'opportunityid18', 'casesafeid', 'dealid', 'recordid', 'hsobjectid', 'oppid', 'id'],
  owner: ['opportunityowner', 'dealowner', 'ownername', 'owner', 'ownerid', 'hubspotownerid', 'salesagent', 'salesrep', 'rep'],
  account: ['accountid', 'accountname', 'account', 'associatedcompanyids', 'associatedcompany', 'primaryassociatedcompany', 'companyname', 'company', 'customer'],
  amount: ['amount', 'amountconverted', 'dealamount', 'dealvalue', 'closevalue', 'acv', 'arr', 'annualcontractvalue', 'amountincompanycurrency', 'value'],
  currency: ['currencyisocode', 'opportunitycurrency', 'amountcurrency', 'dealcurrencycode', 'currency', 'currencycode'],
  created: ['createddate', 'createdate', 'createdat', 'created', 'createdon', 'opendate', 'engagedate'],
  qualified: ['qualifiedat', 'qualifieddate', 'qualificationdate', 'qualifiedon'],
  closed: ['closedate', 'closedat', 'closeddate', 'actualclosedate', 'closedon'],
  expectedClose: ['expectedclosedate', 'expectedclose', 'estimatedclosedate', 'estclosedate'],
  status: ['status', 'opportunitystatus', 'dealstatus', 'outcome'],
  isClosed: ['isclosed', 'closed', 'isdealclosed'],
  isWon: ['iswon', 'isclosedwon', 'won'],
  stage: ['stagename', 'stage', 'dealstage', 'opportunitystage'],
  stageEntered: ['laststagechangedate', 'dateenteredcurrentstage', 'hsv2dateenteredcurrentstage', 'stageenteredat'],
  forecastCategory: ['forecastcategoryname', 'forecastcategory', 'hsmanualforecastcategory', 'hsforecastcategory'],
  recordType: ['opportunityrecordtype', 'recordtypename', 'recordtype', 'recordtypeid', 'opportunitytype', 'dealtype', 'type', 'pipeline'],
  segment: ['segment', 'customersegment', 'accountsegment', 'marketsegment'],
  source: ['leadsource', 'originalsource', 'originalsourcetype', 'source'],
  origin: ['origin', 'dealorigin', 'opportunityorigin'],
  product: ['product', 'productname', 'productfamily', 'primaryproduct'],
  lossReason: ['lossreason', 'closedlostreason', 'lostreason', 'reasonlost'],
  termMonths: ['termmonths', 'contracttermmonths', 'contractterm', 'term'],
} as const;

const snapshotFields = {
  ...opportunityFields,
  snapshot: ['snapshot', 'snapshotdate', 'asof', 'asofdate', 'reportdate'],
} as const;

const stageFields = {
  id: ['opportunityid', 'opportunityid18', 'dealid', 'recordid', 'oppid', 'id'],
  stage: ['tostage', 'newvalue', 'stagename', 'stage', 'dealstage'],
  entered: ['enteredat', 'entered', 'dateentered', 'createddate', 'changedat', 'lastmodified', 'editdate', 'date', 'timestamp'],
  field: ['field', 'fieldevent'],
} as const;

const ownerFields = {
  id: ['ownerid', 'userid', 'owner', 'salesagent', 'salesrep', 'rep', 'id', 'fullname', 'ownername', 'username', 'name'],
  name: ['fullname', 'ownername', 'username', 'name'],
  hired: ['hiredate', 'hired', 'startdate', 'employmentstartdate'],
  left: ['leftdate', 'left', 'terminationdate', 'enddate'],
} as const;

const accountFields = {
  id: ['accountid', 'recordid', 'companyid', 'account', 'id', 'accountname', 'companyname', 'company', 'name'],
  name: ['accountname', 'companyname', 'company', 'name'],
  segment: ['segment', 'customersegment', 'accountsegment', 'marketsegment'],
} as const;

const subscriptionFields = {
  account: ['accountid', 'account', 'accountname', 'companyname', 'customer', 'customerid'],
  start: ['startdate', 'start', 'contractstartdate', 'subscriptionstartdate', 'servicestartdate'],
  end: ['enddate', 'end', 'contractenddate', 'subscriptionenddate', 'serviceenddate', 'renewaldate'],
  amount: ['amount', 'arr', 'acv', 'annualvalue', 'mrr', 'tcv', 'value'],
  nextAmount: ['nextamount', 'renewalamount', 'renewedamount'],
  renewed: ['renewed', 'isrenewed', 'renewalstatus'],
  currency: ['currencyisocode', 'currency', 'currencycode'],
} as const;

const productFields = {
  name: ['product', 'productname', 'name'],
} as const;

export const fields = {
  opportunities: opportunityFields,
  stages: stageFields,
  owners: ownerFields,
  accounts: accountFields,
  subscriptions: subscriptionFields,
  products: productFields,
  snapshots: snapshotFields,
} as const satisfies Record<FileKind, Record<string, readonly string[]>>;

export type FieldOf<K extends FileKind> = keyof (typeof fields)[K] & string;

/** What a file cannot do without; other fields may be missing. */
export const neededFields: { readonly [K in FileKind]: readonly FieldOf<K>[] } = {
  opportunities: ['id', 'created'],
  stages: ['id', 'stage', 'entered'],
  owners: ['id'],
  accounts: ['id'],
  subscriptions: ['account', 'start', 'end', 'amount'],
  products: ['name'],
  snapshots: ['id'],
};
