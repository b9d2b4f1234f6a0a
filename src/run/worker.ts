import { parentPort, workerData } from 'node:worker_threads';
import { createEngine } from './engine.ts';
import { adoptModule, prepareKernel } from './kernel-host.ts';
import type { ThreadData } from './threads/messages.ts';
import { serve } from './threads/serve.ts';

if (parentPort === null) throw new Error('worker.ts runs in a thread of its own');
adoptModule((workerData as ThreadData).kernel);
await prepareKernel();
serve(parentPort, createEngine);
