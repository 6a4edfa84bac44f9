/**
 * A telling: one text, as often as it came. News feeds carry the same sentence once a place and once a day, for two or
 * three days; those rows are one account with several observations, not several witnesses.
 */
import type { CodedReport } from '../coding/coded.js';
import { distanceMetres } from '../geo/position.js';
import { isSeriousHarm } from '../record/serious-harm.js';
import type { Source } from '../record/source.js';
import { DAY_MS } from '../time/instant.js';
import type { FacilityMatch } from './incident.js';
import { betterPlace } from './place.js';
import { type Words, wordsOf } from './words.js';

/** A report that has a position. */
export type PlacedReport = CodedReport & { readonly place: NonNullable<CodedReport['place']> };

export interface Telling {
  /** In the order they were given. The first is the earliest: its time and codes stand for the telling. */
  readonly reports: PlacedReport[];
  /** The report whose place is preferred. */
  best: PlacedReport;
  /** None for a form: they are the form's. */
  readonly words: Words;
  /** Whether the source writes to a form (a monitor, a sensor), so that equal words mean nothing. */
  readonly formal: boolean;
  facility: FacilityMatch | undefined;
}

/** How long the same sentence is taken to tell of the same event. Seen in news feeds: two to three days. */
const REPEAT_MS = 3 * DAY_MS;
/** One sentence may list places this far apart (a stretch of front, a region), metres. */
const REPEAT_METRES = 150_000;
/** Shorter sentences ("explosions in the city") may well be written twice for two events. */
const REPEAT_WORDS = 4;

/**
 * @param reports in the order of association.
 * @param sides of reports that a ruling keeps apart (ruling.ts): on different sides, equal words are two tellings.
 * @returns tellings in the order of their first report.
 */
export function tellings(
  reports: readonly PlacedReport[],
  sources: ReadonlyMap<string, Source>,
  facilityOf: (report: PlacedReport) => FacilityMatch | undefined,
  sides: ReadonlyMap<string, string> = NO_SIDES,
): Telling[] {
  const out: Telling[] = [];
  const byWords = new Map<number, Telling[]>();
  for (const report of reports) {
    const kind = sources.get(report.source)?.kind;
    const formal = kind === 'mission' || kind === 'sensor';
    const words = formal ? SILENT_WORDS : wordsOf(report.account);
    const known = formal || words.tokens.length === 0 ? undefined : byWords.get(words.key);
    const repeated = known?.findLast((telling) => repeats(telling, report, sides));
    const facility = facilityOf(report);
    if (repeated) {
      repeated.reports.push(report);
      if (betterPlace(report.place, repeated.best.place)) repeated.best = report;
      repeated.facility ??= facility;
      continue;
    }
    const telling: Telling = {
      reports: [report],
      best: report,
      words,
      formal,
      facility,
    };
    out.push(telling);
    if (known) known.push(telling);
    else if (!formal) byWords.set(words.key, [telling]);
  }
  return out;
}

/** Reports of equal keys may be one telling; undefined where words say nothing: a form, or no words at all. */
export function wordsKey(report: PlacedReport, sources: ReadonlyMap<string, Source>): number | undefined {
  const kind = sources.get(report.source)?.kind;
  if (kind === 'mission' || kind === 'sensor') return undefined;
  const words = wordsOf(report.account);
  return words.tokens.length === 0 ? undefined : words.key;
}

const NO_SIDES: ReadonlyMap<string, string> = new Map();
const SILENT_WORDS = wordsOf('');

function repeats(telling: Telling, report: PlacedReport, sides: ReadonlyMap<string, string>): boolean {
  const first = telling.reports[0]!;
  if (first.conduct !== report.conduct || first.voice !== report.voice) return false;
  // Words that a person coded are the coder's: what is coded otherwise is told otherwise. Of serious harm no record has
  // words of its source at all.
  if (first.codedBy !== 'computed' || report.codedBy !== 'computed') {
    if (first.actor !== report.actor || first.stance !== report.stance) return false;
    if (isSeriousHarm(report.conduct) && first.source !== report.source) return false;
  }
  if (sides.size > 0 && sides.get(first.id) !== sides.get(report.id)) return false;
  // One text that tells of several events comes as obs, obs#2, ...: equal words, different events.
  if (ordinal(first) !== ordinal(report)) return false;
  if (Math.abs(report.time.startMs - first.time.startMs) > REPEAT_MS) return false;
  const reach =
    telling.words.tokens.length >= REPEAT_WORDS
      ? REPEAT_METRES
      : Math.max(first.place.radiusMetres, report.place.radiusMetres);
  return distanceMetres(first.place.lat, first.place.lon, report.place.lat, report.place.lon) <= reach;
}

const ordinal = (report: CodedReport): string => report.id.slice(report.observation.length);
