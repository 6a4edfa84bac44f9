/** The picture as receivers see it: of those who are shown the same, one. */
import { aliasesFor } from '../access/alias.js';
import { isFull, policyKey, policyOf, RELEASE_SETTING, type ReleaseSetting } from '../access/release.js';
import { releasedPicture } from '../access/released-picture.js';
import type { Receiver } from '../mission/alert-config.js';
import { indexPicture, type PictureIndex } from '../report/picture-index.js';

export interface Viewing {
  readonly release?: ReleaseSetting | undefined;
  readonly aliasKey: Uint8Array;
  readonly nowMs: number;
}

export type Viewer = Pick<Receiver, 'role' | 'party'>;

/** Which receivers are shown the same; also what a rule begins anew with when it changes. */
export function viewKey({ role, party }: Viewer, release: ReleaseSetting = RELEASE_SETTING): string {
  return policyKey(policyOf(role, release), party);
}

/** Whoever is not shown the moment of a change is told in quarters of an hour (src/access/released-mission.ts). */
export const isDelayed = ({ role }: Viewer, release: ReleaseSetting = RELEASE_SETTING): boolean =>
  policyOf(role, release).recent.kind === 'delayed';

/** @param index of the whole picture */
export function viewOf(
  index: PictureIndex,
  viewer: Viewer,
  { release, aliasKey, nowMs }: Viewing,
): PictureIndex {
  const policy = policyOf(viewer.role, release ?? RELEASE_SETTING);
  if (isFull(policy)) return index;
  const { party } = viewer;
  const alias = aliasesFor(aliasKey, policyKey(policy, party));
  return indexPicture(releasedPicture(index.picture, { policy, party, nowMs, alias }));
}
