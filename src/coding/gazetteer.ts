/**
 * Places by name. A gazetteer is a table (see missions/.../register/gazetteer.tsv); names are compared by the keys of
 * latin.ts, so one row answers to Ukrainian, Russian and Latin spellings in any case.
 */
import { distanceMetres } from '../geo/position.js';
import type { Problem } from '../record/document.js';
import { type Form, perForm } from './form.js';
import { nameKeys, nominativeKey } from './latin.js';
import { type Pattern, parsePattern } from './pattern.js';
import { readWords } from './words.js';

export const PLACE_KINDS = ['region', 'direction', 'town', 'district', 'sea', 'river', 'site'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

export interface Place {
  /** Row number: ids of places are their order. */
  readonly id: number;
  readonly kind: PlaceKind;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  /** ISO 3166-1, recognised borders; '' where none (seas). */
  readonly country: string;
  /** ISO 3166-2 of the first-order unit; '' where none. */
  readonly region: string;
  /** 1 well known to 4 a village. */
  readonly rank: number;
  /** Near the line of contact. */
  readonly front: boolean;
  readonly radiusMetres: number | null;
  readonly names: readonly string[];
}

/** A name of a place: the key of its first word leads here, the others follow. */
export interface NameEntry {
  readonly place: Place;
  readonly rest: readonly string[];
}

export interface Gazetteer {
  readonly places: readonly Place[];
  readonly regions: ReadonlyMap<string, Place>;
  /** Stems of regions and directions, for the matcher; `of` is the place's id. */
  readonly patterns: readonly Pattern[];
  readonly byKey: ReadonlyMap<string, readonly NameEntry[]>;
}

const COLUMNS = 'kind\tname\tlat\tlon\tcountry\tregion\trank\tfront\tradiusMetres\tnames';

export type ParsedGazetteer =
  | { readonly ok: true; readonly gazetteer: Gazetteer }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export function parseGazetteer(text: string, file: string): ParsedGazetteer {
  const places: Place[] = [];
  const problems: Problem[] = [];
  let headed = false;
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!.replace(/\r$/, '');
    if (line === '' || line.startsWith('#')) continue;
    const problem = (expected: string, hint: string): void => {
      problems.push({ file, line: at + 1, column: 1, expected, found: `"${line.slice(0, 80)}"`, hint });
    };
    if (!headed) {
      headed = true;
      if (line !== COLUMNS) {
        problem(
          `the columns ${COLUMNS.replace(/\t/g, ', ')}, parted by tabs`,
          'Write this line as the first.',
        );
        break;
      }
      continue;
    }
    const cells = line.split('\t');
    const kind = PLACE_KINDS.find((one) => one === cells[0]);
    const lat = cells[2] ? Number(cells[2]) : Number.NaN;
    const lon = cells[3] ? Number(cells[3]) : Number.NaN;
    if (!kind || cells.length !== 10) {
      problem(`ten cells, the first one of ${PLACE_KINDS.join(', ')}`, 'Part the cells by tabs.');
    } else if (!(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) {
      problem('a latitude and a longitude in degrees in cells 3 and 4', 'Correct the position.');
    } else {
      places.push({
        id: places.length,
        kind,
        name: cells[1]!,
        lat,
        lon,
        country: cells[4]!,
        region: cells[5]!,
        rank: Number(cells[6]) || 4,
        front: cells[7] === '1',
        radiusMetres: cells[8] ? Number(cells[8]) : null,
        names: cells[9] ? cells[9].split('|') : [],
      });
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, gazetteer: makeGazetteer(places) };
}

export function makeGazetteer(places: readonly Place[]): Gazetteer {
  const patterns: Pattern[] = [];
  const byKey = new Map<string, NameEntry[]>();
  const regions = new Map<string, Place>();
  for (const place of places) {
    if (place.kind === 'region') regions.set(place.region, place);
    const names =
      place.kind === 'region' || place.kind === 'direction' ? place.names : [place.name, ...place.names];
    for (const name of names) {
      const of = String(place.id);
      if (name.endsWith('~')) {
        patterns.push(parsePattern(`${name.slice(0, -1)}*`, `${place.kind}.adjective`, `${place.kind}s`, of));
      } else if (place.kind === 'region') patterns.push(parsePattern(name, 'region.noun', 'regions', of));
      else addName(byKey, place, name);
    }
  }
  return { places, regions, patterns, byKey };
}

/** Places this near are one neighbourhood, metres. */
export const NEIGHBOURS_METRES = 30_000;

/** Are these two different places of news: neither within the other nor next to it? */
export function placeIsApart(a: Place, b: Place): boolean {
  if (a.kind === 'region' || b.kind === 'region') return a.region !== b.region;
  return distanceMetres(a.lat, a.lon, b.lat, b.lon) > NEIGHBOURS_METRES;
}

/** Keys of a name, word by word; undefined when a word leaves too little to compare. */
export function keysOfName(name: string): readonly string[] | undefined {
  const keys = readWords(name).texts.map(nominativeKey);
  return keys.length > 0 && keys.every((key) => key.length >= 2) && keys[0]!.length >= 3 ? keys : undefined;
}

/** Does any key a running word may have equal this one? Words of two letters compare too (Яр, Ріг). */
export function wordHasKey(word: Form, key: string): boolean {
  return nominativeOf(word).key === key || namesOf(word).includes(key);
}

/** The nominative key of a word, as in latin.ts. */
export const nominativeOf = perForm((text) => ({ key: nominativeKey(text) }));
const namesOf = perForm(nameKeys);

function addName(byKey: Map<string, NameEntry[]>, place: Place, name: string): void {
  const keys = keysOfName(name);
  if (!keys) return;
  addKeys(byKey, place, keys);
  // A fleeting vowel: Городок, Городку; Кролевець, Кролевця.
  const last = keys[keys.length - 1]!;
  if (/[^aeiou]i[ck]$/.test(last) && last.length >= 5) {
    addKeys(byKey, place, [...keys.slice(0, -1), last.slice(0, -2) + last.slice(-1)]);
  }
}

function addKeys(byKey: Map<string, NameEntry[]>, place: Place, keys: readonly string[]): void {
  const [first, ...rest] = keys;
  const list = byKey.get(first!);
  const entry = { place, rest };
  if (!list) byKey.set(first!, [entry]);
  else if (!list.some((one) => one.place === place && one.rest.join() === rest.join())) list.push(entry);
}
