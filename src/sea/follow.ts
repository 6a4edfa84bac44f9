/**
 * Follows vessels by what they send of themselves, in the order of receipt, and tells events (event.ts). Positions are
 * claims: one that cannot be is told as such and does not move the vessel.
 *
 * Long because one report goes through all of it in order: what each step decides, the next one builds on.
 */
import { distanceMetres } from '../geo/position.js';
import { Clusters } from './cluster.js';
import { atOf, type SeaEvent } from './event.js';
import { FEED_GAP_MS, FeedClock } from './feed.js';
import type { OnLand } from './land.js';
import { Passage } from './passage.js';
import { speedFault } from './speed.js';
import { fitTrack, METRES_PER_SECOND, type Point, type Track } from './track.js';
import type { Zone } from './zones.js';

export interface Report {
  readonly mmsi: number;
  /** Epoch milliseconds; NaN: not known. */
  readonly timeMs: number;
  /** Degrees; NaN: not available. */
  readonly lat: number;
  readonly lon: number;
  readonly knots: number;
  readonly aircraft: boolean;
}

export interface Setting {
  readonly zones: readonly Zone[];
  readonly onLand?: OnLand;
  readonly gapMinutes: number;
  /** Told of every position that a vessel is taken to have been at. */
  readonly onPosition?: (mmsi: number, timeMs: number, lat: number, lon: number) => void;
}

export interface SeaCounts {
  positions: number;
  used: number;
  untimed: number;
  notAvailable: number;
  nullIsland: number;
  noIdentity: number;
  late: number;
  longAgo: number;
  ahead: number;
}

const WARSHIP = 35;
/** Reports on a new track, with none on the old one since, after which the vessel is there. */
const CONFIRMED = 5;
/** Changes between two tracks within half an hour that one sender cannot make. */
const CHANGES = 3;
const CHANGES_MS = 1_800_000;
const QUIET_MS = 600_000;
const SAME_PLACE_MS = 3_600_000;
const SAME_PLACES = 200_000;
const MOST_MMSI = 999_999_999;

interface Vessel {
  readonly mmsi: number;
  name?: string;
  shipType?: number;
  /** The first is the one the vessel is taken to be on. */
  readonly tracks: Track[];
  current?: Track;
  changes: number;
  changedMs: number;
  duplicateMs: number;
  speedMs: number;
  heardMs: number;
  land?: { first: Point; last: Point; reports: number };
  readonly passage: Passage;
}

export class Follower {
  readonly counts: SeaCounts = {
    positions: 0,
    used: 0,
    untimed: 0,
    notAvailable: 0,
    nullIsland: 0,
    noIdentity: 0,
    late: 0,
    longAgo: 0,
    ahead: 0,
  };
  private readonly vessels = new Map<number, Vessel>();
  private readonly statics = new Map<number, { name?: string; shipType?: number }>();
  private readonly clusters: Clusters;
  private readonly clock: FeedClock;
  private readonly zones: readonly Zone[];
  private held: Report | undefined;
  private samePlaces = new Map<string, { mmsi: number; timeMs: number }>();

  constructor(
    private readonly setting: Setting,
    private readonly emit: (event: SeaEvent) => void,
  ) {
    this.clusters = new Clusters(emit);
    this.clock = new FeedClock(emit);
    this.zones = setting.zones.filter((zone) => zone.kind !== 'waterway');
  }

  /** What a vessel says it is. */
  learn(mmsi: number, name: string | undefined, shipType: number | undefined): void {
    const known = this.statics.get(mmsi) ?? {};
    if (name) known.name = name;
    if (shipType !== undefined) known.shipType = shipType;
    this.statics.set(mmsi, known);
  }

  /** What a vessel said it is. */
  identityOf(mmsi: number): { readonly name?: string; readonly shipType?: number } | undefined {
    return this.statics.get(mmsi);
  }

  see(report: Report): void {
    const { counts } = this;
    counts.positions++;
    if (!(report.mmsi >= 1 && report.mmsi <= MOST_MMSI)) counts.noIdentity++;
    else if (!Number.isFinite(report.lat) || !Number.isFinite(report.lon)) counts.notAvailable++;
    // No vessel lies at 0/0; receivers without a fix send it.
    else if (report.lat === 0 && report.lon === 0) counts.nullIsland++;
    else if (!Number.isFinite(report.timeMs)) counts.untimed++;
    else this.inTime(report);
  }

