import { describe, test } from 'vitest';
import { engine } from '../helpers/engine.ts';
import { cases } from './record-cases.ts';

describe('recording', () => {
  test.each(Object.entries(cases))('%s', (_, check) => check(engine));
});
