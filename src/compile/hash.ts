const encoder = new TextEncoder();

/**
 * A 32-bit address of a name (NFC, UTF-8): FNV-1a with a final avalanche. Addresses of draws are hashes of names, never
 * positions, so that adding or reordering entities moves no other entity's draws.
 */
export function hashName(name: string): number {
  let h = 0x811c9dc5;
  for (const byte of encoder.encode(name.normalize('NFC'))) h = Math.imul(h ^ byte, 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}

/** Hashes that are distinct within one set: a name whose hash is taken gets another one, whatever else the set holds. */
export class Addresses {
  readonly #taken = new Set<number>();

  of(name: string): number {
    let address = hashName(name);
    for (let k = 1; this.#taken.has(address); k += 1) address = hashName(`${name}#${k}`);
    this.#taken.add(address);
    return address;
  }
}
