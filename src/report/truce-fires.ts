/**
 * Fire inside the hours of a truce that some report alleges or asserts, with the voice that says so. A list of what
 * is said, not of what was found.
 */
import type { CodedPlace, CodedTime } from '../coding/coded.js';
import type { Incident } from '../incident/incident.js';
import type { Conduct, Means, Stance } from '../record/codes.js';
import type { Interval } from '../time/instant.js';
import { fractionInside, isDateOnly } from './date-only.js';
import { byText, type PictureIndex } from './picture-index.js';

/** Conduct by which fire reaches the other side, or may have. */
const FIRE: ReadonlySet<Conduct> = new Set(['strike', 'clash', 'explosion', 'sabotage', 'interception']);

export interface FireSaid {
  readonly source: string;
  /** Party in whose voice it is said, '' for a third party. */
  readonly voice: string;
  readonly stance: Extract<Stance, 'asserted' | 'alleged'>;
  /** Who did it, as this account says. */
  readonly actor: string;
}

export interface LocalFire {
  readonly incident: string;
  readonly time: CodedTime;
  readonly dateOnly: boolean;
  /** Share of its time that lies in the hours in force. */
  readonly inside: number;
  readonly place: CodedPlace;
  /** '' away from the line. */
  readonly sector: string;
  readonly conduct: Conduct;
  readonly means: Means;
  /** Deduplicated; by voice, source, stance. */
  readonly said: readonly FireSaid[];
}

export function localFires(index: PictureIndex, window: Interval): LocalFire[] {
  const fires: LocalFire[] = [];
  for (const incident of index.picture.incidents) {
    const inside = fractionInside(incident.time, window);
    if (inside === 0 || !FIRE.has(incident.conduct)) continue;
    const said = saidOf(incident);
    if (said.length === 0) continue;
    fires.push({
      incident: incident.id,
      time: incident.time,
      dateOnly: isDateOnly(incident.time),
      inside: Math.round(inside * 1000) / 1000,
      place: incident.place,
      sector: incident.line?.sector ?? '',
      conduct: incident.conduct,
      means: incident.means,
      said,
    });
  }
  return fires.sort((a, b) => a.time.startMs - b.time.startMs || byText(a.incident, b.incident));
}

function saidOf(incident: Incident): FireSaid[] {
  const said = new Map<string, FireSaid>();
  for (const { source, voice, stance, actor } of incident.accounts) {
    if (stance !== 'asserted' && stance !== 'alleged') continue;
    said.set(`${voice}\n${source}\n${stance}\n${actor}`, { source, voice, stance, actor });
  }
  return [...said].sort((a, b) => byText(a[0], b[0])).map(([, value]) => value);
}
