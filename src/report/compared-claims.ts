/**
 * The claims of the parties beside the picture (src/claims), made once a picture; by subject, then in the order in which reports print parties.
 */
import { compareClaims } from '../claims/compare.js';
import type { ClaimGroup, ComparedClaim } from '../claims/comparison.js';
import type { Declaration } from '../record/record.js';
import { type Interval, overlaps } from '../time/instant.js';
import { byText, type PictureIndex } from './picture-index.js';
import { actorOrder } from './statements.js';

const KNOWN = new WeakMap<PictureIndex, readonly ClaimGroup[]>();

function comparedClaims(index: PictureIndex): readonly ClaimGroup[] {
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
  const order = actorOrder(index);
  const sorted = [...made].sort(
    (a, b) => byText(a.about, b.about) || order(a.by, b.by) || order(a.against, b.against),
  );
  KNOWN.set(index, sorted);
  return sorted;
}

/** With the claims among these declarations. */
export function claimsAmong(index: PictureIndex, declarations: readonly Declaration[]): ClaimGroup[] {
  const said = new Set(declarations.map(({ id }) => id));
  return withClaims(index, ({ id }) => said.has(id));
}

/** With the claims on a period that touches the stretch. */
export const claimGroups = (index: PictureIndex, stretch: Interval): ClaimGroup[] =>
  withClaims(index, (claim) => overlaps(claim, stretch));

/** A group without any is left out. */
function withClaims(index: PictureIndex, isAsked: (claim: ComparedClaim) => boolean): ClaimGroup[] {
  return comparedClaims(index).flatMap((group) => {
    const claims = group.claims.filter(isAsked);
    if (claims.length === 0) return [];
    const asked = new Set(claims.flatMap(({ notClaimed }) => notClaimed));
    return [{ ...group, claims, notClaimed: group.notClaimed.filter((id) => asked.has(id)) }];
  });
}
