/**
 * Colours of charts, light and dark. Told apart by readers with any kind of colour vision (after Okabe and Ito, "Color
 * universal design"), darkened so that each stands out at 3:1 or more from its ground; lines also differ by dash or label.
 * Every light colour is there once: a dark page finds it by its value.
 */
export const palette = {
  ink: '#1f2328',
  faint: '#59636e',
  grid: '#d8dee4',
  ground: '#ffffff',
  main: '#0072b2',
  middle: '#7fb2d6',
  pale: '#cfe2f1',
  aim: '#b34700',
  good: '#00795a',
  third: '#8e4585',
  fourth: '#8a6d00',
  rest: '#6e7781',
  // five steps from little to much
  step1: '#eef5fa',
  step2: '#c9dff0',
  step3: '#94c0e0',
  step4: '#2f7cb0',
  step5: '#00588b',
} as const;

const dark: Readonly<Record<keyof typeof palette, string>> = {
  ink: '#e6eaee',
  faint: '#a9b2bb',
  grid: '#343b43',
  ground: '#14181d',
  main: '#58aee6',
  middle: '#2f6d9a',
  pale: '#1d3f59',
  aim: '#ff9d5c',
  good: '#3ec79b',
  third: '#d79bd1',
  fourth: '#d8ba4a',
  rest: '#98a1aa',
  step1: '#17222c',
  step2: '#1d3a52',
  step3: '#2a5f87',
  step4: '#3f8fc4',
  step5: '#8ccbf3',
};

/** Colours of things side by side, in order. */
export const series = [palette.main, palette.aim, palette.good, palette.third, palette.fourth, palette.rest] as const;

/** Dashes of lines side by side, so that they differ without colour. */
export const dashes = ['', '6 3', '2 3', '8 3 2 3', '12 4', '1 4'] as const;

/** Rules that turn light charts dark: charts carry their colours as attributes, which any rule overrides. */
export function darkRules(scope: string): string {
  return Object.entries(palette)
    .flatMap(([name, light]) => {
      const to = dark[name as keyof typeof palette];
      return to === light ? [] : [`${scope}[fill="${light}"],${scope} [fill="${light}"]{fill:${to}}`, `${scope} [stroke="${light}"]{stroke:${to}}`];
    })
    .join('\n');
}
