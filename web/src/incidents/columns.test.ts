import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Incidents, incidentAt, readIncidents } from './columns.ts';
import { bodyOf, inPieces } from './incidents.fixture.ts';

const ROWS = [
  { id: 'inc-a', homeMs: 5_000, conduct: 'clash', killedMax: 3 },
  { id: 'inc-ї', homeMs: 7_000, lat: 51.5, contested: true },
  { id: 'inc-c', homeMs: 9_000, author: 'SOUTH', place: 'Mill' },
] as const;

test('blocks that come in pieces of any size become the incidents that were sent, as they come', async () => {
  for (const bytes of [1, 7, 64, 100_000]) {
    const lengths: number[] = [];
    let all: Incidents | undefined;
    await readIncidents(inPieces(bodyOf(ROWS, 2), bytes), (incidents) => {
      lengths.push(incidents.length);
      all = incidents;
    });
    assert.deepEqual(lengths, [2, 3]);
    assert.equal(all!.total, 3);
    ROWS.forEach((row, i) => {
      const { id, homeMs, ...rest } = incidentAt(all!, i);
      assert.deepEqual([id, homeMs], [row.id, row.homeMs]);
      for (const [key, value] of Object.entries(row)) {
        if (key in rest) assert.equal(rest[key as keyof typeof rest], value, `${row.id}: ${key}`);
      }
    });
    assert.equal(incidentAt(all!, 1).killedMax, null);
  }
});

test('an answer that breaks off within a block, or lacks one, is an error and no shorter list', async () => {
  const body = bodyOf(ROWS, 2);
  const read = (part: Uint8Array): Promise<void> => readIncidents(inPieces(part, 1_000), () => undefined);
  await assert.rejects(read(body.slice(0, -40)), /ends within a block/);
  const first = bodyOf(ROWS.slice(0, 2), 2);
  await assert.rejects(
    read(body.slice(0, first.byteLength + 8 - (first.byteLength % 8))),
    /ends within|were promised/,
  );
  await assert.rejects(read(new Uint8Array()), /empty/);
});
