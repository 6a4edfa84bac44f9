/**
 * The sky of one day: the operations of the night that ends on it with what each source says, the alerts against what is
 * usual, and who spoke at all, so that a quiet day and a day that nobody watched are not the same. Numbers are never added.
 */
import type { Excess } from '../coverage/usual.js';
import type { Incident } from '../incident/incident.js';
import type { Means } from '../record/codes.js';
import { againstUsual, hourlyAlerts, NOT_OBSERVED, nationwide } from '../sky/alert-series.js';
import type { BulletinNumber } from '../sky/bulletin.js';
import type { Operation } from '../sky/operation.js';
import { addDays } from '../time/instant.js';
import type { PictureIndex, Slice } from './picture-index.js';
import { airOperations } from './sky.js';
import { truceWindows } from './truces.js';

export const AIR_KINDS = ['missile', 'bomb', 'drone'] as const;
export type AirKind = (typeof AIR_KINDS)[number];

/** What one source tells of one region: incidents by means, each source by itself. */
export interface AirRow {
  readonly region: string;
  readonly source: string;
  readonly incidents: Readonly<Record<AirKind, number>>;
}

export interface SkyOperation extends Pick<Operation, 'id' | 'actor' | 'startMs' | 'endMs' | 'dateOnly'> {
  readonly incidents: number;
  /** By source, in the order of the bulletins. */
  readonly said: readonly { readonly source: string; readonly numbers: readonly BulletinNumber[] }[];
}

export interface SkyDay {
  readonly operations: readonly SkyOperation[];
  /** Strikes and interceptions by missiles, bombs and long-range drones, by region, then source. */
  readonly means: readonly AirRow[];
  /** Of all regions together, 90 %. */
  readonly alerts: Excess;
  /** How many of the sources that usually speak on a day spoke. */
  readonly spoke: number;
  readonly usually: number;
}

export function skyOfDay(index: PictureIndex, slice: Slice): SkyDay {
  const day = slice.days[0]!;
  return {
    operations: airOperations(index)
      .filter(({ night }) => night === day)
      .map(({ id, actor, startMs, endMs, dateOnly, incidents, bulletins }) => ({
        ...{ id, actor, startMs, endMs, dateOnly },
        incidents: incidents.length,
        said: bulletins.map(({ source, numbers }) => ({ source, numbers })),
      })),
    means: airRows(slice.incidents),
    alerts: alertsOfDay(index, slice),
    ...spokenOn(index, day),
  };
}

const KIND: Partial<Readonly<Record<Means, AirKind>>> = {
  missile: 'missile',
  ballistic_missile: 'missile',
  cruise_missile: 'missile',
  glide_bomb: 'bomb',
  long_range_drone: 'drone',
};

/** By region, then source. */
export function airRows(incidents: readonly Incident[]): AirRow[] {
  const rows = new Map<string, { region: string; source: string; incidents: Record<AirKind, number> }>();
  for (const { means, place, accounts } of incidents) {
    const kind = KIND[means];
    if (kind === undefined) continue;
    for (const source of new Set(accounts.map((account) => account.source))) {
      const key = `${place.region}\n${source}`;
      const row = rows.get(key) ?? {
        region: place.region,
        source,
        incidents: { missile: 0, bomb: 0, drone: 0 },
      };
      rows.set(key, row);
      row.incidents[kind]++;
    }
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

type Hourly = { readonly hourly: NonNullable<ReturnType<typeof hourlyAlerts>>; readonly all: Float64Array };
const HOURLY = new WeakMap<PictureIndex, Hourly | null>();

/** Worked out once for a picture. */
function hourlyOf(index: PictureIndex): Hourly | null {
  const known = HOURLY.get(index);
  if (known !== undefined) return known;
  const hourly = hourlyAlerts(
    index.sums.alertTimes,
    index.picture.mission.timeZone,
    truceWindows(index.picture),
  );
  const made = hourly && { hourly, all: nationwide(hourly) };
  HOURLY.set(index, made);
  return made;
}

function alertsOfDay(index: PictureIndex, slice: Slice): Excess {
  const known = hourlyOf(index);
  const excess = (known && againstUsual(known.hourly, known.all, slice, 0.9)) || NOT_OBSERVED;
  return { ...excess, usual: Math.round(excess.usual * 10) / 10 };
}

const AROUND_DAYS = 28;

/** A source that was heard on half of the days around usually speaks. */
function spokenOn(index: PictureIndex, day: string): Pick<SkyDay, 'spoke' | 'usually'> {
  const heard = new Map<string, number>();
  let days = 0;
  for (let off = -AROUND_DAYS; off <= AROUND_DAYS; off++) {
    const slice = off === 0 ? undefined : index.slices.get(addDays(day, off));
    if (!slice) continue;
    days++;
    for (const source of slice.sums.observations.keys()) heard.set(source, (heard.get(source) ?? 0) + 1);
  }
  const usual = [...heard].filter(([, count]) => count >= days / 2).map(([source]) => source);
  const now = index.slices.get(day)!.sums.observations;
  return { spoke: usual.filter((source) => now.has(source)).length, usually: usual.length };
}
