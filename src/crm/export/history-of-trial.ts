import type { Compiled } from '../../compile/compile.ts';
import { dayNumber } from '../../scenario/calendar.ts';
import { type History, status } from '../history.ts';
import { historyOf } from '../history-of.ts';
import { TextColumn } from '../text-column.ts';
import type { TrialRecord } from './trial-record.ts';

/** Names of people as the export writes them: pool and seat, and the so-manieth person in it. */
export function personNames(compiled: Compiled, { people }: Pick<TrialRecord, 'people'>): string[] {
  const pools = compiled.names.pools.flatMap(({ name, seats }) => Array.from({ length: seats }, (_, k) => `${name} ${k + 1}`));
  return people.map(({ seat, occupant }) => (occupant === 0 ? pools[seat] : `${pools[seat]} (person ${occupant + 1})`));
}

/** The stages of all motions; those of several motions are told apart by the motion's name. */
export function stageNames({ names }: Compiled): string[] {
  const isShared = (name: string, motion: number) => names.stages.some((other) => other.name === name && other.motion !== motion);
  return names.stages.map(({ name, motion }) => (isShared(name, motion) ? `${names.motions[motion].name} ${name}` : name));
}

/**
 * The history that reading a trial's export without warts would give, without the detour over files: as it was known
 * at the beginning of day `until` (counted from asOf; by default the whole horizon). Times of day are exact.
 */
export function historyOfTrial(compiled: Compiled, record: TrialRecord, until = record.horizonDays): History {
  const origin = dayNumber(compiled.scenario.calendar.asOf);
  const { names } = compiled;
  const deals = record.deals.filter(({ created }) => created < until);
  const isClosed = deals.map(({ closed }) => closed < until);
  const visits = deals.flatMap((deal, opportunity) => deal.visits.filter(({ entered }) => entered < until).map((visit) => ({ opportunity, ...visit })));
  const lastStage = new Int32Array(deals.length).fill(-1);
  for (const { opportunity, stage } of visits) lastStage[opportunity] = stage;
  const hasEarlier = deals.some(({ created }) => created < 0);
  const contracts = record.accounts.flatMap((account, index) => account.contracts.filter(({ start }) => start < until).map((contract) => ({ ...contract, index })));
  return historyOf({
    knownTo: origin + until,
    closesFrom: hasEarlier ? origin : -Infinity,
    currency: compiled.scenario.currency,
    names: {
      stages: stageNames(compiled),
      owners: personNames(compiled, record),
      motions: names.motions.map(({ name }) => name),
      segments: names.segments,
      sources: names.sources.map(({ name }) => name),
      origins: [...new Set(names.sources.map(({ origin: from }) => from))],
    },
    opportunities: {
      created: deals.map(({ created }) => origin + created),
      closed: deals.map(({ closed }, k) => (isClosed[k] ? origin + closed : NaN)),
      status: deals.map(({ outcome }, k) => (isClosed[k] ? status[outcome] : status.open)),
      owner: deals.map(({ owner }) => owner),
      account: deals.map(({ account }, k) => (isClosed[k] ? account : -1)),
      amount: deals.map(({ amount }) => amount),
      motion: deals.map(({ source }) => names.sources[source].motion),
      segment: deals.map(({ source }) => names.motions[names.sources[source].motion].segment),
      source: deals.map(({ source }) => source),
      stage: lastStage,
    },
    visits: { opportunity: visits.map(({ opportunity }) => opportunity), stage: visits.map(({ stage }) => stage), entered: visits.map(({ entered }) => origin + entered) },
    owners: { hired: record.people.map(({ hired }) => origin + hired), left: record.people.map(({ left }) => (left < until ? origin + left : NaN)) },
    accounts: { id: TextColumn.of(record.accounts.map((_, k) => `account ${k + 1}`)), segment: record.accounts.map(({ segment }) => segment) },
    subscriptions: {
      account: contracts.map(({ index }) => index),
      start: contracts.map(({ start }) => origin + start),
      end: contracts.map(({ end }) => origin + end),
      amount: contracts.map(({ amount }) => amount),
      nextAmount: contracts.map(({ end, nextAmount }) => (end < until ? nextAmount : NaN)),
      renewed: contracts.map(({ end, outcome }) => (end >= until || outcome === 'running' ? -1 : outcome === 'renewed' ? 1 : 0)),
    },
  });
}
