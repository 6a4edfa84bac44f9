/**
 * The fault table: a life of a ledger is run once to count the operations that change its disk, and then once for each
 * of them and each way in which it can go wrong. Afterwards the process is gone, in half of the cases the power too;
 * the ledger is opened again and checked from outside.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Disk } from './disk.js';
import { World } from './fault-scenario.fixture.js';
import { signatureLine } from './format/note.js';
import type { Ledger, LedgerOptions } from './ledger.js';
import { LedgerError } from './ledger-error.js';
import { type Lock, takeLock } from './lock.js';
import type { Fault, Loss, Operation, OperationKind } from './model-disk.fixture.js';

let folder = '';
let lock: Lock;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'truceline-faults-'));
  const taken = await takeLock(folder, 'test', new Date());
  assert.ok(taken.ok);
  lock = taken.lock;
});
after(async () => {
  await lock.release();
  await rm(folder, { recursive: true, force: true });
});

/** Two openings: one that is left in the middle, and one that recovers from it, goes on and closes. */
async function life(world: World, setting: Setting): Promise<void> {
  const first = world.disk.process();
  await Promise.race([first.died, beginning(world, await opened(world, first, setting))]);
  first.kill();
  const second = world.disk.process();
  await Promise.race([second.died, ending(world, await opened(world, second, setting))]);
  second.kill();
}

type Setting = Pick<LedgerOptions, 'cosign' | 'cosignaturesNeeded'>;
const ALONE: Setting = {};
/** Every checkpoint waits for one witness, which answers. The ledger counts its lines; others check them. */
const COSIGNED: Setting = {
  cosign: () =>
    Promise.resolve([signatureLine({ name: 'witness.example/w', keyId: 7, signature: new Uint8Array(72) })]),
  cosignaturesNeeded: 1,
};

/** @returns undefined when the disk refused, or the process died. */
async function opened(
  world: World,
  { disk, died }: { readonly disk: Disk; readonly died: Promise<void> },
  setting: Setting,
): Promise<Ledger | undefined> {
  try {
    return (await Promise.race([died, world.open(disk, lock, setting)])) ?? undefined;
  } catch (error) {
    if (error instanceof LedgerError && error.kind === 'notWritten') return undefined;
    throw error;
  }
}

async function beginning(world: World, ledger: Ledger | undefined): Promise<void> {
  if (!ledger) return;
  await world.append(ledger, 254);
  await tolerant(ledger.publish());
  await Promise.all([world.append(ledger, 1), tolerant(ledger.publish()), world.append(ledger, 2)]);
  await tolerant(ledger.publish());
  await world.append(ledger, 5);
  await world.append(ledger, 4);
  await world.checkReading(ledger);
}

async function ending(world: World, ledger: Ledger | undefined): Promise<void> {
  if (!ledger) return;
  await world.checkReading(ledger);
  await world.append(ledger, 3);
  await world.checkReading(ledger);
  await tolerant(ledger.close());
}

/** Only a refusal by the disk is expected. */
async function tolerant(action: Promise<unknown>): Promise<void> {
  await action.catch((error: unknown) => {
    if (!(error instanceof LedgerError && error.kind === 'notWritten')) throw error;
  });
}

/** All trials take a minute or more; by itself the test takes a part of them, evenly spread. */
const WHOLE = process.env.TRUCELINE_FAULTS === 'all';
const CODES = ['ENOSPC', 'EIO', 'EROFS'];

function faultsOf(kind: OperationKind, code: string): Fault[] {
  const faults: Fault[] = [
    { kind: 'diesBefore' },
    { kind: 'diesAfter' },
    { kind: 'fails', code },
    { kind: 'failsThoughDone', code },
  ];
  if (kind !== 'write') return faults;
  return [...faults, { kind: 'short' }, { kind: 'failsHalfway', code }, { kind: 'diesHalfway' }];
}

