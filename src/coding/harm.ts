/**
 * Serious harm told by a text: a word of killing or of ill-treatment, and close to it a word for persons who surrendered or
 * are held, in one sentence that tells of an event. Meant to be right rather than complete: courts, exchanges, tallies and
 * memories are passed over, and so is whatever is in doubt. What a headline tells is an allegation, never more.
 *
 * The codes of the field's codebook stay as they are beside it, so that coded lines compare with hand-coded ones.
 */
import { RADIUS_METRES_BY_PRECISION } from '../record/codes.js';
import { COARSEST_RADIUS_METRES, coarseDegrees, type SeriousHarm } from '../record/serious-harm.js';
import type { CodedPlace, CodedReport } from './coded.js';
import type { Hit } from './pattern.js';
import { has, hitsOf, type Reading } from './reading.js';
import { SIGN } from './sign.js';

/** Most words between the harm and those to whom it was done. */
const WORDS_BETWEEN = 5;

export function harmOf(reading: Reading): SeriousHarm | undefined {
  if (!has(reading, SIGN.harm.person) || has(reading, SIGN.harm.besides)) return undefined;
  const persons = hitsOf(reading, SIGN.harm.person);
  if (hitsOf(reading, SIGN.harm.killed).some((hit) => isDoneTo(hit, persons)))
    return 'killing_hors_de_combat';
  return hitsOf(reading, SIGN.harm.hurt).some((hit) => isDoneTo(hit, persons)) ? 'ill_treatment' : undefined;
}

const isDoneTo = (harm: Hit, persons: readonly Hit[]): boolean =>
  persons.some(({ from, to }) =>
    from >= harm.to ? from - harm.to <= WORDS_BETWEEN : harm.from - to >= 0 && harm.from - to <= 1,
  );

/** As association takes such a report: an allegation of serious harm, at no more than the district. */
export function asSeriousHarm<R extends CodedReport>(report: R): R {
  const { harm, place } = report;
  if (harm === undefined) return report;
  return {
    ...report,
    conduct: harm,
    target: 'prisoners',
    targetName: '',
    stance: report.stance === 'denied' ? 'denied' : 'alleged',
    ...(place ? { place: coarse(place) } : {}),
  };
}

function coarse({ lat, lon, radiusMetres, precision, region, basis }: CodedPlace): CodedPlace {
  const fine = precision === 'site' || precision === 'town';
  return {
    name: region,
    lat: coarseDegrees(lat),
    lon: coarseDegrees(lon),
    radiusMetres: Math.max(
      radiusMetres,
      COARSEST_RADIUS_METRES,
      fine ? RADIUS_METRES_BY_PRECISION.district : 0,
    ),
    precision: fine ? 'district' : precision,
    region,
    basis,
  };
}
