import assert from 'node:assert/strict';
import { transcode } from 'node:buffer';
import { test } from 'node:test';
import type { FileProblem } from '../format.js';
import { LINE_LIMIT_BYTES, type Line, readLines } from './lines.js';

async function read(...pieces: (string | Uint8Array)[]): Promise<{ lines: Line[]; problem?: FileProblem }> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for (const piece of pieces) yield typeof piece === 'string' ? Buffer.from(piece) : piece;
  }
  const lines: Line[] = [];
  for await (const block of readLines(bytes())) {
    if (!block.ok) return { lines, problem: block.problem };
    lines.push(...block.lines);
  }
  return { lines };
}

/** Cyrillic small and capital letters in one byte each, as the code pages lay them out. */
function encode(text: string, small: (index: number) => number, capital: (index: number) => number): Buffer {
  return Buffer.from(
    Array.from(text, (letter) => {
      const code = letter.codePointAt(0)!;
      if (code >= 0x430 && code <= 0x44f) return small(code - 0x430);
      if (code >= 0x410 && code <= 0x42f) return capital(code - 0x410);
      return code;
    }),
  );
}
const windows1251 = (text: string): Buffer =>
  encode(
    text,
    (i) => 0xe0 + i,
    (i) => 0xc0 + i,
  );

test('lines come out the same wherever the bytes are cut', async () => {
  const text = Buffer.from(`перша\r\n\nдруга,"€ 🙂"\nlast`);
  const expected = ['перша\r', '', 'друга,"€ 🙂"', 'last'];
  for (let cut = 0; cut <= text.length; cut++) {
    const { lines } = await read(text.subarray(0, cut), text.subarray(cut));
    assert.deepEqual(lines, expected);
  }
});

test('lines come out the same where a large file is cut into many pieces', async () => {
  const expected = Array.from({ length: 40_000 }, (_, i) => `${i} рядок ${'ї'.repeat(i % 37)}`);
  const bytes = Buffer.from(`${expected.join('\n')}\n`);
  const pieces = [];
  for (let at = 0; at < bytes.length; at += 70_001) pieces.push(bytes.subarray(at, at + 70_001));
  assert.deepEqual((await read(...pieces)).lines, expected);
});

test('a byte order mark is dropped', async () => {
  assert.deepEqual((await read('\ufeffa,b\n1,2\n')).lines, ['a,b', '1,2']);
});

test('a line that is not UTF-8 is set aside alone, with the byte at which it breaks', async () => {
  const { lines } = await read('рядок один\n', Buffer.from([0x61, 0x62, 0xd0, 0x20, 0x63]), '\nрядок три\n');
  assert.equal(lines[0], 'рядок один');
  assert.equal(lines[2], 'рядок три');
  const broken = lines[1]!;
  assert.ok(typeof broken !== 'string');
  assert.equal(broken.fault.column, 3);
  assert.match(broken.fault.found, /d0 20/);
});

test('a line with a NUL is set aside alone', async () => {
  const { lines } = await read('one\ntw\0o\nthree\n');
  assert.deepEqual([lines[0], lines[2]], ['one', 'three']);
  const broken = lines[1]!;
  assert.ok(typeof broken !== 'string');
  assert.equal(broken.fault.column, 3);
});

test('a line over the limit is set aside and named with its length, and the lines around it are read', async () => {
  const long = Buffer.alloc(5 * LINE_LIMIT_BYTES, 'x');
  const { lines } = await read('before\n', long, '\nafter\n');
  assert.deepEqual([lines[0], lines[2], lines.length], ['before', 'after', 3]);
  const broken = lines[1]!;
  assert.ok(typeof broken !== 'string');
  assert.equal(broken.fault.found, '5,242,880 bytes');
  assert.match(broken.fault.expected, /1 MiB/);
  assert.equal(broken.raw, 'x'.repeat(2_000));
});

