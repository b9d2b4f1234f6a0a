import { escapeXml } from '../chart/base/escape-xml.ts';

/** A sentence in which a number and its sign stay on one line. */
export const prose = (text: string): string => escapeXml(text).replace(/(\d) (?=%)/g, '$1\u00a0').replace(/± (?=\S)/g, '±\u00a0');

/** A line to be copied: no option of a command is broken at its hyphens. */
export const codeLine = (text: string): string => escapeXml(text).replace(/(^| )(--[a-z][a-z-]*)(?=[ =]|$)/g, '$1<span class="s">$2</span>');
