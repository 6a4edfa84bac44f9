import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { originalFile } from '../evidence/originals.js';
import type { Custody, TrucelineRecord } from '../record/record.js';
import { addEvidence, listEvidence, printCustody, redactEvidence, verifyEvidence } from './evidence.js';
import { copyEvidence, exportEvidence, showEvidence } from './evidence-access.js';
import { type Scene, scene } from './keeping.fixture.js';

const FROM = { origin: 'sent by the village council', tool: 'telephone', operator: 'Ana' };

async function records({ store }: Scene): Promise<TrucelineRecord[]> {
  const all: TrucelineRecord[] = [];
  for await (const batch of store.read())
    for (const json of batch) all.push(JSON.parse(json) as TrucelineRecord);
  return all;
}

const chainOf = async (mission: Scene): Promise<Custody[]> =>
  (await records(mission)).filter((record) => record.kind === 'custody');

/** Adds a file and gives its id. */
async function added(mission: Scene, name: string, content: string | Uint8Array): Promise<string> {
  assert.equal(
    await addEvidence(mission.keeping, { files: [await mission.file(name, content)], ...FROM }),
    0,
  );
  return /evidence:[0-9a-f]{64}/.exec(mission.out.at(-1)!)![0];
}

const hashIn = (id: string): string => id.slice('evidence:'.length);

test('a file comes in with its hash, origin, time, tool and operator', async () => {
  const mission = await scene();
  // printf 'abc' | sha256sum
  const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  assert.equal(await added(mission, 'note.txt', 'abc'), `evidence:${sha256}`);
  const [item, received] = await records(mission);
  assert.ok(item?.kind === 'evidence' && received?.kind === 'custody');
  assert.deepEqual(
    [item.sha256, item.bytes, item.mediaType, item.name, item.origin, item.tool, item.operator],
    [sha256, 3, 'text/plain', 'note.txt', FROM.origin, FROM.tool, FROM.operator],
  );
  assert.ok(item.time.start.endsWith('Z'));
  assert.deepEqual([received.of, received.action, received.sha256], [item.id, 'received', sha256]);
  await mission.close();
});

test('the same file twice is one original, one item and two custody entries', async () => {
  const mission = await scene();
  const first = await added(mission, 'a.jpg', 'content');
  assert.equal(await added(mission, 'b.jpg', 'content'), first);
  const kinds = (await records(mission)).map(({ kind }) => kind);
  assert.deepEqual(kinds, ['evidence', 'custody', 'custody']);
  assert.match(mission.out.at(-1)!, /no second original/);
  await mission.close();
});

test('names with odd characters are kept in the ledger, and neither forge a line nor a path', async () => {
  const mission = await scene();
  const name = 'photo\n\u001b[2J\u202egpj;$(rm) ї.jpg';
  const id = await added(mission, name, 'content');
  const [item] = await records(mission);
  assert.equal(item?.kind === 'evidence' && item.name, name);
  await listEvidence(mission.keeping);
  await printCustody(mission.keeping, id);
  assert.ok(mission.out.every((line) => !/[\p{Cc}\p{Cf}]/u.test(line)));
  await copyEvidence(mission.keeping, id, { reason: 'to look at it' });
  const working = await readdir(join(mission.dir, 'evidence', 'working'));
  assert.deepEqual(working, [`${hashIn(id).slice(0, 12)}-photo-2J-gpj-rm-ї.jpg`]);
  await mission.close();
});

test('one bad file of several stops only itself', async () => {
  const mission = await scene();
  const files = [
    join(mission.outside, 'nothing'),
    mission.outside,
    await mission.file('empty', ''),
    await mission.file('good', 'x'),
  ];
  assert.equal(await addEvidence(mission.keeping, { files, ...FROM }), 1);
  assert.equal(mission.err.length, 3);
  assert.match(mission.err[0]!, /There is no file/);
  assert.match(mission.err[1]!, /is a folder/);
  assert.match(mission.err[2]!, /is empty/);
  assert.equal((await records(mission)).length, 2);
  await mission.close();
});

