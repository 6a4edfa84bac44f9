/** The page's worker: one job, then it ends. Cancelling ends it sooner. */
import { FormatError } from '../../../src/ledger/format/format-error.js';
import { ability, verifyEd25519 } from './ed25519.ts';
import { type Job, runJob, type Told } from './job.ts';
import { onWorkers } from './spread.ts';

const say = (told: Told): void => self.postMessage(told);

self.onmessage = async ({ data }: MessageEvent<Job>): Promise<void> => {
  try {
    const can = await ability();
    if (can === 'ready') await runJob(data, verifyEd25519, onWorkers, say);
    else say({ kind: 'failed', reason: can, message: '' });
  } catch (error) {
    const reason = error instanceof FormatError ? 'key' : 'defect';
    say({ kind: 'failed', reason, message: (error as Error).message });
  }
};
