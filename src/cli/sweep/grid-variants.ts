import { axisOf, gridOf, gridSize, type Axis } from '../../decide/sweep/grid.ts';
import type { SweepVariant } from '../../decide/sweep/sweep.ts';
import { ScenarioError } from '../../scenario/error.ts';
import type { Loaded } from '../../scenario/load.ts';
import { UsageError } from '../usage-error.ts';

export const MOST_VARIANTS = 100_000;

/** The variants of a grid. @throws ScenarioError for a path under which no value can be set; UsageError */
export function gridVariants(base: Loaded, texts: readonly string[]): SweepVariant[] {
  const axes = texts.map((text) => {
    const axis = axisOf(text);
    if (axis === null) throw new UsageError(`--vary: expected path=value,value…, got ${JSON.stringify(text)}`);
    return axis;
  });
  const twice = axes.find(({ path }, k) => axes.findIndex((axis) => axis.path === path) !== k);
  if (twice !== undefined) throw new UsageError(`--vary: ${twice.path} is varied twice; put all its values into one list`);
  if (gridSize(axes) > MOST_VARIANTS) throw new UsageError(`--vary: expected at most ${MOST_VARIANTS} combinations, got ${gridSize(axes)}`);
  for (const axis of axes) checkAxis(base, axis);
  return gridOf(axes).map((changes) => settingVariant(base, changes, '--vary'));
}

/** One value of an axis may be refused in its row; where all are, the path is at fault, or every value. */
function checkAxis(base: Loaded, { path, values }: Axis): void {
  let refusal: ScenarioError | undefined;
  for (const value of values) {
    try {
      base.vary({ set: [`${path}=${value}`] }, '--vary');
      return;
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      refusal ??= error;
    }
  }
  if (refusal !== undefined) throw refusal;
}

/** A variant by its assignments. */
export function settingVariant(base: Loaded, changes: readonly string[], from: string, name = changes.join('; ')): SweepVariant {
  const settings = Object.fromEntries(changes.map((change) => [change.slice(0, change.indexOf('=')).trim(), change.slice(change.indexOf('=') + 1).trim()]));
  return { name: name === '' ? '(no change)' : name, settings, file: null, load: () => base.vary({ set: changes }, from) };
}
