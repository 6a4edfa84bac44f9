/** The scores on hand-coded sets as Markdown: what is printed is what is written. */
import { FIRST, type KeyScore, shareRight } from './code-score.js';
import type { GoldResult } from './gold-score.js';
import { FAR_KM, type FarCount } from './place-error.js';
import type { PrecisionRecall } from './precision-recall.js';
import type { AssociationScore } from './window-score.js';

export function goldTableOf({ coding, association, places }: GoldResult): string {
  const ours = association[0]!;
  return [
    `# Hand-coded sets: ${coding.reports} reports, ${ours.windows.length} windows of clustered rows`,
    '',
    'Nothing here is simulated: real reports, coded and clustered by people (docs/benchmark.md). Higher is better, except for the',
    `share that lies over ${FAR_KM} km from the place by hand. docs/benchmark.md says which sets served for fitting.`,
    '',
    '## Coding',
    '',
    ...table(
      ['share right, %', `all ${coding.reports} reports`, `the ${coding.events} events`],
      coding.all.map((score, i) => [score.key, share(score), share(coding.onEvents[i]!)]),
    ),
    '',
    ...table(
      ['found as events', 'precision', 'recall', 'F', `F on the first ${FIRST}`],
      coding.detectors.map(({ detector, all, first }) => [detector, ...figures(all), number(first.f)]),
    ),
    '',
    '## Association',
    '',
    'B-cubed, identical headlines reduced to one, ambiguous rows left out; the program decides what is relevant, and a row that only',
    'the program or only the people hold for relevant stands alone on the other side.',
    '',
    ...table(
      [
        'way',
        'window',
        'relevance: precision',
        'recall',
        'F',
        'all: precision',
        'recall',
        'F',
        'without the largest incident: precision',
        'recall',
        'F',
      ],
      association.flatMap(({ way, windows, mean }) => [
        ...windows.map((score) => [way, score.window, ...associationFigures(score)]),
        [way, '**mean**', ...associationFigures(mean)],
      ]),
    ),
    '',
    ...table(
      ['mean F by the rows that count', 'all', 'without the largest incident'],
      association.flatMap(({ way, mean }) =>
        CHOICES.map(([choice, what]) => [
          `${way}: ${what}`,
          number(mean.all[choice].f),
          number(mean.withoutLargest[choice].f),
        ]),
      ),
    ),
    '',
    '## Places',
    '',
    ...table(
      [
        `over ${FAR_KM} km from a site or town by hand, %`,
        'Truceline',
        'of incidents',
        'in no incident',
        "the feed's own geocodes",
        'of incidents',
      ],
      places.map(({ window, ours: found, feed }) => [
        window,
        far(found),
        String(found.placed),
        String(found.notPlaced),
        far(feed),
        String(feed.placed),
      ]),
    ),
    '',
  ].join('\n');
}

const CHOICES = [
  ['relevant', 'relevant by hand'],
  ['either', 'relevant by hand or by the program'],
  ['strict', 'the same, but a row that only one of them holds for relevant scores nothing'],
] as const;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const marks = head.map((_, i) => (i === 0 || head[i] === 'window' ? '---' : '---:'));
  return [line(head), line(marks), ...rows.map(line)];
}

const figures = ({ precision, recall, f }: PrecisionRecall): string[] => [precision, recall, f].map(number);

const associationFigures = ({ relevance, all, withoutLargest }: AssociationScore): string[] =>
  [relevance, all.either, withoutLargest.either].flatMap(figures);

const share = (score: KeyScore): string => percent(shareRight(score));
const far = ({ far: count, placed }: FarCount): string => percent(count / placed);
const percent = (value: number): string => (Number.isNaN(value) ? '-' : (100 * value).toFixed(1));
const number = (value: number): string => (Number.isNaN(value) ? '-' : value.toFixed(3));
