import assert from 'node:assert/strict';
import { createDecipheriv } from 'node:crypto';
import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { destructionEntry } from '../evidence/entries.js';
import { auditLedger } from '../ledger/audit/audit.js';
import { directorySource } from '../ledger/audit/directory-source.js';
import { proveEntry, readOwnKey } from '../ledger/audit/prove.js';
import { verifyEd25519 } from '../ledger/keys.js';
import { type Scene, scene } from './keeping.fixture.js';
import { destroySealed, listSeals, releasePayload, sealPayload } from './seal.js';
import { sealCheck } from './seal-check.js';

const SECRET = 'Anna Invented, daughter of Boris Invented, held at the mill';

async function sealed(mission: Scene, text = SECRET, releaseClass = 'prisoners'): Promise<string> {
  assert.equal(await sealPayload(mission.stdin(text), '-', { class: releaseClass, by: 'Ana' }), 0);
  return mission.out.at(-1)!;
}

/** All at once; the journal may be shortened meanwhile, and then all are read again. */
async function filesOf(dir: string): Promise<Map<string, Buffer>> {
  for (;;)
    try {
      const files = new Map<string, Buffer>();
      for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
        const file = join(entry.parentPath, entry.name);
        if (entry.isFile()) files.set(file, await readFile(file));
      }
      return files;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
}

/** Every 32-byte key that the mission keeps in its secrets: those of the classes, and that of the ledger. */
function keysIn(files: ReadonlyMap<string, Buffer>): Buffer[] {
  const keys = new Map<string, Buffer>();
  for (const [name, bytes] of files) {
    if (!name.includes('/secrets/')) continue;
    for (const [word] of bytes.toString('latin1').matchAll(/[A-Za-z0-9+/]{43,44}=?/g)) {
      const key = Buffer.from(word, 'base64').subarray(-32);
      if (key.length === 32) keys.set(key.toString('hex'), key);
    }
  }
  return [...keys.values()];
}

/** Tries to open a box (nonce, content, tag) of this length at every place of every file, with every key. */
function opened(
  files: ReadonlyMap<string, Buffer>,
  keys: readonly Buffer[],
  length: number,
  about: string,
): Buffer[] {
  const found: Buffer[] = [];
  for (const bytes of files.values())
    for (let at = 0; at + 12 + length + 16 <= bytes.length; at++)
      for (const key of keys) {
        const box = bytes.subarray(at, at + 12 + length + 16);
        const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, 12));
        decipher.setAAD(Buffer.from(about));
        decipher.setAuthTag(box.subarray(-16));
        const content = decipher.update(box.subarray(12, -16));
        try {
          decipher.final();
          found.push(content);
        } catch {
          // Not with this key, or not here.
        }
      }
  return found;
}

function holders(files: ReadonlyMap<string, Buffer>, secret: Buffer): string[] {
  const forms = [
    secret,
    Buffer.from(secret.toString('hex')),
    Buffer.from(secret.toString('base64').replace(/=+$/, '')),
  ];
  return [...files].filter(([, bytes]) => forms.some((form) => bytes.includes(form))).map(([name]) => name);
}

/** What somebody finds out who has the whole folder: data keys, payloads, and files that hold any of them openly. */
async function attack(dir: string, id: string, knownKey?: Buffer) {
  const files = await filesOf(dir);
  const about = (what: string): string =>
    ['truceline/1', what, 'm', 'prisoners', id.slice('seal:'.length)].join('\n');
  const keys = keysIn(files);
  const dataKeys = opened(files, keys, 32, about('data-key'));
  const tried = [...dataKeys, ...keys, ...(knownKey ? [knownKey] : [])];
  const payloads = opened(files, tried, 32 + SECRET.length, about('payload'));
  const open = [SECRET, 'Anna Invented', ...(knownKey ? [knownKey] : [])].flatMap((secret) =>
    holders(files, Buffer.from(secret)),
  );
  return { dataKeys, payloads, open };
}

async function isSound(mission: Scene): Promise<boolean> {
  await mission.store.ledger.publish();
  const report = await auditLedger(directorySource(join(mission.dir, 'ledger')), { verify: verifyEd25519 });
  return report.problems.length === 0 && report.size === mission.store.ledger.size;
}

