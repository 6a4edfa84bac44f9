import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type Evidence, record, type TrucelineRecord } from '../record/record.js';
import { openLocalStore } from './store.js';

const made: string[] = [];
after(() => Promise.all(made.map((dir) => rm(dir, { recursive: true, force: true }))));

const day = { start: '2031-03-01T00:00:00Z', end: '2031-03-02T00:00:00Z', precision: 'day' } as const;
const told = (id: string, conduct: string): TrucelineRecord =>
  record.parse({ kind: 'observation', id, source: 'press', time: day, conduct, summary: 'invented' });

const item = (digit: string, about: string, more: Partial<Evidence> = {}): Evidence => ({
  kind: 'evidence',
  id: `evidence:${digit.repeat(64)}`,
  source: 'mission',
  time: day,
  sha256: digit.repeat(64),
  bytes: 9,
  mediaType: 'video/mp4',
  origin: 'a hospital',
  tool: 'telephone',
  operator: 'Ana',
  about,
  ...more,
});

async function taken(batches: readonly (readonly TrucelineRecord[])[]) {
  const dir = await mkdtemp(join(tmpdir(), 'truceline-unmarked-'));
  made.push(dir);
  const store = await openLocalStore(dir, { origin: 'hamlet', now: () => new Date('2031-04-01T00:00:00Z') });
  let last = await store.append([]);
  for (const batch of batches) last = await store.append(batch);
  await store.close();
  return { added: last.added, faults: (last.unheld ?? []).map(({ fault }) => fault) };
}

test('an item about serious harm says whether faces are to be seen, or is not taken', async () => {
  const { added, faults } = await taken([[told('h1', 'ill_treatment')], [item('a', 'h1')]]);
  assert.deepEqual([added, faults.map(({ field, withheld }) => [field, withheld])], [0, [['faces', true]]]);
  assert.match(faults[0]!.expected, /none, blurred, sealed/);
  assert.deepEqual(await taken([[told('h1', 'ill_treatment')], [item('a', 'h1', { faces: 'sealed' })]]), {
    added: 1,
    faults: [],
  });
});

test('it is asked for beside the observation in one batch, and about the incident that is called after it', async () => {
  const together = await taken([[told('h1', 'killing_hors_de_combat'), item('a', 'h1')]]);
  assert.deepEqual([together.added, together.faults.length], [1, 1]);
  assert.equal((await taken([[told('h1', 'ill_treatment')], [item('a', 'inc-h1')]])).faults.length, 1);
});

test('the name of the file and names of persons are not taken with it, and are not repeated', async () => {
  const marked = { faces: 'none' } as const;
  const { added, faults } = await taken([
    [told('h1', 'ill_treatment')],
    [
      item('a', 'h1', { ...marked, name: 'halenko.mp4' }),
      item('b', 'h1', { ...marked, origin: 'private Halenko gave it' }),
      item('c', 'h1', marked),
    ],
  ]);
  assert.deepEqual([added, faults.map(({ field }) => field)], [1, ['name', 'origin']]);
  assert.doesNotMatch(JSON.stringify(faults), /halenko/i);
});

test('evidence about anything else is taken as before', async () => {
  const other = await taken([[told('s1', 'strike')], [item('a', 's1', { name: 'roof.mp4' })]]);
  assert.deepEqual(other, { added: 1, faults: [] });
});
