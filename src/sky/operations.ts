/**
 * Operations from bulletins, incidents and alerts. What one side did in one night (local 14:00 to 14:00) and what
 * overlaps, or follows within three hours, is one operation. Alerts join the operation whose target their region can be
 * (target.ts); they open none: an alert is a warning.
 */
import type { NamedPlace } from '../coding/place-namer.js';
import type { Incident } from '../incident/incident.js';
import type { Means } from '../record/codes.js';
import { ACTOR_WORDS } from '../record/codes.js';
import { dayOf, type Interval } from '../time/instant.js';
import { advanceOf } from './advance.js';
import type { AlertTable } from './alert-table.js';
import type { Bulletin } from './bulletin.js';
import { goesWith } from './means-family.js';
import { AIR_MEANS, type LaunchArea, type Operation, type RegionUnderAlert } from './operation.js';
import { targetTest } from './target.js';
import { type Wave, waveOf } from './wave.js';

export interface Sky {
  readonly timeZone: string;
  readonly parties: readonly string[];
  readonly bulletins: readonly Bulletin[];
  readonly incidents: readonly Incident[];
  readonly alerts: AlertTable;
}

const HOUR_MS = 3_600_000;
/** From 14:00 on an hour belongs to the night that follows. */
const NIGHT_BEGINS_BEFORE_MIDNIGHT_MS = 10 * HOUR_MS;
const GAP_MS = 3 * HOUR_MS;
/** Longer than this is a summary of days. */
const LONGEST_MS = 26 * HOUR_MS;

interface Part extends Interval {
  readonly actor: string;
  readonly night: string;
  readonly dateOnly: boolean;
  readonly means: readonly Means[];
  readonly bulletin?: Bulletin;
  readonly incident?: Incident;
}

