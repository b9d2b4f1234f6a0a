import type { Quality } from '../../crm/read/quality.ts';
import { findingLine } from '../../report/text/crm/data-quality.ts';
import { say } from '../say.ts';

/** What a reader of the results has to know of the data, on stderr: refused rows and warnings. */
export function sayFindings({ refused, findings }: Quality): void {
  const rows = refused.reasons.map(({ file, reason, count, firstLine }) => `${file}:${firstLine}: ${reason}${count > 1 ? `, and so ${count - 1} more rows` : ''} (not taken)`);
  say(...rows, ...findings.filter(({ level }) => level === 'warning').map((finding) => `note: ${findingLine(finding)}`));
}
