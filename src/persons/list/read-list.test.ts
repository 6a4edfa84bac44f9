import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderOf, readDate } from './dates.js';
import { problemSentence } from './problem.js';
import { readList } from './read-list.js';

const TODAY = '2025-06-01';
const read = (text: string) => {
  const list = readList(Buffer.from(text), TODAY);
  assert.ok(list.ok);
  return list;
};
const sentences = (text: string): string[] => read(text).problems.map(problemSentence);

test('columns are known by Ukrainian, Russian and English headers, whatever parts them', () => {
  for (const header of [
    'id,family,given,patronymic,born,rank,unit,capture_date,place_of_capture,status',
    '№;Прізвище;Ім’я;По батькові;Дата народження;Звання;Підрозділ;Дата полону;Місце полону;Статус',
    'Номер\tФамилия\tИмя\tОтчество\tДата рождения\tЗвание\tЧасть\tДата пленения\tМесто пленения\tСтатус',
  ]) {
    const mark = header.includes(';') ? ';' : header.includes('\t') ? '\t' : ',';
    const row = [
      '7',
      'Гончаренко',
      'Степан',
      'Тарасович',
      '17.05.1990',
      'солдат',
      '11',
      '2024-02-03',
      'Вербівка',
      'поранений',
    ];
    assert.deepEqual(read(`${header}\n${row.join(mark)}\n`).persons, [
      {
        id: '7',
        names: [{ family: 'Гончаренко', given: 'Степан', patronymic: 'Тарасович' }],
        born: '1990-05-17',
        capturedOn: '2024-02-03',
        rank: 'солдат',
        unit: '11',
        capturedAt: 'Вербівка',
        status: 'wounded',
      },
    ]);
  }
});

test('a list may give a name in three spellings', () => {
  const [person] = read(
    'id,family_uk,given_uk,family_ru,given_ru,full name (latin)\n1,Гончаренко,Степан,Гончаренко,Степан,Stepan Honcharenko\n',
  ).persons;
  assert.deepEqual(person!.names, [
    { family: 'Гончаренко', given: 'Степан' },
    { family: 'Гончаренко', given: 'Степан' },
    { full: 'Stepan Honcharenko' },
  ]);
});

test('windows-1251 and UTF-16 are read, and told; a spreadsheet file is refused with what to do', () => {
  const text =
    'id;Прізвище;Ім’я;Дата народження\n1;Гончаренко;Степан;17.05.1990\n2;Скляренко;Тарас;01.02.1980\n'.replace(
      '’',
      "'",
    );
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  const letters = new Map<string, number>();
  for (let byte = 128; byte < 256; byte++)
    letters.set(new TextDecoder('windows-1251').decode(Uint8Array.of(byte)), byte);
  const cp1251 = Uint8Array.from(text, (letter) => letters.get(letter) ?? letter.charCodeAt(0));
  for (const [bytes, name] of [
    [utf16, 'utf-16le'],
    [cp1251, 'windows-1251'],
  ] as const) {
    const list = readList(bytes, TODAY);
    assert.ok(list.ok);
    assert.deepEqual(list.persons[0]!.names, [{ family: 'Гончаренко', given: 'Степан' }]);
    assert.match(list.problems.map(problemSentence).join('\n'), new RegExp(name));
  }
  const zip = readList(Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 6, 0), TODAY);
  assert.ok(!zip.ok && /spreadsheet/.test(zip.reason));
});

test('UTF-8 that was taken for a code page and saved again is read; where letters were lost by that, the list is refused', () => {
  const text =
    'id;Прізвище;Ім’я;Дата народження\n1;Гончаренко;Илья;17.05.1990\n2;Скляренко;Тарас;01.02.1980\n';
  const scrambled = (page: string) => new TextDecoder(page).decode(Buffer.from(text));
  for (const page of ['windows-1251', 'windows-1252', 'koi8-u']) {
    const list = readList(Buffer.from(scrambled(page)), TODAY);
    assert.ok(list.ok, page);
    assert.deepEqual(list.persons[0]!.names, [{ family: 'Гончаренко', given: 'Илья' }]);
    assert.match(problemSentence(list.problems[0]!), new RegExp(`taken for ${page} and saved again`));
  }
  // The second byte of И is no character of windows-1251; programs write a question mark.
  const lossy = readList(Buffer.from(scrambled('windows-1251').replaceAll('\u0098', '?')), TODAY);
  assert.ok(!lossy.ok && /letters were lost in 1 places/.test(lossy.reason), JSON.stringify(lossy));
  assert.ok(!/онч|Илья|�/.test(lossy.reason));
  const proper = readList(Buffer.from(text), TODAY);
  assert.ok(proper.ok && proper.problems.length === 0);
  const german = readList(Buffer.from('id,family,given\n1,Müller,Jürgen\n2,Kovalenko,Zoë\n'), TODAY);
  assert.ok(german.ok && german.problems.length === 0);
});

