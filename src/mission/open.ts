/**
 * Opens a mission's folder: reads its configuration, registers, agreements and coding data, and builds from them what
 * the stages need. A mission never opens by halves: every problem of every file is reported at once.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LoadedPrograms, loadPrograms } from '../agreement/load.js';
import type { Program } from '../agreement/program.js';
import type { AttributionSetting } from '../attribution/attribute.js';
import type { WeaponSystem } from '../attribution/weapon.js';
import { loadWeights } from '../attribution/weights.js';
import type { CodedReport } from '../coding/coded.js';
import { makeCoder } from '../coding/coder.js';
import { loadCoding } from '../coding/load.js';
import { makePlaceNamer, type PlaceNamer } from '../coding/place-namer.js';
import { type Area, indexAreas } from '../geo/areas.js';
import type { Facility } from '../geo/facility.js';
import { type ContactLine, contactLine, type LineVertex } from '../geo/line.js';
import type { AssociationSetting } from '../incident/associate.js';
import type { Checked, Problem } from '../record/document.js';
import type { Observation } from '../record/record.js';
import type { LocalText } from '../record/source.js';
import type { Configuration } from '../report/picture.js';
import { startOfDayMs } from '../time/instant.js';
import { alertNameProblems } from './alert-config.js';
import { type MissionConfig, parseMissionConfig } from './config.js';
import { configurationOf } from './configuration.js';
import { type ControlLayer, type Ground, ground } from './ground.js';
import { type Register, readAreas, readFacilities, readLine, readWeapons } from './registers.js';

export interface Mission {
  readonly dir: string;
  readonly config: MissionConfig;
  readonly programs: readonly Program[];
  /** Sums of the files that it was opened from. */
  readonly configuration: Configuration;
  /** The agreement files as they stand on disk now, with the sums of all files. */
  loadAgreements(): Promise<LoadedAgreements>;
  readonly line: ContactLine | null;
  readonly facilities: readonly Facility[];
  readonly ground: Ground;
  code(observation: Observation): readonly CodedReport[];
  readonly placesNamed: PlaceNamer;
  /** By the name that places carry. */
  readonly regionNames: Readonly<Record<string, LocalText>>;
  readonly association: AssociationSetting;
  readonly attribution: AttributionSetting;
}

interface WithSums {
  readonly ok: true;
  readonly programs: readonly Program[];
  readonly configuration: Configuration;
}
export type LoadedAgreements = WithSums | Extract<LoadedPrograms, { ok: false }>;

export type OpenedMission =
  | { readonly ok: true; readonly mission: Mission }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export const MISSION_FILE = 'mission.yaml';

