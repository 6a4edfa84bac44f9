/**
 * Where the mission was kept from watching: devices down, jammed or clouded, access denied. Times are clipped to the
 * stretch.
 */
import type { Effort } from '../record/record.js';
import { byText, type Slice } from './picture-index.js';

export interface RestrictionLine {
  readonly id: string;
  readonly source: string;
  readonly status: Effort['status'];
  readonly place: string;
  readonly region: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly canDetect: readonly string[];
  readonly summary: string;
}

export function restrictionsOf(slice: Slice): RestrictionLine[] {
  return slice.efforts
    .filter((effort) => effort.status !== 'watching')
    .map((effort) => ({
      id: effort.id,
      source: effort.source,
      status: effort.status,
      place: effort.place.name ?? '',
      region: effort.place.region ?? '',
      startMs: Math.max(slice.startMs, Date.parse(effort.time.start)),
      endMs: Math.min(slice.endMs, Date.parse(effort.time.end)),
      canDetect: [...effort.canDetect].sort(byText),
      summary: effort.summary ?? '',
    }))
    .sort((a, b) => a.startMs - b.startMs || byText(a.id, b.id));
}