  end(): void {
    if (this.held) this.place(this.held);
    this.held = undefined;
    for (const vessel of this.vessels.values()) {
      this.leaveLand(vessel);
      const last = vessel.tracks[0]?.last;
      const silent = last ? this.clock.heardMs(vessel.heardMs, this.clock.newestMs) : 0;
      if (last && silent > this.setting.gapMinutes * 60_000)
        this.emit({
          event: 'gap',
          ...this.who(vessel),
          from: atOf(last.timeMs, last.lat, last.lon),
          minutes: Math.round(silent / 60_000),
        });
    }
    this.clusters.end();
  }

  /**
   * A report far ahead of all before it waits for the next one: where that goes on from there, nothing was received in
   * between; where it does not, one clock was wrong.
   */
  private inTime(report: Report): void {
    const { held } = this;
    if (held) {
      this.held = undefined;
      if (report.timeMs >= held.timeMs - FEED_GAP_MS) this.place(held);
      else this.counts.ahead++;
    }
    if (this.clock.isAhead(report.timeMs)) this.held = report;
    else this.place(report);
  }

  private place(report: Report): void {
    const stands = this.clock.see(report.timeMs);
    if (stands === 'long-ago') {
      this.counts.longAgo++;
      return;
    }
    if (stands === 'reset') {
      for (const vessel of this.vessels.values()) this.leaveLand(vessel);
      this.vessels.clear();
    }
    const vessel = this.vesselOf(report.mmsi);
    const { timeMs, lat, lon, knots } = report;
    const point: Point = { timeMs, lat, lon, knots };
    if (timeMs < vessel.heardMs) {
      this.counts.late++;
      return;
    }
    this.counts.used++;
    this.gap(vessel, point);
    vessel.heardMs = timeMs;
    const { track, began } = fitTrack(vessel.tracks, point, report.aircraft);
    const main = vessel.tracks[0]!;
    if (began && track !== main) this.jumped(vessel, main.last, point);
    this.change(vessel, track, point);
    if (!began) {
      const fault = speedFault(track, point);
      if (fault && !report.aircraft && timeMs - vessel.speedMs > QUIET_MS) {
        vessel.speedMs = timeMs;
        this.emit({ event: 'impossible-speed', ...this.who(vessel), ...atOf(timeMs, lat, lon), ...fault });
      }
    }
    track.last = point;
    track.reports++;
    if (track !== main) {
      this.clusters.add(timeMs, vessel.mmsi, lat, lon);
      if (track.reports < CONFIRMED || main.last.timeMs > timeMs - QUIET_MS / 10) return;
      vessel.tracks.splice(vessel.tracks.indexOf(track), 1);
      vessel.tracks.unshift(track);
    }
    if (report.aircraft) return;
    this.shared(vessel, point);
    if (this.setting.onLand?.(lat, lon)) {
      this.land(vessel, point);
      return;
    }
    this.leaveLand(vessel);
    this.setting.onPosition?.(vessel.mmsi, timeMs, lat, lon);
    this.pass(vessel, point);
  }

  private vesselOf(mmsi: number): Vessel {
    let vessel = this.vessels.get(mmsi);
    if (!vessel) {
      vessel = {
        mmsi,
        tracks: [],
        changes: 0,
        changedMs: Number.NEGATIVE_INFINITY,
        duplicateMs: Number.NEGATIVE_INFINITY,
        speedMs: Number.NEGATIVE_INFINITY,
        heardMs: Number.NEGATIVE_INFINITY,
        passage: new Passage(this.zones),
      };
      this.vessels.set(mmsi, vessel);
    }
    return vessel;
  }

  private who({ mmsi }: Vessel): { mmsi: number; name?: string } {
    const name = this.statics.get(mmsi)?.name;
    return name ? { mmsi, name } : { mmsi };
  }

  private gap(vessel: Vessel, point: Point): void {
    const last = vessel.tracks[0]?.last;
    if (!last || !Number.isFinite(vessel.heardMs)) return;
    const silentMs = this.clock.heardMs(vessel.heardMs, point.timeMs);
    if (silentMs <= this.setting.gapMinutes * 60_000) return;
    const metres = distanceMetres(last.lat, last.lon, point.lat, point.lon);
    this.emit({
      event: 'gap',
      ...this.who(vessel),
      from: atOf(last.timeMs, last.lat, last.lon),
      to: atOf(point.timeMs, point.lat, point.lon),
      minutes: Math.round(silentMs / 60_000),
      kilometres: Math.round(metres / 10) / 100,
    });
  }

