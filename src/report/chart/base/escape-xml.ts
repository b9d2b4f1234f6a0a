import { clean } from '../../clean.ts';

/** A text as it stands in SVG or HTML, between tags or in quotes. */
export function escapeXml(text: string): string {
  return clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