test('a destroyed payload leaves the ledger sound and nothing readable in any byte of the mission', async () => {
  const mission = await scene();
  const id = await sealed(mission);
  const other = await sealed(mission, 'Another Person');
  const before = await attack(mission.dir, id);
  assert.equal(before.dataKeys.length, 1, 'the attack finds the key while it is there');
  assert.equal(before.payloads[0]!.subarray(32).toString(), SECRET, 'and the payload');
  assert.deepEqual(before.open, []);
  await releasePayload(mission.keeping, id, {
    to: 'the court',
    reason: 'order 5',
    by: 'Ana',
    out: join(mission.outside, 'r.json'),
  });

  assert.equal(await destroySealed(mission.keeping, id, { reason: 'request 7', by: 'Ana' }), 0);

  const after = await attack(mission.dir, id, before.dataKeys[0]);
  assert.deepEqual(after, { dataKeys: [], payloads: [], open: [] });
  assert.ok(await isSound(mission));
  await assert.rejects(
    releasePayload(mission.keeping, id, { to: 'x', reason: 'y' }),
    /destroyed .* by Ana \(request 7\)/,
  );
  await releasePayload(mission.keeping, other, { to: 'the court', reason: 'order 6' });
  assert.match(mission.out.at(-1)!, /Another Person/);
  await mission.close();
});

test('a destruction that was cut short after its entry is completed by the next command', async () => {
  const mission = await scene();
  const id = await sealed(mission);
  const [dataKey] = (await attack(mission.dir, id)).dataKeys;
  await mission.store.append([
    destructionEntry({ of: id, reason: 'request 7', operator: 'Ana' }, new Date()),
  ]);
  await listSeals(mission.keeping);
  assert.match(mission.err.join('\n'), /cut short, is completed/);
  assert.deepEqual(await attack(mission.dir, id, dataKey), { dataKeys: [], payloads: [], open: [] });
  await mission.close();
});

test('keys are readable by their owner alone, and a key that others can read is not used', async () => {
  const mission = await scene();
  const id = await sealed(mission);
  for (const name of ['secrets', 'secrets/payloads', 'sealed'])
    assert.equal((await stat(join(mission.dir, name))).mode & 0o777, 0o700, name);
  for (const name of (await filesOf(join(mission.dir, 'secrets', 'payloads'))).keys())
    assert.equal((await stat(name)).mode & 0o777, 0o600, name);
  const key = join(mission.dir, 'secrets', 'class-prisoners.key');
  assert.equal((await stat(key)).mode & 0o777, 0o600);
  await chmod(key, 0o644);
  await assert.rejects(
    releasePayload(mission.keeping, id, { to: 'x', reason: 'y' }),
    /mode 644, expected 600/,
  );
  await mission.close();
});

test('the receiver checks payload and salt against a proof, offline; anything altered is found', async () => {
  const mission = await scene();
  const id = await sealed(mission, 'Zoë\n\u0000binary');
  const file = join(mission.outside, 'released.json');
  await releasePayload(mission.keeping, id, { to: 'the court', reason: 'order 5', out: file });
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  await mission.store.ledger.publish();
  const source = directorySource(join(mission.dir, 'ledger'));
  const key = await readOwnKey(source);
  const prove = async (index: number): Promise<string> =>
    mission.file(`proof-${index}.json`, JSON.stringify(await proveEntry(source, index, key, verifyEd25519)));
  const said: string[] = [];
  const check = (path: string, proof: string): Promise<number> =>
    sealCheck(path, id, { proof, key: join(mission.dir, 'ledger', 'key.pub') }, (line) => said.push(line));
  const proof = await prove(0);

  assert.equal(await check(file, proof), 0);
  assert.match(said[0]!, /entry 0 of the ledger m, at size 2/);
  assert.equal(await check(file, await prove(1)), 1, 'the proof of another entry');
  const text = await readFile(file, 'utf8');
  const altered = await mission.file('altered.json', text.replace('Zo', 'Za'));
  assert.equal(await check(altered, proof), 1);
  const otherSalt = text.replace(
    /"salt": "(.)/,
    (_, digit: string) => `"salt": "${digit === '0' ? '1' : '0'}`,
  );
  assert.equal(await check(await mission.file('salt.json', otherSalt), proof), 1);
  const forged = (await readFile(proof, 'utf8')).replace(
    id,
    id.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')),
  );
  await assert.rejects(check(file, await mission.file('forged.json', forged)), /lead from this entry/);
  await mission.close();
});

