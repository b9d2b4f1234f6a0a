const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * One key for both forms of a Salesforce id: 18 characters are 15, which differ by case, and 3 that say which are
 * capitals. Any other text is its own key.
 */
export function idKey(id: string): string {
  return id.length === 18 && /^[A-Za-z0-9]{18}$/.test(id) && suffixOf(id) === id.slice(15) ? id.slice(0, 15) : id;
}

function suffixOf(id: string): string {
  let suffix = '';
  for (let block = 0; block < 3; block += 1) {
    let bits = 0;
    for (let i = 0; i < 5; i += 1) {
      const code = id.charCodeAt(block * 5 + i);
      if (code >= 65 && code <= 90) bits |= 1 << i;
    }
    suffix += alphabet[bits];
  }
  return suffix;
}

/** The 18-character form of a 15-character id. */
export const longId = (id: string): string => id + suffixOf(id);
