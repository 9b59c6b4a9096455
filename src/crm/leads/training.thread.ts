import { parentPort, workerData } from 'node:worker_threads';
import { FEATURES } from './facts.rules.js';
import type { Material } from './training.js';
import { train } from './training.rules.js';

// Learning takes the processor for seconds: beside the thread that answers clients.
const { examples, inUse } = workerData as Material;
parentPort?.postMessage(train(FEATURES, examples, inUse));
