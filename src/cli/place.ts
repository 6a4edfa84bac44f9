/**
 * `truceline place`: where sensors, cameras and patrols go along a line, within a budget, with a certificate of how far the
 * plan can be from the best one.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkClaim } from '../coverage/placement/certificate.js';
import {
  DEVICE_KINDS,
  DEVICES,
  type Device,
  type DeviceKind,
  type DeviceKinds,
  TERRAINS,
  type Terrain,
} from '../coverage/placement/kinds.js';
import { locatedBy } from '../coverage/placement/located.js';
import { placementGeoJson, placementPicture } from '../coverage/placement/picture.js';
import { place } from '../coverage/placement/place.js';
import { type LinePoint, latticeAlong, lengthMetres } from '../coverage/placement/strip.js';
import { CommandFailure } from './failure.js';
import { loadMission, missionDir } from './mission.js';
import { placementTable } from './place-table.js';
import { stepper, terminalProgress } from './progress.js';

export interface PlaceOptions {
  readonly line?: string | undefined;
  readonly mission?: string | undefined;
  readonly terrain: Terrain;
  readonly budget?: number | undefined;
  readonly devices: readonly Device[];
  readonly cost: Readonly<Partial<Record<Device, number>>>;
  readonly range: Readonly<Partial<Record<Device, number>>>;
  readonly sites: number;
  readonly demand: number;
  readonly depthKm: number;
  readonly fromKm: number;
  readonly toKm: number;
  readonly sides: 'both' | 'left' | 'right';
  readonly seconds: number;
  readonly out: string;
  readonly json?: boolean | undefined;
  readonly check?: boolean | undefined;
  readonly table?: boolean | undefined;
}

/** Without a budget, the plan is as large as it takes to know this share of the demand. */
const SHARE_WITHOUT_BUDGET = 0.97;

export async function placeCommand(options: PlaceOptions): Promise<number> {
  const line =
    options.line === undefined ? await missionLine(options) : await fileLine(options.line, options.terrain);
  const sides = options.sides === 'both' ? (['left', 'right'] as const) : ([options.sides] as const);
  if (options.toKm <= options.fromKm)
    throw new CommandFailure(`--to-km ${options.toKm} must be more than --from-km ${options.fromKm}.`);
  if (!(lengthOf(line) > 0))
    throw new CommandFailure(
      `${options.line ?? 'The line of the mission'}: expected a line with a length, found ${line.length} points at one place. Give the points in the order in which the line runs.`,
    );
  const demand = latticeAlong(line, {
    points: options.demand,
    fromMetres: 0,
    toMetres: options.depthKm * 1000,
    sides: ['left', 'right'],
  });
  const sites = latticeAlong(line, {
    points: options.sites,
    fromMetres: options.fromKm * 1000,
    toMetres: options.toKm * 1000,
    sides,
    rows: sides.length === 2 ? 6 : 12,
  });
  const kinds: DeviceKinds = Object.fromEntries(
    options.devices.map((device) => [device, kindOf(device, options)]),
  );
  refuseSmallBudget(options, kinds);
  refuseFarSites(options, kinds);
  const weight = new Float64Array(demand.lat.length).fill(1);
  const progress = terminalProgress();
  const started = performance.now();
  const setting = { demand, sites, kinds, weight, now: processorMs, tell: stepper(progress) };
  if (options.table) {
    for (const row of placementTable({ ...setting, seconds: options.seconds }, SHARE_WITHOUT_BUDGET)) {
      progress.done();
      console.log(row);
    }
    return 0;
  }
  const budget = options.budget ?? { share: SHARE_WITHOUT_BUDGET };
  const placement = place({ ...setting, budget, seconds: options.seconds });
  progress.done();
  const seconds = (performance.now() - started) / 1000;
  const located = locatedBy(placement.placed, placement.candidates, sites, demand);
  const devices = options.devices.map((device) => ({
    device,
    placed: placement.placed.filter((i) => placement.candidates.device[i] === DEVICES.indexOf(device)).length,
    cost: kinds[device]!.cost,
  }));
  await mkdir(options.out, { recursive: true });
  await writeFile(
    join(options.out, 'placement.geojson'),
    `${JSON.stringify(placementGeoJson(placement, sites))}\n`,
  );
  await writeFile(join(options.out, 'placement.svg'), placementPicture(placement, located, sites, demand));
  const rows = placement.curve.map(({ cost, value }) => `${cost},${value.toFixed(5)}`);
  await writeFile(join(options.out, 'curve.csv'), `${['cost,known', ...rows].join('\n')}\n`);
  const total = weight.length;
  const checked = options.check
    ? checkClaim({
        ...setting,
        ...placement,
        plan: placement.placed.map((i) => ({
          device: placement.candidates.device[i]!,
          site: placement.candidates.site[i]!,
        })),
      })
    : undefined;
  const result = {
    ...(checked && {
      checked: { known: checked.value / total, bound: checked.bound / total, cost: checked.cost },
    }),
    lengthKm: lengthMetres(line) / 1000,
    candidateSites: sites.lat.length,
    demandPoints: demand.lat.length,
    budget: placement.budget,
    cost: placement.cost,
    devices,
    known: placement.value,
    bound: placement.bound,
    gap: placement.gap,
    heard: located.heard,
    heardByFour: located.heardByFour,
    located: located.located,
    seconds,
  };
  for (const text of options.json ? [JSON.stringify(result)] : told(result, options.out)) console.log(text);
  return 0;
}

