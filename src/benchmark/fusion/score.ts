/**
 * How well accounts of several kinds come together: association, the error of the fused place beside that of each kind alone
 * and of the single account that the rule prefers, and whether the 90 % region holds the truth as often as it says.
 */
import type { CodedPlace, CodedReport } from '../../coding/coded.js';
import { passThrough } from '../../coding/coded-already.js';
import { holdsPlace } from '../../geo/place-shape.js';
import { distanceMetres } from '../../geo/position.js';
import { type Associated, type AssociationSetting, associated } from '../../incident/associate.js';
import { betterPlace } from '../../incident/place.js';
import {
  type FusionWorld,
  KINDS,
  type Seen,
  type SeenBy,
  SOURCES,
  simulateFusion,
  type WorldParameters,
} from './world.js';

export interface Spread {
  readonly count: number;
  readonly median: number;
  readonly p90: number;
}

export interface FusionScore {
  readonly events: number;
  readonly reports: number;
  readonly precision: number;
  readonly recall: number;
  /** Of the fused places, metres, and of the account that the rule prefers in the same incidents. */
  readonly fused: Spread;
  readonly bestAccount: Spread;
  /** Of incidents in which that kind takes part: its own account alone, and the fused place. */
  readonly byKind: Readonly<Partial<Record<SeenBy, { readonly alone: Spread; readonly fused: Spread }>>>;
  /** Of fused places: the share whose region holds the truth, and the median of the region's radius. */
  readonly held: number;
  readonly regionRadius: number;
  /** The same where two or more independent accounts carry the place, and where one alone does. */
  readonly heldByMany: number;
  readonly heldByOne: number;
  readonly many: Spread;
  /** Times as preferred, seconds from the truth. */
  readonly time: Spread;
}

const SETTING: AssociationSetting = {
  sources: SOURCES,
  line: null,
  facilities: [],
  controlAt: () => 'unknown',
};
const FINDER = { regionNamed: () => undefined, regionAt: () => '', regionNameOf: () => '' };

/** @param seeds worlds whose scores are taken together */
export function scoreFusion(
  seeds: readonly number[],
  parameters: Omit<WorldParameters, 'seed'>,
  from: 'associated' | 'given' = 'associated',
): FusionScore {
  const tally = newTally();
  for (const seed of seeds) addWorld(simulateFusion({ ...parameters, seed }), from, tally);
  return {
    events: tally.events,
    reports: tally.reports,
    precision: tally.precision / tally.reports,
    recall: tally.recall / tally.reports,
    fused: spreadOf(tally.fused),
    bestAccount: spreadOf(tally.best),
    byKind: Object.fromEntries(
      KINDS.filter((kind) => tally.alone[kind].length > 0).map((kind) => [
        kind,
        { alone: spreadOf(tally.alone[kind]), fused: spreadOf(tally.with[kind]) },
      ]),
    ),
    held: tally.held / tally.fused.length,
    heldByMany: tally.heldByMany / tally.many.length,
    heldByOne: (tally.held - tally.heldByMany) / (tally.fused.length - tally.many.length),
    many: spreadOf(tally.many),
    regionRadius: spreadOf(tally.radii).median,
    time: spreadOf(tally.times),
  };
}

interface Tally {
  events: number;
  reports: number;
  precision: number;
  recall: number;
  held: number;
  heldByMany: number;
  readonly fused: number[];
  readonly many: number[];
  readonly best: number[];
  readonly radii: number[];
  readonly times: number[];
  readonly alone: Record<SeenBy, number[]>;
  readonly with: Record<SeenBy, number[]>;
}

const byKind = (): Record<SeenBy, number[]> =>
  Object.fromEntries(KINDS.map((kind) => [kind, []])) as unknown as Record<SeenBy, number[]>;

const newTally = (): Tally => ({
  ...{ events: 0, reports: 0, precision: 0, recall: 0, held: 0, heldByMany: 0 },
  ...{ fused: [], many: [], best: [], radii: [], times: [], alone: byKind(), with: byKind() },
});

