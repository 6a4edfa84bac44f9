/** Zones, corridors and land for `truceline ais --tracks`: from files, or from a mission. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { landMask, type OnLand } from '../sea/land.js';
import { allPolygons, readZones, type Zone } from '../sea/zones.js';
import { CommandFailure } from './failure.js';
import { loadMission } from './mission.js';

export interface SeaPlaces {
  readonly zones: readonly Zone[];
  readonly onLand?: OnLand;
  /** What is not looked for, and why. */
  readonly notes: readonly string[];
}

export interface PlacesRequest {
  readonly zones?: string;
  readonly land?: string;
  readonly mission?: string;
}

/** A file given by name stands before that of the mission. */
export async function seaPlaces(request: PlacesRequest): Promise<SeaPlaces> {
  const ofMission = request.mission === undefined ? undefined : await placesOfMission(request.mission);
  const zonesFile = request.zones ?? ofMission?.zonesFile;
  const landFile = request.land ?? ofMission?.landFile;
  const zones = [
    ...(zonesFile === undefined ? [] : await zonesOf(zonesFile)),
    ...(ofMission?.agreementZones ?? []),
  ];
  const strange = zones.find(
    ({ party }) => party !== undefined && ofMission?.parties.includes(party) === false,
  );
  if (strange)
    throw new CommandFailure(
      `${zonesFile} ("${strange.id}"): expected a party of the mission (${ofMission?.parties.join(', ')}), found "${strange.party}".`,
    );
  const land = landFile === undefined ? undefined : allPolygons(await jsonOf(landFile));
  if (land?.length === 0)
    throw new CommandFailure(
      `${landFile}: expected a GeoJSON FeatureCollection with polygons of land, found none.`,
    );
  const waterways = zones.filter((zone) => zone.kind === 'waterway');
  const isWaterway = (lat: number, lon: number): boolean =>
    waterways.some((one) => one.inside.at(lat, lon) === true);
  const where = request.mission === undefined ? '' : ' and none in the mission';
  return {
    zones,
    ...(land ? { onLand: landMask(land, isWaterway) } : {}),
    notes: [
      ...(zones.length === 0 ? [`no --zones${where}: entering and leaving is not looked for`] : []),
      ...(land ? [] : [`no --land${where}: positions on land are not looked for`]),
    ],
  };
}

/** The file that mission.yaml names as `sea`, its borders, and the polygons that agreements name as zones. */
async function placesOfMission(dir: string): Promise<{
  readonly zonesFile?: string;
  readonly landFile?: string;
  readonly agreementZones: readonly Zone[];
  readonly parties: readonly string[];
}> {
  const { config, programs } = await loadMission(dir);
  const features = programs.flatMap(({ agreement: { id, zones = {} } }) =>
    Object.entries(zones).flatMap(([zone, { polygon }]) =>
      polygon
        ? [
            {
              properties: { id: `${id}/${zone}`, kind: 'zone' },
              geometry: { type: 'Polygon', coordinates: [[...polygon, polygon[0]!]] },
            },
          ]
        : [],
    ),
  );
  const read = readZones({ features });
  if (!read.ok) throw new CommandFailure(`${dir}: zones of the agreements: ${read.reason}.`);
  return {
    ...(config.sea === undefined ? {} : { zonesFile: join(dir, config.sea) }),
    ...(config.borders === undefined ? {} : { landFile: join(dir, config.borders) }),
    agreementZones: read.zones,
    parties: config.parties.map(({ id }) => id),
  };
}

async function zonesOf(file: string): Promise<readonly Zone[]> {
  const read = readZones(await jsonOf(file));
  if (!read.ok) throw new CommandFailure(`${file}: ${read.reason}. Correct the zones (docs/sea.md).`);
  return read.zones;
}

async function jsonOf(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new CommandFailure(`${file}: expected GeoJSON; ${(error as Error).message}.`);
  }
}
