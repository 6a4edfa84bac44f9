/**
 * Whatever the disk does: no two cosignatures of a witness ever contradict each other, and their sizes and times never
 * go back. A life of a witness is run once for each operation on its disk and each way in which it can go wrong; then
 * the process is gone, in two of three cases the power too, and a forked log tries its luck with what is left.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Disk } from '../ledger/disk.js';
import { COSIGNATURE_TYPE } from '../ledger/format/note.js';
import { generateKey } from '../ledger/keys.js';
import { type Fault, type Loss, ModelDisk, type OperationKind } from '../ledger/model-disk.fixture.js';
import { openConflicts } from './conflicts.js';
import { logsByOrigin } from './known-logs.js';
import { testLog } from './log.fixture.js';
import { replaceFile } from './replace-file.js';
import { EMPTY_STATE, openState } from './state.js';
import { type Answer, createWitness, type Witness } from './witness.js';

const DIR = '/witness';
const KEY = generateKey('north', COSIGNATURE_TYPE);
const LOG = testLog();
const BRANCHES = { main: LOG, fork: LOG.fork(5) };
type Branch = keyof typeof BRANCHES;

interface Cosigned {
  readonly branch: Branch;
  readonly size: number;
}

const requests = new Map<string, Promise<Uint8Array>>();
function requestOf(branch: Branch, oldSize: number, size: number): Promise<Uint8Array> {
  const name = `${branch} ${oldSize} ${size}`;
  const request = requests.get(name) ?? BRANCHES[branch].request(oldSize, size);
  requests.set(name, request);
  return request;
}

class World {
  readonly disk = new ModelDisk();
  readonly cosigned: Cosigned[] = [];

  async open(disk: Disk): Promise<Witness> {
    const now = (): Date => new Date('2026-03-01T12:00:00Z');
    const tell = (): void => undefined;
    const conflicts = openConflicts({
      witness: 'north',
      files: new Map(),
      write: (name, text) => replaceFile(disk, `${DIR}/conflicts/${name}`, text),
      now,
      tell,
    });
    const state = await openState(disk, DIR, KEY.verifier);
    return createWitness({ key: KEY, logs: logsByOrigin([LOG.key.verifier]), state, conflicts, now, tell });
  }

  /** As a log does: with the old size that the witness names. */
  async submit(witness: Witness, branch: Branch, size: number, oldSize: number): Promise<void> {
    let answer: Answer = { kind: 'otherSize', size: oldSize };
    for (let attempt = 0; answer.kind === 'otherSize' && answer.size <= size && attempt < 3; attempt++)
      answer = await witness.addCheckpoint(await requestOf(branch, answer.size, size));
    if (answer.kind === 'cosigned') this.cosigned.push({ branch, size });
  }

  check(story: string): void {
    const beyond = this.cosigned.filter(({ size }) => size > 5);
    const branches = new Set(beyond.map(({ branch }) => branch));
    assert.ok(branches.size <= 1, `${story}: two histories cosigned: ${JSON.stringify(this.cosigned)}`);
    this.cosigned.forEach(({ size }, i) => {
      assert.ok(i === 0 || size >= this.cosigned[i - 1]!.size, `${story}: cosigned sizes went back`);
    });
  }
}

/** When the power goes, and what of that which was not synced is left then. */
interface Cut {
  /** The first life or the second. */
  readonly after: 1 | 2;
  readonly loss: Loss;
}

/** @returns the operations on the disk, up to the last life */
async function run(
  story: string,
  fault: { at: number; what: Fault } | undefined,
  cut?: Cut,
): Promise<readonly OperationKind[]> {
  const world = new World();
  const { disk: making } = world.disk.process();
  await making.makeDirectory(DIR);
  await making.makeDirectory(`${DIR}/conflicts`);
  await making.syncDirectory('/');
  await replaceFile(making, `${DIR}/state.json`, EMPTY_STATE);
  const start = world.disk.operations;
  const operations: OperationKind[] = [];
  world.disk.fault = ({ kind }, number) => {
    operations.push(kind);
    return number - start === fault?.at ? fault.what : undefined;
  };

  await lifeOf(world, async (witness) => {
    await world.submit(witness, 'main', 5, 0);
    await Promise.all([world.submit(witness, 'main', 8, 5), world.submit(witness, 'fork', 8, 5)]);
    await world.submit(witness, 'fork', 8, 5);
    await world.submit(witness, 'main', 12, 8);
  });
  if (cut?.after === 1) world.disk.cutPower(cut.loss);
  await lifeOf(world, async (witness) => {
    // What the last life left is answered for, and nothing new makes it durable.
    for (const branch of ['main', 'fork'] as const) await world.submit(witness, branch, 8, 8);
  });
  if (cut?.after === 2) world.disk.cutPower(cut.loss);
  world.disk.fault = () => undefined;
  await lifeOf(world, async (witness) => {
    for (const branch of ['fork', 'main'] as const) await world.submit(witness, branch, 13, 5);
  });
  world.check(story);
  assert.ok(
    world.cosigned.some(({ size }) => size === 13),
    `${story}: the witness has come to life again`,
  );
  return operations;
}

async function lifeOf(world: World, act: (witness: Witness) => Promise<void>): Promise<void> {
  const life = world.disk.process();
  await Promise.race([
    life.died,
    world.open(life.disk).then(act, (error: NodeJS.ErrnoException) => {
      // The disk refused while opening: the operator starts it again.
      if (error.code === undefined) throw error;
    }),
  ]);
  life.kill();
}

const FAULTS: readonly Fault[] = [
  { kind: 'fails', code: 'EIO' },
  { kind: 'failsThoughDone', code: 'EIO' },
  { kind: 'diesBefore' },
  { kind: 'diesAfter' },
];
const WRITE_FAULTS: readonly Fault[] = [
  ...FAULTS,
  { kind: 'failsHalfway', code: 'ENOSPC' },
  { kind: 'short' },
  { kind: 'diesHalfway' },
];

test('no fault of the disk, no crash and no power cut leads to two inconsistent cosignatures', async () => {
  const operations = await run('without a fault', undefined);
  assert.ok(operations.length > 15, operations.join(', '));
  let seed = 1;
  const random = (): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const cuts: readonly (Cut | undefined)[] = [
    undefined,
    { after: 1, loss: { kind: 'all' } },
    { after: 1, loss: { kind: 'some', random } },
    { after: 2, loss: { kind: 'all' } },
  ];
  for (const [at, kind] of operations.entries()) {
    for (const what of kind === 'write' ? WRITE_FAULTS : FAULTS) {
      for (const cut of cuts)
        await run(`operation ${at} (${kind}) ${what.kind}, ${JSON.stringify(cut)}`, { at, what }, cut);
    }
  }
});
