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
  assert.match(page, /Подсчёты расходятся/);
});

test('a protocol of numbers holds no words of an account, and nothing becomes markup', () => {
  assert.ok(!page.includes('Jo Doe'));
  assert.ok(page.includes('&lt;Third&gt; state'));
});
