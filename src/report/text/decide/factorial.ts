import type { Factorial } from '../../../decide/compare/schema.ts';
import { metricWords } from '../../metric-words.ts';
import type { Page } from '../page.ts';
import { note, titled } from '../section.ts';
import { table } from '../table.ts';
import { between, signed } from './amounts.ts';

/** What levers do alone, together, and beyond the sum of their parts. */
export function factorialLines({ metric, unit, by, effects }: Factorial, page: Page): string[] {
  const letters = effects.filter(({ levers }) => levers.length === 1).map(({ levers: [name] }, i) => ({ name, letter: String.fromCharCode(65 + i) }));
  const short = (levers: readonly string[]) => levers.map((name) => letters.find((each) => each.name === name)!.letter).join(' and ');
  const rows = table(page, [
    { head: 'against the base', cells: effects.map(({ levers }) => (levers.length === 1 ? `${short(levers)} alone` : short(levers))) },
    { head: 'together', cells: effects.map(({ together }) => signed(page, unit, together.value)) },
    { head: '95 % interval', cells: effects.map(({ together }) => between(page, unit, together)), drop: 1 },
    { head: 'interaction', cells: effects.map(({ levers, interaction }) => (levers.length === 1 ? '' : signed(page, unit, interaction.value))) },
    { head: '95 % interval', cells: effects.map(({ levers, interaction, verdict }) => (levers.length === 1 ? '' : verdict === 'notDecided' ? 'not decided' : between(page, unit, interaction))) },
  ]);
  const names = letters.flatMap(({ name, letter }) => note(page, `${letter}: ${name}`));
  return titled(page, `Levers and their interaction: ${metricWords(metric, by)}`, [...rows, ...names, ...note(page, 'The interaction is what a group does beyond the sum of its parts: below 0 they get in each other\'s way.')]);
}
