/** Bytes for a person: `2.95 PiB`. */
export function bytesText(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB', 'ZiB'];
  let unit = 0;
  let n = bytes;
  for (; n >= 1024 && unit < units.length - 1; unit++) n /= 1024;
  return `${Number(n.toPrecision(3))} ${units[unit]}`;
}

/** A long time for a person, rounded up. */
export function timeText(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} seconds`;
  if (seconds < 3600) return `${Math.ceil(seconds / 60)} minutes`;
  if (seconds < 2 * 86_400) return `${Math.ceil(seconds / 3600)} hours`;
  const days = seconds / 86_400;
  return days < 730 ? `${Math.ceil(days)} days` : `${Math.ceil(days / 365.25)} years`;
}
