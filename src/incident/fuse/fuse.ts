/**
 * The place of an incident from all accounts of it, with the region that holds it with 90 % (docs/fusing.md). Named places
 * and geocodes alone are not fused: they say which place, and the rule of place.ts chooses among them.
 */
import type { CodedPlace } from '../../coding/coded.js';
import { type Ellipse90, radiusOfEllipse } from '../../geo/place-shape.js';
import { sectorOf } from '../../geo/sector.js';
import { PLACE_PRECISIONS, RADIUS_METRES_BY_PRECISION } from '../../record/codes.js';
import type { Source } from '../../record/source.js';
import { reachMetresOf } from '../place.js';
import type { PlacedReport, Telling } from '../telling.js';
import { densityOf } from './density.js';
import { doubtsOf } from './membership.js';
import { axesOf, type Mode, modesOf } from './modes.js';
import { plainMode } from './plain.js';
import { type Plane, planeAt } from './plane.js';
import { kindOf, pinpoints, type Statement, statementsOf } from './statement.js';
import type { AccountKind } from './weights.js';

export interface Fused {
  readonly place: CodedPlace;
  /** The statements that carry the place, and those that are set against it, with the chance that each is not astray. */
  readonly carried: readonly Weighed[];
  readonly against: readonly Weighed[];
}

export interface Weighed {
  readonly kind: AccountKind;
  readonly observations: readonly string[];
  readonly chance: number;
}

/**
 * @param preferred of the reports, by the rule: gives its name and region where it is among those that carry the place.
 * @param bound tellings that a person has put into this incident.
 */
export function fuse(
  told: readonly Telling[],
  preferred: PlacedReport,
  sources: ReadonlyMap<string, Source>,
  bound: ReadonlySet<Telling> = NONE_BOUND,
): Fused | undefined {
  if (!worthFusing(told)) return undefined;
  const statements = statementsOf(told, sources, doubtsOf(told, bound));
  const plane = planeAt(preferred.place.lat, preferred.place.lon);
  const voices = statements.map((statement) => ({ statement, density: densityOf(statement, plane) }));
  const modes = modesOf(voices);
  if (modes.length === 0) return undefined;
  const { carried } = modes[0]!;
  const carrying = statements.filter((_, i) => carried[i]! > CARRIES).map(({ reports }) => reports[0]!.place);
  const weighed = statements.map((statement, i) => weighedOf(statement, carried[i]!));
  return {
    place: placeOf(modes, plane, preferred.place, carrying, {
      carriedBy: carrying.length,
      setAgainst: statements.length - carrying.length,
    }),
    carried: weighed.filter(({ chance }) => chance > CARRIES),
    against: weighed.filter(({ chance }) => chance <= CARRIES),
  };
}

/** The place alone: the same as that of `fuse`, sooner where the incident is plain (plain.ts). */
export function fusedPlace(
  told: readonly Telling[],
  preferred: PlacedReport,
  sources: ReadonlyMap<string, Source>,
  bound: ReadonlySet<Telling> = NONE_BOUND,
): CodedPlace | undefined {
  if (told.length === 1) {
    const alone = aloneSighted(told[0]!.best.place);
    if (alone) return alone;
  }
  if (!worthFusing(told)) return undefined;
  const plain = plainMode(told, preferred, sources);
  if (!plain) return fuse(told, preferred, sources, bound)?.place;
  const plane = planeAt(preferred.place.lat, preferred.place.lon);
  const carrying = told.map(({ best }) => best.place);
  return placeOf([plain.mode], plane, preferred.place, carrying, {
    carriedBy: plain.statements,
    setAgainst: 0,
  });
}

/**
 * One observer's bearing and nothing else: the region is the sector that it leaves open. A circle around its middle holds
 * that only if it reaches all of it, which without a range is out to the observer.
 */
function aloneSighted(place: CodedPlace): CodedPlace | undefined {
  const { shape } = place;
  if (shape?.kind !== 'sightings' || shape.lines.length !== 1) return undefined;
  const [line] = shape.lines;
  const sector = sectorOf(line!);
  if (!sector) return undefined;
  const radiusMetres = line!.rangeMetres ? place.radiusMetres : Math.ceil(reachMetresOf(place));
  return { ...place, radiusMetres, precision: precisionOf(radiusMetres), shape: sector };
}

const NONE_BOUND: ReadonlySet<Telling> = new Set();

/** More than one account, of which one says where, or one that leaves several places open. */
function worthFusing(told: readonly Telling[]): boolean {
  let pointing = 0;
  for (const { best, formal } of told) {
    if (!pinpoints(kindOf(best, formal))) continue;
    if (told.length > 1) return true;
    pointing++;
    const { shape } = best.place;
    if (shape?.kind === 'ellipse' && shape.alternatives.length > 0) return true;
  }
  return pointing > 1;
}

/** A statement carries the place from this chance on that it is not astray. */
const CARRIES = 0.5;
const HELD = 0.9;
/** Modes are added to the region until they hold this together. */
const ENOUGH = 0.97;

function placeOf(
  modes: readonly Mode[],
  plane: Plane,
  preferred: CodedPlace,
  carrying: readonly CodedPlace[],
  counts: { readonly carriedBy: number; readonly setAgainst: number },
): CodedPlace {
  let held = 0;
  let count = 0;
  while (count < modes.length && held < ENOUGH) held += modes[count++]!.share;
  const level = Math.sqrt(-2 * Math.log(1 - Math.min(0.995, HELD / held)));
  const [first, ...others] = modes.slice(0, count);
  const ellipse = ellipseOf(first!, level);
  const radiusMetres = Math.ceil(radiusOfEllipse(ellipse));
  const { name, region } = namedBy(preferred, carrying);
  return {
    name,
    ...plane.from(first!.x, first!.y),
    radiusMetres,
    precision: precisionOf(radiusMetres),
    region,
    basis: preferred.basis,
    shape: {
      kind: 'ellipse',
      ...ellipse,
      probability: rounded(first!.share),
      alternatives: others.map((mode) => ({
        ...plane.from(mode.x, mode.y),
        probability: rounded(mode.share),
        ellipse90: ellipseOf(mode, level),
      })),
      ...counts,
    },
  };
}

/** The finest kind of place that is as wide. */
const precisionOf = (radiusMetres: number): CodedPlace['precision'] =>
  PLACE_PRECISIONS.find((kind) => kind !== 'direction' && RADIUS_METRES_BY_PRECISION[kind] >= radiusMetres) ??
  'country';

function ellipseOf(mode: Mode, level: number): Ellipse90 {
  const { long, short, east, north } = axesOf(mode);
  return {
    majorMetres: Math.ceil(level * long),
    minorMetres: Math.ceil(level * short),
    azimuthDegrees: Math.round(((Math.atan2(east, north) * 180) / Math.PI + 360) % 180) % 180,
  };
}

const rounded = (share: number): number => Math.round(share * 1000) / 1000;

/** The preferred place's own name, else that of the finest of those that carry the place. */
function namedBy(
  preferred: CodedPlace,
  carrying: readonly CodedPlace[],
): Pick<CodedPlace, 'name' | 'region'> {
  let { name, region } = preferred;
  let finest = Number.POSITIVE_INFINITY;
  for (const place of carrying) {
    if (region === '') region = place.region;
    if (preferred.name !== '' || place.name === '' || place.radiusMetres >= finest) continue;
    name = place.name;
    finest = place.radiusMetres;
  }
  return { name, region };
}

const weighedOf = ({ kind, reports }: Statement, chance: number): Weighed => ({
  kind,
  observations: [...new Set(reports.map(({ observation }) => observation))],
  chance,
});
