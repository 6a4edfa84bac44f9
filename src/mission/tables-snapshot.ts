/**
 * Whether picture.duckdb on disk is the one that this program wrote for the picture at hand: then its tables need not be
 * written again. Its SHA-256 stands in a snapshot of its own, so that a file altered by anybody is made anew.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import type { StandsOn } from '../report/picture.js';
import { bornOut } from './catalogue-snapshot.js';
import { readSnapshot, type SnapshotOf, snapshotFile, writeSnapshot } from './snapshot.js';
import type { LocalStore } from './store.js';

const KIND = 'tables';

export async function areTablesOf(
  missionDir: string,
  store: LocalStore,
  standsOn: StandsOn,
  tables: string,
): Promise<boolean> {
  // What DuckDB had not yet put into the file when it stopped.
  if (await isThere(`${tables}.wal`)) return false;
  const read = await readSnapshot(snapshotFile(missionDir, KIND), store.key, async (of) => {
    const { configuration, version } = of.under;
    const same =
      of.kind === KIND &&
      of.size === standsOn.records &&
      configuration === standsOn.configuration.digest &&
      version === standsOn.version;
    return same ? bornOut(of, store.ledger) : 'it is of another picture';
  });
  if (!read.ok) return false;
  return (await sha256Of(tables).catch(() => null)) === read.snapshot.under.sha256;
}

/** @param tables the file, closed */
export async function noteTables(
  missionDir: string,
  store: LocalStore,
  { ledger, configuration, version }: StandsOn,
  tables: string,
): Promise<void> {
  if (!ledger) return;
  const of: SnapshotOf = {
    kind: KIND,
    origin: ledger.origin,
    size: ledger.size,
    root: ledger.root,
    under: { configuration: configuration.digest, version, sha256: await sha256Of(tables) },
  };
  await writeSnapshot(snapshotFile(missionDir, KIND), of, new Map(), store.key);
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
