/** Figures of the parties beside what was found, with what the screen says of each incident that they name. */
import { type ClaimGroup, incidentsOf } from '../claims/comparison.js';
import type { PictureIndex } from '../report/picture-index.js';
import type { ClaimsView } from './api.js';

export function claimsView(index: PictureIndex, groups: readonly ClaimGroup[]): ClaimsView {
  const named = groups.flatMap(({ claims, notClaimed }) => [
    ...notClaimed,
    ...claims.flatMap((claim) => [...claim.notClaimed, ...incidentsOf(claim)]),
  ]);
  const incidents: Record<string, ClaimsView['incidents'][string]> = {};
  for (const id of [...new Set(named)].sort()) {
    const incident = index.incidents.get(id);
    if (!incident) continue;
    const { time, conduct, means, place } = incident;
    incidents[id] = { time, conduct, means, place: place.name };
  }
  return { groups, incidents };
}
