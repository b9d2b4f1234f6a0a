import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { replayCsv } from '../../../src/decide/replay/csv.ts';
import { trialAt } from '../../../src/decide/replay/choose.ts';
import { replaySchema, type Replay } from '../../../src/decide/replay/result.ts';
import { replayReport } from '../../../src/report/text/replay/report.ts';
import { engine } from '../../helpers/engine.ts';
import { compileFile, isLong, layout, Trials } from '../../helpers/trials.ts';
import { quotacast } from '../../helpers/quotacast.ts';
import { shipped, shippedScenarios } from '../../helpers/shipped.ts';

// the built form is what people run: the full run goes through WebAssembly, the replay through the script
const { replay } = await engine.module<typeof import('../../../src/decide/replay/replay.ts')>('decide/replay/replay.js');
const { laneKeys } = await engine.module<typeof import('../../../src/run/keys.ts')>('run/keys.js');
const { catalogue } = await engine.module<typeof import('../../../src/record/catalogue.ts')>('record/catalogue.js');
const { evaluateInto } = await engine.module<typeof import('../../../src/record/evaluate.ts')>('record/evaluate.js');
const { subjectOf } = await engine.module<typeof import('../../../src/run/subject.ts')>('run/subject.js');

// people who come and go, a shared pool, every role, customers who grow and leave; the longer suite takes all
const chosen = ['hiring-plan', 'two-segments', 'enterprise-pod', 'hunters-and-farmers'];
const names = shippedScenarios.filter((path) => path.startsWith('scenarios/')).map((path) => path.replace(/^scenarios\/|\.yaml$/g, '')).filter((name) => isLong || chosen.includes(name));
const TRIAL = 5;

