// Whatever a file holds, it is read or refused: with a located message, quickly, without a number that is none and
// without touching prototypes. A few hundred cases here; npm run fuzz -- --cases 100000 --seed 1 for more.
import fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { readResult } from '../../dist/cli/read-result.js';
import { readInput } from '../../dist/cli/decide/read-input.js';
import { reportText } from '../../dist/cli/report/write-report.js';
import { compile } from '../../dist/compile/compile.js';
import { csvVariants } from '../../dist/cli/sweep/file-variants.js';
import { calibrate } from '../../dist/crm/calibrate/calibrate.js';
import { readCrm } from '../../dist/crm/read/read-crm.js';
import { formatsIn } from '../../dist/report/document/formats.js';
import { currencyOf, documentOf } from '../../dist/report/kinds/kinds.js';
import { readCheckpoint, writeCheckpoint } from '../../dist/run/checkpoint.js';
import { createEngine } from '../../dist/run/engine.js';
import { laneKeys } from '../../dist/run/keys.js';
import { runInline } from '../../dist/run/run.js';
import { scenarioJsonSchema } from '../../dist/scenario/json-schema.js';
import { loadScenario, type Loaded } from '../../dist/scenario/load.js';
import { steadyOf } from '../../dist/scenario/steady.js';
import { made } from '../fixtures/report/documents.ts';
import { randomScenario } from '../helpers/random-scenario.ts';
import { smallScenario as smallText } from '../helpers/scenario.ts';
import { shippedScenarios } from '../helpers/shipped.ts';
import { resealed, spoiltHead } from './checkpoints.ts';
import { crm } from './exports.ts';
import { generator } from './generated.ts';
import { changedTree, changes, edited, edits } from './hostile.ts';
import { allFinite, judged, Tally } from './outcome.ts';

const cases = Number(process.env['QUOTACAST_FUZZ_CASES'] ?? (process.env['QUOTACAST_LONG'] === '1' ? 20_000 : 400));
const seed = Number(process.env['QUOTACAST_FUZZ_SEED'] ?? 1);
/** What an accepted case is then used for takes long: one in so many is. */
const USED = cases > 1000 ? 10 : 3;

const folder = mkdtempSync(join(tmpdir(), 'quotacast-'));
afterAll(() => rmSync(folder, { recursive: true }));
const root = new URL('../../', import.meta.url);
const texts = [smallText, ...shippedScenarios.map((file) => readFileSync(new URL(file, root), 'utf8')).filter((text) => !text.includes('extends:'))];

/** A share of the cases against one kind of input, and how they ended. */
async function fuzz<T>(share: number, arbitrary: fc.Arbitrary<T>, run: (input: T, tally: Tally) => Promise<void>): Promise<void> {
  const tally = new Tally();
  await fc.assert(fc.asyncProperty(arbitrary, (input) => run(input, tally)), { numRuns: Math.max(10, Math.round(cases * share)), seed, verbose: 1 });
  if (process.env['QUOTACAST_FUZZ_CASES'] !== undefined) console.log(`${tally}`);
}

const seeds = fc.nat(1_000_000);
const small = (): Loaded => loadScenario({ text: smallText, file: 'small.yaml' });

describe('a scenario', () => {
  it('whose text is spoilt is read or refused', () =>
    fuzz(0.25, fc.record({ text: fc.oneof(fc.constant(smallText), fc.constantFrom(...texts)), edits, seed: seeds }), ({ text, edits: all, seed: use }, tally) => scenarioText(edited(text, all), use, tally)));

  it('with a value changed anywhere is read or refused', () =>
    fuzz(0.12, fc.record({ base: seeds, changes, form: fc.constantFrom('object', 'json', 'yaml'), seed: seeds }), async ({ base, changes: all, form, seed: use }, tally) => {
      const object = changedTree(randomScenario(base % 400), all);
      if (form === 'object') await judged(() => used(loadScenario({ object }), use), { tally, hasLines: false, files: ['(object)'] });
      else await scenarioText(form === 'json' ? JSON.stringify(object, null, 1) : yamlOf(object), use, tally);
    }));

  it('made from its schema is read or refused', () => {
    const schema = scenarioJsonSchema();
    const base = parse(smallText) as unknown;
    return fuzz(0.25, seeds, (own, tally) => {
      const { whole, into } = generator(schema, own, own % 3 === 0 ? 0.02 : 0);
      return judged(() => used(loadScenario({ object: own % 10 === 0 ? whole() : into(base) }), own), { tally, hasLines: false, files: ['(object)'] });
    });
  });

  it('changed on the command line or by a table is read or refused', () => {
    const loaded = small();
    const csv = join(folder, 'variants.csv');
    const paths = ['pools.ae.capacity', 'pools.ae', 'motions.newBusiness.stages.proof.days', 'motions.newBusiness.dealSize.cv', 'targets', 'warmup', 'pools.ae.hires', 'constructor', 'toString', 'pools.__proto__.x', ''];
    const change = fc.record({ path: fc.constantFrom(...paths), value: fc.constantFrom('5', '{ mean: 3, cv: 1 }', 'null', '[1, 2]', '"x"'), edits });
    return fuzz(0.15, change, async ({ path, value, edits: all }, tally) => {
      const assignment = edited(`${path}=${value}`, all);
      await judged(() => loaded.vary({ set: [assignment] }), { tally, hasLines: false, files: ['--set 1', '--set', 'small.yaml'] });
      const table = edited(`name,${path},pools.ae.capacity\none,"${value.replaceAll('"', '""')}",4\ntwo,3,\n`, all);
      writeFileSync(csv, table);
      await judged(() => csvVariants(loaded, csv), { tally, hasLines: false, files: [csv, 'small.yaml'] });
    });
  });
});

