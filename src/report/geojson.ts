/**
 * The incidents of a day as a GeoJSON FeatureCollection (RFC 7946: WGS 84, longitude first). GeoJSON has no circle:
 * the place is a point, and `uncertaintyRadiusMetres` says within what distance it is true with about 90 %. Times are
 * ISO 8601 with the zone's offset. Head data of the report are foreign members of the collection (RFC 7946, 6.1).
 */
import type { Feature, FeatureCollection, Point } from 'geojson';
import { toIso } from '../time/instant.js';
import type { DailyReport } from './daily.js';
import type { IncidentEntry } from './entry.js';

export function toGeoJson(report: DailyReport): string {
  const collection: FeatureCollection<Point> & { readonly report: unknown } = {
    type: 'FeatureCollection',
    report: {
      mission: report.mission.id,
      day: report.day,
      number: report.number,
      timeZone: report.mission.timeZone,
      observed: report.observed,
      simulated: report.simulated,
      standsOn: report.standsOn,
      sectorsNotObserved: report.coverage.line?.sectors
        .filter((sector) => sector.daysObserved === 0)
        .map((sector) => sector.sector),
      findingsWithoutPlace: report.findings.flatMap(({ agreement, others }) =>
        others.map(({ cells, startMs, endMs, ...other }) => ({
          agreement,
          ...other,
          start: toIso(report.mission.timeZone, startMs),
          end: endMs === null ? null : toIso(report.mission.timeZone, endMs),
          readings: cells.filter((cell) => cell !== null),
        })),
      ),
      note: 'Computed, not verified by observers. A place without an incident here may not have been observed.',
    },
    features: report.incidents.map((entry) => feature(report.mission.timeZone, entry)),
  };
  return `${JSON.stringify(collection, null, 1)}\n`;
}

function feature(zone: string, entry: IncidentEntry): Feature<Point> {
  return {
    type: 'Feature',
    id: entry.id,
    geometry: { type: 'Point', coordinates: [entry.place.lon, entry.place.lat] },
    properties: {
      number: entry.number,
      start: toIso(zone, entry.time.startMs),
      end: toIso(zone, entry.time.endMs),
      timePrecision: entry.time.precision,
      place: entry.place.name,
      region: entry.place.region,
      placePrecision: entry.place.precision,
      uncertaintyRadiusMetres: entry.place.radiusMetres,
      sector: entry.line?.sector ?? '',
      chainageKm: entry.line?.chainageKm ?? null,
      offsetKm: entry.line?.offsetKm ?? null,
      control: entry.control,
      conduct: entry.conduct,
      means: entry.means,
      target: entry.target,
      facility: entry.facility?.id ?? null,
      killed: entry.killed,
      injured: entry.injured,
      certainty: entry.certainty,
      happened: entry.happened,
      author: entry.author,
      hypotheses: entry.hypotheses,
      contested: entry.contested,
      accounts: entry.accounts.map(({ source, voice, stance, actor, conduct, observations }) => ({
        source,
        voice,
        stance,
        actor,
        conduct,
        observations,
      })),
      findings: entry.findings.map(({ because: _because, ...finding }) => finding),
    },
  };
}
