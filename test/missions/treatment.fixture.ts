/** A guarantee for those who surrender in a mission of invented parties: the reference mission with other labels, and invented records. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { fold } from '../../src/mission/fold.js';
import { type Mission, openMission } from '../../src/mission/open.js';
import { record, type TrucelineRecord } from '../../src/record/record.js';
import type { Picture } from '../../src/report/picture.js';
import { relabelMission } from './relabelled-mission.js';

const reference = fileURLToPath(new URL('../../missions/ukraine-2025', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'truceline-treatment-'));
after(() => rmSync(folder, { recursive: true, force: true }));

export const [A, B] = ['Aaa', 'Bbb'];
const STANDS_ON = { records: 0, ledger: null, configuration: { digest: '', files: [] }, version: '0' };
export const DAY = { start: '2025-03-21T00:00:00+02:00', end: '2025-03-22T00:00:00+02:00', precision: 'day' };
export const NOON = { start: '2025-03-23T12:00:00Z', end: '2025-03-23T12:00:00Z', precision: 'second' };

export const one = await opened('one', A, B);
export const other = await opened('other', B, A);

async function opened(name: string, first: string, second: string): Promise<Mission> {
  const dir = join(folder, name);
  relabelMission(
    reference,
    dir,
    new Map([
      ['RU', { id: first, name: `Party ${first}` }],
      ['UA', { id: second, name: `Party ${second}` }],
    ]),
  );
  const mission = await openMission(dir);
  assert.ok(mission.ok, JSON.stringify(mission));
  return mission.mission;
}

/** An account of one event in the middle of the guaranteed area, of what the first party did. */
export function account(mission: Mission, id: string, source: string, more: object = {}): TrucelineRecord {
  return record.parse({
    kind: 'observation',
    id,
    source,
    time: DAY,
    place: { name: 'Kursk', lat: 51.7, lon: 36.2, radiusMetres: 20_000, precision: 'district' },
    conduct: 'ill_treatment',
    target: 'prisoners',
    actor: firstOf(mission),
    stance: 'asserted',
    summary: 'Two persons who had laid down arms were beaten',
    ...more,
  });
}

export const firstOf = ({ config }: Mission): string => config.parties[0]!.id;
export const ofParty = ({ config }: Mission, nth: 0 | 1): string[] =>
  config.sources.filter(({ party }) => party === config.parties[nth]!.id).map(({ id }) => id);

const SHA256 = 'b'.repeat(64);
export const ITEM = `evidence:${SHA256}`;
export const kept = (about: string, more: readonly object[] = []): TrucelineRecord[] =>
  [
    {
      ...{
        kind: 'evidence',
        id: ITEM,
        source: 'mission',
        time: NOON,
        sha256: SHA256,
        bytes: 9,
        mediaType: 'video/mp4',
      },
      ...{ origin: 'a hospital', tool: 'telephone', operator: 'Ana', about, faces: 'sealed' },
    },
    link({ id: 'custody:1', action: 'received', sha256: SHA256 }),
    ...more.map(link),
  ].map((each) => record.parse(each));

const link = (more: object): object => ({
  ...{ kind: 'custody', source: 'mission', time: NOON, of: ITEM, operator: 'Ana', reason: 'as told' },
  ...more,
});

export const pictureOf = (mission: Mission, records: readonly TrucelineRecord[]): Picture =>
  fold(mission, records, STANDS_ON);

export const under = ({ seriousHarm }: Picture, reading: string) =>
  seriousHarm.find((finding) => finding.reading === reading)!;