/** By time, then by side. */
export function operationsOf(sky: Sky): Operation[] {
  const parts = new Map<string, Part[]>();
  const undated: Part[] = [];
  for (const part of partsOf(sky)) {
    if (part.dateOnly && !part.bulletin) undated.push(part);
    else {
      const key = `${part.night}\n${part.actor}`;
      const list = parts.get(key);
      if (list) list.push(part);
      else parts.set(key, [part]);
    }
  }
  const isTarget = targetTest(sky);
  const sides = sidesByNight(parts.values(), sky.parties);
  const operations: Operation[] = [];
  for (const [, list] of [...parts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    clusters(list).forEach((cluster, number) => {
      const alone = (sides.get(cluster[0]!.night)?.size ?? 0) <= 1;
      operations.push(operationOf(cluster, number, sky, (actor, region) => isTarget(actor, region, alone)));
    });
  }
  return withUndated(operations, undated).sort(
    (a, b) => a.startMs - b.startMs || a.endMs - b.endMs || (a.actor < b.actor ? -1 : 1),
  );
}

/** The parties that attacked in each night. */
function sidesByNight(
  lists: Iterable<readonly Part[]>,
  parties: readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const sides = new Map<string, Set<string>>();
  for (const [first] of lists) {
    if (!first || !parties.includes(first.actor)) continue;
    const of = sides.get(first.night) ?? new Set<string>();
    sides.set(first.night, of.add(first.actor));
  }
  return sides;
}

function* partsOf({ timeZone, bulletins, incidents }: Sky): Generator<Part> {
  const nightOf = ({ startMs, endMs }: Interval): string =>
    dayOf(timeZone, (startMs + endMs) / 2 + NIGHT_BEGINS_BEFORE_MIDNIGHT_MS);
  for (const bulletin of bulletins) {
    if (bulletin.longer) continue;
    // A day that a bulletin is dated is the day after its night.
    const night = bulletin.dateOnly ? dayOf(timeZone, bulletin.time.startMs) : nightOf(bulletin.time);
    const means = [...new Set(bulletin.numbers.map(({ means: one }): Means => one))];
    yield { ...bulletin.time, actor: bulletin.actor, night, dateOnly: bulletin.dateOnly, means, bulletin };
  }
  for (const incident of incidents) {
    if (!AIR_MEANS.has(incident.means) || !REACHES.has(incident.conduct)) continue;
    const { startMs, endMs, precision } = incident.time;
    if (endMs - startMs > LONGEST_MS) continue;
    const dateOnly = precision === 'day' || precision === 'days';
    const time = { startMs, endMs };
    const night = dateOnly ? dayOf(timeZone, startMs) : nightOf(time);
    yield { ...time, actor: actorOf(incident), night, dateOnly, means: [incident.means], incident };
  }
}

const REACHES: ReadonlySet<string> = new Set(['strike', 'interception', 'explosion']);

/** The side that all accounts name who name one. */
function actorOf({ accounts }: Incident): string {
  const named = new Set(accounts.map(({ actor }) => actor).filter((actor) => !isWord(actor)));
  return named.size === 1 ? [...named][0]! : 'undetermined';
}

const isWord = (actor: string): boolean => (ACTOR_WORDS as readonly string[]).includes(actor);

/** Parts whose hours are known, by overlap; those known to the day stand with the largest, or by themselves. */
function clusters(parts: readonly Part[]): Part[][] {
  const timed = parts
    .filter(({ dateOnly }) => !dateOnly)
    .sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
  const found: { parts: Part[]; endMs: number }[] = [];
  for (const part of timed) {
    const last = found.at(-1);
    if (last && part.startMs <= last.endMs + GAP_MS) {
      last.parts.push(part);
      last.endMs = Math.max(last.endMs, part.endMs);
    } else found.push({ parts: [part], endMs: part.endMs });
  }
  const dated = parts.filter(({ dateOnly }) => dateOnly);
  if (dated.length > 0) {
    const main = found.reduce<(typeof found)[number] | undefined>(
      (best, one) => (best && best.parts.length >= one.parts.length ? best : one),
      undefined,
    );
    if (main) main.parts.push(...dated);
    else found.push({ parts: dated, endMs: 0 });
  }
  return found.map((one) => one.parts);
}

function operationOf(
  parts: readonly Part[],
  number: number,
  sky: Sky,
  isTarget: (actor: string, region: number) => boolean,
): Operation {
  const { night, actor } = parts[0]!;
  const timed = parts.filter(({ dateOnly }) => !dateOnly);
  const spans = timed.length > 0 ? timed : parts;
  const startMs = Math.min(...spans.map((part) => part.startMs));
  const endMs = Math.max(...spans.map((part) => part.endMs));
  const bulletins = parts
    .flatMap(({ bulletin }) => (bulletin ? [bulletin] : []))
    .sort(
      (a, b) =>
        order(a.source, b.source) || a.time.startMs - b.time.startMs || order(a.observation, b.observation),
    );
  const regions = timed.length > 0 ? regionsUnderAlert(sky, { startMs, endMs }, actor, isTarget) : [];
  const wave = waveOf(regions.map(({ lat, lon, startMs: at }) => ({ lat, lon, startMs: at })));
  const advance = advanceOf(placesOf(bulletins), regions);
  return {
    id: `op-${night}-${actor}${number === 0 ? '' : `-${number + 1}`}`,
    night,
    actor,
    startMs,
    endMs,
    dateOnly: timed.length === 0,
    means: [...new Set(parts.flatMap(({ means }) => means))].sort(),
    bulletins,
    incidents: parts.flatMap(({ incident }) => (incident ? [incident.id] : [])).sort(),
    mayBelong: [],
    regions: regions.map(({ lat: _lat, lon: _lon, ...region }) => region),
    wave,
    ...(advance ? { advance } : {}),
    launchArea: launchAreaOf(bulletins, wave),
  };
}

function launchAreaOf(bulletins: readonly Bulletin[], wave: Wave): LaunchArea {
  const named = bulletins.find(({ launchedFrom }) => launchedFrom !== '');
  if (named)
    return { kind: 'named', words: named.launchedFrom, source: named.source, places: placesOf(bulletins) };
  if (wave.kind === 'undetermined') return { kind: 'undetermined' };
  return {
    kind: 'bearing',
    fromDegrees: (wave.headingDegrees + 180) % 360,
    sigmaDegrees: wave.sigmaDegrees,
  };
}

/** Of all bulletins, each place once. */
function placesOf(bulletins: readonly Bulletin[]): NamedPlace[] {
  const found = new Map<string, NamedPlace>();
  for (const { launchPlaces } of bulletins)
    for (const place of launchPlaces) found.set(`${place.name} ${place.lat} ${place.lon}`, place);
  return [...found.values()];
}

type Warned = RegionUnderAlert & { readonly lat: number; readonly lon: number };

/** First alert and last end of each region that can be a target of this side, in the order of the first. */
function regionsUnderAlert(
  { alerts }: Sky,
  { startMs, endMs }: Interval,
  actor: string,
  isTarget: (actor: string, region: number) => boolean,
): Warned[] {
  const found = new Map<number, { startMs: number; endMs: number }>();
  for (let i = 0; i < alerts.startsMs.length; i++) {
    const begins = alerts.startsMs[i]!;
    if (begins < startMs - HOUR_MS || begins >= endMs) continue;
    const region = alerts.region[i]!;
    if (!isTarget(actor, region)) continue;
    const known = found.get(region);
    if (known) {
      known.startMs = Math.min(known.startMs, begins);
      known.endMs = Math.max(known.endMs, alerts.endsMs[i]!);
    } else found.set(region, { startMs: begins, endMs: alerts.endsMs[i]! });
  }
  return [...found]
    .map(([region, time]) => {
      const { name, lat, lon } = alerts.regions[region]!;
      return { region: name, lat, lon, ...time };
    })
    .sort((a, b) => a.startMs - b.startMs || order(a.region, b.region));
}

/** An incident of a date joins, as one that may belong, the operations of its side that touch its day. */
function withUndated(operations: readonly Operation[], undated: readonly Part[]): Operation[] {
  return operations.map((operation) => {
    const mayBelong = undated
      .filter(
        ({ actor, startMs, endMs, means }) =>
          actor === operation.actor &&
          startMs < operation.endMs &&
          endMs > operation.startMs &&
          means.some((one) => goesWith(one, operation.means)),
      )
      .map(({ incident }) => incident!.id)
      .sort();
    return { ...operation, mayBelong };
  });
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
