import type { NewBusiness } from '../../../src/scenario/schema.ts';
import type { DistributionSpec } from '../../../src/scenario/fields.ts';

/** Where a stage leads for those who advance: the position of a stage, or the number of stages for won. */
export interface Target {
  readonly to: number;
  readonly share: number;
}

/** What decides over a deal: each stage's probability of advancing, and where to. */
export interface Probabilities {
  readonly advance: readonly number[];
  readonly targets: readonly (readonly Target[])[];
}

type Worth = (spec: DistributionSpec) => number;

/** The stages' probabilities as the scenario states them, with uncertain figures valued by `worth`. */
export function probabilities(motion: NewBusiness, worth: Worth): Probabilities {
  const stages = Object.entries(motion.stages);
  const names = stages.map(([name]) => name);
  const targets = stages.map(([, stage], i) => {
    if (!stage.next) return [{ to: i + 1, share: 1 }];
    return Object.entries(stage.next).map(([name, share]) => ({ to: name === 'won' ? stages.length : names.indexOf(name), share }));
  });
  const stated = stages.map(([, stage], i) => {
    if (stage.next) return targets[i]!.reduce((sum, { share }) => sum + share, 0);
    return stage.advance === undefined ? null : worth(stage.advance);
  });
  const { winRate } = motion;
  const advance = stated.filter((p) => p !== null);
  if (advance.length === 0 && winRate !== undefined) {
    const each = worth(winRate) ** (1 / stages.length);
    return { advance: stages.map(() => each), targets };
  }
  if (advance.length < stages.length) throw new Error('some stages have no probability of advancing');
  const isUncertain = winRate !== undefined && typeof winRate !== 'number';
  return { advance: isUncertain ? bentTo(worth(winRate), advance) : advance, targets };
}

/** Stage probabilities raised to a common power so that their product is the overall probability. */
export function bentTo(overall: number, advance: readonly number[]): number[] {
  const product = advance.reduce((all, p) => all * p, 1);
  if (overall === 0) return advance.map(() => 0);
  if (overall === 1) return advance.map(() => 1);
  if (product === 1) return advance.map(() => overall ** (1 / advance.length));
  const power = Math.log(overall) / Math.log(product);
  return advance.map((p) => p ** power);
}

/** Probability that a deal which enters the first stage is won, by following it until next to nothing is open. */
export function overallWinRate({ advance, targets }: Probabilities): number {
  const wins = [...advance.map(() => 0), 1];
  for (let step = 0; step < 100_000; step++) {
    let change = 0;
    for (let i = advance.length - 1; i >= 0; i--) {
      const total = targets[i]!.reduce((sum, { share }) => sum + share, 0);
      const onwards = total === 0 ? 0 : targets[i]!.reduce((sum, { to, share }) => sum + (share / total) * wins[to]!, 0);
      const win = advance[i]! * onwards;
      change = Math.max(change, Math.abs(win - wins[i]!));
      wins[i] = win;
    }
    if (change < 1e-16) break;
  }
  return wins[0]!;
}

/**
 * The power a by which a multiplier of the overall odds acts on each stage's odds:
 * 1 / Σ ∂ logit P / ∂ logit p_i, which for a chain is (1 − P) / Σ (1 − p_i).
 */
export function stagePower(central: Probabilities): number {
  const isChain = central.targets.every((list, i) => list.length === 1 && list[0]!.to === i + 1);
  const overall = overallWinRate(central);
  if (isChain) {
    const room = central.advance.reduce((sum, p) => sum + 1 - p, 0);
    return room === 0 ? 1 : (1 - overall) / room;
  }
  const h = 1e-4;
  let sum = 0;
  for (const [i, p] of central.advance.entries()) {
    if (p <= 0 || p >= 1) continue;
    const at = (shift: number): number => overallWinRate({ ...central, advance: central.advance.with(i, shifted(p, Math.exp(shift))) });
    sum += (logit(at(h)) - logit(at(-h))) / (2 * h);
  }
  return sum === 0 ? 1 : 1 / sum;
}

const logit = (p: number): number => Math.log(p / (1 - p));

/** p after its odds are multiplied by o; 0 and 1 stay. */
export function shifted(p: number, o: number): number {
  if (p === 0 || p === 1) return p;
  return (o * p) / (1 - p + o * p);
}
