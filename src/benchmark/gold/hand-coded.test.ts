import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysOf, type HandCodedFile, parseLines } from './hand-coded.js';

test('lines are read, empty ones passed over, further keys left alone', () => {
  const text = '{"file":"feed.csv","row":3,"gold":{"report_kind":["event"],"killed":[null]},"coders":2}\n\n';
  const parsed = parseLines('reports.jsonl', text);
  assert.ok(parsed.ok);
  assert.deepEqual(parsed.items, [
    { file: 'feed.csv', row: 3, gold: { report_kind: ['event'], killed: [null] } },
  ]);
});

const CLUSTER = { id: 'V1', window: '2030-05-01..02', relevant: true, incident: 'mill', ambiguous: false };

const BAD: readonly [string, HandCodedFile, string, number, RegExp][] = [
  ['is no JSON', 'reports.jsonl', '\n{"file":', 2, /one JSON object a line/],
  ['is empty', 'incidents.jsonl', '\n', 1, /at least one line/],
  ['has a report without codes', 'reports.jsonl', '{"file":"f","row":1}', 1, /gold/],
  [
    'has codes that are no list',
    'reports.jsonl',
    '{"file":"f","row":1,"gold":{"report_kind":"event"}}',
    1,
    /gold\.report_kind/,
  ],
  [
    'has an id of another kind',
    'clusters.jsonl',
    JSON.stringify({ ...CLUSTER, id: 'row-1' }),
    1,
    /id: expected V/,
  ],
  [
    'has a window of another kind',
    'clusters.jsonl',
    JSON.stringify({ ...CLUSTER, window: 'May' }),
    1,
    /window: expected days/,
  ],
  [
    'has a window that ends before it begins',
    'clusters.jsonl',
    JSON.stringify({ ...CLUSTER, window: '2030-05-31..01' }),
    1,
    /window: expected days of one month/,
  ],
  [
    'has a relevant row of no incident',
    'clusters.jsonl',
    JSON.stringify({ ...CLUSTER, incident: null }),
    1,
    /expected an incident/,
  ],
  [
    'has a place off the globe',
    'incidents.jsonl',
    '{"incident":"mill","window":"w","lat":95,"lon":0,"loc_precision":"town"}',
    1,
    /lat/,
  ],
];
for (const [what, file, text, line, says] of BAD)
  test(`a file that ${what} is refused with the line and the reason`, () => {
    const parsed = parseLines(file, text);
    assert.ok(!parsed.ok);
    assert.equal(parsed.line, line);
    assert.match(parsed.problem, says);
  });

test('a window gives its first and last day', () => {
  assert.deepEqual(daysOf('2030-05-28..29'), ['2030-05-28', '2030-05-29']);
});