test('a provenance that does not fit is refused before anything is copied', async () => {
  const mission = await scene();
  // printf x | sha256sum
  const X = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881';
  const files = [await mission.file('a', 'x')];
  const add = (more: object): Promise<number> => addEvidence(mission.keeping, { files, ...FROM, ...more });
  await assert.rejects(add({ origin: '  ' }), /--origin/);
  await assert.rejects(add({ source: 'nobody' }), /"nobody" is not a source of this mission \(watch\)/);
  await assert.rejects(add({ observation: 'o-1' }), /has no record "o-1"/);
  await add({ captured: 'yesterday' });
  await add({ origin: 'x'.repeat(2_001) });
  assert.match(mission.err[0]!, /captured: an ISO 8601 instant/);
  assert.match(mission.err[1]!, /origin/);
  assert.ok(!existsSync(originalFile(mission.dir, X)), 'nothing was copied');
  assert.equal((await records(mission)).length, 0);
  await mission.close();
});

test('viewing, copying and exporting hand out the original, each with an entry that was there first', async () => {
  const mission = await scene();
  const id = await added(mission, 'a.bin', 'the content');
  const seen: number[] = [];
  const { stdout } = mission.keeping.io;
  stdout.once('pipe', () => seen.push(mission.store.ledger.size));
  await showEvidence(mission.keeping, id, { reason: 'compare', operator: 'Ben' });
  assert.equal(mission.bytes().toString(), 'the content');
  assert.deepEqual(seen, [3]);
  await copyEvidence(mission.keeping, id.slice(0, 20), { reason: 'crop', to: join(mission.outside, 'copy') });
  assert.equal(await readFile(join(mission.outside, 'copy'), 'utf8'), 'the content');
  await exportEvidence(mission.keeping, id, { reason: 'order 5', for: 'the court', to: mission.outside });
  const exported = mission.out.at(-2)!;
  assert.equal(await readFile(exported, 'utf8'), 'the content');
  const sheet = await readFile(mission.out.at(-1)!, 'utf8');
  assert.match(sheet, /exported by [\s\S]*why: order 5[\s\S]*to: the court/);
  const chain = await chainOf(mission);
  assert.deepEqual(
    chain.map(({ action, sha256 }) => [action, sha256]),
    ['received', 'viewed', 'copied', 'exported'].map((action) => [action, hashIn(id)]),
  );
  await mission.close();
});

test('without a reason, or onto what is there already, nothing is handed out and nothing entered', async () => {
  const mission = await scene();
  const id = await added(mission, 'a.bin', 'the content');
  const taken = await mission.file('taken', 'mine');
  await assert.rejects(copyEvidence(mission.keeping, id, {}), /--reason/);
  await assert.rejects(copyEvidence(mission.keeping, id, { reason: 'x', to: taken }), /is there already/);
  const originals = join(mission.dir, 'evidence', 'originals', 'x');
  await assert.rejects(
    copyEvidence(mission.keeping, id, { reason: 'x', to: originals }),
    /among the originals/,
  );
  assert.equal(await readFile(taken, 'utf8'), 'mine');
  assert.equal((await chainOf(mission)).length, 1);
  await mission.close();
});

test('a copy that fails after its entry gets a second entry that says so', async () => {
  const mission = await scene();
  const id = await added(mission, 'a.bin', 'the content');
  const broken: typeof mission.keeping = {
    ...mission.keeping,
    io: { ...mission.keeping.io, out: () => assert.fail('the terminal is gone') },
  };
  await assert.rejects(
    copyEvidence(broken, id, { reason: 'x', to: join(mission.outside, 'copy') }),
    /terminal is gone/,
  );
  const actions = (await chainOf(mission)).map(({ action }) => action);
  assert.deepEqual(actions, ['received', 'copied', 'not_completed']);
  await mission.close();
});

