/** The claims of the parties beside the picture (src/claims), made once a picture; those of a stretch by when they were said. */
import { compareClaims } from '../claims/compare.js';
import type { ClaimGroup } from '../claims/comparison.js';
import type { Interval } from '../time/instant.js';
import type { PictureIndex } from './picture-index.js';

const KNOWN = new WeakMap<PictureIndex, readonly ClaimGroup[]>();

export function comparedClaims(index: PictureIndex): readonly ClaimGroup[] {
  const known = KNOWN.get(index);
  if (known) return known;
  const { picture, regions, sources } = index;
  const judgedUntilMs = picture.released?.judgedUntilMs;
  const made = compareClaims({
    period: picture.period,
    declarations: picture.declarations,
    incidents: picture.incidents,
    attributions: picture.attributions,
    findings: picture.findings,
    agreements: new Set(picture.agreements.map(({ id }) => id)),
    efforts: picture.efforts,
    sources,
    regions,
    placesNamed: picture.placesNamed,
    ...(judgedUntilMs === undefined ? {} : { judgedUntilMs }),
  });
  KNOWN.set(index, made);
  return made;
}

/** Groups with the claims that were said in the stretch; a group without any is left out. */
export function claimsSaidIn(index: PictureIndex, { startMs, endMs }: Interval): ClaimGroup[] {
  return comparedClaims(index).flatMap((group) => {
    const claims = group.claims.filter(({ saidMs }) => saidMs >= startMs && saidMs < endMs);
    if (claims.length === 0) return [];
    const claimed = new Set(claims.flatMap(({ notClaimed }) => notClaimed));
    return [{ ...group, claims, notClaimed: group.notClaimed.filter((id) => claimed.has(id)) }];
  });
}
