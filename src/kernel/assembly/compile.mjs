// Compiles the kernel's TypeScript to WebAssembly: copies src/kernel, record/layout.ts and the entry's folder to a
// scratch tree, puts the twin in the place of lang.ts and runs asc there.
//   node src/kernel/assembly/compile.mjs [--checked] [--entry src/kernel/kernel.ts] [--out FILE.wasm] [--embed FILE.js]
// The default output stays in the scratch folder. --checked builds with bounds checks (slow; for tests). What the same sources,
// compilers and flags have given before is taken from there again: a compile takes ten seconds.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const scratch = join(root, 'node_modules/.cache/quotacast-kernel');
const options = {
  checked: { type: 'boolean', default: false },
  entry: { type: 'string', default: 'src/kernel/kernel.ts' },
  out: { type: 'string' },
  embed: { type: 'string' },
};
const { checked, entry, out, embed } = parseArgs({ options }).values;
const target = out ? resolve(out) : join(scratch, checked ? 'kernel.checked.wasm' : 'kernel.wasm');

// one tree per process, so two compiles at once do not meet
const tree = join(scratch, `tree-${process.pid}`);
try {
  copySources();
  const made = join(scratch, `made-${fingerprint()}`);
  const failure = existsSync(`${made}.wasm`) ? '' : await compile();
  if (failure) {
    console.error(failure);
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(target), { recursive: true });
    // the module comes last: where it stands, its text does, too
    for (const type of ['wat', 'wasm']) {
      if (existsSync(join(tree, `kernel.${type}`))) renameSync(join(tree, `kernel.${type}`), `${made}.${type}`);
      cpSync(`${made}.${type}`, target.replace(/\.wasm$/, `.${type}`));
    }
    // as text of a script, so that a thread, a page or a bundle of either has it without asking for a file
    if (embed) writeFileSync(resolve(embed), `export const releaseBuild = '${readFileSync(target, 'base64')}';\n`);
    console.log(`kernel: ${readFileSync(target).length} bytes of WebAssembly from ${entry}${checked ? ' (checked)' : ''}`);
  }
} finally {
  rmSync(tree, { recursive: true, force: true });
}

function copySources() {
  const folders = new Set(['src/kernel', dirname(entry)]);
  const files = [...folders].flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(folder, name)));
  for (const file of [...files, 'src/record/layout.ts']) {
    const isSource = file.endsWith('.ts') && !file.endsWith('.d.ts') && file !== 'src/kernel/lang.ts';
    if (isSource && existsSync(join(root, file))) cpSync(join(root, file), join(tree, file));
  }
  cpSync(join(root, 'src/kernel/assembly/lang.ts'), join(tree, 'src/kernel/lang.ts'));
}

/** Of all that decides what comes out. */
function fingerprint() {
  const hash = createHash('sha256');
  const say = (name, content) => hash.update(`${name}:${content.length}:`).update(content);
  say('flags', JSON.stringify([entry, checked]));
  say('compile.mjs', readFileSync(fileURLToPath(import.meta.url)));
  for (const name of ['assemblyscript', 'binaryen']) say(name, readFileSync(join(root, 'node_modules', name, 'package.json')));
  for (const file of readdirSync(tree, { recursive: true }).filter((file) => file.endsWith('.ts')).sort()) say(file, readFileSync(join(tree, file)));
  return hash.digest('hex').slice(0, 24);
}

async function compile() {
  // only now: reading the compilers takes a second
  const { default: asc } = await import('assemblyscript/asc');
  const release = ['--converge', '--noAssert', '--uncheckedBehavior', 'always'];
  const flags = checked ? ['--uncheckedBehavior', 'never', '--debug'] : release;
  const files = [entry, '-o', 'kernel.wasm', '-t', 'kernel.wat', '--baseDir', tree];
  let said = '';
  const stderr = { write: (text) => (said += text) };
  const { error } = await asc.main([...files, '-O3', '--runtime', 'stub', '--enable', 'simd', ...flags], { stderr });
  if (error) return `${said}\nthe kernel does not compile as AssemblyScript: src/kernel/README.md has the rules of the dialect`;
  if (checked) return '';
  writeFileSync(join(tree, 'kernel.wasm'), await inlined(readFileSync(join(tree, 'kernel.wasm'))));
  return foreignParts(new WebAssembly.Module(readFileSync(join(tree, 'kernel.wasm'))));
}

// engines do not inline calls of WebAssembly: doing it here makes the kernel a quarter faster, at twice the size. That a function
// has one caller is no reason: such are the rare ones, and within a loop they cost it registers (2 to 7 % of the time)
async function inlined(bytes) {
  const { default: binaryen } = await import('binaryen');
  const module = binaryen.readBinary(new Uint8Array(bytes));
  binaryen.setLowMemoryUnused(true); // nothing lies in the first KiB: places of fields become offsets of loads and stores
  binaryen.setOptimizeLevel(3);
  binaryen.setShrinkLevel(0);
  binaryen.setAlwaysInlineMaxSize(200);
  binaryen.setFlexibleInlineMaxSize(1000);
  binaryen.setOneCallerInlineMaxSize(0);
  binaryen.setAllowInliningFunctionsWithLoops(true);
  module.optimize();
  return module.emitBinary();
}

// strings, literals, new and throw do compile, but drag static data or an abort import into the module
function foreignParts(module) {
  const hasData = /^ *\(data /m.test(readFileSync(join(tree, 'kernel.wat'), 'utf8'));
  const imports = WebAssembly.Module.imports(module).map((one) => `${one.module}.${one.name}`);
  if (!hasData && imports.length === 0) return '';
  return `the kernel is not pure: ${hasData ? 'static data' : ''} ${imports.join(' ')}: is there a string, throw, new or literal in it?`;
}
