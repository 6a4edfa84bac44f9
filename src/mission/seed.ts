/**
 * The hand-coded records that ship in a mission's folder become part of its ledger when the mission is first opened, and
 * again whenever a file has gained records. A record that is already there is not written twice.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { record, type TrucelineRecord } from '../record/record.js';
import type { Mission } from './open.js';
import { type LocalStore, TOO_LARGE } from './store.js';

/** A record of the mission's folder does not fit; the message gives file and line. */
export class SeedProblem extends Error {}

/** @throws SeedProblem with file and line for a record that does not fit; nothing is written then. */
export async function seed(
  mission: Pick<Mission, 'dir' | 'config'>,
  store: LocalStore,
  added?: (record: TrucelineRecord) => void,
): Promise<void> {
  const records: TrucelineRecord[] = [];
  for (const path of mission.config.records) {
    const text = await readFile(join(mission.dir, path), 'utf8');
    text.split('\n').forEach((line, i) => {
      if (line.trim() === '') return;
      records.push(parse(line, `${path}:${i + 1}`));
    });
  }
  if (records.length === 0) return;
  const { refused, tooLarge, unsigned = [], unheld = [] } = await store.append(records, { added });
  for (const kept of [unsigned, unheld]) {
    const [first] = kept;
    if (first)
      console.error(
        `${kept.length} records of the mission folder were not taken (${first.id}: ${first.fault.field}: expected ${first.fault.expected}; found ${first.fault.found}). ${first.fault.hint}`,
      );
  }
  if (tooLarge.length > 0)
    console.error(
      `${tooLarge.length} records of the mission folder were not taken (${tooLarge.slice(0, 3).join(', ')}): ${TOO_LARGE}.`,
    );
  if (refused.length === 0) return;
  console.error(
    `${refused.length} records of the mission folder were changed after they had entered the ledger (${refused.slice(0, 3).join(', ')}${refused.length > 3 ? ', ...' : ''}). The ledger keeps the earlier text; write a correction record to change it.`,
  );
}

function parse(line: string, where: string): TrucelineRecord {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new SeedProblem(`${where}: expected a record as JSON: ${(error as Error).message}`);
  }
  const parsed = record.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new SeedProblem(`${where}: field ${issue.path.join('.') || '(record)'}: ${issue.message}`);
}
