/** The bulletin that a coded report holds, if it holds one. */
import type { CodedReport } from '../coding/coded.js';
import type { PlaceNamer } from '../coding/place-namer.js';
import { ACTOR_WORDS } from '../record/codes.js';
import type { Bulletin } from './bulletin.js';
import { readBulletin } from './read-bulletin.js';

/** Longest time that one attack can be told for in one bulletin. */
const LONGEST_MS = 26 * 3_600_000;

/** Of several reports from one observation the first stands for its text. */
export function bulletinOf(report: CodedReport, placesNamed?: PlaceNamer): Bulletin | undefined {
  if (report.id !== report.observation || report.report_kind === 'exchange') return undefined;
  const text = readBulletin(report.account);
  if (!text) return undefined;
  const { startMs, endMs, precision } = report.time;
  return {
    ...text,
    launchPlaces: text.launchedFrom === '' ? [] : (placesNamed?.(text.launchedFrom) ?? []),
    observation: report.observation,
    source: report.source,
    voice: report.voice,
    actor: isParty(report.actor) ? report.actor : 'undetermined',
    time: { startMs, endMs },
    dateOnly: precision === 'day' || precision === 'days',
    longer: text.longer || endMs - startMs > LONGEST_MS,
  };
}

const isParty = (actor: string): boolean => !(ACTOR_WORDS as readonly string[]).includes(actor);
