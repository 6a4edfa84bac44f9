/**
 * Places that a few words name, as "the regions of A and B, the sea of C": what a mission's gazetteer knows of them, each with
 * an honest radius. Of homonyms the best known is taken; where two are as well known and lie apart, neither is.
 */
import { distanceMetres } from '../geo/position.js';
import { RADIUS_METRES_BY_PRECISION } from '../record/codes.js';
import { plainText } from './bullets.js';
import { precisionOf } from './coded-place.js';
import { type Gazetteer, NEIGHBOURS_METRES, type Place } from './gazetteer.js';
import { compileLexicon, type Lexicon } from './lexicon.js';
import { makeNameIndex, mentionsIn } from './mention.js';
import { read } from './reading.js';

export interface NamedPlace {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly radiusMetres: number;
}

export type PlaceNamer = (words: string) => readonly NamedPlace[];

/** In the order of the words, each once. The lexicon is compiled when words first come. */
export function makePlaceNamer(gazetteer: Gazetteer, lexicon: Lexicon): PlaceNamer {
  let look: ((words: string) => readonly NamedPlace[]) | undefined;
  return (words) => {
    look ??= lookUp(gazetteer, lexicon);
    return look(words);
  };
}

function lookUp(gazetteer: Gazetteer, lexicon: Lexicon): PlaceNamer {
  const match = compileLexicon(lexicon, gazetteer.patterns);
  const names = makeNameIndex(gazetteer);
  return (words) => {
    const found = new Map<number, NamedPlace>();
    for (const mention of mentionsIn(read(INSIDE + plainText(words), match), names)) {
      const place = bestKnown(mention.places);
      if (!place) continue;
      const { id, name, lat, lon, radiusMetres } = place;
      const radius = radiusMetres ?? RADIUS_METRES_BY_PRECISION[precisionOf(place, mention)];
      found.set(id, { name, lat, lon, radiusMetres: radius });
    }
    return [...found.values()];
  };
}

/** From: a little-known place is believed where a preposition leads to it. */
const INSIDE = 'з ';

function bestKnown(places: readonly Place[]): Place | undefined {
  const rank = Math.min(...places.map((place) => place.rank));
  const best = places.filter((place) => place.rank === rank);
  const [first] = best;
  const apart = best.some(
    ({ lat, lon }) => distanceMetres(first!.lat, first!.lon, lat, lon) > NEIGHBOURS_METRES,
  );
  return apart ? undefined : first;
}
