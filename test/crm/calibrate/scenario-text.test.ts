import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../dist/crm/calibrate/calibrate.js';
import { scenarioText } from '../../../dist/crm/calibrate/write/scenario-text.js';
import { loadScenario } from '../../../dist/scenario/load.js';
import { generatedHistory, knownRates } from './generated-history.ts';

describe('a calibrated scenario as text', () => {
  const learnt = calibrate(generatedHistory({ ...knownRates, perDay: 1 }, 3), { draws: 20, name: 'Learnt: "all", #1' });
  const text = scenarioText(learnt, ['Learnt from\na file']);

  it('reads back as the same scenario', () => {
    const { scenario } = loadScenario({ text, file: 'learnt.yaml' });
    expect(JSON.stringify(scenario)).toBe(JSON.stringify(loadScenario({ object: learnt.scenario }).scenario));
  });

  it('says beside each figure where it comes from, on how many it rests, and its interval', () => {
    expect(text).toMatch(/advance: 0\.\d+ # 80 % between 0\.\d+ and 0\.\d+; [\d,]+ spells that ended/);
    expect(text).toMatch(/perMonth: [\d.]+.*# 80 % between .* deals in 1,09\d days/);
    expect(text.startsWith('# Learnt from a file\n')).toBe(true);
  });
});
