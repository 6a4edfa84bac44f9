/** How often the codes of reports are among those that people accepted. */
import type { CodedReport } from '../../coding/coded.js';
import type { Observation } from '../../record/record.js';
import { isAnyType, isViolentType } from './feed-event-type.js';
import type { HandCodedReport } from './hand-coded.js';
import { detection, type PrecisionRecall } from './precision-recall.js';

/** Place names are left out: they are free text, and `place_ok` judges the place. */
export const KEYS = [
  'report_kind',
  'conduct',
  'means',
  'target',
  'actor',
  'stance',
  'place_ok',
  'killed',
  'injured',
] as const;
export type Key = (typeof KEYS)[number];

export interface CodedPair {
  readonly gold: HandCodedReport;
  readonly observation: Observation;
  /** The first that the text tells; further events of one text have no codes by hand. */
  readonly coded: CodedReport;
}

export interface KeyScore {
  readonly key: Key;
  /** Reports that have codes by hand for the key. */
  readonly reports: number;
  readonly right: number;
}

export interface DetectorScore {
  readonly detector: string;
  readonly all: PrecisionRecall;
  /** On the first FIRST reports: the figure that is given for the feed's own codes elsewhere. */
  readonly first: PrecisionRecall;
}

export interface CodeScore {
  readonly reports: number;
  readonly events: number;
  readonly all: readonly KeyScore[];
  readonly onEvents: readonly KeyScore[];
  readonly detectors: readonly DetectorScore[];
}

export const FIRST = 200;

export function scoreCodes(pairs: readonly CodedPair[]): CodeScore {
  const events = pairs.filter(isEvent);
  const first = pairs.slice(0, FIRST);
  return {
    reports: pairs.length,
    events: events.length,
    all: KEYS.map((key) => scoreKey(pairs, key)),
    onEvents: KEYS.map((key) => scoreKey(events, key)),
    detectors: DETECTORS.map(([detector, found]) => ({
      detector,
      all: detection(pairs, found, isEvent),
      first: detection(first, found, isEvent),
    })),
  };
}

export const shareRight = ({ reports, right }: KeyScore): number => right / reports;

const isEvent = ({ gold }: CodedPair): boolean => gold.gold.report_kind.includes('event');

const DETECTORS: readonly (readonly [string, (pair: CodedPair) => boolean])[] = [
  ['Truceline', ({ coded }) => coded.report_kind === 'event'],
  ['event_type of the feed, any code', ({ observation }) => isAnyType(observation)],
  ['event_type of the feed, a code of violence', ({ observation }) => isViolentType(observation)],
];

function scoreKey(pairs: readonly CodedPair[], key: Key): KeyScore {
  let reports = 0;
  let right = 0;
  for (const { gold, coded } of pairs) {
    const accepted = gold.gold[key];
    if (!Array.isArray(accepted)) continue;
    reports++;
    if (accepted.includes(coded[key])) right++;
  }
  return { key, reports, right };
}
