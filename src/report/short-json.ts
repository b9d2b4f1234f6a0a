/** A value of a scenario on one line, as YAML would take it: `{byQuarter: [0, 0.25, 1], basis: bookings}`. */
export function shortJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shortJson).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value).map(([key, each]) => `${key}: ${shortJson(each)}`).join(', ')}}`;
  }
  return String(value);
}