test('a line of exactly the limit is read, one byte more is not', async () => {
  const { lines } = await read('a'.repeat(LINE_LIMIT_BYTES), '\n', 'b'.repeat(LINE_LIMIT_BYTES + 1), '\nc');
  assert.equal(typeof lines[0], 'string');
  assert.equal(typeof lines[1], 'object');
  assert.equal(lines[2], 'c');
});

test('100 MB without a line break are passed over without being held', async () => {
  const piece = Buffer.alloc(1024 * 1024, 'y');
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('first\n');
    for (let i = 0; i < 100; i++) yield piece;
    yield Buffer.from('\nlast\n');
  }
  global.gc?.();
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  const lines: Line[] = [];
  for await (const block of readLines(bytes())) {
    assert.ok(block.ok);
    lines.push(...block.lines);
    most = Math.max(most, process.memoryUsage().arrayBuffers - before);
  }
  assert.deepEqual([lines.length, lines[0], lines[2]], [3, 'first', 'last']);
  assert.ok(most < 16 * 1024 * 1024, `held ${most} bytes`);
});

test('a file in UTF-16 is one problem that says how to convert it', async () => {
  const text = Buffer.from('datetime,lon,lat\n2025-03-01,37.5,48.5\n');
  const little = transcode(text, 'utf8', 'utf16le');
  for (const bytes of [little, Buffer.concat([Buffer.from([0xff, 0xfe]), little])]) {
    assert.match((await read(bytes)).problem!.hint, /iconv -f UTF-16LE -t UTF-8/);
  }
  const big = Buffer.from(little).swap16();
  assert.match((await read(big)).problem!.hint, /UTF-16BE/);
});

test('a file in a Cyrillic code page is one problem that names the code page', async () => {
  const text = 'дата,місце\nПерше повідомлення про обстріл села\nДруге повідомлення\n'.replaceAll('і', 'и');
  const koi = 'юабцдефгхийклмнопярстужвьызшэщчъ'; // the letters in the order of KOI8, from C0
  const koiOf = (i: number): number => 0xc0 + koi.indexOf(String.fromCodePoint(0x430 + i));
  const pages: [string, Buffer][] = [
    ['WINDOWS-1251', windows1251(text)],
    ['KOI8-U', encode(text, koiOf, (i) => koiOf(i) + 0x20)],
    [
      'IBM866',
      encode(
        text,
        (i) => (i < 16 ? 0xa0 + i : 0xd0 + i),
        (i) => 0x80 + i,
      ),
    ],
  ];
  for (const [name, bytes] of pages) {
    const { problem } = await read(bytes);
    assert.match(problem!.hint, new RegExp(`iconv -f ${name} `), name);
  }
});

test('a file in a Western code page is named as such', async () => {
  const bytes = Buffer.from('Ort;Länge;Bemerkung\nGrünstadt;7;größer\nMünster;8;für später\n', 'latin1');
  assert.match((await read(bytes)).problem!.hint, /WINDOWS-1252/);
});

test('one row of another code page in a UTF-8 file costs that row only', async () => {
  const { lines, problem } = await read('datetime,headline\nодин\n', windows1251('два'), '\nтри\n');
  assert.equal(problem, undefined);
  assert.deepEqual(
    lines.map((line) => typeof line),
    ['string', 'string', 'object', 'string'],
  );
});

test('a UTF-8 file whose first 64 KiB end inside a character is not taken for another encoding', async () => {
  for (let shift = 0; shift < 4; shift++) {
    const text = `${'a'.repeat(shift)}${'ї'.repeat(40_000)}\nend`;
    assert.equal((await read(text)).problem, undefined);
  }
});

test('an empty file, an archive and a spreadsheet are named for what they are', async () => {
  assert.match((await read('')).problem!.found, /empty file/);
  assert.match((await read('\ufeff')).problem!.found, /empty file/);
  assert.match((await read(Buffer.from([0x1f, 0x8b, 8, 0, 1]))).problem!.found, /gzip/);
  assert.match((await read(Buffer.from('PK\x03\x04 and more'))).problem!.found, /spreadsheet/);
});
