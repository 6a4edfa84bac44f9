/** What a text is read with: rules, speakers, and the facts about the text that it does not say itself. */
import type { Matcher } from '../coding/pattern.js';
import { startOfDayMs, toIso } from '../time/instant.js';
import type { Rules } from './rules.js';
import type { Speakers } from './speakers.js';

export interface DraftSetting {
  readonly rules: Rules;
  readonly speakers: Speakers;
  readonly match: Matcher;
  /** Source id that the records get. */
  readonly source: string;
  /** Day of the text, YYYY-MM-DD: relative days and days without a year are counted from it. */
  readonly day: string;
  readonly timeZone: string;
  /** Begins the ids of the records; to be unique, it should come from the text. */
  readonly idPrefix?: string | undefined;
  /** Where the text is from, for the records. */
  readonly reference?: string | undefined;
}

/** Local midnight of a day, with offset. */
export function instantOf(day: string, { timeZone }: Pick<DraftSetting, 'timeZone'>): string {
  return toIso(timeZone, startOfDayMs(timeZone, day));
}
