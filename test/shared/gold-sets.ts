/** The hand-coded sets of ../shared and those beside this file, read as `truceline bench attribution --gold` reads them. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { GoldSets } from '../../src/benchmark/gold/gold-score.js';
import { readGoldSets } from '../../src/cli/gold-files.js';
import { loadMission } from '../../src/cli/mission.js';
import type { Mission } from '../../src/mission/open.js';

export const shared = fileURLToPath(new URL('../../../shared/', import.meta.url));
export const isPresent = existsSync(`${shared}gold/reports.jsonl`);

export const referenceMission = (): Promise<Mission> =>
  loadMission(fileURLToPath(new URL('../../missions/ukraine-2025', import.meta.url)));

export const goldSets = (mission: Mission): Promise<GoldSets> => readGoldSets({ gold: shared }, mission);

/** Other days, coded later: codes only, the texts are those of the feeds in ../shared. */
export const laterGoldSets = (mission: Mission): Promise<GoldSets> =>
  readGoldSets(
    { gold: fileURLToPath(new URL('held-out', import.meta.url)), feeds: `${shared}data/viina` },
    mission,
  );
