/** `truceline bench fusion`: accounts of several kinds made one incident, against simulated worlds whose truth is known. */
import { stepper, terminalProgress } from './progress.js';

export interface FusionBench {
  readonly seeds?: readonly number[];
  readonly days: number;
  readonly eventsPerDay: number;
}

const TABLES = 4;

export async function benchFusion({ seeds, days, eventsPerDay }: FusionBench): Promise<void> {
  const { fusionTable, HELD_OUT_FUSION_SEEDS } = await import('../benchmark/fusion/table.js');
  const progress = terminalProgress();
  const step = stepper(progress);
  let done = 0;
  for (const lines of fusionTable({ seeds: seeds ?? HELD_OUT_FUSION_SEEDS, days, eventsPerDay })) {
    step('simulated worlds', ++done, TABLES);
    for (const line of lines) console.log(line);
  }
  progress.done();
}
