// Alias tables: a discrete distribution read with one 32-bit draw (A. J. Walker, 1977). An entry is threshold << 16 | other value;
// a column's own value is its number. Thresholds have 16 bits, so a probability is off by at most 2^-17 of a column.

/** @param {ArrayLike<number>} weights at most 2^bits of them */
export function aliasTable(weights, bits, valueOf = (column) => column) {
  const columns = 1 << bits;
  const total = Array.from(weights).reduce((sum, weight) => sum + weight, 0);
  const height = Float64Array.from({ length: columns }, (_, column) => ((weights[column] ?? 0) / total) * columns);
  const table = Uint32Array.from({ length: columns }, (_, column) => valueOf(column));
  const low = [];
  const high = [];
  for (let column = 0; column < columns; column += 1) (height[column] < 1 ? low : high).push(column);
  while (low.length > 0 && high.length > 0) {
    const [short, tall] = [low.pop(), high.at(-1)];
    table[short] = ((Math.min(65_535, Math.round(height[short] * 65_536)) << 16) | valueOf(tall)) >>> 0;
    height[tall] -= 1 - height[short];
    if (height[tall] < 1) low.push(high.pop());
  }
  return table;
}

/** Reads a table whose columns' own values are `column * step`. */
export function pick(table, bits, draw, step = 1) {
  const column = draw >>> (32 - bits);
  const entry = table[column];
  return ((draw << bits) >>> 16) < entry >>> 16 ? column * step : entry & 0xffff;
}
