/** The command line of this process, to be told where its numbers are. */
let given: readonly string[] = [];

export function remember(argv: readonly string[]): void {
  given = argv;
}

/** Options that change no number, and whether a value follows them. */
const silent: Readonly<Record<string, boolean>> = { '--json': false, '--force': false, '--debug': false, '--out': true, '--report': true, '--charts': true, '--tables': true, '--as': true, '--locale': true, '--progress': true, '--workers': true, '--csv': true, '--all': false };

/** The command that gives the same numbers again: without what changes none, and with the seed that was used; null where nothing was random. */
export function sameCommand(seed: string | null): string[] {
  const kept: string[] = [];
  for (let i = 0; i < given.length; i++) {
    const [name, value] = given[i].startsWith('--') ? given[i].split(/=(.*)/s) : [given[i], undefined];
    const isSeed = name === '--seed';
    if (isSeed || Object.hasOwn(silent, name)) {
      if (value === undefined && (isSeed || silent[name])) i += 1;
      continue;
    }
    kept.push(given[i]);
  }
  return ['npx', 'quotacast', ...kept, ...(seed === null ? [] : ['--seed', seed])];
}
