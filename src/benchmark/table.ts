/**
 * The result as one table, Markdown: what is printed is what is written. Every part says that it is simulated.
 */
import type { BenchmarkResult, MethodResult } from './compare.js';
import type { Score } from './score.js';
import { THRESHOLD_SEEDS, TRAINING_SEEDS } from './seeds.js';

export function tableOf(result: BenchmarkResult): string {
  const { methods, incidents, seeds, liarShare } = result;
  const header = (first: string, columns: readonly string[]): string[] => [
    `| ${[first, ...columns].join(' | ')} |`,
    `| ${['---', ...columns.map(() => '---:')].join(' | ')} |`,
  ];
  const names = methods.map(({ name }) => name);
  const row = (what: string, cell: (method: MethodResult, index: number) => string): string =>
    `| ${[what, ...methods.map(cell)].join(' | ')} |`;
  const of = (pick: (score: Score) => string) => [
    row(LIES_NOT, ({ honest }) => pick(honest)),
    ...(liarShare > 0 ? [row(lies(liarShare), ({ lied }) => pick(lied))] : []),
  ];
  const block = (what: string, rows: readonly string[]): string[] =>
    rows.map((one) => `| ${what}, ${one.slice(2)}`);
  const mission = String(result.missionThreshold);
  return [
    `# Attribution benchmark: ${incidents} simulated incidents`,
    '',
    `Everything here is simulated: invented parties, places and sources (docs/benchmark.md). ${worldsOf(seeds)}`,
    'Baselines and thresholds are fitted in other worlds, the training ones. Higher is better, except for calibration error,',
    'Brier score, log loss and set size.',
    '',
    ...header('simulated', names),
    ...block(
      'accuracy, %',
      of(({ accuracy }) => percent(accuracy)),
    ),
    row('accuracy lost to the lying sources, points', ({ honest, lied }) =>
      points(honest.accuracy - lied.accuracy),
    ),
    ...block(
      'calibration error, 15 bins of equal width',
      of(({ eceEqualWidth }) => eceEqualWidth.toFixed(4)),
    ),
    ...block(
      'calibration error, 15 bins of equal number',
      of(({ eceEqualMass }) => eceEqualMass.toFixed(4)),
    ),
    ...block(
      'Brier score',
      of(({ brier }) => brier.toFixed(4)),
    ),
    ...block(
      'log loss',
      of(({ logLoss }) => logLoss.toFixed(4)),
    ),
    ...block(
      `named at ${mission}, %`,
      of(({ named }) => percent(named[0]!.answered)),
    ),
    ...block(
      `right where named at ${mission}, %`,
      of(({ named }) => percent(named[0]!.right)),
    ),
    row('share right asked for in training, %', ({ threshold, askedInTraining }) =>
      threshold > 1 ? 'none' : percent(askedInTraining, 2),
    ),
    row('threshold for 99 % right, from training', ({ threshold }) =>
      threshold > 1 ? 'none' : threshold.toFixed(4),
    ),
    ...block(
      'named at that threshold, %',
      of(({ named }) => percent(named[1]!.answered)),
    ),
    ...block(
      'right where named there, %',
      of(({ named }) => percent(named[1]!.right, 2)),
    ),
    ...block(
      'most that can be named with 99 % right, %',
      of(({ answerableAt99 }) => percent(answerableAt99)),
    ),
    ...block(
      'area under the abstention curve',
      of(({ curveArea }) => curveArea.toFixed(4)),
    ),
    ...block(
      'conformal set holds the truth, %',
      of(({ setCoverage }) => percent(setCoverage)),
    ),
    ...block(
      'mean size of the set',
      of(({ setSize }) => number(setSize, 2)),
    ),
    '',
    `Bloc of lying sources found, area under the ROC curve by world: ${result.blocAuc.map((auc) => auc.toFixed(4)).join(', ') || 'no liars'}.`,
    '',
    '## Accuracy by what really happened, %, no source lies together',
    '',
    ...header('simulated', ['incidents', ...names]),
    ...result.kinds.map(
      ({ kind, incidents: count, accuracy }) =>
        `| ${[kind, String(count), ...accuracy.map((share) => percent(share))].join(' | ')} |`,
    ),
    '',
    '## How much can be answered hangs on how much is told',
    '',
    ...header('simulated: sources tell', [
      'accounts an incident',
      'model: accuracy, %',
      'calibration error',
      'named at the 99 % threshold, %',
      'right where named, %',
      'majority vote: accuracy, %',
    ]),
    ...result.evidence.map(({ coverage, accountsAnIncident, scores: [model, majority] }) => {
      const strict = model!.named[1]!;
      return `| ${[
        coverage === 1 ? 'as usual here' : `${coverage} times as often`,
        accountsAnIncident.toFixed(1),
        percent(model!.accuracy),
        model!.eceEqualWidth.toFixed(4),
        percent(strict.answered),
        percent(strict.right, 2),
        percent(majority!.accuracy),
      ].join(' | ')} |`;
    }),
    '',
    '## Mismatch suite: worlds for which the model was not built',
    '',
    ...header('simulated', [
      'incidents',
      'model: calibration error',
      'accuracy, %',
      `named at ${mission}, %`,
      'right where named, %',
      'named at the 99 % threshold, %',
      'right where named, %',
      'majority vote: calibration error',
      'accuracy, %',
    ]),
    ...result.mismatches.map(({ what, scores: [model, majority] }) => {
      const [at, strict] = model!.named;
      return `| ${[
        what,
        String(model!.incidents),
        model!.eceEqualWidth.toFixed(4),
        percent(model!.accuracy),
        percent(at!.answered),
        percent(at!.right),
        percent(strict!.answered),
        percent(strict!.right, 2),
        majority!.eceEqualWidth.toFixed(4),
        percent(majority!.accuracy),
      ].join(' | ')} |`;
    }),
    '',
    `Calibration error over the whole suite: ${methods.map(({ name }, m) => `${name} ${result.mismatchEce[m]!.toFixed(4)}`).join(', ')}.`,
    '',
  ].join('\n');
}

function worldsOf(seeds: readonly number[]): string {
  const trained = seeds.filter((seed) => TRAINING_SEEDS.includes(seed) || THRESHOLD_SEEDS.includes(seed));
  const named = `seeds ${seeds.join(', ')}.`;
  if (trained.length === 0) return `Held-out worlds: ${named}`;
  return `Worlds: ${named} **Not held out: ${trained.join(', ')} served for training.**`;
}

const LIES_NOT = 'no source lies together';
const lies = (share: number): string => `${Math.round(100 * share)} % of the sources lie together`;

export const percent = (share: number, digits = 1): string => number(100 * share, digits);
const number = (value: number, digits: number): string => (Number.isNaN(value) ? '-' : value.toFixed(digits));
const points = (share: number): string => (100 * share).toFixed(1);
