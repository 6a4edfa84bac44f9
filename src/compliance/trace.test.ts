import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Attribution } from '../attribution/attribution.js';
import type { Incident } from '../incident/incident.js';
import { formatTraceProblem, happenings, readTrace } from './trace.js';

const OPTIONS = { timeZone: 'Europe/Vienna', parties: ['A', 'B'], possible: 0.5 };
const lines = (...values: unknown[]) => values.map((value, i) => ({ value, where: `events.jsonl:${i + 1}` }));
const read = (...values: unknown[]) => readTrace(lines(...values));
const made = (values: readonly unknown[], options: Partial<Parameters<typeof happenings>[1]> = {}) => {
  const { records, problems } = read(...values);
  assert.deepEqual(problems, []);
  return happenings(records, { ...OPTIONS, ...options });
};
const messages = (...values: unknown[]): string[] => read(...values).problems.map(formatTraceProblem);

const NOON = '2025-04-03T12:00:00Z';
const strike = { kind: 'incident', id: 'E1', at: NOON, conduct: 'strike', by: 'A' };
const handover = { kind: 'handover', id: 'H1', at: NOON, from: 'A', to: 'B', category: 'child', count: 3 };

test('days that are not in the calendar, shares beyond one and values nested without end are refused, each in a sentence', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);
  const line = { kind: 'incident', id: 'E1', at: '2031-01-02T00:00:00Z', conduct: 'strike' };
  for (const value of [
    deep,
    { ...line, at: '2031-02-30T00:00:00Z' },
    { ...line, by: { A: 0.5, B: 0.5001 } },
    { ...line, conduct: deep },
    { ...line, kind: deep },
    { kind: 'evidence', id: deep, time: deep },
    { kind: deep, id: 'E1', time: deep },
    { incident: { id: 'E1', time: { startMs: 1e300 } }, attribution: { hypotheses: [{}], author: 'A' } },
  ]) {
    const { records, problems } = readTrace([{ value, where: 'line 1' }]);
    assert.equal(records.length, 0);
    assert.ok(problems.length > 0 && problems.every((one) => formatTraceProblem(one).length < 1_000));
  }
});

test('an instant lasts one millisecond, a stretch ends before its end', () => {
  const { happenings: list, latestMs } = made([
    strike,
    { ...strike, id: 'E2', at: { start: NOON, end: '2025-04-03T14:00:00Z' } },
  ]);
  const noon = Date.parse(NOON);
  assert.deepEqual(
    list.map(({ id, startMs, endMs }) => [id, startMs - noon, endMs - noon]),
    [
      ['E1', 0, 1],
      ['E2', 0, 7_200_000],
    ],
  );
  assert.equal(latestMs, noon + 7_200_000);
});

test('a named author is certain, shares name the largest from the threshold on, a tie names nobody', () => {
  const by = (value: unknown) => made([{ ...strike, by: value }]).happenings[0]!;
  assert.deepEqual(by('A').shares, { A: { value: 1, low: 1, high: 1 } });
  assert.equal(by({ A: 0.6, B: 0.3 }).by, 'A');
  assert.equal(by({ A: 0.4, B: 0.3 }).by, 'undetermined');
  assert.equal(by({ A: 0.5, B: 0.5 }).by, 'undetermined');
  assert.equal(by({ B: 0.5, A: 0.5 }).by, 'undetermined');
});

test('where nobody tells the author, each party may have done it, and there is no basis to say how probably', () => {
  const [unknown] = made([{ ...strike, by: 'undetermined' }]).happenings;
  const noBasis = { value: 0.5, low: 0, high: 1 };
  assert.deepEqual(unknown!.shares, { A: noBasis, B: noBasis });
});