test('problems are told by row and column and never by what a cell holds', () => {
  const names = ['Гончаренко', 'Степан', 'Скляренко', 'Тарас', 'Чумаченко'];
  const said = sentences(
    [
      'id,family,given,born,status,captured_on,shoe size',
      '1,Гончаренко,Степан,30.02.1990,held,,43',
      '2,Скляренко,Тарас,Чумаченко,Чумаченко,,',
      '2,Чумаченко,Тарас,1990-05-05,held,1980-01-01,',
      '4,,,1990-05-05,held,,',
      '5,Скляренко,Тарас,1990-05-05,held,,,,,',
      '6,Тарас,Скляренко,2090-05-05,held,,',
      '7,"Чумаченко,Степан,1999-01-01,held,,',
    ].join('\n'),
  );
  assert.deepEqual(
    said.filter((line) => line.startsWith('row')),
    [
      'row 8: expected quotation marks that are closed, found one that is not; the row was set aside',
      'row 2: birth date: expected a date of the calendar, found a day that its month does not have',
      'row 3: birth date: expected a date of the calendar, found text without a digit',
      'row 3: status: expected a known status, found another word',
      'row 4: date of capture: expected a day after the birth date, found one before it',
      'row 4: id: expected an id of its own, found one that an earlier row has; used with #2 added',
      'row 5: expected a name, found none; the row was set aside',
      'row 6: expected 7 cells, found 10; the row was set aside',
      'row 7: birth date: expected a date from 1900-01-01 to today, found one outside',
      'row 7: expected family and given name in their columns, found them exchanged; compared the other way round',
    ],
  );
  assert.match(said.join('\n'), /others, not used: number 7/);
  for (const name of names) assert.ok(!said.join('\n').includes(name), name);
});

test('a list whose name columns are exchanged throughout is told once', () => {
  const rows = [
    'Степан,Гончаренко',
    'Тарас,Скляренко',
    'Роман,Чумаченко',
    'Ігор,Бондаренко',
    'Олег,Кравченко',
  ];
  const said = sentences(`family,given\n${rows.join('\n')}\n`);
  assert.deepEqual(said, [
    'the list: expected family and given names in their columns, found them exchanged in 5 of 5 rows; exchange the two headers',
  ]);
});

test('a person entered twice and two persons of one name and birth date are told apart', () => {
  const said = sentences(
    [
      'id,family,given,patronymic,born,unit,place of capture',
      '1,Гончаренко,Степан,Тарасович,1990-05-17,11,Вербівка',
      '2,Honcharenko,Stepan,Tarasovych,1990-05-17,11,Verbivka',
      '3,Скляренко,Роман,Ігорович,1980-01-02,11,Вербівка',
      '4,Скляренко,Роман,Павлович,1980-01-02,12,Озерне',
    ].join('\n'),
  );
  assert.deepEqual(said, [
    'row 3: expected each person once, found most likely the person of row 2',
    'row 5: expected one person of a name and birth date, found those of row 4 with other particulars; taken as two persons',
  ]);
});

test('a file without a known header is refused without repeating it', () => {
  const list = readList(Buffer.from('1,Гончаренко,Степан\n2,Скляренко,Тарас\n'), TODAY);
  assert.ok(!list.ok);
  assert.match(list.reason, /none of the 3 columns/);
  assert.ok(!list.reason.includes('Гончаренко'));
});

test('dates are read as people write them, months first only where the column shows it', () => {
  const date = (text: string) => {
    const found = readDate(text, 'dayFirst');
    return found.ok ? found.date : found.found;
  };
  assert.deepEqual(
    [
      '1990-05-17',
      '17.05.1990',
      '17/5/1990',
      '19900517',
      '17 травня 1990',
      '17 мая 1990 г.',
      'May 17, 1990',
      '05.1990',
      '1990',
      '1990-00-00',
    ].map(date),
    [
      '1990-05-17',
      '1990-05-17',
      '1990-05-17',
      '1990-05-17',
      '1990-05-17',
      '1990-05-17',
      '1990-05-17',
      '1990-05',
      '1990',
      '1990',
    ],
  );
  assert.equal(date('17.05.90'), 'a year of two digits');
  assert.equal(date('29.02.1990'), 'a day that its month does not have');
  assert.equal(date('29.02.1992'), '1992-02-29');
  assert.equal(orderOf(['05/04/1990', '05/17/1990']), 'monthFirst');
  assert.equal(orderOf(['05/04/1990', '17/05/1990']), 'dayFirst');
});
