import { describe, expect, it } from 'vitest';
import { NARROW, WIDE } from '../../src/report/chart/base/canvas.ts';
import { sideLabels } from '../../src/report/chart/base/axis.ts';
import { textWidth } from '../../src/report/chart/base/text-width.ts';
import { codeLine, prose } from '../../src/report/html/prose.ts';

describe('names beside a chart', () => {
  it('have room, also where they are digits and capitals', () => {
    const names = ['006Qc000000006c', 'WWWWWWWWWWWWWWWW', 'illilliillilliil', 'motions.newBusiness.sources.qualified.perMonth', '名前'.repeat(20)];
    for (const width of [WIDE, NARROW]) {
      const { labels, left } = sideLabels(names, width);
      for (const label of labels) expect(textWidth(label), label).toBeLessThanOrEqual(left - 14);
      expect(left).toBeLessThan(width / 2);
    }
    expect(sideLabels(['006Qc000000006c'], WIDE).labels).toEqual(['006Qc000000006c']);
  });

  it('that differ look different, though there is little room', () => {
    const names = [12, 15, 20].flatMap((capacity) => [14, 16].map((perMonth) => `capacity=${capacity}, perMonth=${perMonth}`));
    expect(new Set(sideLabels(names, NARROW).labels).size).toBe(names.length);
    expect(sideLabels(names, WIDE).labels).toEqual(names);
  });
});

describe('paths beside a chart', () => {
  it('give up their first words, and two of them stand below each other', () => {
    const names = ['pools.ae.hires.spring.count=5', 'pools.ae.capacity=25; pools.ae.backfill=false', 'Hiring plan'];
    expect(sideLabels(names, NARROW).labels).toEqual(['…spring.count=5', '…ae.capacity=25\n+ …backfill=false', 'Hiring plan']);
    // where they would then be the same, they keep their beginnings
    expect(new Set(sideLabels(['pools.adr.hires.spring.count=5', 'pools.ae.hires.spring.count=5'], NARROW).labels).size).toBe(2);
  });
});

describe('a sentence on a page', () => {
  it('keeps a number and its sign together, and breaks paths between their words', () => {
    expect(prose('a.b2.c=1; owners.csv; p < 0.001')).toBe('a.<wbr>b2.<wbr>c=1; owners.csv; p\u00a0&lt; 0.001');
    expect(prose('95 % of 8 quarters, ± 1 (<b> %)')).toBe('95\u00a0% of 8 quarters, ±\u00a01 (&lt;b&gt; %)');
  });
});

describe('a command on a page', () => {
  it('is not broken inside an option, and copies as it is', () => {
    const line = codeLine("npx quotacast simulate 'a --b<i>.yaml' --seed 1 --set a.b-c=2");
    expect(line.replace(/<\/?span[^>]*>/g, '')).toBe('npx quotacast simulate &#39;a --b&lt;i&gt;.yaml&#39; --seed 1 --set a.b-c=2');
    expect(line).toContain('<span class="s">--seed</span> 1');
  });
});