function addWorld({ events, seen }: FusionWorld, from: 'associated' | 'given', tally: Tally): void {
  const sources = new Map(SOURCES.map((source) => [source.id, source]));
  const coded = seen.map(({ observation }) =>
    passThrough(observation, sources.get(observation.source), FINDER),
  );
  const incidents = from === 'associated' ? associated(coded, SETTING) : given(seen, coded);
  addClusters(seen, incidents, tally);
  const byId = new Map(seen.map((one, i) => [one.observation.id, { ...one, report: coded[i]! }]));
  const chosen = chosenOf(incidents, byId);
  events.forEach((truth, number) => {
    const incident = chosen.get(number);
    if (!incident) return;
    tally.events++;
    const { place, time } = incident.incident;
    const parts = incident.reports.map((id) => byId.get(id)!);
    tally.times.push(Math.abs((time.startMs + time.endMs) / 2 - truth.atMs) / 1000);
    // Where nothing says more than which town, nothing is fused.
    if (parts.every(({ by }) => by === 'news')) return;
    const error = away(place, truth);
    tally.fused.push(error);
    tally.radii.push(place.radiusMetres);
    const holds = holdsPlace(place, truth.lat, truth.lon) ? 1 : 0;
    tally.held += holds;
    if (place.shape?.kind === 'ellipse' && place.shape.carriedBy! > 1) {
      tally.many.push(error);
      tally.heldByMany += holds;
    }
    const own = parts.filter((part) => part.report.place && part.report.report_kind === 'event');
    const best = own.map(({ report }) => report.place!).reduce((a, b) => (betterPlace(b, a) ? b : a));
    tally.best.push(away(best, truth));
    for (const kind of KINDS) {
      const of = parts.filter(({ by, report }) => by === kind && report.place);
      if (of.length === 0) continue;
      const finest = of.map(({ report }) => report.place!).reduce((a, b) => (betterPlace(b, a) ? b : a));
      tally.alone[kind].push(away(finest, truth));
      tally.with[kind].push(error);
    }
  });
}

const away = (place: CodedPlace, { lat, lon }: { lat: number; lon: number }): number =>
  distanceMetres(place.lat, place.lon, lat, lon);

/** What association would be if it were never wrong: each event's reports by themselves. */
function given(seen: readonly Seen[], coded: readonly CodedReport[]): Associated[] {
  const groups = new Map<number, CodedReport[]>();
  seen.forEach(({ event }, i) => {
    if (event < 0) return;
    const known = groups.get(event);
    if (known) known.push(coded[i]!);
    else groups.set(event, [coded[i]!]);
  });
  return [...groups.values()].flatMap((reports) => {
    const told = reports.filter(({ report_kind }) => report_kind === 'event').map(({ id }) => id);
    const joined = { id: 'r', kind: 'join', observations: [told], by: 'benchmark', reason: 'known' } as const;
    return associated(reports, SETTING, [joined]);
  });
}

interface Part extends Seen {
  readonly report: CodedReport;
}

/** Of each event, the incident that holds most of its reports: the larger, then the earlier. */
function chosenOf(
  incidents: readonly Associated[],
  byId: ReadonlyMap<string, Part>,
): ReadonlyMap<number, Associated> {
  const chosen = new Map<number, { readonly incident: Associated; readonly count: number }>();
  for (const incident of incidents) {
    const counts = new Map<number, number>();
    for (const id of incident.reports) {
      const { event } = byId.get(id)!;
      if (event >= 0) counts.set(event, (counts.get(event) ?? 0) + 1);
    }
    for (const [event, count] of counts)
      if (count > (chosen.get(event)?.count ?? 0)) chosen.set(event, { incident, count });
  }
  return new Map([...chosen].map(([event, { incident }]) => [event, incident]));
}

/** B-cubed over the reports of events; detections that joined nothing stand alone. */
function addClusters(seen: readonly Seen[], incidents: readonly Associated[], tally: Tally): void {
  const clusterOf = new Map<string, number>();
  incidents.forEach(({ reports }, i) => {
    for (const id of reports) clusterOf.set(id, i);
  });
  const sizes = new Map<string, number>();
  const add = (key: string): void => {
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  };
  const labelled = seen
    .filter(({ event, observation }) => event >= 0 || clusterOf.has(observation.id))
    .map(({ event, observation: { id } }) => ({
      gold: event >= 0 ? `e${event}` : id,
      ours: clusterOf.has(id) ? `c${clusterOf.get(id)}` : id,
    }));
  for (const { gold, ours } of labelled) {
    add(gold);
    add(ours);
    add(`${gold} ${ours}`);
  }
  for (const { gold, ours } of labelled) {
    const both = sizes.get(`${gold} ${ours}`)!;
    tally.precision += both / sizes.get(ours)!;
    tally.recall += both / sizes.get(gold)!;
  }
  tally.reports += labelled.length;
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { count: sorted.length, median: at(0.5), p90: at(0.9) };
}
