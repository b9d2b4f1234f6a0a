import type { CrmFiles } from '../../dist/crm/read/read-crm.js';

const deals = Array.from({ length: 40 }, (_, n) => `D${n},"Ada, ${n % 3}",${['Closed Won', 'Closed Lost', 'Proposal'][n % 3]},"${n},${100 + n}.50",2024-0${(n % 8) + 1}-1${n % 9},2024-1${n % 3}-0${(n % 8) + 1},New Business,A${n % 7},Suite`);

const whole = {
  opportunities: ['Id,Owner,Stage,Amount,Created Date,Close Date,Record Type,Account Id,Product', ...deals, 'Grand Totals (40 records)'],
  stages: ['OpportunityId,StageName,CreatedDate', ...deals.flatMap((_, n) => [`D${n},Discovery,2024-0${(n % 8) + 1}-1${n % 9}`, `D${n},Proposal,2024-09-1${n % 9}`])],
  owners: ['Id,Name,Start Date,End Date,Role', '1,"Ada, 0",2022-01-01,,AE', '2,"Ada, 1",2023-06-01,2024-08-31,AE', '3,"Ada, 2",2024-02-01,,SDR'],
  accounts: ['Id,Name,Segment', ...Array.from({ length: 7 }, (_, n) => `A${n},Account ${n},${n % 2 ? 'SMB' : 'Enterprise'}`)],
  subscriptions: ['Account Id,Start Date,End Date,ARR', ...Array.from({ length: 7 }, (_, n) => `A${n},2023-0${n + 1}-01,2024-0${n + 1}-01,${1000 * (n + 1)}`)],
  products: ['Name', 'Suite', 'Platform'],
  snapshots: ['Snapshot Date,Id,Owner,Stage,Amount,Created Date,Close Date', ...['2024-01-31', '2024-02-29', '2024-03-31'].flatMap((on) => Array.from({ length: 12 }, (_, n) => `${on},D${n},Ada,${n % 4 === 0 && on > '2024-02' ? 'Closed Won' : 'Proposal'},${100 * n},2024-01-0${(n % 8) + 1},2024-0${4 + (n % 3)}-01`))],
  mapping: ['quotacastMapping: 1', 'dates: dmy', 'currency: EUR', 'rates: { USD: 0.9 }', 'leaveOut: [Pilot]', 'motions: { newBusiness: [New Business] }', 'columns: { amount: Amount, owner: Owner }'],
};

/** Exports of one CRM, of which one is spoilt: deals with what belongs to them, or snapshots. */
export function crm(spoiltKind: keyof typeof whole, spoil: (text: string) => string): { files: CrmFiles; names: string[] } {
  const kinds: readonly (keyof typeof whole)[] = spoiltKind === 'snapshots' ? ['snapshots'] : ['opportunities', 'stages', 'owners', 'accounts', 'subscriptions', 'products', ...(spoiltKind === 'mapping' ? (['mapping'] as const) : [])];
  const chosen = kinds.filter((kind) => kind === spoiltKind || kind === 'opportunities' || kind === 'stages');
  const named = (kind: keyof typeof whole) => (kind === 'mapping' ? 'mapping.yaml' : `${kind}.csv`);
  const bytes = (kind: keyof typeof whole) => new TextEncoder().encode(kind === spoiltKind ? spoil(whole[kind].join('\n')) : whole[kind].join('\n'));
  return { files: Object.fromEntries(chosen.map((kind) => [kind, { name: named(kind), bytes: bytes(kind) }])), names: [...chosen.map(named), 'CRM export'] };
}
