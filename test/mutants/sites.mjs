// Places in compiled JavaScript where a small fault can be planted: an operator, a comparison, a boundary, a constant, a statement.
import { parseSync } from 'vite';

const ARITHMETIC = { '+': '-', '-': '+', '*': '/', '/': '*', '%': '*', '<<': '>>', '>>': '<<', '>>>': '<<', '&': '|', '|': '&', '^': '&' };
const NEGATED = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '===': '!==', '!==': '===' };
const BOUNDARY = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' };
const LOGICAL = { '&&': '||', '||': '&&', '??': '&&' };
const ASSIGNED = { '+=': '-=', '-=': '+=', '*=': '/=', '|=': '&=' };

/**
 * Every site of a source: its kind, the text from `start` to `end`, and what to put there.
 *
 * @returns {{ kind: string, start: number, end: number, to: string }[]}
 */
export function sitesOf(path, source) {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);
  const sites = [];
  visit(program, null, (node, parent) => {
    if (node.type === 'BinaryExpression' || node.type === 'LogicalExpression') operators(node, source, sites);
    if (node.type === 'AssignmentExpression' && ASSIGNED[node.operator]) between(node, source, sites, 'arithmetic', ASSIGNED[node.operator]);
    if (node.type === 'Literal' && typeof node.value === 'number' && !isWrap(node, parent)) sites.push({ kind: 'constant', start: node.start, end: node.end, to: String(node.value + 1) });
    if (node.type === 'ExpressionStatement' && !node.directive) sites.push({ kind: 'dropped statement', start: node.start, end: node.end, to: ';' });
  });
  return sites;
}

function operators(node, source, sites) {
  // `(a + b) | 0` keeps a number whole; it is no arithmetic of ours
  if (isWrap(node.right, node)) return;
  if (ARITHMETIC[node.operator]) between(node, source, sites, 'arithmetic', ARITHMETIC[node.operator]);
  if (NEGATED[node.operator]) between(node, source, sites, 'comparison', NEGATED[node.operator]);
  if (BOUNDARY[node.operator]) between(node, source, sites, 'boundary', BOUNDARY[node.operator]);
  if (LOGICAL[node.operator]) between(node, source, sites, 'comparison', LOGICAL[node.operator]);
}

/** The operator stands somewhere between its two sides. */
function between({ left, right, operator }, source, sites, kind, to) {
  const gap = source.slice(left.end, right.start);
  const at = gap.indexOf(operator);
  if (at >= 0) sites.push({ kind, start: left.end + at, end: left.end + at + operator.length, to });
}

function isWrap(node, parent) {
  return parent?.type === 'BinaryExpression' && parent.operator === '|' && parent.right === node && node.type === 'Literal' && node.value === 0;
}

function visit(node, parent, look) {
  look(node, parent);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child !== null && typeof child === 'object' && typeof child.type === 'string') visit(child, node, look);
    }
  }
}
