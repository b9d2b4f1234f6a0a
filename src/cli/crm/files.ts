import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import type { CrmFiles } from '../../crm/read/read-crm.ts';
import { amountBases, type AmountBasis } from '../../crm/read/mapping.ts';
import { noteInputFile } from '../inputs.ts';
import { UsageError } from '../usage-error.ts';

/** The options by which commands find the exports of a CRM. */
export interface CrmFlags {
  readonly opportunities?: string;
  readonly stages?: string;
  readonly owners?: string;
  readonly accounts?: string;
  readonly subscriptions?: string;
  readonly products?: string;
  readonly snapshots?: string[];
  readonly mapping?: string;
  readonly amountBasis?: AmountBasis;
  readonly currency?: string;
}

type Kind = Exclude<keyof CrmFiles, undefined>;

/** What a file holds, by its name; the first that fits. */
const byName: readonly (readonly [kind: Kind, name: RegExp])[] = [
  ['mapping', /\.(ya?ml|json)$/i],
  ['snapshots', /snapshot|(^|\D)\d{4}-\d{2}(-\d{2})?\D*\.(csv|tsv|txt)(\.gz)?$/i],
  ['stages', /stage|history/i],
  ['owners', /owner|user|rep|team/i],
  ['subscriptions', /subscription|contract/i],
  ['accounts', /account|compan/i],
  ['products', /product/i],
  ['opportunities', /opportunit|deal|pipeline/i],
];
const isTable = /\.(csv|tsv|txt)(\.gz)?$/i;

/** The argument and the options of a command that reads a CRM. */
export function addCrmFiles(command: Command): Command {
  return command
    .argument('[crm...]', 'a folder of exports, or files: what each holds is told by its name, or by the options below')
    .option('--opportunities <file>', 'deals, one row each')
    .option('--stages <file>', 'stage history: which deal entered which stage when')
    .option('--owners <file>', 'people')
    .option('--accounts <file>', 'accounts')
    .option('--subscriptions <file>', 'contracts')
    .option('--products <file>', 'list of products, for the names in deals to be held against')
    .option('--snapshots <file...>', 'month-end snapshots instead of deals: one file for each day, or one for all')
    .option('--mapping <file>', 'what the columns and words of this CRM mean')
    .addOption(new Option('--amount-basis <basis>', 'what amounts are: of a year (acv, arr), of the term (tcv), of a month (mrr)').choices(amountBases))
    .option('--currency <code>', 'currency of amounts, where the export does not say');
}

/** Which file is what. @throws UsageError for a file that cannot be told, or for two of a kind */
export function crmFilesOf(paths: readonly string[], flags: CrmFlags): CrmFiles {
  const found: { -readonly [K in Kind]?: string } & { snapshots?: string } = {};
  const snapshots: string[] = [...(flags.snapshots ?? [])];
  for (const path of paths) {
    const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
    const files = isFolder ? readdirSync(path).sort().filter((name) => isTable.test(name) || /^mapping\.(ya?ml|json)$/i.test(name)) : [path];
    if (isFolder && files.length === 0) throw new UsageError(`${path}: expected exports in this folder (.csv, .csv.gz), got none`);
    for (const file of files) {
      const kind = byName.find(([, name]) => name.test(basename(file)))?.[0];
      const full = isFolder ? join(path, file) : file;
      if (kind === undefined) {
        if (isFolder) continue;
        throw new UsageError(`${file}: its name does not say what it holds: use --opportunities, --stages, --owners, --accounts, --subscriptions, --products or --snapshots`);
      }
      if (kind === 'snapshots') snapshots.push(full);
      else if (found[kind] !== undefined) throw new UsageError(`${full}: ${found[kind]} looks like ${kind}, too: say which with --${kind}`);
      else found[kind] = full;
    }
  }
  const { opportunities, stages, owners, accounts, subscriptions, products, mapping } = flags;
  const stated = Object.fromEntries(Object.entries({ opportunities, stages, owners, accounts, subscriptions, products, mapping }).filter(([, path]) => path !== undefined));
  const files: CrmFiles = { ...found, ...stated, ...(snapshots.length > 0 ? { snapshots } : {}) };
  if (files.opportunities === undefined && files.snapshots === undefined) throw new UsageError('expected a folder or files of a CRM: opportunities (deals), or snapshots');
  // a mapping is drafted anew where it was
  for (const file of namesOf({ ...files, mapping: undefined })) noteInputFile(file);
  return files;
}

/** The paths of the files that are read, for a result to name. */
export const namesOf = (files: CrmFiles): string[] => Object.values(files).flatMap((each) => (each === undefined ? [] : Array.isArray(each) ? (each as string[]) : [each as string]));
