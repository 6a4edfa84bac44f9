/** `truceline bench coverage`: corrected counts and change points against simulated lines whose truth is known. */
import type { ChangeScore, CountScore } from '../benchmark/coverage/coverage-score.js';
import { stepper, terminalProgress } from './progress.js';

/** Five worlds that nothing was chosen on. */
const SEEDS = [9401, 9402, 9403, 9404, 9405] as const;
const PER_DAY = [8, 20, 40] as const;

export async function benchCoverage(seeds: readonly number[] = SEEDS): Promise<void> {
  const { scoreChange, scoreCounts } = await import('../benchmark/coverage/coverage-score.js');
  const progress = terminalProgress();
  const step = stepper(progress);
  const steps = 3 + 2 * PER_DAY.length;
  let done = 0;
  const told = <T>(value: T): T => {
    step('simulated lines', ++done, steps);
    return value;
  };
  const counts = [0, 0.2, 0.5].map((scatter) => told(scoreCounts(seeds, scatter)));
  const changes = [0, 0.2].flatMap((scatter) =>
    PER_DAY.map((perDay) => told(scoreChange(seeds[0]!, perDay, scatter))),
  );
  progress.done();
  for (const line of [...countTable(counts), '', ...changeTable(changes)]) console.log(line);
}

function countTable(scores: readonly CountScore[]): string[] {
  const row = (what: string, cell: (score: CountScore) => string): string =>
    `| ${[what, ...scores.map(cell)].join(' | ')} |`;
  return [
    '# Counts corrected for coverage: 30 days, 200 sectors a world, patrol effort varied tenfold. Everything is simulated.',
    '',
    row('scatter of days (relative variance)', ({ scatter }) => String(scatter)),
    row('---', () => '---:'),
    row('events that happened', ({ happened }) => String(happened)),
    row('noticed (raw count)', ({ raw }) => String(raw)),
    row('corrected', ({ corrected }) => String(Math.round(corrected))),
    row('largest error of a world’s total, %', ({ worstTotalError }) => percent(worstTotalError)),
    row('raw: most watched tenth of sectors over least, too high by, %', ({ rawMisleads }) =>
      percent(rawMisleads),
    ),
    row('median error of a sector, corrected, %', ({ medianError }) => percent(medianError)),
    row('median error of a sector, raw, %', ({ medianRawError }) => percent(medianRawError)),
    row('sectors whose 95 % interval holds the truth, %', ({ intervalsHold }) => percent(intervalsHold)),
    row('the same from two observers, %', ({ twoObserversHold }) => percent(twoObserversHold)),
  ];
}

function changeTable(scores: readonly ChangeScore[]): string[] {
  return [
    '# A doubling of the rate, told by change points: 200 sectors, a year before it. Everything is simulated.',
    '',
    '| noticed a day | scatter of days | false alarms a sector and year | median delay, days | seen within two days, % |',
    '| ---: | ---: | ---: | ---: | ---: |',
    ...scores.map(
      (one) =>
        `| ${one.noticedPerDay.toFixed(1)} | ${one.scatter} | ${one.falseAlarmsPerSectorYear.toFixed(2)} | ${one.medianDelayDays.toFixed(1)} | ${percent(one.seenWithinTwoDays)} |`,
    ),
  ];
}

const percent = (share: number): string => (100 * share).toFixed(1);
