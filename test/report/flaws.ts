/** Lines with what no reader should see: programming words instead of values, controls, marks that reorder text, spaces at the end. */
export function flaws(lines: readonly string[]): string[] {
  const words = /\b(NaN|undefined|null|Infinity)\b|\[object/;
  const marks = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
  return lines.filter((line) => words.test(line) || marks.test(line) || line !== line.trimEnd());
}
