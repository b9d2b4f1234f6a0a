import type { Capacity, CapacityReason } from '../../../capacity/schema.ts';
import type { Page } from '../page.ts';
import { note, titled } from '../section.ts';
import { table } from '../table.ts';
import { signed } from './amounts.ts';

const words: Readonly<Record<CapacityReason['cause'], string>> = {
  attrition: 'attrition: people leave by chance and on any day, seats stay empty, deals are handed over; the table takes whole people at the ends of periods, each worth what busy slots bring.',
  ramp: 'ramp: a deal closes a cycle after it was taken on, and people start on any day of a period; the table counts whole periods.',
  queues: 'queues: deals wait for a free slot of an owner or of somebody who is needed beside the owner, and people with full slots find no new ones; the table knows no waiting.',
  pipeline: 'pipeline: what is left when nobody leaves, ramps or waits: what people could book, and what the sources bring.',
};

/** Why capacity and simulated bookings differ, cause by cause. */
export function reasonLines({ lines, reasons }: Capacity, page: Page): string[] {
  if (reasons.length === 0) return [];
  const whole = lines.find(({ id, pool }) => id === 'productivityCapacity' && pool === null)!;
  const booked = whole.simulated?.total.mean ?? 0;
  const money = (value: number) => signed(page, 'money', value);
  const rows = table(page, [
    { head: 'cause', cells: reasons.map(({ cause }) => cause) },
    { head: 'cost: table', cells: reasons.map(({ cause, table: inTable }) => (cause === 'pipeline' ? '' : page.money(inTable))), drop: 2 },
    { head: 'simulation', cells: reasons.map(({ cause, simulation }) => (cause === 'pipeline' ? '' : page.money(simulation))), drop: 1 },
    { head: 'simulation less table', cells: reasons.map(({ difference }) => money(-difference)) },
    { head: 'error', cells: reasons.map(({ error }) => (error === null ? '' : `± ${page.money(error)}`)) },
  ]);
  const title = `Why ${page.money(booked)} are booked on average and not the capacity of ${page.money(whole.total ?? 0)}`;
  const told = reasons.flatMap(({ cause }) => note(page, words[cause]));
  return titled(page, title, [...rows, ...told, ...note(page, 'Causes are taken away one after another, in this order, from the table and from the simulation, on the same random numbers.')]);
}