describe('an export of a CRM', () => {
  it('that is spoilt is read or refused, and every row is accounted for', () =>
    fuzz(0.17, fc.record({ edits, kind: fc.constantFrom('opportunities', 'opportunities', 'stages', 'owners', 'accounts', 'subscriptions', 'products', 'snapshots', 'mapping'), seed: seeds }), ({ edits: all, kind, seed: use }, tally) => {
      const { files, names } = crm(kind as keyof typeof files, (text) => edited(text, all));
      return judged(async () => {
        const { history, quality } = await readCrm(files, { amountBasis: 'acv' });
        const { created, closed, amount, count } = history.opportunities;
        for (const { rows, taken, refused, duplicates } of quality.files) if (taken + refused + duplicates > rows) throw new Error('a row counts twice');
        for (let i = 0; i < count; i += 1) if (closed[i] < created[i] || created[i] >= history.knownTo || amount[i] < 0 || amount[i] === Infinity) throw new Error(`deal ${i} cannot have happened`);
        if (use % (USED * 10) === 0) allFinite(calibrate(history).scenario);
      }, { tally, hasLines: false, files: names });
    }));
});

describe('a result', () => {
  const file = join(folder, 'result.json');
  const kinds = Object.values(made);
  const whole = kinds.map((result) => JSON.stringify(result));

  it('that is spoilt is read, or refused, and its report holds nothing that is no number', () =>
    fuzz(0.04, fc.record({ kind: fc.nat(kinds.length - 1), edits, changes, inTree: fc.boolean(), seed: seeds }), ({ kind, edits: all, changes: some, inTree, seed: use }, tally) => {
      writeFileSync(file, inTree ? JSON.stringify(changedTree(kinds[kind], some)) : edited(whole[kind], all));
      return judged(async () => {
        const result = await readResult(file);
        allFinite(result);
        if (use % USED !== 0) return;
        const formats = formatsIn(currencyOf(result), null);
        const document = await documentOf(result, formats);
        const markdown = await reportText(document, formats, 'md');
        const html = await reportText(document, formats, 'html');
        // a name may be what is no number
        const isNamed = JSON.stringify(result).includes('NaN');
        if ((!isNamed && /\bNaN\b|\bInfinity\b|>undefined</.test(markdown + html)) || html.includes('<img src=x')) throw new Error('a report with what is no number, or with a foreign tag');
      }, { tally, hasLines: false, files: [file] });
    }));

  it('that is spoilt is decided about or refused', async () => {
    const { result } = await runInline(small(), { trials: 200 });
    const text = JSON.stringify(result);
    await fuzz(0.01, fc.record({ edits, changes, inTree: fc.boolean() }), ({ edits: all, changes: some, inTree }, tally) => {
      writeFileSync(file, inTree ? JSON.stringify(changedTree(result, some)) : edited(text, all));
      return judged(() => readInput(file), { tally, hasLines: false, files: [file] });
    });
  });
});

describe('a checkpoint', () => {
  it('whose checksum fits but whose head or body does not is refused', async () => {
    const file = join(folder, 'run.checkpoint');
    const { recording } = await runInline(small(), { trials: 300 });
    const { subject } = recording.plan;
    const head = { engine: 'e', rng: 'r', identity: 'i', seed: '1', trials: 300, metrics: [], paths: false };
    writeCheckpoint(file, head, recording);
    const whole = readFileSync(file);
    await fuzz(0.01, fc.record({ changes, cut: fc.nat(400), turned: fc.nat(1_000_000) }), ({ changes: all, cut, turned }, tally) => {
      writeFileSync(file, resealed(spoiltHead(whole, (stored) => changedTree(stored, all)), cut > 200 ? 0 : cut, turned));
      return judged(() => {
        const { recording: read } = readCheckpoint(file, subject, head);
        if (read.trials > read.plan.trials) throw new Error('more trials than planned');
      }, { tally, hasLines: false, files: [file] });
    });
  });
});

/** Reads a text as a scenario; a message has to say where. */
function scenarioText(text: string, use: number, tally: Tally): Promise<void> {
  return judged(() => used(loadScenario({ text, file: 'x.yaml', readFile: () => smallText }), use), { tally, hasLines: true, files: ['x.yaml'] });
}

/** What is accepted is sound: finite throughout, and some of it is run, less of it to the end. */
async function used(loaded: Loaded, use: number): Promise<void> {
  allFinite(loaded.scenario);
  JSON.parse(loaded.canonicalJson);
  if (use % USED !== 0 || loadOf(loaded) > 3000) return;
  const compiled = compile(loaded);
  createEngine(compiled.program, laneKeys(use)).runBlock(0, 4);
  // whose rates are uncertain is run for a hundred draws of them
  if (use % (USED * 10) === 0 && loadOf(loaded) <= 300) allFinite((await runInline(compiled, { trials: 4 })).result);
}

/** Roughly the opportunities, accounts and seats of a trial. */
function loadOf({ scenario }: Loaded): number {
  const arriving = steadyOf(scenario).reduce((sum, { days, motions }) => sum + days * motions.reduce((all, { arrivals }) => all + arrivals, 0), 0);
  const accounts = Object.values(scenario.accounts).reduce((sum, { count }) => sum + count, 0);
  return arriving + accounts + Object.keys(scenario.pipeline).length;
}

function yamlOf(object: unknown): string {
  try {
    return stringify(object, { aliasDuplicateObjects: false });
  } catch {
    return JSON.stringify(object);
  }
}
