/**
 * What a field measures: at least 0 (days, money, cv), a probability or share, or any number. It decides the family of
 * a shorthand and the values allowed.
 */
export type FieldKind = 'positive' | 'probability' | 'real';

/** A distribution as people write it; its parameters may themselves be unknown. A bare number is a constant; p10 is the lower of two quantiles. */
export type DistributionSpec = Spec<number | CertainSpec>;

/** A distribution whose parameters are known. */
export type CertainSpec = Spec<number>;

type Spec<P> = number | Shorthand<P> | Explicit<P>;

/** `{mean, sd}` and `{p10, p90}` mean lognormal, beta or normal by the kind of field. */
export type Shorthand<P> = MeanCv<P> | MedianSigma<P> | MeanSd<P> | P10P90<P> | MinModeMax<P> | MinMax<P>;

export type Explicit<P> =
  | { readonly lognormal: MeanCv<P> | MeanSd<P> | MedianSigma<P> | P10P90<P> }
  | { readonly normal: MeanSd<P> | P10P90<P> }
  | { readonly gamma: MeanCv<P> | ShapeScale<P> }
  | { readonly weibull: { readonly mean: P; readonly shape: P } | MeanCv<P> | ShapeScale<P> | P10P90<P> }
  | { readonly exponential: { readonly mean: P } }
  /** step (1 unless given) × the number of trials up to and with the first success; `mean` is in the field's unit. */
  | { readonly geometric: ({ readonly p: P } | { readonly mean: P }) & { readonly step?: P } }
  /** On [0, 1], or on [min, max]. */
  | { readonly beta: ({ readonly alpha: P; readonly beta: P } | MeanSd<P> | P10P90<P>) & Partial<MinMax<P>> }
  | { readonly uniform: MinMax<P> }
  | { readonly triangular: MinModeMax<P> }
  | { readonly pert: MinModeMax<P> }
  /** Each value equally likely. */
  | { readonly empirical: readonly number[] }
  /** Weights are relative. */
  | { readonly discrete: { readonly values: readonly number[]; readonly weights: readonly number[] } }
  /** Weights sum to 1. */
  | { readonly mixture: readonly { readonly weight: number; readonly of: CertainSpec }[] };

type MeanCv<P> = {
  readonly mean: P;
  /** Standard deviation / mean. */
  readonly cv: P;
};

type MeanSd<P> = {
  readonly mean: P;
  readonly sd: P;
};

type MedianSigma<P> = {
  readonly median: P;
  /** Standard deviation of the logarithm. */
  readonly sigma: P;
};

type P10P90<P> = {
  readonly p10: P;
  readonly p90: P;
};

type ShapeScale<P> = {
  readonly shape: P;
  readonly scale: P;
};

type MinModeMax<P> = MinMax<P> & {
  readonly mode: P;
};

type MinMax<P> = {
  readonly min: P;
  readonly max: P;
};
