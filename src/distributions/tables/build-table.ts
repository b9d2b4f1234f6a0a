import { unitOf } from '../distribution.ts';
import type { UnitShape } from '../unit-shape.ts';
import { linearError, linearValues } from './linear.ts';
import { piecewiseValues } from './piecewise.ts';
import { stepValues } from './step.ts';
import type { Table } from './table.ts';

/**
 * The quantile table of a unit shape. Allowed error: 1e-5 in probability, 2 % of tail probabilities down to 1e-6, 1e-4
 * of mean and standard deviation.
 */
export function buildTable(shape: UnitShape): Table {
  const unit = unitOf(shape);
  if (shape.kind === 'constant') return { kind: 'constant', values: Float64Array.of(1) };
  const atoms = unit.atoms?.();
  if (atoms && shape.kind === 'step') return { kind: 'step', values: stepValues(atoms) };
  if (atoms) {
    const share = atoms.reduce((total, { from, to }) => total + (to - from), 0);
    if (share > 1 - 1e-9) return { kind: 'step', values: stepValues(atoms) };
  }
  if (shape.kind === 'mixture') return { kind: 'piecewise', values: piecewiseValues(unit) };
  const values = linearValues(unit);
  // some edges are steeper than the fixed knots follow, such as that of a gamma of shape 0.1
  if (linearError(values) > 1) return { kind: 'piecewise', values: piecewiseValues(unit) };
  return { kind: 'linear', values };
}
