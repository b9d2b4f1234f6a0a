// One question, in the process that bench/index.js starts for it: what is measured goes to the table there.
const [name, rounds, ...flags] = process.argv.slice(2);
const { run } = await import(`../${name}.js`);
await run({ rounds: Number(rounds), fit: flags.includes('--fit'), report: (row) => process.send(row) });
process.disconnect();
