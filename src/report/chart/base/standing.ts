import { darkRules, palette } from './palette.ts';

/** A chart as a file by itself: its title is written above it, its ground is drawn, and it turns dark where the reader's screen is. */
export function standing(svg: string): string {
  const rules = `text{white-space:pre}@media (prefers-color-scheme:dark){${darkRules('svg')}}`;
  return svg.replace(/(<\/desc>)/, (end) => `${end}<style>${rules}</style><rect width="100%" height="100%" fill="${palette.ground}"/>`);
}
