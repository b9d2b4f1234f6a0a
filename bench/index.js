// Runs every question of this folder, or those named, each in a process of its own, and prints one table at the end.
//   npm run bench                          all
//   npm run bench -- kernel draws          two of them
//   npm run bench -- --rounds 5            fewer rounds (15 unless said; what takes minutes has less and says so)
//   npm run bench -- --update              takes today's answers for the known ones (bench/answers.json)
//   npm run bench -- cost --fit            measures the cost of a run and writes its constants (src/run/cost-constants.ts)
import { fork } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { tableText } from './tools/table.js';

const options = { rounds: { type: 'string', default: '15' }, update: { type: 'boolean', default: false }, fit: { type: 'boolean', default: false } };
const here = fileURLToPath(new URL('.', import.meta.url));
const questions = readdirSync(here).filter((name) => name.endsWith('.js') && name !== 'index.js').map((name) => name.slice(0, -3));

const { values, positionals } = parseArgs({ options, allowPositionals: true });
const rounds = Number(values.rounds);
const unknown = positionals.filter((name) => !questions.includes(name));
if (unknown.length > 0 || !(Number.isInteger(rounds) && rounds > 0)) {
  console.error(unknown.length > 0 ? `no benchmark called ${unknown.join(', ')}; there are: ${questions.join(', ')}` : `--rounds: expected a positive whole number, got ${values.rounds}`);
  process.exit(2);
}

const rows = [];
let failed = false;
for (const name of positionals.length > 0 ? positionals : questions) {
  console.error(`${name} …`);
  failed = !(await ask(name)) || failed;
}
const { model } = cpus()[0] ?? { model: 'unknown processor' };
console.log(`${model}, ${cpus().length} cores, Node ${process.version.slice(1)}, ${new Date().toISOString().slice(0, 10)}\n`);
console.log(tableText(rows));
if (values.update) noteAnswers();
const changed = rows.filter(({ isKnown, answer }) => isKnown === false && !(values.update && answer !== undefined));
for (const { answerTo, answer } of changed) console.error(answer === undefined ? `${answerTo}: not as expected` : `${answerTo}: the answer is now ${answer}`);
process.exitCode = failed || changed.length > 0 ? 1 : 0;

/** One question in a process of its own, so that none finds the machine code or the heap of another; false when it fails. */
function ask(name) {
  const child = fork(`${here}tools/ask.js`, [name, String(rounds), ...(values.fit ? ['--fit'] : [])]);
  child.on('message', (row) => rows.push({ question: name, ...row }));
  return new Promise((resolve) => child.on('close', (code) => resolve(code === 0)));
}

function noteAnswers() {
  const file = `${here}answers.json`;
  const answers = JSON.parse(readFileSync(file, 'utf8'));
  for (const { answerTo, answer } of rows) if (answer !== undefined) answers[answerTo] = answer;
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(Object.entries(answers).sort()), null, 2)}\n`);
}
