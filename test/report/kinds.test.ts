// Every kind of result has a report that is made of the result alone; the fixtures are what the commands print.
import { describe, expect, it } from 'vitest';
import { resultKinds } from '../../src/cli/result-kinds.ts';
import { allBlocks, figuresOf, tablesOf } from '../../src/report/document/document.ts';
import { documents } from '../../src/report/kinds/kinds.ts';
import { documentOf, made } from '../fixtures/report/documents.ts';

/** Shares of counts, half widths of errors, amounts of attainment, a target spread over its days, roots of variances. */
const reckoned = /^(target-company-landing-\d|attainment-ae-people): share$|-curves: observed\.error$|^spread: sd$|^weeks-booked: plan$|^target-company-ranges: /;

describe('reports', () => {
  it('are there for every kind of result', () => {
    expect(Object.keys(documents).sort()).toEqual(Object.keys(resultKinds).sort());
    expect(Object.keys(made).sort()).toEqual(Object.keys(resultKinds).sort());
  });

  it.each(Object.entries(made))('of %s are made of what its schema allows, and of nothing else', async (kind, result) => {
    const checked = (await resultKinds[kind]!()).safeParse(JSON.parse(JSON.stringify(result)));
    expect(checked.error?.issues).toBeUndefined();
    const document = await documentOf(checked.data as never);
    expect(JSON.stringify(document)).toBe(JSON.stringify(await documentOf(result)));
    expect(document.headline.length).toBeGreaterThan(0);
    expect(document.kind).toBe(kind);
  });

  it.each(Object.entries(made))('of %s have no figure in a table that is not in the result, but for the few that are reckoned of others', async (_, result) => {
    const known = new Set<unknown>();
    JSON.stringify(result, (_key, value: unknown) => (known.add(value), value));
    for (const { id, columns, rows } of tablesOf(await documentOf(result))) {
      const strange = columns.filter((_column, at) => rows.some((row) => typeof row[at] === 'number' && !known.has(row[at]))).map(({ key }) => `${id}: ${key}`);
      expect(strange.filter((each) => !reckoned.test(each)), id).toEqual([]);
    }
  });

  it.each(Object.entries(made))('of %s have ids of their own, rows as long as their columns, and end with how to get the numbers again', async (_, result) => {
    const document = await documentOf(result);
    const ids = [...document.parts.map(({ id }) => id), ...figuresOf(document).map(({ id }) => `figure-${id}`)];
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-zA-Z0-9-]+$/);
    for (const { id, columns, rows } of tablesOf(document)) {
      expect(new Set(columns.map(({ key }) => key)).size, id).toBe(columns.length);
      for (const row of rows) expect(row.length, id).toBe(columns.length);
      for (const { error } of columns) if (error !== undefined) expect(columns.some(({ key }) => key === error.of), `${id}: ${error.of}`).toBe(true);
    }
    const run = document.parts.find(({ id }) => id === 'run')!;
    expect(run.blocks.some((block) => block.kind === 'table')).toBe(true);
    const titles = allBlocks(document.parts.flatMap(({ blocks }) => blocks)).flatMap((block) => (block.kind === 'figure' ? [block.figure.description] : []));
    for (const title of titles) expect(title).toMatch(/\S.*[.:]$/);
  });
});
