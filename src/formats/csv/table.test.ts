import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Format, FormatSetting } from '../format.js';
import { parseAll } from '../parse-all.js';
import { csv } from './csv.js';

const SETTING: FormatSetting = { source: 'test', timeZone: 'Europe/Vienna', parties: ['north', 'south'] };

/** Rows of time, text and note as they were taken; rows set aside with line and column. */
async function read(text: string, format: Format = csv): Promise<{ taken: string[]; setAside: string[] }> {
  const parsed = await parseAll(format, text, SETTING);
  assert.equal(parsed.problem, undefined);
  return {
    taken: parsed.taken.map(({ line, record }) => {
      assert.ok(record.kind === 'observation');
      return `${line} ${record.time.start.slice(8, 10)} ${record.text ?? ''}|${record.note ?? ''}`;
    }),
    setAside: parsed.setAside.map(({ line, column, raw }) => `${line}:${column ?? ''} ${raw}`),
  };
}

const HEADER = 'time,text,note\n';

test('quoted fields hold the delimiter, doubled quotes and line breaks', async () => {
  const { taken, setAside } = await read(
    `${HEADER}2025-03-01,"one, two","say ""hush"""\n2025-03-02,"three\n\nlines ""more""",x\r\n2025-03-03,,\n`,
  );
  assert.deepEqual(taken, ['2 01 one, two|say "hush"', '3 02 three\n\nlines "more"|x', '6 03 |']);
  assert.deepEqual(setAside, []);
});

test('line ends of Windows and a missing last line end are taken', async () => {
  const { taken } = await read('time,text,note\r\n2025-03-01,"a",b\r\n2025-03-02,a,b');
  assert.deepEqual(taken, ['2 01 a|b', '3 02 a|b']);
});

test('a carriage return inside a quoted field belongs to the text', async () => {
  const { taken } = await read(`${HEADER}2025-03-01,"one\r\ntwo",x\r\n`);
  assert.deepEqual(taken, ['2 01 one\r\ntwo|x']);
});

test('a quotation mark inside a field that does not begin with one is taken as it stands', async () => {
  const { taken } = await read(`${HEADER}2025-03-01,the "old" mill,6" pipe\n`);
  assert.deepEqual(taken, ['2 01 the "old" mill|6" pipe']);
});

test('an unclosed quote costs its own row, whatever stands after it', async () => {
  const after = [
    '2025-03-02,plain,x\n2025-03-03,plain,x\n',
    '2025-03-02,"quoted",x\n2025-03-03,plain,x\n',
    '2025-03-02,"two\nlines",x\n2025-03-03,plain,x\n',
    '2025-03-02,stray",x\n2025-03-03,"q",x\n',
    '2025-03-02,plain,""\n2025-03-03,plain,x\n',
  ];
  for (const rest of after) {
    const { taken, setAside } = await read(`${HEADER}2025-03-01,"open,x\n${rest}`);
    assert.deepEqual(setAside, ['2:12 2025-03-01,"open,x'], rest);
    assert.deepEqual(
      taken.map((row) => row.split(' ')[1]),
      ['02', '03'],
      rest,
    );
  }
});

test('an unclosed quote in the last field is not closed by a quote that opens a later row', async () => {
  const { taken, setAside } = await read(
    `${HEADER}2025-03-01,a,"open\n2025-03-02,"b","c"\n"2025-03-03",d,e\n`,
  );
  assert.deepEqual(setAside, ['2:14 2025-03-01,a,"open']);
  assert.equal(taken.length, 2);
});

test('an unclosed quote on the last line of the file is set aside', async () => {
  const { taken, setAside } = await read(`${HEADER}2025-03-01,a,b\n2025-03-02,"open,b`);
  assert.equal(taken.length, 1);
  assert.deepEqual(setAside, ['3:12 2025-03-02,"open,b']);
});

test('an open quote followed by more than 1 MiB of text is given up, and every later row is taken', async () => {
  const filler = `${'no row at all '.repeat(60)}\n`.repeat(1_500);
  const { taken, setAside } = await read(`${HEADER}2025-03-01,"open,x\n${filler}2025-03-02,a,b\n`);
  assert.deepEqual(taken, ['1503 02 a|b']);
  assert.equal(setAside.length, 1_501);
});

test('text after a closing quote costs its own row and is located', async () => {
  const { taken, setAside } = await read(`${HEADER}2025-03-01,"closed"text,x\n2025-03-02,"a",b\n`);
  assert.deepEqual(taken, ['3 02 a|b']);
  assert.deepEqual(setAside, ['2:20 2025-03-01,"closed"text,x']);
});

test('too few and too many fields are set aside with both numbers', async () => {
  const parsed = await parseAll(csv, `${HEADER}2025-03-01,a\n2025-03-02,a,b\n2025-03-03,a,b,c,d\n`, SETTING);
  assert.deepEqual(
    parsed.setAside.map(({ line, expected, found }) => `${line}: ${expected}: ${found}`),
    ['2: 3 fields, as in the header: 2', '4: 3 fields, as in the header: 5'],
  );
  assert.equal(parsed.taken.length, 1);
});

test('a fault of one cell names the column, the character and the row', async () => {
  const parsed = await parseAll(csv, `${HEADER.trim()},lat,lon\n2025-03-01,"a, b",c,95,30\n`, SETTING);
  const [fault] = parsed.setAside;
  assert.deepEqual(
    { line: fault?.line, column: fault?.column, field: fault?.field, found: fault?.found, raw: fault?.raw },
    { line: 2, column: 21, field: 'lat', found: '95', raw: '2025-03-01,"a, b",c,95,30' },
  );
});

test('blank lines and rows of empty cells are passed over', async () => {
  const { taken, setAside } = await read(`\n${HEADER}\n,,\n2025-03-01,a,b\n   \n`);
  assert.deepEqual(taken, ['5 01 a|b']);
  assert.deepEqual(setAside, []);
});

test('a header without rows, blank lines only and lone carriage returns are problems of the file', async () => {
  const problem = async (text: string): Promise<string> =>
    (await parseAll(csv, text, SETTING)).problem!.found;
  assert.match(await problem(HEADER), /a header only/);
  assert.match(await problem('\n\n'), /blank lines only/);
  assert.match(await problem('time,text\r2025-03-01,a\r'), /CR alone/);
});

test('rows that adversaries would write do not take long', async () => {
  const rows = '2025-03-01,"a\n'.repeat(100_000);
  const pairs = `2025-03-01,"${'"",""\n'.repeat(100_000)}`;
  const startMs = performance.now();
  await parseAll(csv, `${HEADER}${rows}`, SETTING);
  await parseAll(csv, `${HEADER}${pairs}`, SETTING);
  assert.ok(performance.now() - startMs < 20_000);
});