test('the order of the lines does not matter', () => {
  const values = [
    strike,
    handover,
    { ...handover, id: 'H2', reportedBy: 'A' },
    { ...handover, id: 'H3', reportedBy: 'B', count: 5 },
    {
      kind: 'correction',
      id: 'C1',
      at: NOON,
      of: 'E1',
      action: 'replace',
      replacement: { conduct: 'clash' },
    },
    { kind: 'decision', id: 'D1', at: '2025-04-04T00:00:00Z', by: 'COM', about: 'H1', decision: 'invalid' },
  ];
  assert.deepEqual(made(values), made([...values].reverse()));
});

test('a correction replaces fields or withdraws; a withdrawn correction changes nothing', () => {
  const replace = {
    kind: 'correction',
    id: 'C1',
    at: NOON,
    of: 'E1',
    action: 'replace',
    replacement: { by: 'B' },
  };
  const withdraw = { kind: 'correction', id: 'C2', at: NOON, of: 'E1', action: 'withdraw' };
  assert.equal(made([strike, replace]).happenings[0]!.by, 'B');
  assert.deepEqual(made([strike, withdraw]).happenings, []);
  assert.equal(made([strike, replace, { ...withdraw, of: 'C1' }]).happenings[0]!.by, 'A');
});

test('an event rests on its record and on what corrected it, corrections of corrections too', () => {
  const incident = { kind: 'incident', id: 'E1', at: NOON, conduct: 'strike', by: 'A' };
  const first = {
    kind: 'correction',
    id: 'C1',
    at: NOON,
    of: 'E1',
    action: 'replace',
    replacement: { by: 'B' },
  };
  const replacement = { replacement: { by: 'A' } };
  const second = { kind: 'correction', id: 'C2', at: NOON, of: 'C1', action: 'replace', replacement };
  const other = { kind: 'incident', id: 'E2', at: NOON, conduct: 'strike', by: 'A' };
  assert.deepEqual(
    made([incident, first, second, other]).happenings.map(({ records }) => records),
    [['E1', 'C1', 'C2'], ['E2']],
  );
});

test('of two corrections of one record the later goes over the earlier', () => {
  const first = {
    kind: 'correction',
    id: 'C9',
    at: NOON,
    of: 'H1',
    action: 'replace',
    replacement: { count: 4 },
  };
  const later = { ...first, id: 'C1', at: '2025-04-03T13:00:00Z', replacement: { count: 5 } };
  assert.deepEqual(made([handover, later, first]).happenings[0]!.amounts, { count: [5, 5] });
});

test('as known at a moment, later corrections and records are not there yet', () => {
  const values = [
    { ...strike, knownAt: '2025-04-05T00:00:00Z' },
    handover,
    {
      kind: 'correction',
      id: 'C1',
      at: '2025-04-04T00:00:00Z',
      of: 'H1',
      action: 'replace',
      replacement: { count: 9 },
    },
  ];
  const counts = (day: string) =>
    made(values, { asKnownAtMs: Date.parse(`${day}T12:00:00Z`) }).happenings.map(
      ({ id, amounts }) => `${id} ${amounts.count?.[0] ?? ''}`,
    );
  assert.deepEqual(counts('2025-04-02'), []);
  assert.deepEqual(counts('2025-04-03'), ['H1 3']);
  assert.deepEqual(counts('2025-04-04'), ['H1 9']);
  assert.deepEqual(counts('2025-04-05'), ['E1 ', 'H1 9']);
});

test('a handover that several tell on one local day is one, with both counts; two by one reporter are two', () => {
  const told = (id: string, reportedBy: string, count: number | undefined, at = NOON) => ({
    ...handover,
    id,
    reportedBy,
    at,
    ...(count === undefined ? { count: undefined } : { count }),
  });
  const list = made([
    told('a1', 'A', 3),
    told('a2', 'A', 10, '2025-04-03T15:00:00Z'),
    told('b1', 'B', 5, '2025-04-03T13:00:00Z'),
    told('n', 'COM', undefined),
    told('next', 'B', 3, '2025-04-03T22:30:00Z'),
  ]).happenings;
  assert.deepEqual(
    list.map(({ records, amounts }) => [records, amounts.count]),
    [
      [
        ['a1', 'n', 'b1'],
        [3, 5],
      ],
      [['a2'], [10, 10]],
      // Half an hour after local midnight: another day.
      [['next'], [3, 3]],
    ],
  );
  assert.equal(list[0]!.endMs - list[0]!.startMs, 3_600_001);
});

