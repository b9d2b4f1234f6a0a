/** Job titles that presets know; `custom` has no defaults. Every role is a pool: none is a special case in the engine. */
export const roleNames = [
  'custom',
  'bdr',
  'generalistAe',
  'midMarketAe',
  'enterpriseAe',
  'specialistAe',
  'systemEngineer',
  'industryExpert',
  'partnerAe',
  'renewalRep',
  'accountManager',
  'strategicAccountManager',
  'executiveAccountManager',
  'accountStrategist',
  'customerSuccessManager',
  'salesManager',
  'salesDirector',
  'salesVp',
] as const;

export type RoleName = (typeof roleNames)[number];

/** Other names of these jobs, for hints. */
export const titles: ReadonlyMap<string, RoleName> = new Map([
  ['adr', 'bdr'],
  ['sdr', 'bdr'],
  ['ae', 'generalistAe'],
  ['channelae', 'partnerAe'],
  ['channelmanager', 'partnerAe'],
  ['partnermanager', 'partnerAe'],
  ['pam', 'partnerAe'],
  ['se', 'systemEngineer'],
  ['salesengineer', 'systemEngineer'],
  ['solutionengineer', 'systemEngineer'],
  ['solutionconsultant', 'systemEngineer'],
  ['presales', 'systemEngineer'],
  ['overlay', 'specialistAe'],
  ['renewalmanager', 'renewalRep'],
  ['am', 'accountManager'],
  ['csm', 'customerSuccessManager'],
  ['manager', 'salesManager'],
  ['director', 'salesDirector'],
  ['vp', 'salesVp'],
]);
