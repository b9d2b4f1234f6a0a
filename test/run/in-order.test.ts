import { expect, it } from 'vitest';
import type { BlockRecord } from '../../src/record/block.ts';
import { InOrder } from '../../src/run/threads/executor.ts';

const record = (block: number) => ({ block }) as BlockRecord;

it('blocks that come late, out of order or twice are committed once each, in their order', () => {
  const committed: BlockRecord[] = [];
  const inOrder = new InOrder(3, (each) => committed.push(each));
  const first = record(5);
  for (const each of [first, record(4), record(5), record(2)]) inOrder.take(each);
  expect([committed, inOrder.missing(8), inOrder.has(5), inOrder.has(6)]).toEqual([[], [3, 6, 7], true, false]);
  inOrder.take(record(3));
  inOrder.take(record(3));
  expect(committed.map(({ block }) => block)).toEqual([3, 4, 5]);
  expect(committed[2]).toBe(first);
});