test('a count that is not told is absent, and is not nought', () => {
  const { count: _, ...untold } = handover;
  assert.deepEqual(made([untold]).happenings[0]!.amounts, {});
});

test('a decision sets a record aside from its own time on, if its author can', () => {
  const decision = {
    kind: 'decision',
    id: 'D1',
    at: '2025-04-06T00:00:00Z',
    by: 'COM',
    about: 'H1',
    decision: 'invalid',
  };
  const voidMs = (rulersBy?: string[]) => made([handover, decision], { rulersBy }).happenings[0]!.voidMs;
  assert.equal(voidMs(), Date.parse('2025-04-06T00:00:00Z'));
  assert.equal(voidMs(['COM']), Date.parse('2025-04-06T00:00:00Z'));
  assert.equal(voidMs(['A']), Number.POSITIVE_INFINITY);
});

test('full records are taken as their short forms, values of observations as measures', () => {
  const time = { start: NOON, end: NOON, precision: 'minute' };
  const { records, setAside, problems } = read(
    {
      kind: 'declaration',
      id: 'D',
      source: 's',
      time,
      by: 'A',
      act: 'accepts',
      about: 'truce',
      summary: 'Yes.',
    },
    { kind: 'observation', id: 'O1', source: 's', time, actor: 'A', values: { tanks: 4 } },
    { kind: 'observation', id: 'O2', source: 's', time, text: 'Shelling.' },
    { kind: 'correction', id: 'C', source: 's', time, of: 'O2', action: 'withdraw', reason: 'Wrong place.' },
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(
    records.map(({ kind, id }) => `${kind} ${id}`),
    ['declaration D', 'measure O1', 'correction C'],
  );
  assert.match(setAside[0]!.because, /truceline code \| associate \| attribute/);
});

test('a line of truceline attribute keeps author, shares, line offset and all its observations', () => {
  const probability = (value: number) => ({ value, low: value, high: value });
  const account = (observations: string[]) => ({ observations });
  const incident = {
    id: 'i1',
    time: { startMs: 1000, endMs: 1000, precision: 'minute' },
    place: { lat: 48, lon: 30, radiusMetres: 500 },
    line: { chainageKm: 1, offsetKm: -3, sector: '' },
    conduct: 'strike',
    means: 'none',
    target: 'energy',
    facility: { facility: 'f1', name: 'Plant', class: 'plant', distanceKm: 0 },
    rivals: { target: ['energy', 'military'], killed: ['1', '2'] },
    accounts: [account(['o1', 'o2']), account(['o3'])],
  } as unknown as Incident;
  const attribution = {
    incident: 'i1',
    happened: probability(0.9),
    hypotheses: [
      { id: 'A', logOdds: 0, probability: probability(0.6) },
      { id: 'accidentOrOther', logOdds: 0, probability: probability(0.4) },
    ],
    author: 'undetermined',
  } as unknown as Attribution;
  const [happening] = made([{ incident, attribution }]).happenings;
  assert.equal(happening!.by, 'undetermined');
  assert.equal(happening!.endMs, 1001);
  assert.equal(happening!.lineOffsetKm, -3);
  assert.deepEqual(happening!.records, ['i1', 'o1', 'o2', 'o3']);
  assert.deepEqual(happening!.words, { conduct: 'strike', target: 'energy' });
  assert.deepEqual(happening!.rivals, { target: ['military'] });
  assert.deepEqual(happening!.facility, { class: 'plant', id: 'f1', name: 'Plant' });
  assert.equal(happening!.shares.A!.value, 0.6);
});

test('problems say what was expected, what was found, where and what to do', () => {
  assert.deepEqual(
    messages(
      { kind: 'incidnt', id: 'E1', at: NOON },
      { ...strike, id: 'E2', at: '2025-04-03' },
      { ...strike, id: 'E3', condct: 'strike' },
      { ...strike, id: 'E4', happened: 1.5 },
      [strike],
    ),
    [
      'events.jsonl:1: expected kind to be one of: incident, declaration, handover, measure, effort, decision, correction, found "incidnt". Did you mean "incident"?',
      'events.jsonl:2: expected at: an ISO 8601 instant with an offset, such as 2025-03-21T00:20:00+03:00, found "2025-04-03". Write an instant such as 2025-03-21T00:20:00+03:00, or {"start": ..., "end": ...}.',
      'events.jsonl:3: expected only the fields kind, id, at, knownAt, source, note, conduct, by, author, happened, means, target, weapon, calibreMm, purpose, facility, place, zones, lineOffsetKm, rivals, records, found "condct". Did you mean "conduct"?',
      'events.jsonl:4: expected happened: Too big: expected number to be <=1, found 1.5. Write a probability between 0 and 1, or {"value", "low", "high"}.',
      `events.jsonl:5: expected a JSON object, found ${JSON.stringify([strike]).slice(0, 117)}. Write one record a line.`,
    ],
  );
});

test('one bad line does not lose the others', () => {
  const { records, problems } = read(strike, { ...strike, id: '' }, handover);
  assert.equal(problems.length, 1);
  assert.deepEqual(
    records.map(({ id }) => id),
    ['E1', 'H1'],
  );
});

test('an id twice is a problem, and so are shares above 1 in all', () => {
  assert.match(messages(strike, strike)[0]!, /each id once, found "E1", also at events.jsonl:1/);
  assert.match(messages({ ...strike, by: { A: 0.8, B: 0.4 } })[0]!, /shares that add up to at most 1/);
});

test('corrections of nothing, of themselves and of what cannot change are problems', () => {
  const correction = {
    kind: 'correction',
    id: 'C1',
    at: NOON,
    of: 'E1',
    action: 'replace',
    replacement: { by: 'B' },
  };
  assert.match(messages(strike, { ...correction, of: 'E7' })[0]!, /Did you mean "E1"\?/);
  assert.match(messages(strike, { ...correction, of: 'C1' })[0]!, /do not correct one another/);
  assert.match(messages(strike, { ...correction, replacement: { id: 'E2' } })[0]!, /which cannot change/);
  assert.match(messages(strike, { ...correction, replacement: { happened: 2 } })[0]!, /happened/);
  assert.match(messages(strike, { ...correction, action: 'withdraw' })[0]!, /none with withdraw/);
});

test('what is announced is no handover, and two sources of one handover are one', () => {
  const full = (id: string, source: string, more: object = {}) => ({
    where: id,
    value: {
      kind: 'handover',
      id,
      source,
      time: { start: '2025-04-03T00:00:00Z', end: '2025-04-04T00:00:00Z', precision: 'day' },
      ...{ from: 'NORTH', to: 'SOUTH', category: 'wounded', count: 22 },
      ...more,
    },
  });
  const read = readTrace([
    full('a', 'wire'),
    full('b', 'mediator', { count: 23 }),
    full('c', 'wire', { count: 25, stage: 'announced' }),
  ]);
  assert.deepEqual(
    read.setAside.map(({ id }) => id),
    ['c'],
  );
  const made = happenings(read.records, { timeZone: 'UTC', parties: ['NORTH', 'SOUTH'], possible: 0.5 });
  assert.deepEqual(
    made.happenings.map(({ records, amounts }) => [records, amounts.count]),
    [
      [
        ['a', 'b'],
        [22, 23],
      ],
    ],
  );
});
