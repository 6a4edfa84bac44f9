/** The reports of further events of one text (split.ts): each with its place, and with the codes of its own clause. */
import { distanceMetres } from '../geo/position.js';
import type { Observation, RecordPlace } from '../record/record.js';
import { casualtiesIn } from './casualties.js';
import type { CodedPlace, CodedReport } from './coded.js';
import { countsIn } from './numbers.js';
import { partOf, type Reading } from './reading.js';
import type { PlaceNamed, Split } from './split.js';
import { quote } from './words.js';

export interface Splitting {
  /** Codes a clause as a text of its own, leaning on what stands before all clauses. */
  codeClause(text: string, id: string, lead: Reading): CodedReport;
  placeOf(named: PlaceNamed): { readonly place: CodedPlace; readonly eventPlace: string };
  readonly numbers: ReadonlyMap<string, number>;
}

/** A geocode this near a place is of it, metres. */
const NEAR_METRES = 12_000;

/** The first report stands for the observation; where each clause gives its own toll, it keeps only that of its own. */
export function reportsOf(
  whole: CodedReport,
  reading: Reading,
  split: Split,
  observation: Observation,
  { codeClause, placeOf, numbers }: Splitting,
): readonly CodedReport[] {
  const moved = split.moved && placeOf(split.moved);
  const first = moved ? { ...whole, place: moved.place, event_place: moved.eventPlace } : whole;
  const reports: CodedReport[] = [first];
  const lead = partOf(reading, reading.from, split.headEnd);
  let tollsApart = false;
  for (const event of split.further) {
    const id = `${observation.id}#${reports.length + 1}`;
    const own =
      event.clause && codeClause(quote(reading.words, event.clause.from, event.clause.to), id, lead);
    // Behind a head that tells of the attack a clause may only say what came of it.
    const tells = own === undefined || own.report_kind === 'event';
    if (!tells && !lead.hits.some(({ layer }) => layer === 'happening')) continue;
    if (own && tells && (own.killed !== null || own.injured !== null)) tollsApart = true;
    // Of places that share a clause the first keeps the toll: the words do not say how it is shared out.
    const codes = own && tells ? own : { ...first, id, killed: null, injured: null, count: null };
    const { place, eventPlace } = placeOf(event);
    reports.push({
      ...codes,
      place,
      event_place: eventPlace,
      place_ok: observation.place?.lat === undefined ? null : isAt(observation.place, place),
      reasons: [
        {
          rule: 'several-events',
          because: 'the text tells of several events',
          words: [quote(reading.words, event.mention.from, event.mention.to)],
        },
        ...codes.reasons,
      ],
    });
  }
  if (!tollsApart) return reports;
  const part = partOf(reading, reading.from, split.firstEnd);
  const { killed, injured } = casualtiesIn(part, countsIn(part, numbers));
  return [{ ...first, killed, injured }, ...reports.slice(1)];
}

function isAt({ lat, lon }: RecordPlace, place: CodedPlace): boolean {
  if (lat === undefined || lon === undefined) return false;
  return distanceMetres(lat, lon, place.lat, place.lon) <= Math.max(place.radiusMetres, NEAR_METRES);
}
