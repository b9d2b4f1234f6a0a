const reserved = new Set(['won', 'lost', 'constructor', 'prototype', '__proto__', 'toString', 'valueOf', 'hasOwnProperty']);

/** Names as the scenario language has them, from names as a CRM has them: "Proof of concept" becomes proofOfConcept; each once. */
export function entityNames(labels: readonly string[], what: string): string[] {
  const taken = new Set<string>();
  return labels.map((label, k) => {
    const words = label.normalize('NFKD').replaceAll(/[^\w\s-]/g, '').split(/[\s_-]+/).filter((word) => word !== '');
    const joined = words.map((word, i) => (i === 0 ? word[0].toLowerCase() + word.slice(1) : word[0].toUpperCase() + word.slice(1))).join('');
    const plain = joined.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 40);
    const first = /^[A-Za-z]/.test(plain) && !reserved.has(plain) ? plain : `${what}${plain === '' || reserved.has(plain) ? k + 1 : plain}`;
    let name = first;
    for (let again = 2; taken.has(name); again += 1) name = `${first}${again}`;
    taken.add(name);
    return name;
  });
}
