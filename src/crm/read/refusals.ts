import { crmLimits } from '../csv/limits.ts';
import type { Quality, RefusedRow } from './quality.ts';

/** Collects refused rows: all are counted by reason, the first ones are kept. */
export class Refusals {
  #count = 0;
  readonly #rows: RefusedRow[] = [];
  readonly #reasons = new Map<string, { file: string; reason: string; count: number; firstLine: number }>();

  /** `detail` is shown for the row but does not make a reason of its own */
  add(file: string, line: number, reason: string, detail = ''): void {
    this.#count += 1;
    if (this.#rows.length < crmLimits.refusedKept) this.#rows.push({ file, line, reason: detail === '' ? reason : `${reason}: ${detail}` });
    const key = `${file}\n${reason}`;
    const known = this.#reasons.get(key);
    if (known === undefined) this.#reasons.set(key, { file, reason, count: 1, firstLine: line });
    else known.count += 1;
  }

  get count(): number {
    return this.#count;
  }

  summary(): Quality['refused'] {
    return { count: this.#count, reasons: [...this.#reasons.values()].sort((a, b) => b.count - a.count), rows: this.#rows };
  }
}
