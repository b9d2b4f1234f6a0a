import { expect, it } from 'vitest';
import { RowTurner } from '../../src/record/counters.ts';

const width = 5;
const rowsOf = (count: number) => ({ values: Float64Array.from({ length: width * count + 3 }, (_, k) => k), width, count, periods: 1 });

// eight trials are turned at a time
it.each([1, 7, 8, 9, 16, 29])('the counters of %i trials stand side by side', (count) => {
  const { values } = new RowTurner().turn(rowsOf(count));
  for (let place = 0; place < width; place++) {
    expect([...values.subarray(place * count, (place + 1) * count)]).toEqual(Array.from({ length: count }, (_, i) => i * width + place));
  }
});

it('rows that are fewer than those before are turned in the same room', () => {
  const turner = new RowTurner();
  turner.turn(rowsOf(29));
  const { values, count, periods } = turner.turn(rowsOf(2));
  expect([...values.subarray(0, 4)]).toEqual([0, width, 1, width + 1]);
  expect([count, periods]).toEqual([2, 1]);
});
