import { Option } from 'commander';

const repeatable = new WeakSet<Option>();

/** An option that may be given several times; its values are gathered in order, undefined when there are none. */
export function gathered(flags: string, description: string): Option {
  const option = new Option(flags, description).argParser((value: string, before: unknown) => [...((before as string[] | undefined) ?? []), value]);
  repeatable.add(option);
  return option;
}

export const isRepeatable = (option: Option): boolean => repeatable.has(option) || option.variadic;

/** `--set path=value`, which every command that reads a scenario has. */
export const setOption = (): Option => gathered('--set <path=value>', 'change a field of the scenario, as in pools.ae.capacity=12; null removes it');

export const jsonOption = (): Option => new Option('--json', 'print the machine-readable form');
