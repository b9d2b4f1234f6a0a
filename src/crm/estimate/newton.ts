import { choleskyInto, solveInto } from './cholesky.ts';

/** A function to be maximised: writes its gradient and its negative Hessian (by rows) and returns its value. */
export type Objective = (x: Float64Array, gradient: Float64Array, curvature: Float64Array) => number;

export interface Maximum {
  readonly x: Float64Array;
  readonly value: number;
  /** negative Hessian at the maximum */
  readonly curvature: Float64Array;
  readonly converged: boolean;
}

const MOST_STEPS = 60;

/** Newton's method with halved steps; where the curvature is not positive definite it is lifted until it is. */
export function maximise(objective: Objective, start: ArrayLike<number>, tolerance = 1e-12): Maximum {
  const n = start.length;
  let x = Float64Array.from(start);
  let gradient: Float64Array = new Float64Array(n);
  let curvature: Float64Array = new Float64Array(n * n);
  let value = objective(x, gradient, curvature);
  const tryGradient = new Float64Array(n);
  const tryCurvature = new Float64Array(n * n);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const move = newtonStep(gradient, curvature, n);
    let expected = 0;
    for (let i = 0; i < n; i += 1) expected += move[i] * gradient[i];
    // the last step is taken on trust: it squares an error that is already small
    if (expected < tolerance) return { x: x.map((at, i) => at + move[i]), value, curvature, converged: true };
    let share = 1;
    for (; share > 1e-10; share /= 2) {
      const next = x.map((at, i) => at + share * move[i]);
      tryGradient.fill(0);
      tryCurvature.fill(0);
      const reached = objective(next, tryGradient, tryCurvature);
      if (reached > value || (reached >= value - 1e-12 * Math.abs(value) && share === 1 && expected < 1e-6)) {
        x = next;
        value = reached;
        gradient = tryGradient.slice();
        curvature = tryCurvature.slice();
        break;
      }
    }
    if (share <= 1e-10) return { x, value, curvature, converged: expected < 1e-6 };
  }
  return { x, value, curvature, converged: false };
}

function newtonStep(gradient: Float64Array, curvature: Float64Array, n: number): Float64Array {
  let largest = 1e-8;
  for (let i = 0; i < n; i += 1) largest = Math.max(largest, Math.abs(curvature[i * n + i]));
  // nowhere to go from where a likelihood has no value
  if (!curvature.every(Number.isFinite) || !gradient.every(Number.isFinite)) return new Float64Array(n);
  for (let lift = 0; ; lift = lift === 0 ? 1e-6 * largest : lift * 10) {
    const lower = curvature.slice();
    for (let i = 0; i < n; i += 1) lower[i * n + i] += lift;
    if (!choleskyInto(lower, n)) continue;
    const move = gradient.slice();
    solveInto(lower, n, move);
    return move;
  }
}
