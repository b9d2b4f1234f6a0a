import { readCrm, type CrmFiles } from '../../../src/crm/read/read-crm.ts';
import type { CrmOptions } from '../../../src/crm/read/mapping.ts';
import type { Quality } from '../../../src/crm/read/quality.ts';
import { ScenarioError } from '../../../src/scenario/error.ts';

type Texts = { readonly [K in keyof CrmFiles]?: string | Uint8Array };

/** Reads exports given as text; each is named after what it holds. */
export function read(texts: Texts, options: CrmOptions = { amountBasis: 'acv' }) {
  const files = Object.fromEntries(Object.entries(texts).map(([kind, text]) => [kind, { name: kind === 'mapping' ? 'mapping.yaml' : `${kind}.csv`, bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text! }]));
  return readCrm(files as CrmFiles, options);
}

/** The messages with which reading refuses, one line for each issue. */
export async function refusal(texts: Texts, options?: CrmOptions): Promise<string> {
  try {
    await read(texts, options);
  } catch (error) {
    if (error instanceof ScenarioError || (error instanceof Error && error.name === 'LimitError')) return error.message;
    throw error;
  }
  throw new Error('it was read');
}

export const finding = (quality: Quality, check: string) => quality.findings.find((found) => found.check === check);

/** Days since 1970-01-01. */
export const day = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
