// Markdown for pasting: the figures of the page, and nothing in a name is markup.
import { describe, expect, it } from 'vitest';
import { formatsIn } from '../../src/report/document/formats.ts';
import { escaped, markdown } from '../../src/report/markdown/markdown.ts';
import { documentOf, harms, made, partialResult, withHarm } from '../fixtures/report/documents.ts';

describe('a report as Markdown', () => {
  it('begins with the answer and has its figures with their simulation error', async () => {
    const text = markdown(await documentOf(made['quotacast.simulation']!), formatsIn('USD'));
    const lines = text.split('\n');
    expect(lines[0]).toBe('# Northern team');
    expect(text).toContain('**In 82 of 100 simulated years the team books $16.1M or more of new business and expansion (simulation error ± 1).**');
    expect(text).toContain('| FY25-Q1 | $3.6M | 98.3 % (98.0 % to 98.5 %) |');
    expect(text).toContain('--seed 7 --trials 10000');
  });

  it('has rows as long as their heads', async () => {
    for (const result of Object.values(made)) {
      const blocks = markdown(await documentOf(result), formatsIn('USD')).trimEnd().split('\n\n').filter((block) => block.startsWith('| '));
      expect(blocks.length).toBeGreaterThan(0);
      for (const block of blocks) expect(new Set(block.split('\n').map((line) => line.replaceAll('\\|', '').split('|').length)).size, block.slice(0, 80)).toBe(1);
    }
  });

  it('says at both ends that a result is partial', async () => {
    const text = markdown(await documentOf(partialResult), formatsIn('USD'));
    expect(text).toMatch(/^\*\*PARTIAL: 3,072 of 10,000 trials/);
    expect(text.trimEnd()).toMatch(/PARTIAL[^\n]*$/);
  });

  it('has no markup, link or HTML that comes from a name', async () => {
    for (const result of Object.values(made)) {
      const text = markdown(await documentOf(withHarm(result, 0, [...harms, '[x](javascript:alert(1))', '![x](http://evil)', '`code`', '| cell |'])), formatsIn('USD'));
      // what stands between fences is shown as it is
      expect(text.replace(/^(`{3,})\n[\s\S]*?\n\1$/gm, '')).not.toMatch(/<[a-z/!]/i);
      expect(text.replace(/^(`{3,})\n[\s\S]*?\n\1$/gm, '')).not.toMatch(/(?<!\\)\]\(|(?!\n)\p{Cc}|\p{Cf}/u);
    }
    expect(escaped('a|b*c_d`e`[f](g)<h>')).toBe('a\\|b\\*c\\_d\\`e\\`\\[f\\](g)&lt;h&gt;');
  });
});
