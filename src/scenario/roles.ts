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
