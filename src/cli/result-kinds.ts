import type { z } from 'zod';

/** The kinds of results and their schemas; a file is read only when its schema is asked for. */
export const resultKinds: Readonly<Record<string, () => Promise<z.ZodType>>> = {
  'quotacast.hire': async () => (await import('../decide/hire/result.ts')).hireSchema,
  'quotacast.quota': async () => (await import('../decide/quota/result.ts')).quotaSchema,
  'quotacast.sensitivity': async () => (await import('../decide/sensitivity/result.ts')).sensitivitySchema,
  'quotacast.calibration': async () => (await import('../crm/calibrate/calibration.ts')).calibrationSchema,
  'quotacast.backtest': async () => (await import('../crm/backtest/result.ts')).backtestSchema,
  'quotacast.forecast': async () => (await import('../crm/forecast/result.ts')).forecastSchema,
  'quotacast.replay': async () => (await import('../decide/replay/result.ts')).replaySchema,
  'quotacast.capacity': async () => (await import('../capacity/schema.ts')).capacitySchema,
  'quotacast.comparison': async () => (await import('../decide/compare/schema.ts')).comparisonSchema,
  'quotacast.sweep': async () => (await import('../decide/sweep/schema.ts')).sweepSchema,
  'quotacast.simulation': async () => (await import('../record/result.ts')).resultSchema,
};