/** mission.yaml alone: enough for commands that only write to the log. */
export async function readConfig(dir: string): Promise<Checked<MissionConfig>> {
  const file = join(dir, MISSION_FILE);
  try {
    return parseMissionConfig(await readFile(file, 'utf8'), file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const problem: Problem = {
      file,
      line: 1,
      column: 1,
      expected: 'the configuration of a mission',
      found: code === 'ENOENT' || code === 'ENOTDIR' ? 'no such file' : message,
      hint: `Give the folder of a mission, or make one with: truceline init ${dir}`,
    };
    return { ok: false, problems: [problem] };
  }
}

export async function openMission(dir: string): Promise<OpenedMission> {
  const parsed = await readConfig(dir);
  if (!parsed.ok) return parsed;
  const config = parsed.value;
  const problems: Problem[] = [];
  const at = (path: string): string => join(dir, path);
  const items = async <T>(reading: Promise<Register<T>> | undefined): Promise<readonly T[]> => {
    const register = await reading;
    if (register && !register.ok) problems.push(...register.problems);
    return register?.ok ? register.items : [];
  };
  const parties = config.parties.map((party) => party.id);
  const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
  const [vertices, facilities, weapons, named, countries] = await Promise.all([
    items<LineVertex>(config.line && readLine(at(config.line.file))),
    items<Facility>(config.facilities ? readFacilities(at(config.facilities)) : undefined),
    items<WeaponSystem>(config.weapons ? readWeapons(at(config.weapons), parties) : undefined),
    items<Area<LocalText>>(
      config.regions
        ? readAreas(at(config.regions), ({ name, uk, ru }) => ({
            en: asText(name),
            ...(asText(uk) ? { uk: asText(uk) } : {}),
            ...(asText(ru) ? { ru: asText(ru) } : {}),
          }))
        : undefined,
    ),
    items<Area<string>>(
      config.borders ? readAreas(at(config.borders), (properties) => asText(properties.country)) : undefined,
    ),
  ]);
  const regions = named.map(({ value, polygons }) => ({ value: value.en, polygons }));
  const layers: ControlLayer[] = [];
  for (const layer of config.control) {
    const areas = await items(readAreas(at(layer.file), (properties) => asText(properties.party)));
    layers.push({
      asOfMs: startOfDayMs(config.timeZone, layer.asOf),
      contestedKm: layer.contestedKm,
      areas: areas.map((area) => ({ party: area.value, polygons: area.polygons })),
    });
  }
  const line =
    config.line && vertices.length > 1
      ? contactLine(vertices, config.line.sectorKm, config.line.depthKm)
      : null;
  const isSea = seaTest(countries);
  const loadOwn = (): Promise<LoadedPrograms> =>
    loadPrograms(
      config.agreements.map(at),
      { parties, guarantors: config.guarantors.map((guarantor) => guarantor.id) },
      { isSea, ...(line ? { missionLine: line } : {}) },
    );
  const withSums = async (programs: readonly Program[]): Promise<WithSums> => {
    const agreements = programs.map((program) => program.agreement);
    return {
      ok: true,
      programs,
      configuration: await configurationOf(dir, MISSION_FILE, config, agreements),
    };
  };
  const loaded = await loadOwn();
  if (!loaded.ok) problems.push(...loaded.problems);
  else if (config.alerts)
    problems.push(
      ...alertNameProblems(
        config.alerts,
        loaded.programs.map(({ agreement }) => agreement),
        join(dir, MISSION_FILE),
        parsed.at,
      ),
    );
  const coding = await loadCoding({
    missionCoding: config.coding ? at(config.coding) : undefined,
    gazetteer: config.gazetteer ? at(config.gazetteer) : undefined,
    parties,
  });
  if (!coding.ok) problems.push(...coding.problems);
  if (problems.length > 0 || !loaded.ok || !coding.ok) return { ok: false, problems };

  const { configuration } = await withSums(loaded.programs);
  const held = ground(layers, line);
  const regionIndex = indexAreas(regions);
  const common = {
    sources: config.sources,
    line,
    facilities,
    controlAt: held.controlAt,
    parties: config.parties,
  };
  return {
    ok: true,
    mission: {
      dir,
      config,
      programs: loaded.programs,
      configuration,
      async loadAgreements() {
        const again = await loadOwn();
        return again.ok ? withSums(again.programs) : again;
      },
      line,
      facilities,
      ground: held,
      code: makeCoder({
        parties: config.parties,
        sources: config.sources,
        timeZone: config.timeZone,
        regionAt: (lat, lon) => regionIndex.at(lat, lon) ?? '',
        controlAt: held.controlAt,
        facilities,
        gazetteer: coding.gazetteer,
        lexicon: coding.lexicon,
      }),
      placesNamed: makePlaceNamer(coding.gazetteer, coding.lexicon),
      regionNames: Object.fromEntries(named.map(({ value }) => [value.en, value])),
      association: common,
      attribution: {
        ...common,
        weapons,
        distanceToGroundKm: held.distanceToGroundKm,
        controlNear: held.controlNear,
        authorThreshold: config.thresholds.author,
        weights: loadWeights(),
      },
    },
  };
}

/** Outside every country of the borders layer, but inside the window that the layer covers. */
function seaTest(countries: readonly Area<string>[]): (lat: number, lon: number) => boolean {
  const index = indexAreas(countries);
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const { polygons } of countries) {
    for (const [lon, lat] of polygons.flat(2) as [number, number][]) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  }
  return (lat, lon) =>
    lon > west && lon < east && lat > south && lat < north && index.at(lat, lon) === undefined;
}
