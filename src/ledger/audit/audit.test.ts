import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { utf8 } from '../format/bytes.js';
import { FormatError } from '../format/format-error.js';
import { generateKey, verifyEd25519 } from '../keys.js';
import { auditLedger } from './audit.js';
import { checkSplit, compareViews, type View } from './compare.js';
import { directorySource } from './directory-source.js';
import { makeLedger } from './make-ledger.fixture.js';
import { checkProofFile, parseProofFile, proveEntry } from './prove.js';
import { urlSource } from './url-source.js';

const key = generateKey('ledger.example/hamlet');
const witness = generateKey('witness.example/a', 4);
const entry = (index: number): Uint8Array => utf8(`entry ${index}`);
const other = (index: number): Uint8Array => (index === 3 ? utf8('another entry 3') : entry(index));
let folder = '';
let server: Server;
let address = '';
/** What the server is to do next, before it answers as usual. */
const ahead: (() => number | 'hang')[] = [];

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'truceline-audit-'));
  const make = (name: string, size: number, told: typeof entry = entry) =>
    makeLedger(join(folder, name), { key, witnesses: [witness], size, entry: told });
  await make('ledger', 1000);
  await make('ahead', 1300);
  await make('split', 1300, other);
  await make('split-1000', 1000, other);
  server = createServer((request, response) => {
    const first = ahead.shift()?.() ?? 200;
    if (first === 'hang') return;
    if (first !== 200) return void response.writeHead(first).end();
    readFile(join(folder, decodeURI(request.url!.slice(1)))).then(
      (bytes) => response.end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  assert.ok(bound && typeof bound === 'object');
  address = `http://127.0.0.1:${bound.port}/ledger`;
});
after(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const options = { key: key.verifier, witnesses: [witness.verifier], verify: verifyEd25519 };

test('what a page needs of the audit takes nothing of Node.js', async () => {
  const seen = new Set<string>();
  const look = async (file: URL): Promise<void> => {
    if (seen.has(file.href)) return;
    seen.add(file.href);
    const text = await readFile(file, 'utf8');
    for (const [, from] of text.matchAll(/from '([^']+)'/g)) {
      assert.ok(from!.startsWith('.'), `${file.pathname} imports ${from}`);
      await look(new URL(from!.replace(/\.js$/, '.ts'), file));
    }
  };
  for (const name of ['audit', 'prove', 'compare', 'url-source', 'problem'])
    await look(new URL(`./${name}.ts`, import.meta.url));
  assert.ok(
    [...seen].some((file) => file.endsWith('format/sha256.ts')),
    'imports were followed',
  );
});

test('a ledger behind an address is audited by GET alone, and a busy server is asked again', async () => {
  ahead.push(() => 503);
  const report = await auditLedger(urlSource(address), options);
  assert.deepEqual(report.problems, []);
  assert.equal(report.entries, 1000);
  assert.deepEqual(
    report.cosigned.map(({ name }) => name),
    ['witness.example/a'],
  );
});

test('a server that does not answer, refuses or is not there is told with its address', async () => {
  ahead.push(
    () => 'hang',
    () => 'hang',
  );
  const silent = await auditLedger(urlSource(address, { timeoutMs: 100, attempts: 2 }), options);
  assert.match(
    silent.problems[0]!.found,
    /no answer within 0.1 s from http:\/\/127.0.0.1:\d+\/ledger\/checkpoint/,
  );
  ahead.push(() => 403);
  const refused = await auditLedger(urlSource(address), options);
  assert.match(refused.problems[0]!.found, /the answer 403 Forbidden from/);
  const nobody = await auditLedger(urlSource('http://127.0.0.1:9/ledger', { attempts: 1 }), options);
  assert.equal(nobody.problems[0]!.kind, 'unreadable');
  assert.match(nobody.problems[0]!.found, /no answer from http:\/\/127.0.0.1:9/);
});

test('a wholly empty folder lacks its key and its checkpoint, and nothing else is said', async () => {
  const report = await auditLedger(directorySource(await mkdtemp(join(folder, 'empty-'))), options);
  assert.deepEqual(
    report.problems.map(({ kind, file }) => [kind, file]),
    [
      ['missing', 'key.pub'],
      ['missing', 'checkpoint'],
    ],
  );
});

test('without a signature to trust, files that contradict each other are both named', async () => {
  const dir = join(folder, 'unsigned');
  await makeLedger(dir, { key, size: 100, entry });
  await rm(join(dir, 'checkpoint'));
  await writeFile(join(dir, 'tile/0/000.p/100'), new Uint8Array(3200));
  const report = await auditLedger(directorySource(dir), { verify: verifyEd25519 });
  const doubt = report.problems.find(({ orFile }) => orFile !== undefined);
  assert.deepEqual([doubt?.file, doubt?.orFile], ['tile/entries/000.p/100', 'tile/0/000.p/100']);
  assert.match(report.remarks.join(' '), /compared only with each other, over the 100 entries/);
});

test('a proof file shows its entry to somebody who has only the key, and nothing else', async () => {
  const source = directorySource(join(folder, 'ledger'));
  for (const index of [0, 255, 256, 767, 768, 999]) {
    const text = JSON.stringify(await proveEntry(source, index, key.verifier, verifyEd25519));
    const trust = { key: key.verifier, witnesses: [witness.verifier], needed: 1 };
    const checked = await checkProofFile(parseProofFile(text), trust, verifyEd25519);
    assert.deepEqual([checked.index, checked.entry], [index, entry(index)]);
    const changed = text.replace(`entry ${index}`, `entry ${index}!`);
    await assert.rejects(checkProofFile(parseProofFile(changed), trust, verifyEd25519), FormatError);
    const stranger = { ...trust, key: generateKey('ledger.example/hamlet').verifier };
    await assert.rejects(
      checkProofFile(parseProofFile(text), stranger, verifyEd25519),
      /the key that was given/,
    );
    const two = { ...trust, witnesses: [generateKey('witness.example/b', 4).verifier] };
    await assert.rejects(checkProofFile(parseProofFile(text), two, verifyEd25519), /cosignatures of 1/);
  }
  await assert.rejects(proveEntry(source, 1000, key.verifier, verifyEd25519), /0 to 999, found 1000/);
});

test('an entry that is no text is proved too', async () => {
  const dir = join(folder, 'binary');
  await makeLedger(dir, { key, size: 1, entry: () => Uint8Array.of(0xff, 0, 0xfe) });
  const file = await proveEntry(directorySource(dir), 0, key.verifier, verifyEd25519);
  assert.deepEqual(file.entry, { base64: '/wD+' });
  const { entry: bytes } = await checkProofFile(file, { witnesses: [], needed: 0 }, verifyEd25519);
  assert.deepEqual(bytes, Uint8Array.of(0xff, 0, 0xfe));
});

test('what is no proof file is refused with what was expected', () => {
  for (const [text, expected] of [
    ['not json', /one JSON object/],
    ['null', /"truceline-ledger-proof" and 1/],
    ['{"kind":"truceline-ledger-proof","version":2}', /and 1, found/],
    ['{"kind":"truceline-ledger-proof","version":1,"proof":"x","key":"y"}', /either utf8 or base64/],
  ] as const)
    assert.throws(() => parseProofFile(text), expected);
});

async function view(name: string, tiles = true): Promise<View> {
  const dir = join(folder, name);
  const note = await readFile(join(dir, 'checkpoint'));
  return { name, note, ...(tiles ? { tiles: directorySource(dir) } : {}) };
}

test('two views of one history: the same, or one ahead of the other', async () => {
  const compare = async (a: View, b: View) => compareViews(a, b, key.verifier, verifyEd25519);
  assert.deepEqual(await compare(await view('ledger'), await view('ledger', false)), {
    kind: 'same',
    size: 1000,
  });
  assert.deepEqual(await compare(await view('ledger', false), await view('ahead')), {
    kind: 'ahead',
    ahead: 'ahead',
    behind: 'ledger',
    sizes: [1300, 1000],
  });
  const unknown = await compare(await view('ledger'), await view('ahead', false));
  assert.equal(unknown.kind, 'unknown');
});

test('a split view is shown by evidence that anybody can check, of one size or of two', async () => {
  for (const name of ['split', 'split-1000']) {
    const result = await compareViews(await view('ledger'), await view(name), key.verifier, verifyEd25519);
    assert.equal(result.kind, 'split');
    if (result.kind !== 'split') return;
    const { evidence } = result;
    const [small] = await checkSplit(evidence, key.verifier, verifyEd25519);
    assert.equal(small.size, 1000);
    await assert.rejects(
      checkSplit({ ...evidence, notes: [evidence.notes[0], evidence.notes[0]] }, undefined, verifyEd25519),
      FormatError,
    );
    await assert.rejects(
      checkSplit(evidence, generateKey('ledger.example/hamlet').verifier, verifyEd25519),
      /the key that was given/,
    );
  }
});

test('one history cannot be passed off as a split view', async () => {
  const [small, large] = [await view('ledger'), await view('ahead')];
  const split = await compareViews(small, await view('split'), key.verifier, verifyEd25519);
  assert.equal(split.kind, 'split');
  if (split.kind !== 'split') return;
  const notes = [small, large].map(({ note }) => Buffer.from(note).toString('utf8')) as [string, string];
  await assert.rejects(
    checkSplit({ ...split.evidence, notes }, key.verifier, verifyEd25519),
    /does not lead/,
  );
});
