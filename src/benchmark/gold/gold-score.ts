/** Coding and association against hand-coded sets: the feeds' observations and codes in, every figure out. */
import type { CodedReport } from '../../coding/coded.js';
import type { Position } from '../../geo/position.js';
import { type AssociationSetting, associated } from '../../incident/associate.js';
import type { Observation } from '../../record/record.js';
import { type Assignment, assignmentOf } from './assignment.js';
import { type CodedPair, type CodeScore, scoreCodes } from './code-score.js';
import type { ClusteredRow, HandIncident } from './hand-coded.js';
import { countFar, type FarCount, type PlaceError, placeErrors } from './place-error.js';
import { simpleWays } from './simple-way.js';
import { type AssociationScore, meanOfWindows, scoreWindows, type WindowScore } from './window-score.js';

export interface GoldSets {
  readonly pairs: readonly CodedPair[];
  readonly clustered: ClusteredFeed;
}

/** A whole feed, of which some windows are clustered by hand: what comes before and after helps association too. */
export interface ClusteredFeed {
  /** Their ids are those of the observations. */
  readonly rows: readonly ClusteredRow[];
  readonly incidents: readonly HandIncident[];
  readonly observations: ReadonlyMap<string, Observation>;
  readonly reports: readonly CodedReport[];
}

export interface WayScore {
  readonly way: string;
  readonly windows: readonly WindowScore[];
  readonly mean: AssociationScore;
}

export interface PlaceScore {
  readonly window: string;
  readonly ours: FarCount;
  readonly feed: FarCount;
}

export interface GoldResult {
  readonly format: 'truceline-gold-scores/1';
  readonly simulated: false;
  readonly coding: CodeScore;
  /** Truceline first, then the simple ways. */
  readonly association: readonly WayScore[];
  /** By window, then over all of them. */
  readonly places: readonly PlaceScore[];
}

export const ALL_WINDOWS = 'all windows';

export function scoreGold({ pairs, clustered }: GoldSets, setting: AssociationSetting): GoldResult {
  const { rows, observations, reports } = clustered;
  const found = associated(reports, setting);
  const ours = assignmentOf(found);
  const headlineOf = headlines(observations);
  const places = new Map(found.map(({ incident }) => [incident.id, incident.place]));
  const ways: [string, Assignment][] = [['Truceline', ours], ...simpleWays(reports, headlineOf)];
  return {
    format: 'truceline-gold-scores/1',
    simulated: false,
    coding: scoreCodes(pairs),
    association: ways.map(([way, assigned]) => {
      const windows = scoreWindows(rows, headlineOf, assigned);
      return { way, windows, mean: meanOfWindows(windows) };
    }),
    places: byWindow(
      placeErrors(rows, clustered.incidents, ours, (incident) => places.get(incident)!),
      feedErrors(clustered),
    ),
  };
}

export function headlines(observations: ReadonlyMap<string, Observation>): (id: string) => string {
  return (id) => observations.get(id)?.text ?? '';
}

/** The feed's own geocodes, taken as they are. */
function feedErrors({ rows, incidents, observations }: ClusteredFeed): readonly PlaceError[] {
  const positions = new Map<string, Position>();
  const keyOf = (id: string): string | undefined => {
    const place = observations.get(id)?.place;
    if (place?.lat === undefined || place.lon === undefined) return undefined;
    const key = `${place.lat} ${place.lon}`;
    positions.set(key, { lat: place.lat, lon: place.lon });
    return key;
  };
  return placeErrors(rows, incidents, keyOf, (key) => positions.get(key)!);
}

function byWindow(ours: readonly PlaceError[], feed: readonly PlaceError[]): readonly PlaceScore[] {
  const windows = [...new Set(ours.map(({ window }) => window))].sort();
  const of = (errors: readonly PlaceError[], window: string): FarCount =>
    countFar(errors.filter((error) => error.window === window));
  return [
    ...windows.map((window) => ({ window, ours: of(ours, window), feed: of(feed, window) })),
    { window: ALL_WINDOWS, ours: countFar(ours), feed: countFar(feed) },
  ];
}
