const suffixes: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, B: 1e9, T: 1e12 };

/** Whether a cell's text says its value, as finely as it has digits. */
export function reads(text: string, value: string | number | null): boolean {
  if (value === null) return text === 'n/a' || text === '';
  if (typeof value === 'string') return text.replace(/\s+/g, ' ').trim() === value.replace(/\s+/g, ' ').trim();
  if (/^[<>] -?[\d.]+\s%$/.test(text)) return text.startsWith('<') ? value < 0.0005 : value > 0.9995 || (value < 0 && value > -0.0005);
  const parts = /^(-?)[A-Z€$]{0,3}\s?([\d,]+(?:\.(\d+))?)(e[+-]?\d+)?([KMBT]?)(x|\s%|\spoints)?$/.exec(text);
  if (parts === null) return false;
  const [, sign, digits, decimals = '', exponent = '', suffix, unit = ''] = parts;
  const scale = Number(`1${exponent}`) * (suffixes[suffix!] ?? 1) * (/%|points/.test(unit) ? 0.01 : 1);
  const number = (sign === '-' ? -1 : 1) * Number(digits!.replaceAll(',', '')) * scale;
  // amounts with a suffix have three digits, long tables six: 1.05M stands for 1,049,600
  const fine = Math.max(10 ** -decimals.length * scale, 10 ** (Math.floor(Math.log10(Math.abs(number) || 1)) - (suffix === '' ? 5 : 2)));
  return Math.abs(number - value) <= fine * 0.5001;
}
