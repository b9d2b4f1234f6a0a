export { decideSettings, withRunner, type DecideOptions, type DecideSettings } from '../run/decide-options.ts';
