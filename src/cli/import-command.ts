/**
 * `truceline import`: the mission's store for `importFiles`, through the server when the mission is being served.
 */
import type { RecordStore } from '../mission/store.js';
import { type ImportRequest, importFiles, processIo, sizeOf } from './import.js';
import { isServed, loadFolder, type MissionFolder, missionDir, reachStore } from './mission.js';
import { holdOnThread, isWorthAThread } from './store-thread.js';

export async function importCommand(request: {
  readonly format: string;
  readonly files: readonly string[];
  readonly mission?: string | undefined;
  readonly source?: string | undefined;
  readonly mapping?: string | undefined;
  readonly sealTexts?: string | undefined;
}): Promise<number> {
  const { mission, sealTexts, ...rest } = request;
  const folder = await loadFolder(missionDir(mission));
  const { dir, config } = folder;
  const releaseClass = sealTexts ?? config.sealTexts;
  if (releaseClass !== undefined) return importSealing(rest, folder, releaseClass);
  const { store, release } = await reach(folder, request.files);
  try {
    const result = await importFiles({ ...rest, missionDir: dir, config, store }, processIo());
    return result.status;
  } finally {
    await release();
  }
}

/** Reads the ledger as well, to know what is sealed already. */
async function importSealing(
  request: Pick<ImportRequest, 'format' | 'files' | 'source' | 'mapping'>,
  folder: MissionFolder,
  releaseClass: string,
): Promise<number> {
  const { openTextSealer } = await import('./seal-texts.js');
  const { store, release } = await reachStore(folder, 'import');
  try {
    const { dir, config } = folder;
    const sealer = openTextSealer(folder, store, releaseClass);
    const result = await importFiles({ ...request, missionDir: dir, config, store, sealer }, processIo());
    return result.status;
  } finally {
    await release();
  }
}

/** The mission's store; on a thread of its own where much is to be read and nobody serves the mission. */
async function reach(
  folder: MissionFolder,
  files: readonly string[],
): Promise<{ readonly store: Pick<RecordStore, 'append'>; readonly release: () => Promise<void> }> {
  const sizes = await Promise.all(files.map(sizeOf));
  if (!isWorthAThread(sizes.reduce((sum, size) => sum + size, 0)) || (await isServed(folder)))
    return reachStore(folder, 'import');
  const store = await holdOnThread(folder, 'import');
  return { store, release: () => store.close() };
}
