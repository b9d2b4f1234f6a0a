import { bankValues } from '../distributions/bank.ts';
import { parameterRoles, withParameter, type ParameterRole } from '../distributions/parameters.ts';
import type { Resolved } from '../distributions/resolved.ts';
import type { FieldKind } from '../distributions/spec.ts';
import { buildTable } from '../distributions/tables/build-table.ts';
import { unitKey, type UnitShape } from '../distributions/unit-shape.ts';
import { DIST_CONSTANT, DIST_LINEAR, DIST_PIECES, DIST_STEPS } from '../kernel/layout.ts';
import { resolveChecked } from '../scenario/means/resolve-checked.ts';
import { valueAt } from '../scenario/tree/plain.ts';

/** An uncertain input: a number of the scenario that is unknown and drawn once per trial. */
export interface InputRow {
  readonly path: string;
  readonly resolved: Resolved;
}

export interface DistRow {
  readonly kind: number;
  readonly table: number;
  readonly location: number;
  readonly scale: number;
  readonly step: number;
  /** the input whose word picks one of the bank's tables, or -1 */
  readonly bank: number;
  readonly bankFirst: number;
}

interface BankRow {
  readonly kind: number;
  readonly table: number;
  readonly location: number;
  readonly scale: number;
}

const tableKinds = { constant: DIST_CONSTANT, linear: DIST_LINEAR, step: DIST_STEPS, piecewise: DIST_PIECES } as const;

/**
 * Everything numeric of a scenario that may be a distribution. `param` is a number that a trial knows from its start (stated,
 * or drawn once); `dist` is drawn for every event. Equal unit shapes share one table; a plain number costs none.
 */
export class Numbers {
  readonly inputs: InputRow[] = [];
  readonly params: { input: number; value: number }[] = [];
  readonly dists: DistRow[] = [];
  readonly banks: BankRow[] = [];
  readonly #inputByPath = new Map<string, number>();
  readonly #constants = new Map<number, number>();
  readonly #tableByKey = new Map<string, { kind: number; at: number }>();
  readonly #tables: Float64Array[] = [];
  #tableLength = 0;
  readonly #ensemblePaths: ReadonlySet<string>;

  /** `ensemblePaths` are inputs whatever is stated at them: their values come from joint draws. */
  constructor(ensemblePaths: ReadonlySet<string>) {
    this.#ensemblePaths = ensemblePaths;
  }

  /** All tables, one after another. */
  tables(): Float64Array {
    const all = new Float64Array(this.#tableLength);
    let at = 0;
    for (const table of this.#tables) {
      all.set(table, at);
      at += table.length;
    }
    return all;
  }

  /** Index of a parameter: `factor` times the number or the trial's draw of it. */
  param(path: string, spec: unknown, kind: FieldKind, factor = 1): number {
    if (typeof spec === 'number' && !this.#ensemblePaths.has(path)) return this.constant(spec * factor);
    this.params.push({ input: this.input(path, spec, kind), value: factor });
    return this.params.length - 1;
  }

  constant(value: number): number {
    const known = this.#constants.get(value);
    if (known !== undefined) return known;
    this.params.push({ input: -1, value });
    this.#constants.set(value, this.params.length - 1);
    return this.params.length - 1;
  }

  isUncertain(path: string, spec: unknown): boolean {
    return typeof spec !== 'number' || this.#ensemblePaths.has(path);
  }

  input(path: string, spec: unknown, kind: FieldKind): number {
    const known = this.#inputByPath.get(path);
    if (known !== undefined) return known;
    this.inputs.push({ path, resolved: resolveChecked(spec, kind) });
    this.#inputByPath.set(path, this.inputs.length - 1);
    return this.inputs.length - 1;
  }

  inputAt(path: string): number | undefined {
    return this.#inputByPath.get(path);
  }

  /**
   * Index of a distribution drawn per event. Its parameters may be uncertain: scale and location move only numbers, one shape
   * gets a bank of tables at equally likely values. `pathOf` names the input of an uncertain parameter.
   */
  dist(path: string, spec: unknown, kind: FieldKind, pathOf = (parameter: ParameterRole) => [path, ...parameter.path].join('.')): number {
    let certain = spec;
    let scale = -1;
    let location = -1;
    let shape: { parameter: ParameterRole; input: number; values: Float64Array } | undefined;
    for (const parameter of parameterRoles(spec, kind)) {
      const own = valueAt(spec, parameter.path);
      const at = pathOf(parameter);
      if (own === undefined || !this.isUncertain(at, own)) continue;
      const input = this.input(at, own, parameter.kind);
      if (parameter.role === 'scale') {
        this.params.push({ input, value: 1 });
        scale = this.params.length - 1;
        certain = withParameter(certain, parameter, 1);
      } else if (parameter.role === 'location') {
        this.params.push({ input, value: 1 });
        location = this.params.length - 1;
        certain = withParameter(certain, parameter, 0);
      } else {
        const values = bankValues(this.inputs[input].resolved);
        shape = { parameter, input, values };
        certain = withParameter(certain, parameter, values[values.length >> 1]);
      }
    }
    const bankFirst = this.banks.length;
    if (shape) for (const value of shape.values) this.banks.push(this.#bankRow(withParameter(certain, shape.parameter, value), kind));
    const base = resolveChecked(certain, kind);
    const table = this.#table(base);
    this.dists.push({
      kind: table.kind,
      table: table.at,
      location: location >= 0 ? location : this.constant(shape ? 0 : base.location),
      scale: scale >= 0 ? this.#scaled(scale, shape ? 1 : base.scale) : this.constant(shape ? 1 : base.scale),
      step: base.rounding === 'ceil' ? base.step : 0,
      bank: shape ? shape.input : -1,
      bankFirst,
    });
    return this.dists.length - 1;
  }

  /** A parameter that is another one times a factor. */
  #scaled(param: number, factor: number): number {
    this.params[param] = { input: this.params[param].input, value: factor };
    return param;
  }

  #bankRow(spec: unknown, kind: FieldKind): BankRow {
    const resolved = resolveChecked(spec, kind);
    const { kind: tableKind, at } = this.#table(resolved);
    return { kind: tableKind, table: at, location: resolved.location, scale: resolved.scale };
  }

  #table(resolved: Resolved): { kind: number; at: number } {
    if (resolved.constant !== undefined) return { kind: DIST_CONSTANT, at: 0 };
    return this.table(resolved.unit);
  }

  /** Place and kind of the table of a unit shape. */
  table(unit: UnitShape): { kind: number; at: number } {
    const key = unitKey(unit);
    const known = this.#tableByKey.get(key);
    if (known) return known;
    const built = buildTable(unit);
    const entry = { kind: tableKinds[built.kind], at: this.#tableLength };
    this.#tables.push(built.values);
    this.#tableLength += built.values.length;
    this.#tableByKey.set(key, entry);
    return entry;
  }
}