  private jumped(vessel: Vessel, from: Point, to: Point): void {
    const metres = distanceMetres(from.lat, from.lon, to.lat, to.lon);
    const seconds = Math.max(1, (to.timeMs - from.timeMs) / 1000);
    this.emit({
      event: 'jump',
      ...this.who(vessel),
      from: atOf(from.timeMs, from.lat, from.lon),
      to: atOf(to.timeMs, to.lat, to.lon),
      kilometres: Math.round(metres / 10) / 100,
      impliedKnots: Math.round(metres / seconds / METRES_PER_SECOND),
    });
  }

  /** One sender can jump away and come back; going to and fro are two. */
  private change(vessel: Vessel, track: Track, point: Point): void {
    const { current } = vessel;
    vessel.current = track;
    if (!current || current === track) return;
    vessel.changes = point.timeMs - vessel.changedMs > CHANGES_MS ? 1 : vessel.changes + 1;
    vessel.changedMs = point.timeMs;
    if (vessel.changes < CHANGES) return;
    const quiet = point.timeMs - vessel.duplicateMs > CHANGES_MS;
    vessel.duplicateMs = point.timeMs;
    if (!quiet) return;
    const there = current.last;
    this.emit({
      event: 'duplicate-identity',
      ...this.who(vessel),
      here: atOf(point.timeMs, point.lat, point.lon),
      there: atOf(there.timeMs, there.lat, there.lon),
      kilometres: Math.round(distanceMetres(point.lat, point.lon, there.lat, there.lon) / 10) / 100,
    });
  }

  /** Two vessels at the very same position, to 0.2 m: no two ships lie in one another. */
  private shared({ mmsi }: Vessel, { timeMs, lat, lon }: Point): void {
    const key = `${lat},${lon}`;
    const other = this.samePlaces.get(key);
    if (other && other.mmsi !== mmsi && timeMs - other.timeMs <= SAME_PLACE_MS) {
      this.clusters.add(other.timeMs, other.mmsi, lat, lon);
      this.clusters.add(timeMs, mmsi, lat, lon);
    }
    if (this.samePlaces.size >= SAME_PLACES) this.samePlaces = new Map();
    this.samePlaces.set(key, { mmsi, timeMs });
  }

  private land(vessel: Vessel, point: Point): void {
    if (vessel.land) {
      vessel.land.last = point;
      vessel.land.reports++;
    } else vessel.land = { first: point, last: point, reports: 1 };
    this.clusters.add(point.timeMs, vessel.mmsi, point.lat, point.lon);
  }

  private leaveLand(vessel: Vessel): void {
    const { land } = vessel;
    if (!land) return;
    delete vessel.land;
    this.emit({
      event: 'on-land',
      ...this.who(vessel),
      from: atOf(land.first.timeMs, land.first.lat, land.first.lon),
      to: atOf(land.last.timeMs, land.last.lat, land.last.lon),
      reports: land.reports,
    });
  }

  private pass(vessel: Vessel, { timeMs, lat, lon }: Point): void {
    const warship = this.statics.get(vessel.mmsi)?.shipType === WARSHIP;
    const mid = vessel.mmsi >= 200_000_000 ? Math.floor(vessel.mmsi / 1_000_000) : 0;
    vessel.passage.at(lat, lon, warship, mid, (zone, what, first) => {
      const doubt = timeMs - vessel.duplicateMs <= CHANGES_MS ? { doubt: 'duplicate-identity' as const } : {};
      const at = { ...this.who(vessel), ...atOf(timeMs, lat, lon), zone: zone.id, ...doubt };
      if (what === 'outside') {
        const party = zone.party === undefined ? {} : { party: zone.party };
        this.emit({ event: 'warship-outside', ...at, reading: zone.reading, ...party });
      } else if (what === 'left') this.emit({ event: 'zone-left', ...at });
      else this.emit({ event: 'zone-entered', ...at, ...(first ? { seenFirst: true as const } : {}) });
    });
  }
}
