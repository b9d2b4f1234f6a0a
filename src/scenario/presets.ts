import { accountRoles, coveragePresets } from './account-roles.ts';
import type { RoleName } from './roles.ts';
import { emptyMap, isMap, type Plain, type PlainMap } from './tree/plain.ts';

/** A number that the scenario does not state and that moves results. */
export interface Assumption {
  readonly path: string;
  readonly value: Plain;
  /** where the value comes from; `assumed` when no source is known */
  readonly source: string;
}

interface Preset {
  readonly value: Plain;
  readonly source: string;
}

const assumed = 'assumed';

/** People who sell: what is known of any of them, and values that are only assumed. */
const seller: Readonly<Record<string, Preset>> = {
  ramp: { value: { byQuarter: [0, 0.25, 0.75, 1], basis: 'bookings' }, source: 'Balderton, planned ramp' },
  attrition: { value: { perYear: 0.36 }, source: 'Ebsta 2023, turnover of reps' },
  skill: { value: { logOddsSd: 0.3 }, source: 'assumed, within the 5 to 19 points seen between reps' },
  handover: { value: { lost: 0.2, days: 7 }, source: assumed },
};

const sellers: ReadonlySet<RoleName> = new Set(['generalistAe', 'midMarketAe', 'enterpriseAe', 'specialistAe']);

/** People who lead, by how many each of them looks after: nothing of it is known, all is assumed. */
const spans: Readonly<Partial<Record<RoleName, number>>> = { salesManager: 8, salesDirector: 5, salesVp: 4 };
const leader: Readonly<Record<string, Preset>> = { attrition: { value: { perYear: 0.2 }, source: assumed } };

/** Defaults of a role; a role without known figures has none. */
const presetOf = (role: string): Readonly<Record<string, Preset>> =>
  sellers.has(role as RoleName) ? seller : Object.hasOwn(spans, role) ? leader : (accountRoles[role as RoleName] ?? {});

const timeToFillDays: Preset = { value: 60, source: assumed };

const shocks: Readonly<Record<string, number>> = { demand: 0.15, winOdds: 0.15, cycle: 0.1, persistence: 0.5 };

/** Fills what a raw scenario leaves to presets and says what was filled. Values that are stated, or malformed, stay as they are. */
export function applyPresets(raw: PlainMap): { filled: PlainMap; assumed: Assumption[] } {
  const filled = copyMap(raw);
  const taken: Assumption[] = [];
  fillSection(filled, 'pools', (pool, path) => fillPool(pool, path, taken));
  fillSection(filled, 'pools', (pool, path) => fillSpan(pool, path, filled['pools'], taken));
  fillSection(filled, 'motions', (motion, path) => fillCoverage(motion, path, taken));
  fillMarkets(filled, taken);
  const stated = filled['shocks'];
  if (stated === undefined || isMap(stated)) filled['shocks'] = fillShocks(stated ?? emptyMap(), taken);
  return { filled, assumed: taken };
}

function fillShocks(stated: PlainMap, taken: Assumption[]): PlainMap {
  const all = copyMap(stated);
  const silent = ['demand', 'winOdds', 'cycle'].every((name) => all[name] === 0);
  for (const [name, value] of Object.entries(shocks)) {
    if (all[name] !== undefined) continue;
    all[name] = value;
    if (!(name === 'persistence' && silent)) taken.push({ path: `shocks.${name}`, value, source: assumed });
  }
  return all;
}

function fillPool(pool: PlainMap, path: string, taken: Assumption[]): PlainMap {
  const all = copyMap(pool);
  const fill = (key: string, preset: Preset) => {
    if (all[key] !== undefined) return;
    all[key] = preset.value;
    taken.push({ path: `${path}.${key}`, value: preset.value, source: preset.source });
  };
  const preset = presetOf(typeof all['role'] === 'string' ? all['role'] : 'custom');
  const { handover, ...others } = preset;
  for (const [key, value] of Object.entries(others)) fill(key, value);
  if (leaves(all) && handover !== undefined) fill('handover', handover);
  if ((leaves(all) && all['backfill'] !== false) || opensRequisitions(all)) fill('timeToFillDays', timeToFillDays);
  return all;
}

/** How many people one of its managers looks after, where their role says so and the pool does not. */
function fillSpan(pool: PlainMap, path: string, pools: Plain, taken: Assumption[]): PlainMap {
  const { manager } = pool;
  if (!isMap(manager) || manager['span'] !== undefined || !isMap(pools)) return pool;
  const leads = typeof manager['pool'] === 'string' ? pools[manager['pool']] : undefined;
  const role = isMap(leads) ? leads['role'] : undefined;
  const span = typeof role === 'string' && Object.hasOwn(spans, role) ? spans[role as RoleName] : undefined;
  if (span === undefined) return pool;
  taken.push({ path: `${path}.manager.span`, value: span, source: assumed });
  return { ...copyMap(pool), manager: { ...copyMap(manager), span } };
}

/** Where people prospect in a segment whose accounts are counted, its market is finite unless it says otherwise. */
function fillMarkets(filled: PlainMap, taken: Assumption[]): void {
  const { segments, motions } = filled;
  if (!isMap(segments)) return;
  const names = Object.keys(segments);
  const prospected = new Set(isMap(motions) ? Object.values(motions).filter(isProspected).map((motion) => (typeof motion['segment'] === 'string' ? motion['segment'] : names[0])) : []);
  fillSection(filled, 'segments', (segment, path) => {
    const { accounts, market } = segment;
    if (typeof accounts !== 'number' || market !== undefined || !prospected.has(path.slice('segments.'.length))) return segment;
    const own = { accounts };
    taken.push({ path: `${path}.market`, value: own, source: 'as people prospect there and its accounts are counted' });
    return { ...copyMap(segment), market: own };
  });
}

function isProspected(motion: Plain): motion is PlainMap {
  const sources = isMap(motion) ? motion['sources'] : undefined;
  return isMap(sources) && Object.values(sources).some((source) => isMap(source) && (source['kind'] === 'self' || source['kind'] === 'outbound'));
}

function fillCoverage(motion: PlainMap, path: string, taken: Assumption[]): PlainMap {
  const stated = motion['coverage'];
  if (!isMap(stated)) return motion;
  const coverage = copyMap(stated);
  for (const [key, { value, source }] of Object.entries(coveragePresets)) {
    if (coverage[key] !== undefined) continue;
    coverage[key] = value;
    taken.push({ path: `${path}.coverage.${key}`, value, source });
  }
  const all = copyMap(motion);
  all['coverage'] = coverage;
  return all;
}

const leaves = (pool: PlainMap): boolean => {
  const attrition = pool['attrition'];
  return isMap(attrition) && attrition['perYear'] !== 0;
};

const opensRequisitions = (pool: PlainMap): boolean => {
  const hires = pool['hires'];
  return isMap(hires) && Object.values(hires).some((hire) => isMap(hire) && (hire['open'] !== undefined || hire['fallThrough'] !== undefined));
};

function fillSection(root: PlainMap, section: string, fill: (entry: PlainMap, path: string) => PlainMap): void {
  const entries = root[section];
  if (!isMap(entries)) return;
  const filled = emptyMap();
  for (const [name, entry] of Object.entries(entries)) filled[name] = isMap(entry) ? fill(entry, `${section}.${name}`) : entry;
  root[section] = filled;
}

function copyMap(map: PlainMap): PlainMap {
  const copy = emptyMap();
  for (const [key, value] of Object.entries(map)) copy[key] = value;
  return copy;
}
