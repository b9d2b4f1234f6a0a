import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../../dist/compile/compile.js';
import { exportCrm } from '../../../dist/crm/export/export-crm.js';
import { historyOfTrial } from '../../../dist/crm/export/history-of-trial.js';
import { trialRecorder } from '../../../dist/crm/export/record-trial.js';
import { crmTables } from '../../../dist/crm/export/tables.js';
import { wartNames, wither, type Wart } from '../../../dist/crm/export/warts.js';
import { csvText } from '../../../dist/crm/export/write-csv.js';
import { readCrm } from '../../../dist/crm/read/read-crm.js';
import { loadScenario, simulate } from '../../../dist/index.js';
import { laneKeys } from '../../../dist/run/keys.js';
import { command } from '../../helpers/command.ts';

const scenario = (name: string) => loadScenario(new URL(`../../../scenarios/${name}.yaml`, import.meta.url));
const kinds = { opportunities: 'opportunities.csv', stages: 'stage_history.csv', owners: 'owners.csv', accounts: 'accounts.csv', subscriptions: 'subscriptions.csv', mapping: 'mapping.yaml' } as const;

function read(files: Map<string, string>) {
  const given = Object.entries(kinds).filter(([, name]) => files.has(name));
  return readCrm(Object.fromEntries(given.map(([kind, name]) => [kind, { name, bytes: new TextEncoder().encode(files.get(name)) }])));
}

function readSnapshots(files: Map<string, string>) {
  const snapshots = [...files].filter(([name]) => name.startsWith('snapshots/')).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }));
  return readCrm({ snapshots, mapping: { name: 'mapping.yaml', bytes: new TextEncoder().encode(files.get('mapping.yaml')) } });
}

const counts = (how: Uint8Array) => [0, 1, 2, 3].map((which) => how.filter((one) => one === which).length);