test('bytes that are no text come back as they were', async () => {
  const mission = await scene();
  const content = Buffer.from([0xff, 0xfe, 0, 1, 0xd8, 0x80]);
  const path = await mission.file('photo', content);
  await sealPayload(mission.keeping, path, { class: 'sources' });
  const id = mission.out.at(-1)!;
  await releasePayload(mission.keeping, id, { to: 'x', reason: 'y' });
  const { encoding, payload } = JSON.parse(mission.out.at(-1)!) as { encoding: string; payload: string };
  assert.equal(encoding, 'base64');
  assert.deepEqual(Buffer.from(payload, 'base64'), content);
  await mission.close();
});

test('what would betray the payload, or cannot be sealed, is refused in words', async () => {
  const mission = await scene([{ id: 'prisoners' }, { id: 'sources' }]);
  const { keeping } = mission;
  await assert.rejects(
    sealPayload(mission.stdin(SECRET), '-', { class: 'prisoner' }),
    /Did you mean "prisoners"/,
  );
  await assert.rejects(sealPayload(mission.stdin(SECRET), '-', {}), /--class/);
  await assert.rejects(
    sealPayload(mission.stdin('Anna Invented\nat the mill'), '-', {
      class: 'sources',
      note: 'about anna invented',
    }),
    /--note repeats a part of the payload/,
  );
  await assert.rejects(sealPayload(mission.stdin(''), '-', { class: 'sources' }), /is empty/);
  await assert.rejects(sealPayload(keeping, mission.outside, { class: 'sources' }), /is a folder/);
  const id = await sealed(mission);
  const inside = join(mission.dir, 'released.json');
  await assert.rejects(
    releasePayload(keeping, id, { to: 'x', reason: 'y', out: inside }),
    /not written into the mission folder/,
  );
  await assert.rejects(releasePayload(keeping, id, { to: 'x' }), /--reason/);
  await assert.rejects(releasePayload(keeping, 'seal:0000', { to: 'x', reason: 'y' }), /has no seal:0000/);
  assert.equal(mission.store.ledger.size, 1, 'only the one sealing has an entry');
  await mission.close();
});

test('a payload that was altered on the disk, or put in the place of another, does not open', async () => {
  const mission = await scene();
  const [first, second] = [await sealed(mission), await sealed(mission)];
  const at = (id: string): string => join(mission.dir, 'sealed', `${id.slice('seal:'.length)}.sealed`);
  const bytes = await readFile(at(first));
  await writeFile(at(first), await readFile(at(second)));
  await assert.rejects(releasePayload(mission.keeping, first, { to: 'x', reason: 'y' }), /does not open/);
  bytes[20]! ^= 1;
  await writeFile(at(first), bytes);
  await assert.rejects(releasePayload(mission.keeping, first, { to: 'x', reason: 'y' }), /does not open/);
  assert.equal(mission.store.ledger.size, 2, 'no release is entered');
  await mission.close();
});

test('two that seal at once in a new class use one key', async () => {
  const mission = await scene();
  await Promise.all(
    Array.from({ length: 8 }, (_, i) => sealPayload(mission.stdin(`person ${i}`), '-', { class: 'new' })),
  );
  for (const id of mission.out.slice(0, 8))
    await releasePayload(mission.keeping, id, { to: 'x', reason: 'y' });
  const released = mission.out.slice(8).map((text) => (JSON.parse(text) as { payload: string }).payload);
  assert.deepEqual(
    released.sort(),
    Array.from({ length: 8 }, (_, i) => `person ${i}`),
  );
  await mission.close();
});