test('verify names what is altered, missing, unnamed or strange, and enters it when asked', async () => {
  const mission = await scene();
  const [whole, altered, missing] = [
    await added(mission, 'w', 'w'),
    await added(mission, 'a', 'aa'),
    await added(mission, 'm', 'mmm'),
  ];
  assert.equal(await verifyEvidence(mission.keeping, undefined), 0);
  const at = (id: string): string => originalFile(mission.dir, hashIn(id));
  await chmod(at(altered), 0o644);
  await writeFile(at(altered), 'ab');
  await rm(at(missing));
  await writeFile(join(mission.dir, 'evidence', 'originals', 'odd'), '');
  await mkdir(join(mission.dir, 'evidence', 'originals', '00'), { recursive: true });
  await writeFile(originalFile(mission.dir, '0'.repeat(64)), 'unnamed');
  mission.out.length = 0;
  assert.equal(await verifyEvidence(mission.keeping, 'Ben'), 1);
  const said = mission.out.join('\n');
  assert.match(
    said,
    new RegExp(`${altered} \\(a\\): ALTERED: expected SHA-256 ${hashIn(altered)}, found [0-9a-f]{64}`),
  );
  assert.match(said, new RegExp(`${missing} \\(m\\): MISSING`));
  assert.match(said, /evidence:0{64}: on the disk, without an entry/);
  assert.match(said, /originals\/odd: no original/);
  assert.match(said, /3 items: 1 whole, 2 missing or altered/);
  const found = (await chainOf(mission)).slice(3).map(({ of, action }) => [of, action]);
  assert.deepEqual(found, [
    [whole, 'verified'],
    [altered, 'found_altered'],
    [missing, 'found_missing'],
  ]);
  await assert.rejects(copyEvidence(mission.keeping, altered, { reason: 'x' }), /was altered/);
  await mission.close();
});

test('a redacted version is a new item that names its original, and the original names it', async () => {
  const mission = await scene();
  const id = await added(mission, 'faces.jpg', 'faces');
  const redaction = { reason: 'faces of bystanders', tool: 'image editor', operator: 'Ben' };
  await assert.rejects(
    redactEvidence(mission.keeping, id, { ...redaction, with: await mission.file('same.jpg', 'faces') }),
    /nothing in it is redacted/,
  );
  await redactEvidence(mission.keeping, id, {
    ...redaction,
    with: await mission.file('blurred.jpg', 'blurs'),
  });
  const all = await records(mission);
  const derived = all.find((record) => record.kind === 'evidence' && record.name === 'blurred.jpg');
  assert.equal(derived?.kind === 'evidence' && derived.derivedFrom, id);
  const link = (await chainOf(mission)).at(-1)!;
  assert.deepEqual(
    [link.of, link.action, link.into, link.reason],
    [id, 'redacted', derived!.id, redaction.reason],
  );
  assert.equal(await readFile(originalFile(mission.dir, hashIn(id)), 'utf8'), 'faces');
  await mission.close();
});

test('an id that is no id, unknown or not unique is refused with what to do', async () => {
  const mission = await scene();
  await assert.rejects(printCustody(mission.keeping, '../x'), /expected an id of evidence/);
  await assert.rejects(printCustody(mission.keeping, 'ab'), /at least 4 digits/);
  await assert.rejects(printCustody(mission.keeping, 'abcd'), /has no evidence:abcd/);
  await mission.close();
});

test('a file about serious harm owes a word on faces, and its own name is not kept', async () => {
  const mission = await scene();
  const time = { start: '2031-03-21T00:00:00Z', end: '2031-03-22T00:00:00Z', precision: 'day' as const };
  await mission.store.append([
    { kind: 'observation', id: 'h1', source: 'monitors', time, conduct: 'ill_treatment' },
  ]);
  const files = [await mission.file('halenko.mp4', 'film')];
  await assert.rejects(addEvidence(mission.keeping, { files, ...FROM, observation: 'h1' }), /--faces none/);
  const named = { ...FROM, origin: 'given by private Halenko' };
  await assert.rejects(
    addEvidence(mission.keeping, { files, ...named, observation: 'h1', faces: 'sealed' }),
    (error: Error) => /--origin/.test(error.message) && !/Halenko/.test(error.message),
  );
  assert.equal(await addEvidence(mission.keeping, { files, ...FROM, observation: 'h1', faces: 'sealed' }), 0);
  const item = (await records(mission)).find((one) => one.kind === 'evidence');
  assert.ok(item?.kind === 'evidence');
  assert.deepEqual([item.faces, item.name, item.about], ['sealed', undefined, 'h1']);
  await mission.close();
});