describe('what one trial leaves in a CRM', () => {
  it.each(['two-segments', 'renewals'])('%s: deals, outcomes and money are those of the simulation, to the cent', async (name) => {
    const loaded = scenario(name);
    const { result } = await simulate(loaded, { trials: 2, workers: 1 });
    const total = (id: string) => (result.metrics.find((metric) => metric.id === id && Object.keys(metric.by).length === 0)?.total.mean ?? NaN) * 2;
    const recorder = trialRecorder(compile(loaded), laneKeys(loaded.scenario.seed));
    const deals = [0, 1].flatMap((trial) => recorder(trial).deals);
    const of = (outcome: string) => deals.filter((deal) => deal.outcome === outcome);
    expect(deals.filter(({ created }) => created >= 0)).toHaveLength(Math.round(total('opportunities.created')));
    expect([of('won').length, of('lost').length, of('noDecision').length]).toEqual(['deals.won', 'deals.lost', 'deals.noDecision'].map((id) => Math.round(total(id))));
    expect(of('won').reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(total('bookings.new'), 4);
    // nothing before the creation, nothing after the close, stages in order
    for (const { created, closed, visits } of deals) {
      const days = [...(created < 0 ? [] : [created]), ...visits.map(({ entered }) => entered), ...(Number.isNaN(closed) ? [] : [closed])];
      expect(days.every((day, k) => k === 0 || day >= days[k - 1] - 1e-9)).toBe(true);
    }
  });

  it('comes back from its files as it was, but for cents and seconds', async () => {
    const loaded = scenario('renewals');
    const truth = historyOfTrial(compile(loaded), trialRecorder(compile(loaded), laneKeys(loaded.scenario.seed))(0));
    const { history, quality } = await read(exportCrm(loaded));
    expect(quality.refused.count).toBe(0);
    expect(quality.findings.map(({ check }) => check)).toEqual(['leftTruncation']);
    for (const key of ['knownTo', 'closesFrom', 'visitsFrom', 'currency', 'resolutionDays', 'source'] as const) expect(history[key]).toBe(truth[key]);
    const [a, b] = [history.opportunities, truth.opportunities];
    expect([...a.status]).toEqual([...b.status]);
    expect([...history.visits.first]).toEqual([...truth.visits.first]);
    expect(Array.from(history.visits.stage, (k) => history.names.stages[k])).toEqual(Array.from(truth.visits.stage, (k) => truth.names.stages[k]));
    const furthest = (one: Float64Array, other: Float64Array) => one.reduce((worst, value, k) => Math.max(worst, Number.isNaN(value) && Number.isNaN(other[k]) ? 0 : Math.abs(value - other[k])), 0);
    const second = 1 / 86_400 + 1e-9;
    expect(furthest(a.created, b.created)).toBeLessThan(second);
    expect(furthest(a.closed, b.closed)).toBeLessThan(second);
    expect(furthest(history.visits.entered, truth.visits.entered)).toBeLessThan(second);
    expect(furthest(a.amount, b.amount)).toBeLessThan(0.0051);
    const owner = (from: typeof truth) => Array.from(from.opportunities.owner, (k) => (k < 0 ? '' : from.names.owners[k]));
    expect(owner(history)).toEqual(owner(truth));
    expect([...history.subscriptions.renewed]).toEqual([...truth.subscriptions.renewed]);
  });

  it('knows at a day what an export of that day knows', async () => {
    const loaded = scenario('mid-market');
    const { history } = await read(exportCrm(loaded, { asOf: '2025-06-30' }));
    const compiled = compile(loaded);
    const truth = historyOfTrial(compiled, trialRecorder(compiled, laneKeys(loaded.scenario.seed))(0), 181);
    expect([...history.opportunities.status]).toEqual([...truth.opportunities.status]);
    expect(() => exportCrm(loaded, { asOf: '2024-12-31' })).toThrow('--as-of: expected a day from 2025-01-01 to 2025-12-31');
  });

  it('snapshots show the same wins, each in the first snapshot after it', async () => {
    const files = exportCrm(scenario('mid-market'), { snapshots: true });
    const [{ history }, { history: shown }] = [await read(files), await readSnapshots(files)];
    const days = shown.snapshotDays;
    const late = history.opportunities.closed.map((closed) => days.find((day) => day + 1 > closed) ?? NaN);
    const truth = new Map(Array.from(history.opportunities.id, (id, k) => [id, [history.opportunities.status[k], late[k]]]));
    for (let k = 0; k < shown.opportunities.count; k += 1) {
      expect([shown.opportunities.status[k], shown.opportunities.closed[k]]).toEqual(truth.get(shown.opportunities.id.at(k)));
    }
    // missing are those that the first snapshot shows as closed
    expect(history.opportunities.count - shown.opportunities.count).toBe(history.opportunities.closed.filter((closed) => closed < days[0] + 1).length);
  });

  const found: Partial<Record<Wart, string>> = { missingAmounts: 'missingAmounts', accountsAtClose: 'filledAtClose.account', similarSources: 'similarSources', negativeCycles: 'negativeCycles', futureCloses: 'futureDates', reopened: 'reopened', cleanUpDay: 'cleanUpDays' };
  const loaded = scenario('two-segments');
  const compiled = compile(loaded);
  const record = trialRecorder(compiled, laneKeys(1))(0);
  const withWarts = (chosen: readonly Wart[]) => {
    const tables = crmTables(compiled, record, record.horizonDays);
    wither(tables, chosen, { seed: '1', until: '2026-12-31' });
    return read(new Map([...tables.map((table): [string, string] => [table.name, csvText(table, chosen)]), ['mapping.yaml', 'quotacastMapping: 1\namountBasis: acv\nasOf: 2026-12-31\nmotions: { smb: [smb], enterprise: [enterprise] }\n']]));
  };
  let clean: Awaited<ReturnType<typeof withWarts>>;
  beforeAll(async () => {
    clean = await withWarts([]);
  });
  it.each(wartNames)('the wart %s is found, and moves nothing that it should not', async (wart) => {
    const { history, quality } = await withWarts([wart]);
    const check = wart === 'similarSources' ? 'similarNames.sources' : found[wart];
    if (check !== undefined) expect(quality.findings.map((finding) => finding.check)).toContain(check);
    expect(clean.quality.findings.map((finding) => finding.check)).not.toContain(check);
    const [deals] = quality.files;
    const expected = { footer: { footerLines: 2 }, european: { delimiter: ';', decimal: 'comma' }, duplicates: { duplicates: deals.duplicates } }[wart as string] ?? {};
    expect(deals).toMatchObject(expected);
    if (wart === 'duplicates') expect(deals.duplicates).toBeGreaterThan(5);
    if (wart === 'cleanUpDay') expect(counts(history.opportunities.status)[3]).toBeGreaterThan(counts(clean.history.opportunities.status)[3] + 50);
    else if (!['negativeCycles', 'futureCloses'].includes(wart)) expect(counts(history.opportunities.status)).toEqual(counts(clean.history.opportunities.status));
    if (['byteOrderMark', 'european', 'footer', 'longIds', 'duplicates'].includes(wart)) {
      expect(history.opportunities.created).toEqual(clean.history.opportunities.created);
      expect(history.opportunities.amount).toEqual(clean.history.opportunities.amount);
      expect(history.visits).toEqual(clean.history.visits);
    }
  });

  it('is written by a command, and not over what is there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'quotacast-'));
    try {
      const args = ['export-crm', 'scenarios/mid-market.yaml', '--out', join(folder, 'crm'), '--warts', 'footer,duplicates'];
      const first = await command(args);
      expect([first.code, first.stderr]).toEqual([0, `wrote 5 files to ${join(folder, 'crm')}\n`]);
      expect(readFileSync(join(folder, 'crm/opportunities.csv'), 'utf8')).toContain('Grand Totals');
      const second = await command(args);
      expect([second.code, second.stderr]).toEqual([4, expect.stringContaining('exists: --force replaces it')]);
      expect((await command([...args.slice(0, 4), '--warts', 'mould'])).stderr).toContain('Expected all, or some of byteOrderMark, european');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
