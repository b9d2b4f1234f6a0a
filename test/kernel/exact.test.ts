import { describe, test } from 'vitest';
import { engine } from '../helpers/engine.ts';
import { cases } from './exact-cases.ts';

describe('without chance', () => {
  test.each(Object.entries(cases))('%s', (_, check) => check(engine));
});
