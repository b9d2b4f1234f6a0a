import { parentPort, workerData } from 'node:worker_threads';
import { createEngine, type Engine } from '../engine.ts';
import { adoptModule, prepareKernel } from '../kernel-host.ts';
import { END, REST, errorText, type ThreadData } from '../threads/messages.ts';
import { runChunk } from './chunk.ts';
import type { ChunkSetup } from './job.ts';
import type { ChunkOrder, ChunkReply } from './messages.ts';

if (parentPort === null) throw new Error('worker.ts runs in a thread of its own');
const port = parentPort;
adoptModule((workerData as ThreadData).kernel);
await prepareKernel();
let job: { readonly setup: ChunkSetup; readonly engine: Engine } | undefined;

port.on('message', (order: ChunkOrder | typeof REST | typeof END) => {
  if (order === END) return port.close();
  if (order === REST) return (job = undefined);
  const { setup, first, count } = order;
  try {
    if (setup !== null) job = { setup, engine: createEngine(setup.program, setup.keys, { trialsPerRates: setup.trialsPerRates }) };
    if (job === undefined) throw new Error('chunk: expected a setup before it');
    const values = runChunk(job.engine, job.setup.lines, job.setup.periods, first, count);
    port.postMessage({ kind: 'done', values } satisfies ChunkReply, [values.buffer as ArrayBuffer]);
  } catch (error) {
    // the engine's state is unknown after a failure
    job = undefined;
    port.postMessage({ kind: 'failed', error: errorText(error) } satisfies ChunkReply);
  }
});