describe.each(names)('a trial of %s, played again', (name) => {
  const file = `scenarios/${name}.yaml`;
  const compiled = compileFile(file);
  const full = new Trials(compiled, TRIAL + 3, { keys: laneKeys(compiled.scenario.seed) });
  const played = replay(shipped(name), { trial: TRIAL, workers: 0 });

  it('has every number of its row among all trials, to the bit', async () => {
    const { metrics } = await played;
    const subject = subjectOf(compiled);
    const periods = subject.periods.length;
    const values = new Float64Array(periods + 1);
    const entries = catalogue(subject);
    expect(metrics.length).toBe(entries.length);
    entries.forEach((entry, k) => {
      evaluateInto(values, entry.formula, { values: full.rows[TRIAL], count: 1, periods }, new Float64Array(periods + 1));
      const expected = [...values].map((x) => (x === x ? x : null));
      expect([...metrics[k].periods, metrics[k].total], `${entry.id} ${JSON.stringify(entry.by)}`).toEqual(entry.periods ? expected : [expected[periods]]);
    });
    // another trial has other numbers
    const bookings = metrics.find(({ id, by }) => id === 'bookings.new' && Object.keys(by).length === 0)!.total;
    expect(full.flow(layout.FLOW_GROSS)[TRIAL - 1]).not.toBe(bookings);
  });

  it('has a log whose wins, losses and leavers add up to its counters', async () => {
    const { events, metrics, periods } = await played;
    const line = (id: string) => metrics.find((metric) => metric.id === id && Object.keys(metric.by).length === 0)!;
    periods.forEach(({ id }, t) => {
      const of = (kind: string) => events.filter(({ event, period, amount }) => event === kind && period === id && (amount !== null || kind === 'left'));
      const isNew = ({ account }: { account: string | null }) => account === null;
      const won = of('won').filter(isNew).reduce((sum, { amount }) => sum + amount!, 0);
      expect(won).toBeCloseTo(line('bookings.new').periods[t]!, 4);
      expect(of('won').length).toBe(line('deals.won').periods[t]);
      expect(of('lost').length).toBe(line('deals.lost').periods[t]);
      expect(of('noDecision').length).toBe(line('deals.noDecision').periods[t]);
      const leavers = metrics.filter(({ id: metric, by }) => metric === 'headcount.leavers' && by.pool !== undefined).reduce((sum, metric) => sum + metric.periods[t]!, 0);
      expect(of('left').length).toBe(leavers);
    });
  });

  it('tells of each deal in the order of time: it begins, and after its close nothing more', async () => {
    const { events } = await played;
    const state = new Map<string, 'open' | 'closed'>();
    let before = -Infinity;
    for (const { deal, event, day } of events) {
      expect(day).toBeGreaterThanOrEqual(before);
      before = day;
      if (deal === null) continue;
      if (event === 'created' || event === 'open') {
        expect(state.has(deal), deal).toBe(false);
        state.set(deal, 'open');
        continue;
      }
      expect(state.get(deal), `${deal} ${event}`).toBe('open');
      if (['won', 'qualified', 'lost', 'noDecision'].includes(event)) state.set(deal, 'closed');
    }
    expect(state.size).toBeGreaterThan(50);
  });

  it('is a result of its kind, and its CSV has a row per event', async () => {
    const result = await played;
    expect(replaySchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
    const rows = parse(replayCsv(result), { columns: true }) as Record<string, string>[];
    expect(rows.length).toBe(result.events.length);
    rows.slice(0, 200).forEach((row, k) => {
      const { day, deal, amount } = result.events[k];
      expect([Number(row['day']), row['deal'], row['amount'] === '' ? null : Number(row['amount'])]).toEqual([day, deal ?? '', amount]);
    });
  });

  it('is told on lines of 80 and of 40 columns', async () => {
    for (const width of [80, 40]) for (const line of replayReport(await played, { width })) expect(line.length, line).toBeLessThanOrEqual(width);
  });
});

describe('the trial at a percentile', () => {
  it('is the first with the value of that rank, and one that happened', () => {
    const samples = Float64Array.from([5, NaN, 1, 4, 2, 3, 9, 8, 7, 6, 10]);
    expect(trialAt(samples, 'worst')).toEqual({ trial: 2, value: 1 });
    expect(trialAt(samples, 'p10')).toEqual({ trial: 2, value: 1 });
    expect(trialAt(samples, 'p50')).toEqual({ trial: 0, value: 5 });
    expect(trialAt(samples, 'best')).toEqual({ trial: 10, value: 10 });
    expect(() => trialAt(Float64Array.of(NaN), 'p50')).toThrow(/no trial has a value/);
  });

  it('is found among all trials, with what is usual beside it', async () => {
    const found: Replay = await replay(shipped('mid-market'), { at: 'p10', trials: 300, workers: 0 });
    const attained = found.metrics.find(({ id }) => id === 'attainment.company')!;
    expect(attained.total).toBe(found.chosen!.value);
    expect(attained.among!.p10).toBe(attained.total);
    expect(attained.among!.n).toBe(300);
    const again = await replay(shipped('mid-market'), { trial: found.trial, workers: 0 });
    expect(again.events).toEqual(found.events);
    expect(again.metrics.map(({ total }) => total)).toEqual(found.metrics.map(({ total }) => total));
  });
});

describe('replay on the command line', () => {
  it('asks for a trial, and refuses what is none', async () => {
    const none = await quotacast('replay', 'scenarios/mid-market.yaml');
    expect(none.code).toBe(2);
    expect(none.stderr).toContain('--trial 4217');
    const both = await quotacast('replay', 'scenarios/mid-market.yaml', '--trial', '1', '--at', 'p10');
    expect(both.code).toBe(2);
    expect((await quotacast('replay', 'scenarios/mid-market.yaml', '--trial', '-1')).code).toBe(2);
    const metric = await quotacast('replay', 'scenarios/mid-market.yaml', '--at', 'p10', '--metric', 'bookings.nwe', '--trials', '10', '--progress', 'none');
    expect(metric).toMatchObject({ code: 2, stdout: '' });
    expect(metric.stderr).toContain('did you mean bookings.new');
  });
});

describe('the explanation in scenarios/README.md', () => {
  it('quotes the log of its trial', async () => {
    const readme = readFileSync(new URL('../../../scenarios/README.md', import.meta.url), 'utf8');
    const [, name, trial, quoted] = /<!-- replay (\S+) (\d+) -->\n```\n([\s\S]*?)```/.exec(readme)!;
    const lines = replayReport(await replay(shipped(name), { trial: Number(trial), workers: 0 }));
    for (const line of quoted.trimEnd().split('\n')) expect(lines).toContain(line);
    const rows = [...readme.matchAll(/^\| (.*) \| (\$[\d.]+M) \|$/gm)].filter(([, what]) => what.includes('--set') || what === 'as it was');
    expect(rows.length).toBe(5);
    for (const [, what, amount] of rows) {
      const overrides = Object.fromEntries([...what.matchAll(/--set ([\w.]+)=(\w+)/g)].map(([, path, value]) => [path, value === 'none' ? value : Number(value)]));
      const told = replayReport(await replay(shipped(name).vary({ overrides }), { trial: Number(trial), workers: 0 }));
      expect(told.find((line) => line.includes('It reaches')), what).toContain(`${amount} of`);
    }
  });
});
