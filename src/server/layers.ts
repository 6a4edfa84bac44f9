/**
 * Map layers as GeoJSON, all from local files of the mission: nothing is fetched from elsewhere.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { bandOf, positionAt } from '../geo/band.js';
import type { ContactLine, Sector } from '../geo/line.js';
import type { LiveMission } from '../mission/live.js';
import { ApiFailure, notFound } from './errors.js';

type Feature = { type: 'Feature'; properties: Record<string, unknown>; geometry: unknown };
const collection = (features: readonly Feature[]): unknown => ({ type: 'FeatureCollection', features });

export const LAYERS = [
  'line',
  'sectors',
  'bands',
  'borders',
  'regions',
  'control',
  'facilities',
  'places',
  'sea',
] as const;

export function layerRoutes(app: OpenAPIHono, live: LiveMission): void {
  app.get('/api/layers/:name', async (context) => {
    const name = context.req.param('name');
    if (!(LAYERS as readonly string[]).includes(name)) {
      throw notFound(`Layer "${name}"`, `There are: ${LAYERS.join(', ')}.`);
    }
    context.header('cache-control', 'no-cache');
    return context.json((await layer(live, name as (typeof LAYERS)[number])) as object);
  });
}

async function layer(live: LiveMission, name: (typeof LAYERS)[number]): Promise<unknown> {
  const { config, line, facilities } = live.mission;
  switch (name) {
    case 'line':
      return collection(line ? lineFeatures(line, config.line!.asOf, config.line!.source) : []);
    case 'sectors':
      return collection(line ? line.sectors.map((sector) => sectorFeature(line, sector)) : []);
    case 'bands':
      return collection(
        (line?.sectors ?? []).map((sector) => ({
          type: 'Feature',
          properties: { id: sector.id, near: sector.near },
          geometry: { type: 'MultiPolygon', coordinates: bandOf(line!, sector) },
        })),
      );
    case 'facilities':
      return collection(
        facilities.map(({ id, name: title, class: kind, country, lat, lon, precisionKm }) => ({
          type: 'Feature',
          properties: { id, name: title, class: kind, country, precisionKm },
          geometry: { type: 'Point', coordinates: [lon, lat] },
        })),
      );
    case 'control': {
      const features = await Promise.all(config.control.map((one) => featuresOf(live, one.file)));
      return collection(
        features.flatMap((list, i) =>
          list.map((feature) => ({
            ...feature,
            properties: {
              ...feature.properties,
              asOf: config.control[i]!.asOf,
              source: config.control[i]!.source,
            },
          })),
        ),
      );
    }
    default: {
      const file = config[name];
      return collection(file ? await featuresOf(live, file) : []);
    }
  }
}

async function featuresOf(live: LiveMission, file: string): Promise<Feature[]> {
  try {
    return (JSON.parse(await readFile(join(live.mission.dir, file), 'utf8')) as { features: Feature[] })
      .features;
  } catch (error) {
    throw new ApiFailure(
      500,
      'layer-unreadable',
      `The layer file ${file} cannot be read: ${(error as Error).message}`,
    );
  }
}

/** One feature a stretch of the same kind, so that a coast is not drawn like a front. */
function lineFeatures(line: ContactLine, asOf: string, source: string): Feature[] {
  const features: Feature[] = [];
  let start = 0;
  for (let i = 1; i < line.vertices.length; i++) {
    const last = i === line.vertices.length - 1;
    if (!last && line.vertices[i]!.kind === line.vertices[start]!.kind) continue;
    features.push({
      type: 'Feature',
      properties: { kind: line.vertices[start]!.kind, asOf, source },
      geometry: {
        type: 'LineString',
        coordinates: line.vertices.slice(start, i + 1).map(({ lat, lon }) => [lon, lat]),
      },
    });
    start = i;
  }
  return features;
}

function sectorFeature(line: ContactLine, sector: Sector): Feature {
  const inside = line.vertices.filter(
    (_, i) => line.chainageKm[i]! > sector.startKm && line.chainageKm[i]! < sector.endKm,
  );
  const coordinates = [
    at(line, sector.startKm),
    ...inside.map(({ lat, lon }) => [lon, lat]),
    at(line, sector.endKm),
  ];
  return {
    type: 'Feature',
    properties: { id: sector.id, near: sector.near, startKm: sector.startKm, endKm: sector.endKm },
    geometry: { type: 'LineString', coordinates },
  };
}

/** Longitude and latitude at a chainage. */
function at(line: ContactLine, km: number): [number, number] {
  const [lat, lon] = positionAt(line, km);
  return [lon, lat];
}
