import { escapeXml } from '../chart/base/escape-xml.ts';

/** A path of three words and more; a file's name is none. */
const PATH = /\b[A-Za-z]\w*(?:\.[A-Za-z]\w*){2,}/g;

/** A sentence in which a number and its sign stay on one line, and paths break between their words. */
export const prose = (text: string): string => escapeXml(text).replace(/(\d) (?=%)/g, '$1\u00a0').replace(/± (?=\S)/g, '±\u00a0').replace(PATH, (path) => path.replaceAll('.', '.<wbr>')).replace(/\bp (?=\d|&lt;)/g, 'p\u00a0');

/** A line to be copied: no option of a command is broken at its hyphens. */
export const codeLine = (text: string): string => escapeXml(text).replace(/(^| )(--[a-z][a-z-]*)(?=[ =]|$)/g, '$1<span class="s">$2</span>');
