import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handed, inputOf } from '../../handover/pact.fixture.js';
import { peopleAt } from '../../handover/people.js';
import { hamlet } from '../hamlet.fixture.js';
import { renderProtocol } from './protocol.js';

const given = (count: number, source: string) =>
  handed('2031-05-03', 'NORTH', {
    id: `h-${source}`,
    source,
    category: 'wounded',
    count,
    mediator: '<Third> state',
    summary: 'Jo Doe among them',
  });
const records = [given(23, 'north-army'), given(22, 'south-army')];
const [exchange] = peopleAt(inputOf([], records), Date.parse('2031-06-01T00:00:00Z')).exchanges;
const page = renderProtocol(exchange!, hamlet, ['uk', 'ru']);
const cells = [...page.matchAll(/<td class="n">(.*?)<\/td>/g)].map((match) => match[1]);

test('both counts stand in the protocol, and the number agreed on is left to the hand', () => {
  assert.deepEqual(cells.slice(0, 2).sort(), ['22', '23']);
  assert.match(page, /<td class="blank"><\/td>/);
});

test('every sentence stands in both languages', () => {
  assert.match(page, /Протокол обміну/);
  assert.match(page, /Протокол обмена/);
  assert.match(page, /Підрахунки різняться/);
  assert.match(page, /Подсчеты расходятся/);
});

test('a protocol of numbers holds no words of an account, and nothing becomes markup', () => {
  assert.ok(!page.includes('Jo Doe'));
  assert.ok(page.includes('&lt;Third&gt; state'));
});

const NAMED = [
  {
    of: 'NORTH',
    version: 2,
    persons: [
      { id: 'n1', names: ['Дрижиполе <b>', undefined] as const, born: '1971-04-04', rank: 'сержант' },
      { id: 'n2', names: ['Коваль Роман', 'Коваль Роман'] as const, born: '1971' },
    ],
    leftOut: 1,
    unknownIds: 0,
  },
];

test('a protocol with names has a row for each person, both languages side by side, and a place to sign for each side', () => {
  const withNames = renderProtocol(exchange!, hamlet, ['uk', 'ru'], NAMED);
  const rows = [...withNames.matchAll(/<tr><td class="n">\d<\/td>.*?<\/tr>/g)].map(([row]) => row);
  assert.equal(rows.length, 2);
  assert.match(rows[0]!, /<span>Дрижиполе &lt;b&gt;<\/span><span><span class="fill"><\/span><\/span>/);
  assert.match(rows[0]!, /04\.04\.1971.*сержант/);
  for (const row of rows) assert.equal(row.match(/<i class="tick">/g)?.length, 2);
  assert.match(withNames, /версія 2/);
  assert.match(withNames, /версия 2/);
  assert.match(withNames, /особа відмовляється: 1/);
  assert.ok(withNames.includes('містить імена') && !withNames.includes('містить лише числа'));
  assert.ok(page.includes('містить лише числа') && !page.includes('class="named"'));
});
