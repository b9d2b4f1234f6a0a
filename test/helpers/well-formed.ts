/** What is wrong with an XML text, roughly: tags that do not match, characters that may not stand there. Empty for a good one. */
export function wellFormed(xml: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  let at = 0;
  for (const match of xml.matchAll(/<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g)) {
    faults.push(...loose(xml.slice(at, match.index)));
    at = match.index + match[0].length;
    const [, end, name, attributes = '', alone] = match;
    faults.push(...loose(attributes.replaceAll('"', '')));
    const names = [...attributes.matchAll(/([\w:-]+)="/g)].map(([, each]) => each);
    if (new Set(names).size !== names.length) faults.push(`an attribute twice in ${match[0]}`);
    if (alone === '/') continue;
    if (end === '/') {
      if (open.pop() !== name) faults.push(`</${name}> closes nothing`);
    } else open.push(name!);
  }
  faults.push(...loose(xml.slice(at)));
  return open.length > 0 ? [...faults, `${open.join(', ')} stay open`] : faults;
}

// between tags
function loose(text: string): string[] {
  const bad = /<|(?![\t\r\n])\p{Cc}|[\ufffe\uffff]|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/u.exec(text);
  return bad === null ? [] : [`${JSON.stringify(bad[0])} in ${JSON.stringify(text.slice(Math.max(0, bad.index - 20), bad.index + 20))}`];
}
