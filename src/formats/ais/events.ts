/**
 * Events of vessels (vessel-event.ts), JSON Lines as `truceline ais --tracks` writes them, as observations.
 *
 *   warship-outside                     an event: movement of a warship, by the party whose flag it sends
 *   zone-entered, zone-left             a detection of a vessel's movement
 *   jump, impossible-speed, on-land,
 *   duplicate-identity,
 *   clustered-positions                 a detection of interference with navigation; no movement, and nobody's act
 *   gap                                 other: a silence tells neither where the vessel was nor why
 *   clock-went-back                     other: about the receiver
 *   feed-gap                            an effort: the receiver was down
 *
 * An event at two positions lies somewhere between them: in the circle over both. What an identity that is sent from two
 * places does is a detection too: which of the places is the vessel's cannot be said, so it is held against no clause.
 */
import { distanceMetres } from '../../geo/position.js';
import type { PlacePrecision } from '../../record/codes.js';
import { suggest } from '../../record/document.js';
import type { Effort, Observation, TrucelineRecord } from '../../record/record.js';
import { type Converted, type Format, type FormatSetting, fail, quote } from '../format.js';
import { contentId } from '../identity.js';
import { readJsonRow, readJsonRows } from '../lines/json-rows.js';
import { wordsOfEvent } from './event-words.js';
import { type At, VESSEL_EVENTS, type VesselEvent, vesselEvent } from './vessel-event.js';

export const aisEvents: Format = {
  id: 'ais',
  describe: 'events of vessels: JSON Lines, as `truceline ais --tracks` writes them',
  requiredColumns: [],
  parse: (input, setting) => readJsonRows(input, (text) => convert(text, setting)),
};

/** Of a position that a vessel sends (ITU-R M.1371-5: better or worse than 10 m) and of its time of receipt. */
const POSITION_METRES = 500;

function convert(text: string, setting: FormatSetting): Converted<TrucelineRecord> {
  const read = readJsonRow(text);
  if (!read.ok) return read;
  const checked = vesselEvent.safeParse(read.value);
  if (!checked.success) return notAnEvent(read.value, checked.error.issues[0]!);
  const event = checked.data;
  const party = event.event === 'warship-outside' ? event.party : undefined;
  if (party !== undefined && !setting.parties.includes(party))
    return fail(
      'party',
      `one of: ${setting.parties.join(', ')}`,
      quote(party),
      "Correct `party` in the mission's zones of the sea.",
    );
  const span = spanOf(event);
  if (Date.parse(span.end) < Date.parse(span.start))
    return fail('to', `a time that is not before ${span.start}`, quote(span.end), 'Correct the times.');
  // Its members in the order of the schema, so that the order in the file makes no other id.
  const id = contentId(setting.source, [JSON.stringify(event)]);
  return {
    ok: true,
    value: event.event === 'feed-gap' ? effortOf(id, event, setting) : observationOf(id, event, setting),
  };
}

function notAnEvent(
  value: unknown,
  issue: { readonly path: readonly PropertyKey[]; readonly message: string },
): Converted<never> {
  const name = (value as { event?: unknown } | null)?.event;
  const hint = 'Give the output of `truceline ais --tracks`; docs/sea.md describes it.';
  if (typeof name !== 'string' || !VESSEL_EVENTS.includes(name)) {
    const near = typeof name === 'string' ? suggest(name, VESSEL_EVENTS) : undefined;
    return fail(
      'event',
      `one of: ${VESSEL_EVENTS.join(', ')}`,
      name === undefined ? 'nothing' : quote(String(name)),
      near ? `Did you mean "${near}"?` : hint,
    );
  }
  const field = issue.path.join('.') || 'the event';
  return fail(field, `a ${name} as truceline writes it`, issue.message, hint);
}

function effortOf(
  id: string,
  event: Extract<VesselEvent, { event: 'feed-gap' }>,
  { source }: FormatSetting,
): Effort {
  return {
    kind: 'effort',
    id,
    source,
    time: { start: event.from, end: event.to, precision: 'second' },
    place: { name: 'where the receiver hears', basis: 'sensor' },
    status: 'down',
    canDetect: ['movement', 'interference'],
    summary: wordsOfEvent(event),
  };
}

type Seen = Exclude<VesselEvent, { event: 'feed-gap' }>;

