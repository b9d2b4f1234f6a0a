import { type Node, parse, walk } from './syntax.ts';

// exact by the language, so the same bits on every engine; everything else in Math may differ
const exact = 'sqrt floor ceil round trunc abs sign min max imul clz32 fround'.split(' ');
const constants = 'E LN2 LN10 LOG2E LOG10E PI SQRT1_2 SQRT2'.split(' ');
const allowed = new Set([...exact, ...constants]);

/** Every use of arithmetic whose bits depend on the engine, and of hidden randomness. */
export function engineArithmetic(path: string, source: string): string[] {
  const found: string[] = [];
  walk(parse(path, source), (node, parent) => {
    if ((node.type === 'BinaryExpression' && node['operator'] === '**') || node['operator'] === '**=') found.push(`${path}: **`);
    if (node.type !== 'Identifier' || node['name'] !== 'Math' || isFieldName(node, parent)) return;
    const field = parent?.type === 'MemberExpression' && parent['object'] === node && !parent['computed'] ? String((parent['property'] as Node)['name']) : '(itself)';
    if (!allowed.has(field)) found.push(`${path}: Math.${field}`);
  });
  return found;
}

const outsideDialect: Record<string, string> = {
  ArrowFunctionExpression: 'an arrow function',
  FunctionExpression: 'a function expression',
  ClassDeclaration: 'a class',
  NewExpression: 'new',
  ThrowStatement: 'throw',
  TryStatement: 'try',
  ObjectExpression: 'an object literal',
  ArrayExpression: 'an array literal',
  ObjectPattern: 'destructuring',
  ArrayPattern: 'destructuring',
  SpreadElement: 'a spread',
  RestElement: 'a rest parameter',
  TemplateLiteral: 'a string',
  ForOfStatement: 'for-of',
  ForInStatement: 'for-in',
  LabeledStatement: 'a label',
  ChainExpression: 'an optional chain',
  AwaitExpression: 'await',
  TSAsExpression: 'a cast',
  TSUnionType: 'a union',
  ExportAllDeclaration: 'export *',
};

/** What the kernel dialect leaves out but asc would compile all the same, or refuse only with an obscure message. */
export function outsideTheDialect(path: string, source: string): string[] {
  const found: string[] = [];
  walk(parse(path, source), (node, parent) => {
    const what = outsideDialect[node.type];
    if (what) found.push(`${path}: ${what}`);
    if (node.type === 'Literal' && typeof node['value'] === 'string' && !/^(Import|Export)/.test(parent?.type ?? '')) found.push(`${path}: a string`);
    if (node.type === 'Identifier' && node['name'] === 'Math' && !isFieldName(node, parent)) found.push(`${path}: Math, use lang.ts`);
    if (node.type === 'VariableDeclarator' && !(node['id'] as Node)['typeAnnotation']) found.push(`${path}: ${String((node['id'] as Node)['name'])} has no type`);
  });
  return found;
}

function isFieldName(node: Node, parent: Node | null): boolean {
  if (parent?.type !== 'MemberExpression' || parent['property'] !== node || parent['computed']) return false;
  return (parent['object'] as Node)['name'] !== 'globalThis';
}
