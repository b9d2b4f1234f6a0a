export interface Mutant {
  readonly name: string;
  /** changes of the compiled engine, each of a text that stands once in its file */
  readonly edits: readonly { readonly file: string; readonly from: string; readonly to: string }[];
  /** the test that notices */
  readonly test: { readonly file: string; readonly title: string };
}

export function readMutants(): Mutant[];
export function plant(mutant: Pick<Mutant, 'name' | 'edits'>, dist?: string): string;
export function uproot(copy: string): void;