function told(
  one: {
    readonly lengthKm: number;
    readonly candidateSites: number;
    readonly demandPoints: number;
    readonly budget: number;
    readonly cost: number;
    readonly devices: readonly { readonly device: string; readonly placed: number; readonly cost: number }[];
    readonly known: number;
    readonly bound: number;
    readonly gap: number;
    readonly heard: number;
    readonly heardByFour: number;
    readonly located: number;
    readonly seconds: number;
    readonly checked?: { readonly known: number; readonly bound: number; readonly cost: number } | undefined;
  },
  out: string,
): string[] {
  const amount = (value: number): string => Math.round(value).toLocaleString('en');
  return [
    `${amount(one.lengthKm)} km, ${amount(one.candidateSites)} candidate sites, ${amount(one.demandPoints)} demand points.`,
    ...one.devices.map(
      ({ device, placed, cost }) =>
        `${amount(placed)} of ${device}, ${amount(cost)} each: ${amount(placed * cost)} a year.`,
    ),
    `Total ${amount(one.cost)} a year of ${amount(one.budget)}.`,
    `Known: ${percent(one.known)} of the demand; no plan within the budget reaches more than ${percent(one.bound)}: this one is at most ${percent(one.gap)} below the best.`,
    `Heard by a node: ${percent(one.heard)}; by four: ${percent(one.heardByFour)}; located, with no mirror image: ${percent(one.located)}.`,
    ...(one.checked
      ? [
          `Measured anew, from the prices alone: known ${percent(one.checked.known)}, bound ${percent(one.checked.bound)}, cost ${amount(one.checked.cost)}.`,
        ]
      : []),
    `${one.seconds.toFixed(1)} s. Written to ${out}: placement.geojson, placement.svg, curve.csv.`,
  ];
}

/** The search is given processor time, so that what else runs on the machine hardly changes the plan. */
const processorMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const lengthOf = (line: readonly LinePoint[]): number =>
  line.some(({ lat, lon }) => lat !== line[0]!.lat || lon !== line[0]!.lon) ? lengthMetres(line) : 0;

function refuseSmallBudget({ budget }: PlaceOptions, kinds: DeviceKinds): void {
  if (budget === undefined) return;
  const [device, cheapest] = Object.entries(kinds).reduce<[string, number]>(
    (least, [name, { cost }]) => (cost < least[1] ? [name, cost] : least),
    ['', Number.POSITIVE_INFINITY],
  );
  if (budget < cheapest)
    throw new CommandFailure(
      `--budget ${budget}: expected what one device costs or more; the cheapest, ${device}, costs ${cheapest}. Raise the budget, or give real costs with --cost ${device}=AMOUNT.`,
    );
}

/** Events are looked for up to the depth on both sides, so a site farther out than depth and range hears none of them. */
function refuseFarSites({ fromKm, depthKm }: PlaceOptions, kinds: DeviceKinds): void {
  const farthest = Math.max(...Object.values(kinds).flatMap(({ rangeMetres }) => Object.values(rangeMetres)));
  if (fromKm * 1000 > depthKm * 1000 + farthest)
    throw new CommandFailure(
      `--from-km ${fromKm}: no site is within reach of any event: they lie up to ${depthKm} km from the line, and no device notices farther than ${farthest / 1000} km. Bring the sites nearer, or give a longer --range.`,
    );
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function kindOf(device: Device, { cost, range }: PlaceOptions): DeviceKind {
  const usual = DEVICE_KINDS[device];
  const metres = range[device];
  return {
    ...usual,
    cost: cost[device] ?? usual.cost,
    rangeMetres:
      metres === undefined
        ? usual.rangeMetres
        : (Object.fromEntries(TERRAINS.map((terrain) => [terrain, metres])) as DeviceKind['rangeMetres']),
  };
}

async function missionLine({ mission: dir, terrain }: PlaceOptions): Promise<LinePoint[]> {
  const mission = await loadMission(missionDir(dir));
  const { line } = mission;
  if (!line)
    throw new CommandFailure(`The mission ${mission.dir} has no line of contact. Give one with --line FILE.`);
  return line.vertices.map(({ lat, lon }) => ({ lat, lon, terrain }));
}

/** CSV with a header: lat, lon, and terrain where it differs; other columns are left alone. */
async function fileLine(file: string, terrain: Terrain): Promise<LinePoint[]> {
  const [header = '', ...rows] = (await readFile(file, 'utf8')).split(/\r?\n/);
  const names = header.split(',').map((name) => name.trim().toLowerCase());
  const at = (name: string): number => names.indexOf(name);
  if (at('lat') < 0 || at('lon') < 0)
    throw new CommandFailure(
      `${file}:1: expected the columns lat and lon (and perhaps terrain), found "${header}".`,
    );
  const points = rows.flatMap((row, n): LinePoint[] => {
    if (row.trim() === '') return [];
    const cells = row.split(',');
    const lat = Number(cells[at('lat')]);
    const lon = Number(cells[at('lon')]);
    if (!(Math.abs(lat) <= 85 && Math.abs(lon) <= 180) || cells[at('lat')]?.trim() === '')
      throw new CommandFailure(
        `${file}:${n + 2}: expected a latitude and a longitude in degrees, found "${row}". Correct the row or take it out.`,
      );
    const given = at('terrain') < 0 ? '' : (cells[at('terrain')] ?? '').trim();
    if (given !== '' && !TERRAINS.includes(given as Terrain))
      throw new CommandFailure(
        `${file}:${n + 2}: expected a terrain of ${TERRAINS.join(', ')}, found "${given}".`,
      );
    return [{ lat, lon, terrain: given === '' ? terrain : (given as Terrain) }];
  });
  if (points.length < 2)
    throw new CommandFailure(`${file}: expected two points or more, found ${points.length}.`);
  return points;
}
