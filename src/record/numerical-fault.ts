/**
 * A trial gave a number that is not finite where one must be: a bug. The trial is never averaged away. `trial` counts
 * from 0, as `replay --trial` does; `line` names the metric and period.
 */
export class NumericalFault extends Error {
  readonly trial: number;
  readonly line: string;

  constructor(trial: number, line: string, value: number) {
    super(`trial ${trial}: ${line} is ${value}, expected a finite number`);
    this.name = 'NumericalFault';
    this.trial = trial;
    this.line = line;
  }
}
