/** A column of real numbers that grows; `array()` gives it at its length. */
export class Reals {
  #values = new Float64Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) this.#values = grown(this.#values, new Float64Array(this.length * 2));
    this.#values[this.length] = value;
    this.length += 1;
  }

  at(index: number): number {
    return this.#values[index];
  }

  array(): Float64Array {
    return this.#values.slice(0, this.length);
  }
}

/** A column of indices that grows. */
export class Indices {
  #values = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) this.#values = grown(this.#values, new Int32Array(this.length * 2));
    this.#values[this.length] = value;
    this.length += 1;
  }

  at(index: number): number {
    return this.#values[index];
  }

  array(): Int32Array {
    return this.#values.slice(0, this.length);
  }
}

function grown<A extends Float64Array | Int32Array>(from: A, to: A): A {
  to.set(from as never);
  return to;
}
