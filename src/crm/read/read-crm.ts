import { readFile, stat } from 'node:fs/promises';
import { ScenarioError } from '../../scenario/error.ts';
import { LimitError } from '../../scenario/limit-error.ts';
import { limits } from '../../scenario/limits.ts';
import type { History } from '../history.ts';
import { sourceName, type CrmSource } from '../csv/source.ts';
import { eventHistory } from '../settle/event-history.ts';
import { strangeProducts } from '../settle/similar-names.ts';
import { snapshotHistory } from '../settle/snapshot-history.ts';
import { noMapping, readMapping, settingsOf, type CrmOptions, type Mapping } from './mapping.ts';
import { SharedNames } from './names.ts';
import { readOpportunities } from './opportunities.ts';
import { readAccounts, readOwners, readProducts } from './people-and-accounts.ts';
import type { Quality } from './quality.ts';
import { Refusals } from './refusals.ts';
import { readSnapshots } from './snapshots.ts';
import { readStages } from './stages.ts';
import { readSubscriptions } from './subscriptions.ts';

/** The files of one CRM: opportunities (with their stage history) or month-end snapshots, and what else there is. */
export interface CrmFiles {
  readonly opportunities?: CrmSource | undefined;
  readonly stages?: CrmSource | undefined;
  readonly owners?: CrmSource | undefined;
  readonly accounts?: CrmSource | undefined;
  readonly subscriptions?: CrmSource | undefined;
  readonly products?: CrmSource | undefined;
  readonly snapshots?: CrmSource | readonly CrmSource[] | undefined;
  readonly mapping?: CrmSource | undefined;
}

export interface CrmRead {
  readonly history: History;
  readonly quality: Quality;
}

/**
 * Reads the exports of a CRM into one history. Rows that cannot be true are refused, each with line and reason; what was
 * handled, and how, stands in the quality report.
 *
 * @throws ScenarioError where a file as a whole cannot be understood; LimitError beyond the limits; errors of the system
 */
export async function readCrm(files: CrmFiles, options: CrmOptions = {}): Promise<CrmRead> {
  const settings = settingsOf(await mappingOf(files.mapping), options, files.mapping === undefined ? 'CRM export' : sourceName(files.mapping));
  const names = new SharedNames();
  const refusals = new Refusals();
  const context = { names, refusals };
  const snapshots = files.snapshots === undefined ? [] : Array.isArray(files.snapshots) ? (files.snapshots as readonly CrmSource[]) : [files.snapshots as CrmSource];
  refuseCombination(files, snapshots);
  const accounts = files.accounts === undefined ? undefined : await readAccounts(files.accounts, settings, context);
  const owners = files.owners === undefined ? undefined : await readOwners(files.owners, settings, context);
  const subscriptions = files.subscriptions === undefined ? undefined : await readSubscriptions(files.subscriptions, settings, context);
  const products = files.products === undefined ? undefined : await readProducts(files.products, settings, context);
  const shared = { settings, names, refusals, owners, subscriptions };
  const { history, findings, read } = await (async () => {
    if (files.opportunities === undefined) {
      const raw = await readSnapshots(snapshots, settings, context);
      return { ...snapshotHistory(raw, shared), read: raw.quality };
    }
    const opportunities = await readOpportunities(files.opportunities, settings, { ...context, hasStages: files.stages !== undefined });
    const stages = files.stages === undefined ? undefined : await readStages(files.stages, settings, { ...context, rowOf: opportunities.rowOf, closedWords: opportunities.closedWords });
    return { ...eventHistory(opportunities, stages, shared), read: [opportunities.quality, ...(stages ? [stages.quality] : [])] };
  })();
  const all = [...read, accounts, owners?.quality, subscriptions?.quality, products?.quality].filter((quality) => quality !== undefined);
  return { history, quality: { files: all, refused: refusals.summary(), findings: [...findings, ...(products === undefined ? [] : strangeProducts(history.names.products, products.products))] } };
}

async function mappingOf(source: CrmSource | undefined): Promise<Mapping> {
  if (source === undefined) return noMapping;
  const name = sourceName(source);
  if (typeof source !== 'string') return readMapping(source.bytes, name);
  const refuse = (got: string) => new ScenarioError([{ file: name, line: 0, column: 0, path: '', expected: 'a mapping file', got }]);
  const found = await stat(source).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? refuse('no such file') : error;
  });
  if (!found.isFile()) throw refuse(found.isDirectory() ? 'a directory' : 'a pipe or a device');
  if (found.size > limits.textBytes) throw new LimitError(`${name}: a mapping may have at most ${limits.textBytes} bytes, this one has ${found.size}`);
  return readMapping(await readFile(source), name);
}

function refuseCombination(files: CrmFiles, snapshots: readonly CrmSource[]): void {
  const refuse = (expected: string, got: string) => {
    throw new ScenarioError([{ file: 'CRM export', line: 0, column: 0, path: '', expected, got }]);
  };
  if (files.opportunities === undefined && snapshots.length === 0) refuse('a file of opportunities, or snapshots', 'neither');
  if (files.opportunities !== undefined && snapshots.length > 0) refuse('opportunities or snapshots, which are two forms of one history', 'both');
  if (files.stages !== undefined && snapshots.length > 0) refuse('snapshots alone, which show stages themselves', 'a stage history beside them');
}
