import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import readExcelFile from 'read-excel-file/node';
import { dailyReport } from '../daily.js';
import { hamlet } from '../hamlet.fixture.js';
import { text, whole } from './cell.js';
import { dailyXlsx, namesOfSheets, writeWorkbook } from './xlsx.js';

const report = dailyReport(hamlet, '2031-03-26');

/** Files of a ZIP archive by their directory. */
function filesOf(zip: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, name, extra, comment] = [20, 28, 30, 32].map((o) =>
      o === 20 ? zip.readUInt32LE(at + o) : zip.readUInt16LE(at + o),
    ) as [number, number, number, number];
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(from, from + packed);
    const content = zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(bytes) : bytes;
    files.set(zip.toString('utf8', at + 46, at + 46 + name), content.toString('utf8'));
    at += 46 + name + extra + comment;
  }
  return files;
}

const sheets = async (bytes: Buffer): Promise<Map<string, readonly (readonly unknown[])[]>> => {
  const read = (await readExcelFile(bytes)) as unknown as { sheet: string; data: unknown[][] }[];
  return new Map(read.map(({ sheet, data }) => [sheet, data]));
};

test('the same report gives the same bytes, whenever it is written', async () => {
  const first = await dailyXlsx(report);
  // The times of a ZIP archive count in steps of two seconds.
  await new Promise((resolve) => setTimeout(resolve, 2100));
  assert.ok(first.equals(await dailyXlsx(report)));
});

test('each part has its sheet, and the first says what the report stands on', async () => {
  const all = await sheets(await dailyXlsx(report));
  assert.deepEqual([...all.keys()].slice(0, 3), [
    'Daily report',
    'Summary',
    'Incidents by region and conduct',
  ]);
  const about = JSON.stringify(all.get('Daily report'));
  for (const said of [
    report.standsOn.configuration.digest,
    report.mission.timeZone,
    report.standsOn.version,
  ]) {
    assert.ok(about.includes(said), said);
  }
});

test('numbers are numbers, and they are those of the report', async () => {
  const all = await sheets(await dailyXlsx(report));
  const row = all.get('Summary')!.find(([label]) => label === 'Incidents')!;
  assert.deepEqual(
    row.slice(1, 3),
    [report.counts.total, report.counts.before].map((one) => (one === 'notObserved' ? 'not observed' : one)),
  );
  const [, counts] = [...all].find(([name]) => name.startsWith('Incidents by region'))!;
  const total = counts.at(-1)!;
  assert.equal(total[10], report.counts.total);
  const regions = counts
    .slice(1, -1)
    .map((one) => one[10])
    .filter((one) => typeof one === 'number') as number[];
  assert.equal(
    regions.reduce((sum, one) => sum + one, 0),
    report.counts.total,
  );
});

test('what was not observed is the words for it, in every column of counts', async () => {
  const unseen = report.counts.regions.filter(({ total }) => total === 'notObserved');
  assert.ok(unseen.length > 0);
  const [, counts] = [...(await sheets(await dailyXlsx(report)))].find(([name]) =>
    name.startsWith('Incidents by region'),
  )!;
  for (const { region } of unseen) {
    const row = counts.find(([name]) => name === region)!;
    assert.ok(
      row.slice(1, 11).every((cell) => cell === 'not observed'),
      JSON.stringify(row),
    );
  }
});

test('times are dates in the wall time of the mission', async () => {
  const timed = report.annex.findIndex(
    ({ time }) => time.precision === 'minute' || time.precision === 'hour',
  );
  assert.ok(timed >= 0);
  const all = await sheets(await dailyXlsx(report));
  const annex = [...all.values()][5]!;
  const cell = annex[timed + 1]![9] as Date;
  assert.ok(cell instanceof Date);
  const wall = new Intl.DateTimeFormat('sv-SE', {
    timeZone: report.mission.timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  assert.equal(
    cell.toISOString().slice(0, 16).replace('T', ' '),
    wall.format(report.annex[timed]!.time.startMs),
  );
});

test('a text is a text, whatever it begins with, and no formula is written', async () => {
  const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")', '<f>1</f>'];
  const bytes = await writeWorkbook([
    { name: 'Hostile', head: ['=head'], rows: hostile.map((one) => [text(one), whole(-1)]), widths: [20] },
  ]);
  const rows = (await sheets(bytes)).get('Hostile')!;
  // A carriage return is read back as XML gives it, as a line feed.
  const read = rows.slice(1).map(([cell]) => String(cell).trim());
  assert.deepEqual(
    read,
    hostile.map((one) => one.trim()),
  );
  assert.ok(rows.slice(1).every((row) => row[1] === -1));
  for (const [name, content] of filesOf(bytes)) {
    if (name.includes('worksheets/sheet')) {
      assert.doesNotMatch(content, /<f[ >]/);
      for (const cell of content.match(/<c [^>]*r="A\d+"[^>]*>/g) ?? []) assert.match(cell, /t="s"/);
    }
  }
});

test('a report whose texts are hostile writes no formula either', async () => {
  const title = { en: '=cmd|calc!A1', uk: '=cmd' };
  const bytes = await dailyXlsx(
    dailyReport({ ...hamlet, mission: { ...hamlet.mission, title } }, '2031-03-26'),
  );
  for (const [name, content] of filesOf(bytes)) {
    if (name.includes('worksheets/sheet')) assert.doesNotMatch(content, /<f[ >]/);
  }
});

test('control characters and halves of characters do not break the file', async () => {
  const bytes = await writeWorkbook([
    { name: 'Odd', head: ['a'], rows: [[text('x\u0000\u0001\ud800y')]], widths: [10] },
  ]);
  assert.equal((await sheets(bytes)).get('Odd')![1]![0], 'x\u25a1\u25a1\u25a1y');
});

test('names of sheets are short, allowed and different', () => {
  assert.deepEqual(namesOfSheets(['A/B: [c]?', 'x'.repeat(40), 'x'.repeat(40), '', "'quoted'"]), [
    'A B c',
    `${'x'.repeat(30)}…`,
    `${'x'.repeat(26)}… 2`,
    'Sheet',
    'quoted',
  ]);
});
