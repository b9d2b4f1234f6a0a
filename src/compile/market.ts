import { H_MARKETS, H_PROSPECTING } from '../kernel/layout.ts';
import { S_MARKET_ACCOUNTS, S_MARKET_COOL_DOWN, S_MARKET_OPENING, S_PROSPECT_SHARE, S_PROSPECT_UNLESS } from '../kernel/section-ids.ts';
import { marketIn } from '../scenario/market.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { ProgramWriter } from './program.ts';

/** Writes the segments' finite markets, with the customers that they hold on the opening day. */
export function writeMarkets(writer: ProgramWriter, scenario: Scenario): void {
  const segments = Object.entries(scenario.segments);
  const any = segments.some(([, segment]) => marketIn(segment) !== undefined);
  writer.set(H_MARKETS, any ? 1 : 0);
  if (!any) return;
  for (const [name, spec] of segments) {
    const market = marketIn(spec);
    const customers = Object.values(scenario.accounts).reduce((sum, { segment, count }) => sum + ((segment ?? segments[0][0]) === name ? count : 0), 0);
    writer.add(S_MARKET_ACCOUNTS, market?.accounts ?? 0);
    writer.add(S_MARKET_OPENING, market === undefined ? 0 : customers);
    writer.add(S_MARKET_COOL_DOWN, market?.coolDownDays ?? 0);
  }
}

/** Writes which pools spend capacity on prospecting: a share of -1 where nothing is said of it. */
export function writeProspecting(writer: ProgramWriter, scenario: Scenario, pools: readonly string[]): void {
  const specs = pools.map((name) => scenario.pools[name].prospecting);
  const any = specs.some((spec) => spec !== undefined);
  writer.set(H_PROSPECTING, any ? 1 : 0);
  if (!any) return;
  writer.put(S_PROSPECT_SHARE, specs.map((spec) => spec?.share ?? -1));
  writer.put(S_PROSPECT_UNLESS, specs.map((spec) => (spec?.unless === undefined ? -1 : pools.indexOf(spec.unless))));
}
