import { exactlyOne, sumsToOne } from './context.ts';
import type { Report } from './report.ts';

interface Amounts {
  readonly measure: string;
  readonly rate?: number | undefined;
  readonly perYear?: number | undefined;
  readonly linearity?: readonly number[] | undefined;
}

/** A quota or target states one amount, or a rate when its measure is one. */
export function checkAmounts(report: Report, path: readonly string[], stated: Amounts, forms: readonly string[]): void {
  const isRate = stated.measure === 'renewalRate';
  const form = exactlyOne(report, path, stated, isRate ? ['rate', ...forms] : forms);
  if (isRate && form !== undefined && form !== 'rate') report.add({ path: [...path, form], expected: 'rate, as its measure is renewalRate', got: form, atKey: true });
  if (!isRate && stated.rate !== undefined) report.add({ path: [...path, 'rate'], expected: `an amount, as its measure is ${stated.measure}`, got: 'rate', atKey: true });
  if (stated.linearity === undefined) return;
  if (stated.perYear === undefined) report.add({ path: [...path, 'linearity'], expected: 'perYear beside it', got: 'a linearity without a yearly figure', atKey: true });
  sumsToOne(report, [...path, 'linearity'], stated.linearity);
}
