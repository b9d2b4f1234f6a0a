// The terminal's report of each kind.
import { backtestReport } from '../../src/report/text/crm/backtest-report.ts';
import { calibrationReport } from '../../src/report/text/crm/calibration-report.ts';
import { forecastReport } from '../../src/report/text/crm/forecast-report.ts';
import { capacityReport } from '../../src/report/text/decide/capacity.ts';
import { comparisonReport } from '../../src/report/text/decide/comparison.ts';
import { sweepReport } from '../../src/report/text/decide/sweep.ts';
import { hireReport } from '../../src/report/text/hire/report.ts';
import type { PageOptions } from '../../src/report/text/page.ts';
import { quotaReport } from '../../src/report/text/quota/report.ts';
import { replayReport } from '../../src/report/text/replay/report.ts';
import { sensitivityReport } from '../../src/report/text/sensitivity/report.ts';
import { textReport } from '../../src/report/text/text-report.ts';

export const terminalReports: Readonly<Record<string, (result: never, page: PageOptions) => string[]>> = {
  'quotacast.backtest': backtestReport,
  'quotacast.calibration': calibrationReport,
  'quotacast.capacity': capacityReport,
  'quotacast.comparison': comparisonReport,
  'quotacast.forecast': forecastReport,
  'quotacast.hire': hireReport,
  'quotacast.quota': quotaReport,
  'quotacast.replay': replayReport,
  'quotacast.sensitivity': sensitivityReport,
  'quotacast.simulation': textReport,
  'quotacast.sweep': sweepReport,
};
