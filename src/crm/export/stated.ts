import type { Compiled } from '../../compile/compile.ts';
import { funnelOf } from '../../scenario/funnel.ts';
import { central, meanOf } from '../../scenario/means/central.ts';
import type { Staged } from '../../scenario/schema.ts';

/** What a seller who knows the averages states of a deal in a stage. */
export interface Stated {
  /** mean days from the beginning of the stage to the close of those that are won */
  readonly daysToWin: number;
  /** probability that it is won */
  readonly chance: number;
}

/** By stage of the program. Neutral people and periods; waiting is not contained. */
export function statedByStage({ scenario, names }: Compiled): Stated[] {
  const byMotion = names.motions.map(({ name }) => motionStages(scenario.motions[name] as Staged));
  const seen = names.motions.map(() => 0);
  return names.stages.map(({ motion }) => byMotion[motion][seen[motion]++]);
}

// steps enough for any funnel that ends: what is left behind is below 1e-9
const mostSteps = 10_000;

function motionStages(motion: Staged): Stated[] {
  const funnel = funnelOf(motion, (spec) => (spec === undefined ? undefined : meanOf(spec, 'probability')));
  const days = Object.values(motion.stages).map((stage) => central(stage.days, 'positive').mean);
  if (funnel === undefined) return days.map(() => ({ daysToWin: 0, chance: 0 }));
  const n = days.length;
  let chance = new Float64Array(n);
  // expected days on ways that end in a win, times their probability
  let weighted = new Float64Array(n);
  for (let step = 0; step < mostSteps; step += 1) {
    const [nextChance, nextWeighted] = [new Float64Array(n), new Float64Array(n)];
    let change = 0;
    for (let i = 0; i < n; i += 1) {
      let [p, w] = [funnel.wins[i], 0];
      for (let j = 0; j < n; j += 1) {
        p += funnel.moves[i][j] * chance[j];
        w += funnel.moves[i][j] * weighted[j];
      }
      nextChance[i] = p;
      nextWeighted[i] = w + p * days[i];
      change = Math.max(change, Math.abs(p - chance[i]), Math.abs(nextWeighted[i] - weighted[i]) / (1 + days[i]));
    }
    [chance, weighted] = [nextChance, nextWeighted];
    if (change < 1e-9) break;
  }
  return days.map((_, i) => ({ chance: chance[i], daysToWin: chance[i] > 0 ? weighted[i] / chance[i] : days[i] }));
}
