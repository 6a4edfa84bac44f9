/** A thread that holds a mission and its ledger for a bulk import (store-thread.ts): says when it holds it, then answers. */
import { parentPort, workerData } from 'node:worker_threads';
import { answer } from '../mission/store-port.js';
import { sentence } from './failure.js';
import { holdMission, type MissionFolder } from './mission.js';

export interface StoreWork {
  readonly mission: MissionFolder;
  readonly command: string;
}

/** The first message; a sentence where a person can do something about it. */
export type Held = { readonly held: true } | { readonly held: false; readonly sentence: string };

const { mission, command } = workerData as StoreWork;
const port = parentPort!;
const say = (held: Held): void => port.postMessage(held);
try {
  const { store, release } = await holdMission(mission, command);
  answer(port, store, release, (error) => ({ sentence: sentence(error) }));
  say({ held: true });
} catch (error) {
  const words = sentence(error);
  if (words === undefined) throw error;
  say({ held: false, sentence: words });
}
