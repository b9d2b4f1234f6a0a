/** Rows of consecutive trials, one after another, as the kernel leaves them. */
export interface Rows {
  readonly values: Float64Array;
  readonly width: number;
  readonly count: number;
  readonly periods: number;
}

/** The same with the trials of each counter side by side: trial i's value at a place of its row is values[place · count + i]. */
export interface Counters {
  readonly values: Float64Array;
  readonly count: number;
  readonly periods: number;
}

/** Trials that are turned together: a line of the cache. */
const TOGETHER = 8;

/** Turns rows into counters: whatever is computed of them then runs along memory. Keeps its room; what was turned before is overwritten. */
export class RowTurner {
  private room = new Float64Array(0);

  turn({ values, width, count, periods }: Rows): Counters {
    if (this.room.length < width * count) this.room = new Float64Array(width * count);
    const whole = count - (count % TOGETHER);
    for (let i = 0; i < whole; i += TOGETHER) turnEight(this.room, values, i * width, width, i, count);
    for (let i = whole; i < count; i++) for (let place = 0; place < width; place++) this.room[place * count + i] = values[i * width + place];
    return { values: this.room, count, periods };
  }
}

function turnEight(into: Float64Array, from: Float64Array, row: number, width: number, first: number, count: number): void {
  for (let place = 0, to = first; place < width; place++, to += count) {
    let at = row + place;
    for (let k = 0; k < TOGETHER; k++, at += width) into[to + k] = from[at];
  }
}
