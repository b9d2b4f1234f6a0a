import { readFileSync, readdirSync } from 'node:fs';
import { type Loaded, loadScenario } from '../../src/scenario/load.ts';

/** Paths of the scenarios that come with the package, and of the reference model. */
export const shippedScenarios = [
  ...readdirSync(new URL('../../scenarios/', import.meta.url)).filter((name) => name.endsWith('.yaml')).sort().map((name) => `scenarios/${name}`),
  'bench/scenarios/reference.yaml',
];

/** A shipped scenario, loaded; `folder` is relative to this one. */
export function shipped(name: string, folder = '../../scenarios/'): Loaded {
  const at = (file: string): URL => new URL(file, new URL(folder, import.meta.url));
  return loadScenario({ text: readFileSync(at(`${name}.yaml`)), file: `${name}.yaml`, readFile: (path) => readFileSync(at(path)) });
}
