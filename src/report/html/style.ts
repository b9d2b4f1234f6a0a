import { darkRules, palette } from '../chart/base/palette.ts';

const { ink, faint, grid, ground, main, aim } = palette;

/**
 * The page's look: light and dark by the reader's choice, one column on a telephone, black on white on paper. There the
 * heads of tables stand on each sheet, which Chromium does only where they hold no buttons of their own; tables of very many
 * columns take sheets of their own, laid across.
 */
export const style = `
:root{color-scheme:light dark;--ink:${ink};--faint:${faint};--grid:${grid};--ground:${ground};--panel:#f6f8fa;--link:#005a8c;--bad:${aim};--good:#00694e;--focus:${main}}
*{box-sizing:border-box}
html{scroll-padding-top:3.5rem}
body{margin:0 auto;max-width:60rem;padding:0 1rem 4rem;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25;margin:1.5rem 0 .25rem}
h2{font-size:1.25rem;line-height:1.3;margin:2.5rem 0 .75rem;padding-top:.75rem;border-top:1px solid var(--grid)}
h3{font-size:1rem;margin:1.5rem 0 .5rem}
p{margin:.5rem 0}
a{color:var(--link)}
.sub,.note{color:var(--faint);font-size:.875rem}
.sub span+span::before{content:" · "}
.headline{font-size:1.05rem;margin:1rem 0}
.headline p:first-child{font-size:1.4rem;line-height:1.35;font-weight:650;margin-bottom:.75rem}
.partial{position:sticky;top:0;z-index:2;margin:0 -1rem;padding:.6rem 1rem;background:#7a2e00;color:#fff;font-weight:650}
.mark{color:var(--bad);font-size:.8rem;font-weight:700;margin-left:.5rem;white-space:nowrap}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.15rem .9rem;margin:1rem 0;padding:.6rem 0;border-block:1px solid var(--grid);font-size:.9rem}
nav a{display:inline-block;padding:.15rem 0}
figure{margin:1rem 0 1.75rem}
figcaption{font-weight:650;margin-bottom:.35rem}
.chart{display:block;width:100%;height:auto;max-width:48rem}
.chart text{white-space:pre}
.narrow{display:none}
.plot{border-radius:4px}
details{margin:.5rem 0;border:1px solid var(--grid);border-radius:6px;padding:0 .75rem}
summary{cursor:pointer;padding:.45rem 0;font-size:.9rem;color:var(--link)}
.table{margin:.75rem 0}
.table>button{margin-top:.5rem}
.scroll{overflow-x:auto;max-height:36rem;overflow-y:auto;border-block:1px solid var(--grid)}
table{border-collapse:separate;border-spacing:0;font-size:.875rem;font-variant-numeric:tabular-nums;min-width:100%}
caption{text-align:left;font-weight:650;padding:.35rem 0}
caption span{display:inline-block;position:sticky;left:0;max-width:min(58rem,calc(100vw - 2.2rem))}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--grid);overflow-wrap:normal}
tbody th{font-weight:400;min-width:7rem;max-width:24rem;overflow-wrap:break-word}
th:first-child{position:sticky;left:0;background:var(--ground)}
thead th{background:var(--ground);position:sticky;top:0;z-index:1;font-weight:600;white-space:nowrap}
thead th:first-child{z-index:2}
td,.n{text-align:right;padding-left:.6rem}
td:not(.t),.n,.s{white-space:nowrap}
td.t.l{min-width:13rem}
thead th+th:not(.n),td.t{padding-left:.75rem}
td.t{min-width:5.2rem;max-width:24rem;text-align:left;overflow-wrap:break-word}
td.t.s{min-width:0}
td small{display:block;color:var(--faint);font-size:.72rem;line-height:1.2}
button,select{font:inherit;font-size:.875rem;color:var(--ink);background:var(--panel);border:1px solid var(--faint);border-radius:5px;padding:.25rem .6rem;min-height:1.9rem}
button{cursor:pointer}
thead button{all:unset;cursor:pointer;font-weight:600}
thead th[aria-sort=ascending] button::after{content:" \\2191"}
thead th[aria-sort=descending] button::after{content:" \\2193"}
:focus-visible,thead button:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
.choice{margin:1rem 0 .25rem;display:flex;gap:.5rem;align-items:center}
.choice select{max-width:70%}
.switched>h3{display:none}
pre{background:var(--panel);border:1px solid var(--grid);border-radius:6px;padding:.75rem;overflow:auto;max-height:32rem;font-size:.8rem;line-height:1.4;white-space:pre-wrap}
.checks{list-style:none;padding:0}
.checks b{display:inline-block;min-width:4rem}
.checks .bad{color:var(--bad)}
.checks .good{color:var(--good)}
#tip{position:absolute;z-index:3;pointer-events:none;max-width:22rem;padding:.35rem .6rem;border-radius:5px;background:var(--ink);color:var(--ground);font-size:.8rem;line-height:1.35}
[hidden]{display:none!important}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:560px){.wide{display:none}.narrow{display:block}tbody th{max-width:10rem;overflow-wrap:anywhere}td.t{overflow-wrap:anywhere}td.t.l{min-width:10rem}h1{font-size:1.3rem}.headline p:first-child{font-size:1.2rem}}
@media screen and (prefers-color-scheme:dark){
:root{--ink:#e6eaee;--faint:#a9b2bb;--grid:#343b43;--ground:#14181d;--panel:#1c2229;--link:#7cc0f0;--bad:#ff9d5c;--good:#3ec79b;--focus:#58aee6}
${darkRules('.chart')}
}
@media print{
:root{color-scheme:light}
@page{margin:16mm 14mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt system-ui,sans-serif}@bottom-left{content:"Quotacast";font:9pt system-ui,sans-serif}}
html{font-size:10pt}
body{max-width:none;padding:0}
nav,.choice,.table>button,details:not([open]),#tip{display:none}
.wide{display:block}.narrow{display:none}
.chart{max-width:170mm}
figure,tr,thead,.checks li,.table:not(:has(tbody tr:nth-child(13))){break-inside:avoid}
thead{display:table-header-group}
thead button{display:contents}
section:not(:has(p:not(.note),ul,pre,figure,.table:not(details:not([open]) *))){display:none}
h2,h3,figcaption{break-after:avoid}
.scroll{max-height:none;overflow:visible}
th,thead th,th:first-child,caption span{position:static;max-width:none}
pre{max-height:none}
.partial{position:static;margin:0;border:2px solid #7a2e00;background:#fff;color:#7a2e00}
a{color:inherit;text-decoration:none}
table{font-size:8pt}
td small{font-size:6.5pt}
td,.n,thead th+th:not(.n),td.t{padding-left:.3rem}
th,td{padding-right:.2rem}
thead th,td small{white-space:normal}
tbody th,td.t,td.t.l{min-width:0;overflow-wrap:anywhere}
@page wide{size:landscape}
.table:has(.most),section:has(>h2+.table .most){page:wide}
.many,.most{font-size:7pt}
.many small,.most small{font-size:5.5pt}
pre.long{columns:2;column-gap:6mm}
}
`;

/** Says on every printed page that a result is partial; only numbers are in it. */
export function partialStyle(words: string): string {
  return `@media print{@page{@top-center{content:"${words.replace(/[^A-Za-z0-9 ,.:;]/g, '')}";font:700 9pt system-ui,sans-serif;color:#7a2e00}}}`;
}
