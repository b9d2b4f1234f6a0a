import type { Unit } from './unit.ts';

/** location + scale × a unit-scale distribution, for a scale above 0. */
export function affine(unit: Unit, location: number, scale: number): Unit {
  const place = (x: number) => location + scale * x;
  const strip = (x: number) => (x - location) / scale;
  const placed: Unit = {
    mean: place(unit.mean),
    variance: scale * scale * unit.variance,
    support: [place(unit.support[0]), place(unit.support[1])],
    lower: (p) => place(unit.lower(p)),
    upper: (q) => place(unit.upper(q)),
    cdf: (x) => unit.cdf(strip(x)),
    survival: (x) => unit.survival(strip(x)),
  };
  if (!unit.atoms) return placed;
  return { ...placed, atoms: () => unit.atoms!().map((atom) => ({ ...atom, value: place(atom.value) })) };
}
