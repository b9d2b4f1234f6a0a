import { dirname, join, normalize } from 'node:path/posix';
import { type Node, parse, walk } from './syntax.ts';

/** Which folders of src/ a folder may import from, besides itself; `folder/layout.ts` allows that one file. */
const layouts = ['kernel/layout.ts', 'kernel/section-ids.ts', 'record/layout.ts'];
const inputs = ['scenario', 'distributions'];
const engine = [...inputs, 'compile', 'kernel', 'record'];
const analyses = ['decide', 'capacity', 'crm'];
const mayImport: Record<string, string[]> = {
  scenario: ['distributions'],
  distributions: [],
  compile: [...inputs, ...layouts],
  kernel: layouts,
  record: layouts,
  run: engine,
  decide: [...engine, 'run'],
  capacity: [...engine, 'run'],
  crm: [...engine, 'run'],
  report: [...engine, 'run', ...analyses],
  planner: [...engine, 'run', ...analyses, 'report'],
  cli: [...engine, 'run', ...analyses, 'report', 'planner'],
  'index.ts': [...engine, 'run', ...analyses, 'report'],
};
const portable = new Set(engine);
const computed = '(a name computed at run time)';

/** Every wrong import of one file; `path` is relative to src/. */
export function wrongImports(path: string, source: string): string[] {
  const from = path.split('/')[0]!;
  const allowed = mayImport[from];
  if (!allowed) return [`${path}: ${from} is no folder of the architecture`];
  return importsOf(path, source).flatMap((name) => {
    if (name.startsWith('node:') && portable.has(from)) return [`${path}: imports ${name}, but must run in a browser`];
    if (name === computed) return [`${path}: imports ${name}`];
    if (!name.startsWith('.')) return from === 'kernel' ? [`${path}: the kernel imports no package, got ${name}`] : [];
    const to = normalize(join(dirname(path), name));
    const isFine = to.split('/')[0] === from || allowed.includes(to) || allowed.includes(to.split('/')[0]!);
    return isFine ? [] : [`${path}: may not import ${to}`];
  });
}

function importsOf(path: string, source: string): string[] {
  const names: string[] = [];
  walk(parse(path, source), (node) => {
    const from = node['source'] as Node | null | undefined;
    if (/^(Import(Declaration|Expression)|Export(Named|All)Declaration|TSImportType)$/.test(node.type)) {
      if (from) names.push(typeof from['value'] === 'string' ? from['value'] : computed);
    }
    if (node.type === 'TSExternalModuleReference') names.push(String((node['expression'] as Node)['value']));
  });
  return names;
}
