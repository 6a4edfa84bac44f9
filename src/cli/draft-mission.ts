/** What `truceline draft` takes from a mission: its folder, and the tables of speakers beside its coding words. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export { loadFolder, missionDir } from './mission.js';

export function codingFiles(dir: string, coding: string | undefined): string[] {
  if (coding === undefined) return [];
  return ['speakers.yaml', 'parties.yaml']
    .map((name) => join(dir, coding, name))
    .filter((path) => existsSync(path));
}
