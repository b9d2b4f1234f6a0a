// Real pipelines that lie beside the checkout; tests that use them skip where they are absent, and say so.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../../../shared/data/', import.meta.url);

/** Path of a file of real data. */
export const realFile = (name: string): string => fileURLToPath(new URL(name, folder));

/** For `describe.skipIf`: whether real data is absent. */
export const lacksRealPipelines = !existsSync(folder);
