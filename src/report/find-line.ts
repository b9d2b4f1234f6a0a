import type { Result, ResultMetric } from '../record/result.ts';

type By = Readonly<Record<string, string>>;

/** The line of a metric for the whole company, or for one value of one dimension. */
export function findLine({ metrics }: Pick<Result, 'metrics'>, id: string, by: By = {}): ResultMetric | undefined {
  const wanted = Object.entries(by);
  return metrics.find((line) => line.id === id && Object.keys(line.by).length === wanted.length && wanted.every(([key, value]) => line.by[key] === value));
}

/** All values of a dimension that a metric is broken down by, in order, with their lines. */
export function linesBy({ metrics }: Pick<Result, 'metrics'>, id: string, dimension: string): { readonly name: string; readonly line: ResultMetric }[] {
  return metrics.filter((line) => line.id === id && Object.hasOwn(line.by, dimension)).map((line) => ({ name: line.by[dimension], line }));
}
