import { defaultsTaken } from './assumptions.ts';
import { canonicalJson } from './canonical.ts';
import { check } from './check/check.ts';
import { Report } from './check/report.ts';
import { applyOverride, applySet } from './tree/edit.ts';
import { ScenarioError, type Issue } from './error.ts';
import { resolveExtends, type ReadFile } from './tree/extends.ts';
import { lint, type Note } from './lint.ts';
import { parsePath } from './path.ts';
import { applyPresets, type Assumption } from './presets.ts';
import { readTree } from './read.ts';
import type { Scenario } from './schema.ts';
import { fromObject } from './tree/from-object.ts';
import { locate } from './tree/locate.ts';
import type { Node, Place } from './tree/node.ts';
import { isMap, sealed, toPlain, type PlainMap } from './tree/plain.ts';

/** Changes of single fields. */
export interface Changes {
  /** `path=value`, in order */
  readonly set?: readonly string[];
  /** path → value, applied after `set` */
  readonly overrides?: Readonly<Record<string, unknown>>;
}

interface Source extends Changes {
  /** reads the files named by `extends`; without it a scenario has to stand alone */
  readonly readFile?: ReadFile;
}

export interface ScenarioText extends Source {
  readonly text: string | Uint8Array;
  /** the name of the text in messages, and where `extends` starts from */
  readonly file: string;
}

export interface ScenarioObject extends Source {
  readonly object: unknown;
  readonly file?: string;
}

export interface Loaded {
  /** frozen, every default filled in; maps have no prototype */
  readonly scenario: Scenario;
  /** values that the scenario does not state and that move results */
  readonly assumed: readonly Assumption[];
  readonly notes: readonly Note[];
  /** the place of the value at a path, or of what is nearest above it */
  readonly locate: (path: string) => Place;
  /** the text whose hash identifies the scenario */
  readonly canonicalJson: string;
  /**
   * The same scenario with further changes, without reading a file again; defaults are taken anew.
   *
   * @param file the name under which messages speak of `set`
   * @throws ScenarioError
   */
  readonly vary: (changes: Changes, file?: string) => Loaded;
}

/** Reads, completes and checks a scenario. Throws ScenarioError with every problem at once. */
export function loadScenario(input: ScenarioText | ScenarioObject): Loaded {
  const flaws: Issue[] = [];
  return complete(changed(baseTree(input, flaws), input), flaws);
}

function complete(tree: Node, flaws: readonly Issue[]): Loaded {
  const raw = rawMap(tree);
  const { filled, assumed } = applyPresets(raw);
  const report = new Report(tree);
  const scenario = check(filled, report, flaws);
  const issues = [...flaws, ...report.issues];
  if (scenario === undefined || issues.length > 0) throw new ScenarioError(inOrder(issues));
  const whole = sealed(scenario) as Scenario;
  return {
    scenario: whole,
    assumed: [...assumed, ...defaultsTaken(whole, filled)],
    notes: lint(whole),
    locate: (path) => locate(tree, parsePath(path) ?? []),
    canonicalJson: canonicalJson(whole),
    vary: (changes, file) => complete(changed(tree, changes, file), flaws),
  };
}

function baseTree(input: ScenarioText | ScenarioObject, flaws: Issue[]): Node {
  const file = input.file ?? '(object)';
  const tree = 'text' in input ? readTree(input.text, file, flaws) : fromObject(input.object, file, flaws);
  return resolveExtends(tree, file, { readFile: input.readFile, flaws });
}

function changed(tree: Node, { set = [], overrides = {} }: Changes, file?: string): Node {
  const issues: Issue[] = [];
  const attempt = (before: Node, change: () => Node): Node => {
    try {
      return change();
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      issues.push(...error.issues);
      return before;
    }
  };
  const edited = set.reduce((before, assignment, index) => attempt(before, () => applySet(before, assignment, index + 1, file)), tree);
  const all = Object.entries(overrides).reduce((before, [path, value]) => attempt(before, () => applyOverride(before, path, value)), edited);
  if (issues.length > 0) throw new ScenarioError(issues);
  return all;
}

function rawMap(tree: Node): PlainMap {
  const raw = toPlain(tree);
  if (isMap(raw)) return raw;
  const got = raw === null ? 'nothing' : Array.isArray(raw) ? 'a list' : 'a single value';
  throw new ScenarioError([{ ...tree.place, path: '', expected: 'a map with the fields of a scenario', got }]);
}

const inOrder = (issues: readonly Issue[]): Issue[] =>
  [...issues].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column));

