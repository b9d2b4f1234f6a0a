// The table that bench/index.js prints: as Markdown, so that bench/README.md can keep it.

const head = ['question', 'case', 'minimum', 'median', 'spread', 'unit', 'rounds', 'answer'];
const isRight = [false, false, true, true, true, false, true, false];

/** Rows of { question, name, samples, unit, answer, isKnown } as text; the spread is what the worst round takes beyond the best. */
export function tableText(rows) {
  const cells = [head, ...rows.map(cellsOf)];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, column) => (isRight[column] ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (isRight[column] ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2))).join('|')}|`;
  return [line(head), rule, ...cells.slice(1).map(line)].join('\n');
}

function cellsOf(row) {
  const { question, name, samples, unit } = row;
  const sorted = samples.toSorted((a, z) => a - z);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  const spread = sorted.length > 1 && unit !== '%' ? `${((sorted.at(-1) / sorted[0] - 1) * 100).toFixed(0)} %` : '';
  return [question, name, figure(sorted[0]), figure(median), spread, unit, String(samples.length), verdict(row)];
}

function figure(x) {
  return Math.abs(x) >= 1000 ? String(Math.round(x)) : String(Number(x.toPrecision(3)));
}

/** What a row says of its answer; one without an answer of its own states whether something holds. */
function verdict({ answer, isKnown }) {
  if (isKnown === undefined) return '';
  return isKnown ? 'ok' : answer === undefined ? 'NO' : 'CHANGED';
}
