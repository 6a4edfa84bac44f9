import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { formatVerifierKey } from '../ledger/format/note.js';
import { generateKey } from '../ledger/keys.js';
import { goLive } from '../mission/live.js';
import { openMission } from '../mission/open.js';
import { type Appended, openLocalStore } from '../mission/store.js';
import { keyRecordId, type TrucelineRecord } from '../record/record.js';
import { signRecord } from '../signing/signature.js';
import { createApp } from './app.js';

test('what is posted unsigned, altered or signed by another is refused record by record; the rest is taken', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'truceline-signed-'));
  await cp(fileURLToPath(new URL('../../templates/blank', import.meta.url)), dir, { recursive: true });
  const opened = await openMission(dir);
  assert.ok(opened.ok);
  const { config } = opened.mission;
  const store = await openLocalStore(dir, { origin: config.id, now: () => new Date('2025-04-01T00:00:00Z') });
  const live = await goLive(opened.mission, store, '0.0.0');
  const app = createApp(live, { token: 'word', webDir: join(dir, 'no-web'), hosts: ['localhost'] });
  const post = async (...records: TrucelineRecord[]): Promise<Appended> => {
    const response = await app.request('/api/records', {
      method: 'POST',
      body: records.map((one) => JSON.stringify(one)).join('\n'),
      headers: { host: 'localhost', authorization: 'Bearer word' },
    });
    assert.equal(response.status, 200);
    return (await response.json()) as Appended;
  };
  try {
    const source = config.sources[0]!.id;
    const time = { start: '2025-03-01T10:00:00Z', end: '2025-03-01T10:00:00Z', precision: 'minute' as const };
    const said = (id: string): TrucelineRecord => ({
      kind: 'observation',
      id,
      source,
      time,
      text: 'a shot',
    });
    const key = generateKey('news.example');
    const introduction: TrucelineRecord = {
      kind: 'key',
      id: keyRecordId(source, 1),
      source,
      time,
      action: 'introduce',
      key: formatVerifierKey(key.verifier),
      reason: 'first',
    };
    assert.equal((await post(said('before'), introduction)).added, 2);
    const altered: TrucelineRecord = { ...signRecord(said('altered'), key), note: 'added on the way' };
    const answer = await post(
      said('plain'),
      signRecord(said('good'), key),
      altered,
      signRecord(said('stranger'), generateKey('news.example')),
    );
    assert.equal(answer.added, 1);
    assert.deepEqual(
      answer.unsigned!.map(({ position, id, fault }) => [position, id, fault.field]),
      [
        [0, 'plain', 'signature'],
        [2, 'altered', 'signature.value'],
        [3, 'stranger', 'signature'],
      ],
    );
    assert.equal(await store.size(), 3);
  } finally {
    await live.close();
    await rm(dir, { recursive: true, force: true });
  }
});
