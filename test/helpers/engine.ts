// The engine that tests run: the compiled form in dist, or the one that QUOTACAST_DIST names (a folder that ends in dist).
import { pathToFileURL } from 'node:url';

/** What tests ask of the engine, module by module. */
export interface Engine {
  readonly compile: (typeof import('../../dist/compile/compile.js'))['compile'];
  readonly createEngine: (typeof import('../../dist/run/engine.js'))['createEngine'];
  readonly loadScenario: (typeof import('../../dist/scenario/load.js'))['loadScenario'];
  readonly layout: typeof import('../../dist/kernel/layout.js');
  /** another module of the same engine, by its path in dist */
  module<T>(path: string): Promise<T>;
}

/** The engine that stands in a folder; every folder has instances of its own. */
export async function engineAt(dist: URL): Promise<Engine> {
  const module = <T>(path: string): Promise<T> => import(/* @vite-ignore */ new URL(path, dist).href) as Promise<T>;
  const { compile } = await module<Pick<Engine, 'compile'>>('compile/compile.js');
  const { createEngine } = await module<Pick<Engine, 'createEngine'>>('run/engine.js');
  const { loadScenario } = await module<Pick<Engine, 'loadScenario'>>('scenario/load.js');
  const layout = await module<Engine['layout']>('kernel/layout.js');
  // tests ask for either form of the kernel
  await (await module<typeof import('../../dist/run/kernel-host.js')>('run/kernel-host.js')).loadScript();
  return { compile, createEngine, loadScenario, layout, module };
}

export const dist = process.env['QUOTACAST_DIST'] === undefined ? new URL('../../dist/', import.meta.url) : pathToFileURL(`${process.env['QUOTACAST_DIST']}/`);

export const engine = await engineAt(dist);
