/** A mission held by a thread of its own, for an import so large that the thread pays for its start. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type PortStore, storeBehind } from '../mission/store-port.js';
import { CommandFailure } from './failure.js';
import type { MissionFolder } from './mission.js';
import type { Held, StoreWork } from './store-worker.js';

/** Run from its source there is no file that a thread could load. */
const IS_COMPILED = import.meta.url.endsWith('.js');
/** Below this much to read an import is done before a thread has gained anything. */
const LEAST_BYTES = 16 * 2 ** 20;

export const isWorthAThread = (bytes: number): boolean => IS_COMPILED && bytes >= LEAST_BYTES;

/** What a scavenge costs is what lives through it: a batch that is under way. */
const YOUNG_MEGABYTES = 96;

/** @throws CommandFailure where the mission cannot be held */
export async function holdOnThread(mission: MissionFolder, command: string): Promise<PortStore> {
  const worker = new Worker(new URL('./store-worker.js', import.meta.url), {
    workerData: { mission: { dir: mission.dir, config: mission.config }, command } satisfies StoreWork,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  const [held] = (await once(worker, 'message')) as [Held];
  if (!held.held) {
    await worker.terminate();
    throw new CommandFailure(held.sentence);
  }
  const store = storeBehind(worker, raise);
  return {
    ...store,
    async close() {
      try {
        await store.close();
      } finally {
        await worker.terminate();
      }
    },
  };
}

const raise = (error: Error): Error => {
  const { sentence } = error as Error & { readonly sentence?: string };
  return sentence === undefined ? error : new CommandFailure(sentence);
};
