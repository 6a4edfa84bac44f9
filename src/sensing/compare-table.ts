/** The comparison as one table, Markdown. Everything in it is simulated, and says so. */
import type { LocateComparison } from './compare.js';
import type { PlaceSummary, Summary } from './score/summary.js';

export function tableOfLocators(result: LocateComparison): string {
  const { parameters: p, seeds, locators } = result;
  return [
    '# Location benchmark: simulated sensor networks',
    '',
    `Everything here is simulated (docs/sensing.md). ${p.sensors} sensors on ${p.lengthKm} km, ${round(p.hours * 60)} minutes, ${p.ratePer100Km} events/s per`,
    `100 km, ${round(100 * p.falseShare)} % of the arrivals false, wind reported to ${p.windSigmaMetresPerSecond} m/s; seeds ${seeds.join(', ')}. Errors in metres.`,
    '',
    ...table(
      ['simulated world', 'locator', ...COLUMNS.map(([name]) => name), 'arrivals/s of one core'],
      result.worlds.flatMap(({ id, what, arrivals, results }) =>
        results.map(({ summary, cpuSeconds }, i) => [
          `${id}: ${what}`,
          locators[i]!,
          ...COLUMNS.map(([, of]) => of(summary)),
          String(Math.round(arrivals / cpuSeconds)),
        ]),
      ),
    ),
    '',
    '## By how many sensors heard it and how far from the row',
    '',
    ...table(
      ['simulated world', 'locator', 'events that are', ...PLACE_COLUMNS.map(([name]) => name)],
      result.worlds
        .slice(0, 1)
        .flatMap(({ id, results }) =>
          results.flatMap(({ summary }, i) =>
            summary.groups.map(({ what, places }) => [
              id,
              locators[i]!,
              what,
              ...PLACE_COLUMNS.map(([, of]) => of(places)),
            ]),
          ),
        ),
    ),
    '',
  ].join('\n');
}

const percent = (share: number, digits = 1): string =>
  Number.isNaN(share) ? '-' : (100 * share).toFixed(digits);
const metres = (value: number): string => (Number.isNaN(value) ? '-' : value.toFixed(0));
const round = (value: number): string => String(Math.round(100 * value) / 100);

const COLUMNS: readonly (readonly [string, (summary: Summary) => string])[] = [
  ['events', ({ events }) => String(events)],
  ['of them locatable', ({ locatable }) => String(locatable)],
  ['fixes', ({ claimed }) => String(claimed)],
  ['precision, %', ({ precision }) => percent(precision)],
  ['recall, %', ({ recall }) => percent(recall)],
  ['F1', ({ f1 }) => (Number.isNaN(f1) ? '-' : f1.toFixed(3))],
  ['pairs: precision, %', ({ pairPrecision }) => percent(pairPrecision)],
  ['pairs: recall, %', ({ pairRecall }) => percent(pairRecall)],
  ['median error', ({ places }) => metres(places.medianMetres)],
  ['P90 error', ({ places }) => metres(places.p90Metres)],
  ['true place in the 90 % region, %', ({ places }) => percent(places.inside)],
  ['confident fixes', ({ confident }) => String(confident)],
  ['their median error', ({ confidentPlaces }) => metres(confidentPlaces.medianMetres)],
  ['their P90', ({ confidentPlaces }) => metres(confidentPlaces.p90Metres)],
  ['of them on the wrong side, %', ({ wrongSide }) => percent(wrongSide, 2)],
];

const PLACE_COLUMNS: readonly (readonly [string, (places: PlaceSummary) => string])[] = [
  ['located', ({ count }) => String(count)],
  ['median error', ({ medianMetres }) => metres(medianMetres)],
  ['P90 error', ({ p90Metres }) => metres(p90Metres)],
  ['true place in the 90 % region, %', ({ inside }) => percent(inside)],
  ['on the wrong side, %', ({ wrongSide }) => percent(wrongSide, 2)],
];

function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const rule = header.map((name) => (/world|locator|events that/.test(name) ? '---' : '---:'));
  return [header, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}