/** A small generator with a seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const lossesOf = (number: number): (Loss | undefined)[] => [
  undefined,
  { kind: 'all' },
  { kind: 'some', random: seeded(number) },
];

async function operationsOf(setting: Setting): Promise<Operation[]> {
  const world = new World();
  const operations: Operation[] = [];
  world.disk.fault = (operation) => {
    operations.push(operation);
    return undefined;
  };
  await life(world, setting);
  world.checkFiles();
  return operations;
}

async function trial(setting: Setting, number: number, fault: Fault, loss: Loss | undefined): Promise<void> {
  const world = new World();
  let happened: Operation | undefined;
  world.disk.fault = (operation, at) => {
    if (at !== number) return undefined;
    happened = operation;
    return fault;
  };
  try {
    await life(world, setting);
    assert.ok(happened, 'the fault happened');
    if (loss) world.disk.cutPower(loss);
    const last = world.disk.process();
    const ledger = await world.open(last.disk, lock, setting);
    await world.checkReading(ledger);
    assert.ok(await world.append(ledger, 2), 'the ledger takes entries again');
    await ledger.close();
    world.checkFiles();
  } catch (error) {
    const where = `operation ${number} (${happened?.kind} ${happened?.path}) ${JSON.stringify(fault)}, power: ${loss?.kind ?? 'stays'}`;
    throw new Error(`${where}: ${(error as Error).message}`, { cause: error });
  }
}

/** @param share so many of the trials, one in that number, each operation in its turn */
async function table(setting: Setting, share: number): Promise<string> {
  const operations = await operationsOf(setting);
  let trials = 0;
  for (const [number, { kind }] of operations.entries()) {
    // Three ways for the power to go or stay, three codes: each operation meets each code once.
    for (const [i, loss] of lossesOf(number).entries()) {
      for (const [j, fault] of faultsOf(kind, CODES[i]!).entries()) {
        if (!WHOLE && (3 * (number + j) + i) % share !== 0) continue;
        await trial(setting, number, fault, loss);
        trials++;
      }
    }
  }
  return `${operations.length} operations, ${trials} trials`;
}

/**
 * A process dies in the middle of a group, and the one that opens after it dies too, at any operation; in the end the
 * power goes, or not. Publishing goes on beside the group, so that the next journal file may be there already.
 */
async function twice(setting: Setting, operation: number, last: number): Promise<'beyond' | 'died'> {
  const world = new World();
  const first = world.disk.process();
  const ledger = await world.open(first.disk, lock, setting);
  await world.append(ledger, 3);
  world.disk.fault = ({ kind, path }) =>
    kind === 'write' && /journal.\d+$/.test(path) ? { kind: 'diesHalfway' } : undefined;
  await Promise.race([first.died, world.append(ledger, 4)]);
  let happened: Operation | undefined;
  const start = world.disk.operations;
  world.disk.fault = (one, at) => {
    if (at !== start + operation) return undefined;
    happened = one;
    return { kind: 'diesAfter' };
  };
  const second = world.disk.process();
  await Promise.race([second.died, ending(world, await opened(world, second, setting))]);
  second.kill();
  world.disk.fault = () => undefined;
  const loss = lossesOf(operation)[last];
  try {
    if (loss) world.disk.cutPower(loss);
    // Opened twice: what the first of them leaves is as sound as what it found.
    for (let again = 0; again < 2; again++) {
      const process = world.disk.process();
      const reopened = await world.open(process.disk, lock, setting);
      await world.checkReading(reopened);
      assert.ok(await world.append(reopened, 2), 'the ledger takes entries again');
      if (again === 0) process.kill();
      else await reopened.close();
    }
    world.checkFiles();
  } catch (error) {
    const where = `operation ${operation} after a torn group (${happened?.kind} ${happened?.path}), power: ${loss?.kind ?? 'stays'}`;
    throw new Error(`${where}: ${(error as Error).message}`, { cause: error });
  }
  return happened ? 'died' : 'beyond';
}

test('a group torn by one crash and an opening cut short by the next lose nothing either', async () => {
  for (const setting of [ALONE, COSIGNED]) {
    for (let last = 0; last < 3; last++) {
      let operation = 0;
      while ((await twice(setting, operation, last)) === 'died') operation++;
      assert.ok(operation > 20, `${operation} operations`);
    }
  }
});

test('the life of a ledger has every kind of change to a disk in it', async () => {
  const kinds = new Set((await operationsOf(ALONE)).map(({ kind }) => kind));
  const expected: OperationKind[] = [
    'create',
    'makeDirectory',
    'removeDirectory',
    'rename',
    'sync',
    'syncDirectory',
    'unlink',
    'write',
  ];
  // Truncating is what follows a failed write: failing-disk.test.ts.
  assert.deepEqual([...kinds].sort(), expected);
});

test('whatever fails, in whatever way, nothing acknowledged is missing and nothing is forked', async (context) => {
  context.diagnostic(await table(ALONE, 5));
});

test('the same holds where every checkpoint waits for a witness', async (context) => {
  context.diagnostic(await table(COSIGNED, 11));
});
