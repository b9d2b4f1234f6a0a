// Every chart of every kind, read back from its picture: marks are where the result has them, bars begin at zero, axes say
// their unit, and a range says whether it holds trials or is an error.
import { describe, expect, it } from 'vitest';
import { loadCanvas, NARROW, WIDE } from '../../../src/report/chart/base/canvas.ts';
import { figuresOf } from '../../../src/report/document/document.ts';
import { formatsIn } from '../../../src/report/document/formats.ts';
import { documentOf, made } from '../../fixtures/report/documents.ts';
import { expectedMarks, type Shown } from './expected-marks.ts';
import { readMarks, type Axis } from './read-marks.ts';

const canvas = await loadCanvas(formatsIn('USD'));
const kinds = await Promise.all(Object.entries(made).map(async ([kind, result]) => ({ kind, result, figures: figuresOf(await documentOf(result)) })));
const charts = kinds.flatMap(({ kind, figures, result }) => figures.map((figure) => ({ name: `${kind}: ${figure.id}`, figure, expected: expectedMarks(result)[figure.id] })));

/** Marks whose ends are an error, and those that hold trials. */
const errorMarks = ['errors'];
const trialMarks = ['ranges', 'halves', 'outer', 'inner'];
const ERROR = /^(simulation|sampling) error( |$)/;
const TRIALS = /(^|, )80 % (of (simulated|simulations|trials|forecast draws)|interval of what is not known)/;

describe('the marks of charts', () => {
  it('are told for every chart of every kind', () => {
    for (const { kind, result, figures } of kinds) expect(Object.keys(expectedMarks(result)).sort(), kind).toEqual(figures.map(({ id }) => id).sort());
  });

  it.each(charts.map((chart) => [chart.name, chart] as const))('%s shows what the result has, within a pixel, on a page and on a telephone', (_, { figure, expected }) => {
    for (const width of [WIDE, NARROW]) {
      const picture = readMarks(figure.draw(canvas(width)));
      for (const [mark, shown] of Object.entries(expected!.marks)) {
        expect(picture.count(mark), mark).toBe(typeof shown === 'number' ? shown : shown.length);
        if (typeof shown === 'number') continue;
        const axis: Axis = picture[expected!.axis]!;
        const off = picture.pixels(mark, expected!.axis).map(([low, high], k) => {
          const [from, to] = pair(shown[k]!).map(axis.pixelAt).sort((a, b) => a - b) as [number, number];
          return Math.max(Math.abs(low - from), Math.abs(high - to));
        });
        expect(Math.max(0, ...off), `${mark}: ${off.join(' ')}`).toBeLessThan(0.75);
      }
    }
  });

  it.each(charts.map((chart) => [chart.name, chart] as const))('%s has bars that begin at zero or where another ends', (_, { figure }) => {
    const picture = readMarks(figure.draw(canvas(WIDE)));
    const isRange = picture.classes.includes('medians');
    for (const mark of ['bars', 'ramped', 'adds'].filter((name) => picture.classes.includes(name))) {
      const along = (['x', 'y'] as const).filter((axis) => picture[axis]?.values.includes(0));
      expect(along.length, 'an axis with a zero').toBeGreaterThan(0);
      // bars of ranges stand on an axis that has its zero
      if (isRange) continue;
      const fits = along.some((axis) => {
        const zero = picture[axis]!.pixelAt(0);
        const bars = picture.pixels(mark, axis);
        return bars.every(([low, high], k) => [low, high].some((end) => Math.abs(end - zero) < 0.75) || bars.some((other, j) => j !== k && other.some((end) => Math.min(Math.abs(end - low), Math.abs(end - high)) < 0.75)));
      });
      expect(fits, mark).toBe(true);
    }
  });

  it.each(charts.map((chart) => [chart.name, chart] as const))('%s says what its axes measure, and in what', (_, { figure }) => {
    for (const width of [WIDE, NARROW]) {
      const { x, y, names } = readMarks(figure.draw(canvas(width)));
      const named = { x: names.find((name) => name.endsWith('→')), y: names.find((name) => name.startsWith('↑')) };
      for (const [axis, of] of [['x', x], ['y', y]] as const) {
        if (of === null) continue;
        expect(named[axis], axis).toMatch(/[a-z]{3,}/i);
        const hasUnit = of.labels.every((label) => /[%$x]|points/.test(label)) || /\b(days|people|seats of \S+|forecasts)\b/.test(named[axis]!);
        expect(hasUnit, `${named[axis]}: ${of.labels.join(' ')}`).toBe(true);
        // money also says which
        if (of.labels.some((label) => label.includes('$'))) expect(named[axis]).toContain(', USD');
      }
    }
  });

  it.each(charts.map((chart) => [chart.name, chart] as const))('%s says of each range whether it holds trials or is an error', (_, { figure }) => {
    const { classes, key } = readMarks(figure.draw(canvas(WIDE)));
    const has = (names: readonly string[]) => names.some((name) => classes.includes(name));
    const isRange = classes.includes('medians') && classes.includes('bars');
    expect(key.some((text) => ERROR.test(text)), key.join('; ')).toBe(has(errorMarks));
    expect(key.some((text) => TRIALS.test(text)), key.join('; ')).toBe(has(trialMarks) || isRange || (classes.includes('band') && !key.some((text) => text.startsWith('where luck alone'))));
    for (const text of key) expect(ERROR.test(text) && TRIALS.test(text), text).toBe(false);
    expect([...key, figure.title, figure.description].join(' ')).not.toMatch(/confidence (interval|band|level)|±/i);
  });
});

const pair = (shown: Shown): readonly [number, number] => (typeof shown === 'number' ? [shown, shown] : shown);