function observationOf(id: string, event: Seen, { source }: FormatSetting): Observation {
  const place = placeOf(event);
  return {
    kind: 'observation',
    id,
    source,
    time: { ...spanOf(event), precision: 'second' },
    ...(place ? { place } : {}),
    ...codesOf(event),
    target: 'none',
    stance: 'asserted',
    summary: wordsOfEvent(event),
    values: valuesOf(event),
    ...(event.event === 'clustered-positions'
      ? { note: `MMSI: ${event.vessels.slice(0, 150).join(', ')}` }
      : {}),
  };
}

function codesOf(event: Seen): Pick<Observation, 'reportKind' | 'conduct' | 'means' | 'actor'> {
  const doubted = 'doubt' in event && event.doubt !== undefined;
  switch (event.event) {
    case 'warship-outside':
      return {
        reportKind: doubted ? 'detection' : 'event',
        conduct: 'movement',
        means: 'warship',
        actor: event.party ?? 'undetermined',
      };
    case 'zone-entered':
    case 'zone-left':
      return { reportKind: 'detection', conduct: 'movement', means: 'ship', actor: 'undetermined' };
    case 'gap':
    case 'clock-went-back':
      return { reportKind: 'other', conduct: 'other', means: 'none', actor: 'undetermined' };
    default:
      return { reportKind: 'detection', conduct: 'interference', means: 'none', actor: 'undetermined' };
  }
}

function spanOf(event: VesselEvent): { start: string; end: string } {
  switch (event.event) {
    case 'gap':
      return { start: event.from.time, end: event.to?.time ?? event.from.time };
    case 'jump':
    case 'on-land':
      return { start: event.from.time, end: event.to.time };
    case 'duplicate-identity': {
      const [start, end] = [event.there.time, event.here.time];
      return Date.parse(start) <= Date.parse(end) ? { start, end } : { start: end, end: start };
    }
    case 'feed-gap':
    case 'clustered-positions':
      return { start: event.from, end: event.to };
    // The clock went back: the earlier time is the later moment.
    case 'clock-went-back':
      return { start: event.to, end: event.to };
    default:
      return { start: event.time, end: event.time };
  }
}

function placeOf(event: Seen): Observation['place'] {
  switch (event.event) {
    case 'clock-went-back':
      return undefined;
    case 'gap':
      return event.to ? between(event.from, event.to) : around(event.from, POSITION_METRES);
    case 'jump':
    case 'on-land':
      return between(event.from, event.to);
    case 'duplicate-identity':
      return between(event.here, event.there);
    case 'clustered-positions':
      return around(event, Math.max(event.radiusMetres, POSITION_METRES));
    default:
      return around(event, POSITION_METRES);
  }
}

type Position = Pick<At, 'lat' | 'lon'>;

/** The middle, along the shorter way round the globe. */
function between(a: Position, b: Position): Observation['place'] {
  const turn = ((b.lon - a.lon + 540) % 360) - 180;
  const middle = {
    lat: (a.lat + b.lat) / 2,
    lon: ((a.lon + turn / 2 + 540) % 360) - 180,
  };
  const radiusMetres = Math.max(
    distanceMetres(middle.lat, middle.lon, a.lat, a.lon),
    distanceMetres(middle.lat, middle.lon, b.lat, b.lon),
  );
  return around(middle, radiusMetres + POSITION_METRES);
}

const MOST_METRES = 3_000_000;

function around({ lat, lon }: Position, metres: number): Observation['place'] {
  const radiusMetres = Math.min(MOST_METRES, Math.round(metres));
  return {
    lat: Math.round(lat * 1e6) / 1e6,
    lon: Math.round(lon * 1e6) / 1e6,
    radiusMetres,
    precision: precisionOf(radiusMetres),
    basis: 'sensor',
  };
}

function precisionOf(radiusMetres: number): PlacePrecision {
  if (radiusMetres <= 1_000) return 'site';
  if (radiusMetres <= 5_000) return 'town';
  if (radiusMetres <= 20_000) return 'district';
  return radiusMetres <= 80_000 ? 'region' : 'country';
}

const MEASURED = ['mmsi', 'minutes', 'kilometres', 'impliedKnots', 'reportedKnots', 'reports'] as const;

function valuesOf(event: Seen): Record<string, number> {
  const values: Record<string, number> = {};
  for (const name of MEASURED) {
    const value = (event as Readonly<Record<string, unknown>>)[name];
    if (typeof value === 'number') values[name] = value;
  }
  if (event.event === 'clustered-positions') values.vessels = event.vessels.length;
  return values;
}
