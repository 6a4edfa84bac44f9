/**
 * The statements about the place of one incident: what independent accounts say, each counted once.
 *
 * Copies are one statement: the same arrivals, the same entry again, one voice however often it speaks, one named place
 * by however many outlets (each further one counts for a little). Heat seen in one pass is one statement, of all its pixels; later
 * passes see the same fire spread, and add nothing.
 */
import type { Source } from '../../record/source.js';
import { voiceOf } from '../grade.js';
import type { PlacedReport, Telling } from '../telling.js';
import {
  type AccountKind,
  ASTRAY_MOST,
  GRADE_FACTOR,
  HEAT_ASTRAY,
  HEAT_BY_DAY,
  KIND_WEIGHTS,
  SAME_PLACE_AGAIN,
} from './weights.js';

export interface Statement {
  readonly kind: AccountKind;
  /** The first of its accounts; the others say the same. */
  readonly reports: readonly PlacedReport[];
  /** Chance that it is about something else, or mis-stated. */
  readonly astray: number;
  /** Where it says nothing, it is about anywhere within this. */
  readonly astrayMetres: number;
  /** The density of what it says nothing about: chance of being astray over the ground, per square metre. */
  readonly elsewhere: number;
  /** How many independent statements it counts for. */
  readonly power: number;
}

export function kindOf({ place }: PlacedReport, formal: boolean): AccountKind {
  const { shape, basis, precision } = place;
  if (shape?.kind === 'ellipse') return 'fix';
  if (shape?.kind === 'pixel') return 'heat';
  if (shape?.kind === 'sightings') return basis === 'sensor' ? 'recording' : 'sighting';
  if (basis === 'text') return 'named-place';
  if (basis === 'feed') return 'geocode';
  if (formal || basis === 'sensor') return 'position';
  // A person who codes a report to a town gives the middle of the town for all of it.
  return precision === 'site' ? 'claimed-position' : 'named-place';
}

/** Does the kind say where within the place? A named place and a geocode only say which place. */
export const pinpoints = (kind: AccountKind): boolean => kind !== 'named-place' && kind !== 'geocode';

/** Pixels within this of the first are of one pass, ms. */
const PASS_MS = 10 * 60_000;

/**
 * @param told tellings that say where the event was, detections among them.
 * @param doubts of each, the chance that it is of another event (membership.ts).
 */
export function statementsOf(
  told: readonly Telling[],
  sources: ReadonlyMap<string, Source>,
  doubts?: Float64Array,
): readonly Statement[] {
  const byKey = new Map<
    string,
    { kind: AccountKind; reports: PlacedReport[]; voices: Set<string>; doubt: number }
  >();
  const voices = new Map<string, Set<string>>();
  const arrivals = new Map<string, string>();
  let firstPassMs = Number.POSITIVE_INFINITY;
  for (const { best } of told)
    if (best.place.shape?.kind === 'pixel') firstPassMs = Math.min(firstPassMs, best.time.startMs);
  for (let i = 0; i < told.length; i++) {
    const { best, formal } = told[i]!;
    const doubt = doubts?.[i] ?? 0;
    if (best.stance === 'denied') continue;
    const kind = kindOf(best, formal);
    if (kind === 'heat' && best.time.startMs > firstPassMs + PASS_MS) continue;
    const voice = voiceOf(best);
    const key = keyOf(best, kind, formal, voice, arrivals);
    const known = byKey.get(key);
    if (known) {
      known.reports.push(best);
      known.voices.add(voice);
      known.doubt = Math.min(known.doubt, doubt);
    } else byKey.set(key, { kind, reports: [best], voices: new Set([voice]), doubt });
    if (formal || kind === 'heat') continue;
    const keys = voices.get(voice);
    if (keys) keys.add(key);
    else voices.set(voice, new Set([key]));
  }
  const reachMetres = told.reduce(
    (most, { best }) => (best.place.shape?.kind === 'pixel' ? most : Math.max(most, best.place.radiusMetres)),
    0,
  );
  return [...byKey].map(([, { kind, reports, voices: speaking, doubt }]) => {
    // A voice that speaks of several places is one voice.
    let power = 0;
    for (const voice of speaking) power = Math.max(power, 1 / (voices.get(voice)?.size ?? 1));
    if (speaking.size > 1) power += SAME_PLACE_AGAIN * (speaking.size - 1);
    return { kind, reports, power, ...astrayOf(kind, reports[0]!, sources, reachMetres, doubt) };
  });
}

function keyOf(
  { id, source, place, time, arrivals = [] }: PlacedReport,
  kind: AccountKind,
  formal: boolean,
  voice: string,
  keyOfArrival: Map<string, string>,
): string {
  if (kind === 'heat') return 'heat';
  if (arrivals.length > 0) {
    const known = arrivals.map((arrival) => keyOfArrival.get(`${source} ${arrival}`)).find(Boolean);
    const key = known ?? `fix ${id}`;
    for (const arrival of arrivals) keyOfArrival.set(`${source} ${arrival}`, key);
    return key;
  }
  // Two observers are two, wherever the middles of what they point to lie.
  const { lat, lon } = place.shape?.kind === 'sightings' ? place.shape.lines[0]! : place;
  const point = `${lat.toFixed(4)} ${lon.toFixed(4)}`;
  if (formal) return `${source} ${point} ${time.startMs}`;
  return kind === 'sighting' ? `${voice} ${point}` : point;
}

function astrayOf(
  kind: AccountKind,
  { source, place }: PlacedReport,
  sources: ReadonlyMap<string, Source>,
  reachMetres: number,
  doubt: number,
): Pick<Statement, 'astray' | 'astrayMetres' | 'elsewhere'> {
  const { astray, astrayMetres } = KIND_WEIGHTS[kind];
  const { shape } = place;
  let chance = astray;
  if (shape?.kind === 'pixel')
    chance = HEAT_ASTRAY[shape.confidence ?? 'nominal'] * (shape.night === false ? HEAT_BY_DAY : 1);
  chance *= GRADE_FACTOR[sources.get(source)?.reliability ?? 'F'];
  if (shape?.kind === 'ellipse') {
    const somewhere = shape.alternatives.reduce((sum, one) => sum + one.probability, shape.probability);
    chance = 1 - (1 - chance) * Math.min(1, somewhere);
  }
  // Heat of another cause was joined only because it lies within what the others leave open.
  const within = shape?.kind === 'pixel' && reachMetres > 0 ? reachMetres + place.radiusMetres : astrayMetres;
  const own = Math.min(ASTRAY_MOST, chance);
  const metres = Math.min(astrayMetres, within);
  // Of the two reasons why heat is of something else, the odds of detection count one again.
  const other = kind === 'heat' ? Math.max(0, doubt - own) : doubt * (1 - own);
  const total = Math.min(ASTRAY_MOST, own + other);
  // What is of another event was joined only because it lies within what the others leave open.
  const among = reachMetres > 0 ? Math.min(metres, reachMetres + place.radiusMetres) : metres;
  const scale = own + other > 0 ? total / (own + other) : 1;
  const elsewhere = (scale * (own / metres ** 2 + other / among ** 2)) / Math.PI;
  return { astray: total, astrayMetres: metres, elsewhere };
}
