// What runs in a page under test, as texts: the tests themselves know no document.

export const openAll = `document.querySelectorAll('details').forEach((each) => (each.open = true))`;

/** One long table is like another, and each takes long to look through. */
export const openMost = `{
  const [first] = document.querySelectorAll('.long');
  document.querySelectorAll('details').forEach((each) => (each.open = !each.matches('.long') || each === first));
}`;

export const longAreWritten = `[...document.querySelectorAll('.long')].every((each) => each.querySelector('.table') !== null)`;

export const scrollWidth = 'document.documentElement.scrollWidth';

export const data = `JSON.parse(document.getElementById('data').textContent)`;

export const figureIds = `[...document.querySelectorAll('figure')].map(({ id }) => id)`;

/** Pictures as they would be printed. */
export const figureBoxes = `[...document.querySelectorAll('figure')].filter((figure) => figure.getBoundingClientRect().height > 0).map((figure) => {
  const { height, right } = figure.getBoundingClientRect();
  return { id: figure.id, breaks: getComputedStyle(figure).breakInside, height, right };
})`;

/** Tables, texts and pictures that reach beyond the page. */
export const tooWide = `[...document.querySelectorAll('main table, main p, main li, main pre, main svg')].filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map((each) => each.tagName + ' ' + each.textContent.slice(0, 40))`;

export const ground = `getComputedStyle(document.body).backgroundColor`;

/** How many marks of each kind each picture has, as drawn. */
export const markCounts = `Object.fromEntries([...document.querySelectorAll('figure')].map((figure) => [
  figure.id.replace('figure-', ''),
  [...figure.querySelectorAll('.wide svg > g[class]:not(.key)')].reduce((all, group) => {
    const name = group.getAttribute('class');
    return { ...all, [name]: (all[name] ?? 0) + [...group.children].flatMap((child) => (child.tagName === 'g' ? [...child.children] : [child])).length };
  }, {}),
]))`;

/** By table: the texts of its cells, without the small print, as they stand there. */
export const cellTexts = `Object.fromEntries([...document.querySelectorAll('.table')].map((table) => [
  table.dataset.table,
  { at: [...table.querySelectorAll('thead th')].map((head) => Number(head.dataset.at)), rows: [...table.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => [...cell.childNodes].filter(({ nodeName }) => nodeName !== 'SMALL').map(({ textContent }) => textContent).join(''))) },
]))`;

/** Texts of pictures that reach beyond them. */
export const textsCutOff = `[...document.querySelectorAll('.plot svg')].flatMap((svg) => {
  const box = svg.getBoundingClientRect();
  if (box.width === 0) return [];
  const isOut = (text) => {
    const own = text.getBoundingClientRect();
    return own.width > 0 && (own.left < box.left - 1 || own.right > box.right + 1 || own.top < box.top - 1 || own.bottom > box.bottom + 1);
  };
  return [...svg.querySelectorAll('text')].filter(isOut).map((text) => svg.getAttribute('aria-label') + ': ' + text.textContent);
})`;

/** Pairs of texts of one picture that cover each other. */
export const textsThatTouch = `[...document.querySelectorAll('.plot svg')].flatMap((svg) => {
  const texts = [...svg.querySelectorAll('text')].map((text) => ({ words: text.textContent, box: text.getBoundingClientRect() })).filter(({ box }) => box.width > 0);
  const covers = (a, b) => a.left < b.right - 1.5 && b.left < a.right - 1.5 && a.top < b.bottom - 2.5 && b.top < a.bottom - 2.5;
  return texts.flatMap((one, i) => texts.slice(i + 1).filter((other) => covers(one.box, other.box)).map((other) => svg.getAttribute('aria-label') + ': ' + one.words + ' / ' + other.words));
})`;

/** Figures in the cells of a grid that stand out from them at less than 4.5:1, which axe does not look at. */
export const faintCells = `[...document.querySelectorAll('.plot svg')].flatMap((svg) => {
  const light = (color) => color.match(/\\d+/g).slice(0, 3).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)).reduce((sum, part, k) => sum + part * [0.2126, 0.7152, 0.0722][k], 0);
  const [cells, values] = ['cells', 'values'].map((name) => [...svg.querySelectorAll('.' + name + ' > *')].map((each) => light(getComputedStyle(each).fill)));
  return values.flatMap((value, i) => (cells[i] === undefined || (Math.max(value, cells[i]) + 0.05) / (Math.min(value, cells[i]) + 0.05) >= 4.5 ? [] : [svg.getAttribute('aria-label') + ': ' + i]));
})`;

/** What a harmful text would leave behind. */
export const damage = `[typeof window.harmed, document.scripts.length, document.querySelectorAll('img, iframe, object, embed, link, base, form, [onload], [onerror], [onmouseover]').length]`;

export const seriousFindings = (rules?: readonly string[]): string => `axe.run(document, ${rules === undefined ? '{}' : JSON.stringify({ runOnly: rules })}).then(({ violations }) =>
  violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 200)))`;

export const download = (table: string): string => `document.querySelector('.table[data-table="${table}"] > button').click()`;
