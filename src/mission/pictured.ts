/** What a picture says of the mission that it is of. */
import type { PicturedMission } from '../report/picture.js';
import type { Mission } from './open.js';

export function pictured({ config, regionNames }: Mission): PicturedMission {
  const { id, title, timeZone, timeZoneName, thresholds } = config;
  return {
    ...{ id, title, timeZone },
    ...(timeZoneName ? { timeZoneName } : {}),
    authorThreshold: thresholds.author,
    regionNames,
  };
}
