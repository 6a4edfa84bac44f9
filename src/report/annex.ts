/**
 * The annexed table: one row an account, in the columns that monitoring missions use: observer position, event
 * location, means (of observation), number, observation, description, weapon, date and time.
 *
 * Rows hold codes and values; what they read like is a matter of messages.ts.
 */

import type { CodedPlace, CodedTime } from '../coding/coded.js';
import type { Conduct, Means, Stance, Target } from '../record/codes.js';
import type { Source } from '../record/source.js';
import type { IncidentEntry } from './entry.js';
import type { PictureIndex } from './picture-index.js';

export interface AnnexRow {
  readonly incident: string;
  readonly incidentNumber: number;
  /** Who observed. A source that speaks from afar has no position; its kind says so. */
  readonly source: string;
  readonly sourceKind: Source['kind'] | 'unknown';
  readonly voice: string;
  readonly place: CodedPlace;
  /** '' away from the line, and where the place is known no better than the depth of the sectors. */
  readonly sector: string;
  readonly count: number | null;
  readonly conduct: Conduct;
  readonly stance: Stance;
  readonly target: Target;
  readonly targetName: string;
  readonly actor: string;
  readonly killed: number | null;
  readonly injured: number | null;
  readonly weapon: Means;
  readonly time: CodedTime;
  /** How often the same words came again. */
  readonly repeats: number;
  readonly observation: string;
}

export function annexOf(index: PictureIndex, entries: readonly IncidentEntry[]): AnnexRow[] {
  const depthMetres = (index.picture.line?.depthKm ?? 0) * 1000;
  return entries.flatMap((entry) =>
    entry.accounts.map((account) => ({
      incident: entry.id,
      incidentNumber: entry.number,
      source: account.source,
      sourceKind: index.sources.get(account.source)?.kind ?? 'unknown',
      voice: account.voice,
      place: account.place ?? entry.place,
      sector: (account.place ?? entry.place).radiusMetres <= depthMetres ? (entry.line?.sector ?? '') : '',
      count: account.count,
      conduct: account.conduct,
      stance: account.stance,
      target: account.target,
      targetName: entry.facility?.name ?? entry.targetName,
      actor: account.actor,
      killed: account.killed,
      injured: account.injured,
      weapon: account.means,
      time: account.time,
      repeats: account.observations.length,
      observation: account.observations[0] ?? '',
    })),
  );
}
