/**
 * `truceline import`: the mission's store for `importFiles`, through the server when the mission is being served.
 */
import { importFiles, processIo } from './import.js';
import { loadFolder, missionDir, reachStore } from './mission.js';

export async function importCommand(request: {
  readonly format: string;
  readonly files: readonly string[];
  readonly mission?: string | undefined;
  readonly source?: string | undefined;
  readonly mapping?: string | undefined;
}): Promise<number> {
  const { mission, ...rest } = request;
  const folder = await loadFolder(missionDir(mission));
  const reached = await reachStore(folder, 'import');
  try {
    const { dir, config } = folder;
    const result = await importFiles({ ...rest, missionDir: dir, config, store: reached.store }, processIo());
    return result.status;
  } finally {
    await reached.release();
  }
}
