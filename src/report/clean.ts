// controls, line ends, half characters, and marks without a width of their own that hide or reorder text
const unsafe = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Cf}]/gu;

/** Text from outside as it may appear on one line of a report: nothing in it moves a cursor, changes a colour or reorders what follows. */
export function clean(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ').replace(unsafe, '');
}

/** Whether a text appears in a report as it is. */
export function isClean(text: string): boolean {
  return clean(text) === text;
}
