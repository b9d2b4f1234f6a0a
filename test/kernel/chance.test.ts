import { describe, test } from 'vitest';
import { engine } from '../helpers/engine.ts';
import { cases } from './chance-cases.ts';

describe('chance', () => {
  test.each(Object.entries(cases))('%s', (_, check) => check(engine));
});
