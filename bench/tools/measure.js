// Measures cases in turn, A B A B, after one round that is not counted.
import { readFileSync } from 'node:fs';
import { Bench } from 'tinybench';

const known = JSON.parse(readFileSync(new URL('../answers.json', import.meta.url), 'utf8'));

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {() => unknown} run gives the answer, or a promise of it: the same in every round
 * @property {number} units what one run does so many of
 * @property {string} unit of the figure, such as `ns/draw`
 * @property {number} perSecond so many of the unit's time are a second: 1e9 for ns
 * @property {string} [answerTo] name of the known answer, where several cases have one
 * @property {string[]} [against] names of cases by whose time this one's is divided, round by round, in rows of their own
 */

/**
 * Reports a row for each case: the time of one unit in every round, and whether the answer is the known one.
 *
 * @param {string} question
 * @param {Case[]} cases
 * @param {{ rounds: number, report: (row: object) => void }} how
 */
export async function measure(question, cases, { rounds, report }) {
  const times = cases.map(() => []);
  const answers = cases.map(() => undefined);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [at, one] of cases.entries()) {
      const { seconds, answer } = await timed(one);
      if (round > 0) times[at].push((seconds * one.perSecond) / one.units);
      if (answers[at] !== undefined && answers[at] !== answer) throw new Error(`${question}, ${one.name}: the answer is ${answer}, and was ${answers[at]} a round before`);
      answers[at] = answer;
    }
  }
  for (const [at, one] of cases.entries()) {
    report({ name: one.name, samples: times[at], unit: one.unit, ...knownAnswer(question, one, answers[at]) });
    for (const name of one.against ?? []) {
      const others = times[cases.findIndex((other) => other.name === name)];
      report({ name: `${one.name} / ${name}`, samples: times[at].map((time, round) => time / others[round]), unit: '×' });
    }
  }
}

async function timed({ name, run }) {
  let answer;
  const bench = new Bench({ time: 0, iterations: 1, warmup: false, throws: true });
  bench.add(name, async () => {
    answer = await run();
  });
  await bench.run();
  return { seconds: bench.tasks[0].result.latency.min / 1000, answer };
}

/** An answer beside the known one. Where it differs, the figures speak of something else, and the benchmark fails. */
export function knownAnswer(question, { name, answerTo = name }, answer) {
  if (answer === undefined) return {};
  const key = `${question}: ${answerTo}`;
  return { answerTo: key, answer, isKnown: known[key] === answer };
}
