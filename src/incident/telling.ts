/**
 * A telling: one text, as often as it came. News feeds carry the same sentence once a place and once a day, for two or
 * three days; those rows are one account with several observations, not several witnesses.
 *
 * Words are compared by 32-bit hashes (FNV-1a) of their first five letters, after folding case, marks and the letters
 * in which Ukrainian and Russian spellings of one name differ. Five letters cut most case endings; no dictionary is
 * needed, and nothing here knows what a word means.
 */
import type { CodedReport } from '../coding/coded.js';
import { distanceMetres } from '../geo/position.js';
import type { Source } from '../record/source.js';
import { DAY_MS } from '../time/instant.js';
import { type Codes, codesOf } from './code.js';
import type { FacilityMatch } from './incident.js';
import { betterPlace } from './place.js';

/** A report that has a position. */
export type PlacedReport = CodedReport & { readonly place: NonNullable<CodedReport['place']> };

export interface Words {
  /** Hash of the whole folded text; equal for texts that differ in case, white space or punctuation only. */
  readonly key: number;
  /** Hashes of its distinct words of four letters or more, ascending. */
  readonly tokens: Int32Array;
}

export interface Telling {
  /** In the order they were given. The first is the earliest: its time and codes stand for the telling. */
  readonly reports: PlacedReport[];
  /** The report whose place is preferred. */
  best: PlacedReport;
  readonly words: Words;
  /** Codes as small numbers, for comparing. */
  readonly codes: Codes;
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

/** @param reports in the order of association; @returns tellings in the order of their first report. */
export function tellings(
  reports: readonly PlacedReport[],
  sources: ReadonlyMap<string, Source>,
  facilityOf: (report: PlacedReport) => FacilityMatch | undefined,
): Telling[] {
  const out: Telling[] = [];
  const latest = new Map<number, Telling[]>();
  for (const report of reports) {
    const words = wordsOf(report.account);
    const kind = sources.get(report.source)?.kind;
    const formal = kind === 'mission' || kind === 'sensor';
    const known = formal || words.tokens.length === 0 ? undefined : latest.get(words.key);
    const repeated = known?.findLast((telling) => repeats(telling, report));
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
      codes: codesOf(report),
      formal,
      facility,
    };
    out.push(telling);
    if (known) known.push(telling);
    else if (!formal) latest.set(words.key, [telling]);
  }
  return out;
}

function repeats(telling: Telling, report: PlacedReport): boolean {
  const first = telling.reports[0]!;
  if (first.conduct !== report.conduct || first.voice !== report.voice) return false;
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

const TOKENS_MAX = 96;

export function wordsOf(text: string): Words {
  const lower = text.toLowerCase();
  let keyA = 0x811c9dc5;
  let keyB = 0x2545f491;
  let word = 0x811c9dc5;
  let length = 0;
  let digits = false;
  const tokens: number[] = [];
  const close = (): void => {
    if ((length >= 4 || digits) && tokens.length < TOKENS_MAX) tokens.push(word | 0);
    keyA = Math.imul(keyA ^ 32, 0x01000193);
    word = 0x811c9dc5;
    length = 0;
    digits = false;
  };
  for (let i = 0; i < lower.length; i++) {
    const letter = FOLD[lower.charCodeAt(i)]!;
    if (letter === SKIPPED) continue;
    if (letter === SEPARATOR) {
      if (length > 0) close();
      continue;
    }
    keyA = Math.imul(keyA ^ letter, 0x01000193);
    keyB = Math.imul(keyB ^ letter, 0x5bd1e995) + length;
    if (length < 5) word = Math.imul(word ^ letter, 0x01000193);
    length++;
    if (letter < 58) digits = true;
  }
  if (length > 0) close();
  const sorted = Int32Array.from(tokens).sort();
  let distinct = 0;
  for (let i = 0; i < sorted.length; i++)
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[distinct++] = sorted[i]!;
  return { key: (keyA >>> 0) * 0x200000 + ((keyB >>> 0) & 0x1fffff), tokens: sorted.subarray(0, distinct) };
}

/** Jaccard index of two word sets, 0 to 1. */
export function likeWords(a: Int32Array, b: Int32Array): number {
  const both = common(a, b);
  return both === 0 ? 0 : both / (a.length + b.length - both);
}

function common(a: Int32Array, b: Int32Array): number {
  let i = 0;
  let j = 0;
  let both = 0;
  while (i < a.length && j < b.length) {
    const left = a[i]!;
    const right = b[j]!;
    if (left === right) both++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return both;
}

const SEPARATOR = 0;
const SKIPPED = 1;
const FOLD = foldTable();

/** Code unit to folded code unit, after lower-casing. Apostrophes stand inside Ukrainian words: skipped, not cut. */
function foldTable(): Uint16Array {
  const table = new Uint16Array(65_536);
  for (let code = 0x30; code <= 0x39; code++) table[code] = code;
  for (let code = 0x61; code <= 0x7a; code++) table[code] = code;
  for (let code = 0xc0; code < 0x2000; code++) if (isLetter(code)) table[code] = bare(code);
  for (const mark of ["'", '’', 'ʼ', '`', '\u0301', '\u00ad']) table[mark.charCodeAt(0)] = SKIPPED;
  const alike: Readonly<Record<string, string>> = { і: 'и', ї: 'и', ы: 'и', є: 'е', э: 'е', ё: 'е', ґ: 'г' };
  for (const [from, to] of Object.entries(alike)) table[from.charCodeAt(0)] = to.charCodeAt(0);
  return table;
}

function isLetter(code: number): boolean {
  return /\p{L}/u.test(String.fromCharCode(code));
}

/** Latin letters lose their marks; other scripts keep theirs (й is not и). */
function bare(code: number): number {
  return code < 0x250 ? String.fromCharCode(code).normalize('NFD').charCodeAt(0) : code;
}
