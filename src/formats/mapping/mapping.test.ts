import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readIso } from '../moment.js';
import { compileDateFormat, firstOf } from './date-format.js';
import { parseMapping } from './mapping.js';

const GOOD = `truceline: mapping/1
delimiter: ";"
timeZone: Europe/Vienna
columns: { time: Datum, lat: Breite, lon: Laenge, conduct: Art }
dateFormat: DD.MM.YYYY HH:mm
values: { conduct: { Beschuss: strike } }
constants: { reportKind: event }
`;

function problems(text: string): string[] {
  const parsed = parseMapping(text, 'm.yaml', ['north', 'south']);
  assert.ok(!parsed.ok, 'expected problems');
  return parsed.problems.map(
    ({ line, column, expected, found, hint }) => `${line}:${column} ${expected} | ${found} | ${hint}`,
  );
}

test('a mapping is read, with its defaults', () => {
  const parsed = parseMapping(GOOD, 'm.yaml');
  assert.ok(parsed.ok);
  assert.equal(parsed.mapping.delimiter, ';');
  assert.equal(parsed.mapping.decimal, '.');
  assert.deepEqual(parsed.mapping.dateFormats, ['DD.MM.YYYY HH:mm']);
  assert.deepEqual(parsed.mapping.values, { conduct: { Beschuss: 'strike' } });
});

test('an unknown field is reported where it stands, with the field that was probably meant', () => {
  const [problem] = problems(GOOD.replace('conduct: Art', 'conduckt: Art'));
  assert.match(problem!, /^4:61 .*"conduckt".*Did you mean "conduct"/);
});

test('a word outside a vocabulary is reported where it stands, in tables and constants', () => {
  assert.match(
    problems(GOOD.replace('strike', 'strik'))[0]!,
    /^6:32 conduct to be one of: strike.*Did you mean "strike"/,
  );
  assert.match(
    problems(GOOD.replace('reportKind: event', 'actor: nort'))[0]!,
    /^7:21 actor to be one of.*Did you mean "north"/,
  );
});

test('a date format with a slip, an unknown zone and an unknown key are reported with their lines', () => {
  assert.match(
    problems(GOOD.replace('DD.MM.YYYY', 'TT.MM.YYYY'))[0]!,
    /^5:13 a date format \| "TT" is no part/,
  );
  assert.match(problems(GOOD.replace('Europe/Vienna', 'Europe/Wien'))[0]!, /^3:11 .*IANA/);
  assert.match(problems(`${GOOD}decimals: ","\n`)[0]!, /^8:.*"decimals"/);
});

test('a mapping needs a time, and latitude and longitude together', () => {
  assert.match(problems(GOOD.replace('time: Datum, ', ''))[0]!, /a column for time/);
  assert.match(problems(GOOD.replace(', lon: Laenge', ''))[0]!, /lat and lon together/);
});

test('YAML that does not parse is reported with its line', () => {
  assert.match(
    problems(GOOD.replace('{ conduct: { Beschuss: strike } }', '{ conduct: { Beschuss: strike }'))[0]!,
    /^[67]:\d+ YAML/,
  );
});

test('date formats read what they say and nothing else', () => {
  const read = (format: string, text: string): string => {
    const compiled = compileDateFormat(format);
    assert.ok(compiled.ok, format);
    const result = compiled.read(text);
    return result.ok
      ? `${new Date(result.moment.wallMs).toISOString()} ${result.moment.precision} ${result.moment.offsetMs ?? ''}`
      : result.reason;
  };
  assert.equal(read('DD.MM.YYYY HH:mm', '21.03.2025 06:40'), '2025-03-21T06:40:00.000Z minute ');
  assert.equal(read('D/M/YYYY', '1/3/2025'), '2025-03-01T00:00:00.000Z day ');
  assert.equal(read('D MMMM YYYY', '5 March 2025'), '2025-03-05T00:00:00.000Z day ');
  assert.equal(
    read('YYYY-MM-DDTHH:mm:ssZ', '2025-03-21T06:40:09+02:00'),
    '2025-03-21T06:40:09.000Z second 7200000',
  );
  assert.equal(read('unix', '1742539200'), '2025-03-21T06:40:00.000Z second 0');
  assert.equal(read('DD.MM.YYYY', '21.03.25'), 'not-a-date');
  assert.equal(read('DD.MM.YYYY', '21x03x2025'), 'not-a-date');
  assert.equal(read('D MMMM YYYY', '5 Mars 2025'), '2025-03-05T00:00:00.000Z day '); // three letters decide
  assert.equal(read('D MMMM YYYY', '5 Brumaire 2025'), 'not-a-date');
});

test('days and clocks that do not exist are told from other forms', () => {
  const reason = (text: string): string => {
    const result = readIso(text);
    return result.ok ? 'ok' : result.reason;
  };
  assert.equal(reason('2024-02-29'), 'ok');
  for (const text of [
    '2025-02-29',
    '2025-02-31',
    '2025-13-01',
    '2025-00-10',
    '2025-04-31',
    '2025-03-01 24:00',
    '2025-03-01 12:60',
    '0025-03-01',
    '2025-03-01T00:00Z'.replace('Z', '+19:00'),
  ]) {
    assert.equal(reason(text), 'impossible', text);
  }
  for (const text of ['', '1.3.2025', '2025-3-1', 'yesterday', '2025-03-01T', '2025-03-01 1:30']) {
    assert.equal(reason(text), 'not-a-date', text);
  }
});

test('of several formats the first that fits is used, and an impossible date is not tried further', () => {
  const readers = ['DD.MM.YYYY', 'MM.DD.YYYY'].map((format) => {
    const compiled = compileDateFormat(format);
    assert.ok(compiled.ok);
    return compiled.read;
  });
  const result = firstOf(readers)('02.13.2025');
  assert.ok(!result.ok && result.reason === 'impossible');
});

test('formats without a day or with a part twice are refused', () => {
  for (const format of ['YYYY-MM', 'HH:mm', 'YYYY-MM-DD DD', 'YYYY-MM-DD mm']) {
    assert.equal(compileDateFormat(format).ok, false, format);
  }
});
