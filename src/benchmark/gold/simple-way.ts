/** What association is held against: three simple ways to say which reports are one incident. */

import type { CodedReport } from '../../coding/coded.js';
import { distanceMetres } from '../../geo/position.js';
import { toldEvent } from '../../incident/associate.js';
import type { PlacedReport } from '../../incident/telling.js';
import { DAY_MS } from '../../time/instant.js';
import type { Assignment } from './assignment.js';

/** Our own coding decides what is relevant and where it is, for them as for us. */
export function simpleWays(
  reports: readonly CodedReport[],
  headlineOf: (id: string) => string,
): ReadonlyMap<string, Assignment> {
  const events = reports.flatMap((report) => {
    // A row that tells of several events counts as the first of them, as it does for us.
    const event = report.id === report.observation ? toldEvent(report) : undefined;
    return event ?? [];
  });
  return new Map([
    ['exact headline', byKey(events, ({ observation }) => headlineOf(observation).toLowerCase())],
    ['one per place and day', byKey(events, (report) => `${report.place.name} ${dayOf(report)}`)],
    ['space-time DBSCAN, 10 km and 1 day', dbscan(events, 10_000, DAY_MS)],
  ]);
}

const dayOf = ({ time }: PlacedReport): number => Math.floor((time.startMs + time.endMs) / 2 / DAY_MS);

function byKey(events: readonly PlacedReport[], keyOf: (report: PlacedReport) => string): Assignment {
  const keys = new Map(events.map((report) => [report.observation, keyOf(report)]));
  return (id) => keys.get(id);
}

/** With one report enough for a cluster, DBSCAN is what hangs together by steps within both distances. */
function dbscan(events: readonly PlacedReport[], metres: number, ms: number): Assignment {
  const sorted = [...events].sort((a, b) => a.time.startMs - b.time.startMs);
  const root = sorted.map((_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (root[at] !== at) at = root[at]!;
    root[i] = at;
    return at;
  };
  sorted.forEach((report, i) => {
    for (let j = i - 1; j >= 0 && sorted[j]!.time.startMs >= report.time.startMs - ms; j--) {
      const other = sorted[j]!.place;
      if (distanceMetres(report.place.lat, report.place.lon, other.lat, other.lon) <= metres)
        root[find(i)] = find(j);
    }
  });
  const clusters = new Map(sorted.map(({ observation }, i) => [observation, `cluster ${find(i)}`]));
  return (id) => clusters.get(id);
}
