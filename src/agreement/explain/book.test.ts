import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse as parseYaml } from 'yaml';
import { LANGUAGES } from '../../record/codes.js';
import { type Agreement, agreement as schema } from '../agreement.js';
import { explain } from './book.js';
import { renderBook } from './render.js';

const HEAD = `
truceline: agreement/1
id: harbour-truce
title: { en: Harbour truce, uk: Перемир’я в гавані, ru: Перемирие в гавани }
status: agreed
parties: [NORTH, SOUTH]
timeZone: Europe/Kyiv
summary: Neither side shells the harbour for ten days.
standard: { possible: 0.5, probable: 0.7, confirmed: 0.9 }
source: Invented
zones:
  harbour: { title: { en: the harbour }, centre: [30.75, 46.50], withinKm: 5 }
`;
const PLAIN = `
readings:
  - { id: plain, title: { en: As it stands }, by: [NORTH, SOUTH], source: Invented }
`;
const NO_SHELLING = `
  - id: no-shelling
    title: { en: No shelling }
    text: Neither side fires at the harbour.
    kind: prohibition
    conduct: [strike, sabotage]
    means: mortar
    zone: harbour
    source: Invented
`;

const agreementOf = (yaml: string): Agreement => schema.parse(parseYaml(yaml));
/** One line a paragraph, plain spaces: what is said, not how it is laid out. */
function said(yaml: string, language: (typeof LANGUAGES)[number] = 'en'): string {
  return renderBook(explain(agreementOf(yaml), language), { width: 100_000 }).replaceAll('\u00a0', ' ');
}
const period = (yaml: string): string => said(`${HEAD}${PLAIN}period: ${yaml}\nclauses:${NO_SHELLING}`);

test('a prohibition says whom it binds, what, where, from when and until when', () => {
  const book = period('{ start: 2025-04-01T18:00:00+03:00, duration: 10 days }');
  for (const line of [
    'Bound: NORTH and SOUTH, each for what it does itself',
    'Not allowed: strike or sabotage by means of mortar in “the harbour”',
    'In force: from 1 April 2025, 18:00, for 10 days from entry into force',
    'All times are local: Europe/Kyiv.',
    '“the harbour”: within 5 km of 46.50° N 30.75° E',
  ])
    assert.ok(book.includes(line), `${line}\nis not in\n${book}`);
});

test('an instant written by another clock is told in local time, with the clock that it was written by', () => {
  const book = period('{ start: 2025-03-18T00:00:00+03:00, end: 2025-04-17T00:00:00+03:00 }');
  assert.match(
    book,
    /from 17 March 2025, 23:00 \(18 March 2025, 00:00 UTC\+3\) until 17 April 2025, 00:00$/m,
  );
});

test('no start and no end are told in words', () => {
  assert.match(period('{}'), /In force: no start is stated, so it never comes into force/);
  assert.match(
    period('{ start: 2025-04-01T00:00:00+03:00 }'),
    /In force: from 1 April 2025, 00:00; no end is stated/,
  );
});

test('conditions keep their nesting: in brackets on one line, as a list where they are long', () => {
  const released = `{ start: 2025-04-01T00:00:00+03:00, released: { all: [
    { once: { breach: { by: other } }, within: 24 h },
    { any: [{ not: { once: { declaration: { by: other, act: accepts, about: calm } } } },
            { before: { after: 2025-04-01T00:00:00+03:00, duration: 1 month } }] }] } }`;
  const book = period(released);
  assert.match(
    book,
    /A party is released for good once: all of these hold:\n {2}- there has been a breach of this clause by the other party, in the last 24 hours\n {2}- at least one of these holds:\n {4}- there has been no declaration by the other party \(accepts; subject: “calm”\)\n {4}- 1 month after 1 April 2025, 00:00 has not come/,
  );
});

test('a negated comparison is told as its contrary, and a negated list as a whole', () => {
  const book = period(`{ start: 2025-04-01T00:00:00+03:00,
    suspended: { not: { count: { handover: { from: self } }, atLeast: 3 } },
    lapses: { not: { any: [{ reached: 2025-05-01T00:00:00+03:00 }, { inForce: no-shelling }] } } }`);
  assert.match(
    book,
    /Suspended for a party while: the number of handovers from the party itself is less than 3/,
  );
  assert.match(
    book,
    /Lapses for good once: it is not so that \(1 May 2025, 00:00 has come or “No shelling” is in force for the party itself\)/,
  );
});

test('readings stand side by side with what differs between them', () => {
  const book = said(`${HEAD}
readings:
  - { id: early, title: { en: Early }, by: [NORTH], start: 2025-04-01T00:00:00+03:00, source: Invented }
  - id: late
    title: { en: Late }
    by: [SOUTH]
    start: 2025-04-08T00:00:00+03:00
    binds: [NORTH]
    clauses: { no-shelling: { conduct: strike }, no-mines: { absent: true } }
    source: Invented
clauses:${NO_SHELLING}
  - { id: no-mines, title: { en: No mines }, text: No mines are laid., kind: prohibition, conduct: mine, source: Invented }
`);
  const rows = book.split('\n').map((line) => line.split(/ {2,}/));
  const row = (label: string): string[] => rows.find(([first]) => first === label)!.slice(1);
  assert.deepEqual(row('Held by'), ['NORTH', 'SOUTH']);
  assert.deepEqual(row('From'), ['1 April 2025, 00:00', '8 April 2025, 00:00']);
  assert.deepEqual(row('Bound'), ['all parties', 'NORTH']);
  assert.deepEqual(row('“No shelling”'), [
    'Not allowed: strike or sabotage by means of mortar in “the harbour”',
    'Not allowed: strike by means of mortar in “the harbour”',
  ]);
  assert.deepEqual(row('“No mines”'), ['Not allowed: mine', 'there is no such clause']);
  assert.match(book, /In force: from 1 April 2025, 00:00; no end is stated \(“Early”\); from 8 April 2025/);
});

const KINDS = `
measures: { tanks: { en: tanks reported } }
weaponClasses: { heavy: { title: { en: heavy guns }, means: [artillery], calibreMm: { min: 100 } } }
moments: { d-day: { first: { declaration: { by: SOUTH, act: notifies, about: d-day } }, take: effectiveFrom } }
period: { start: d-day }
clauses:
  - { id: a, title: { en: A }, text: Nobody in there., kind: exclusion, zone: harbour, weapons: heavy, source: Invented }
  - { id: b, title: { en: B }, text: They leave., kind: withdrawal, zone: harbour, due: { after: d-day, duration: 14 days }, source: Invented }
  - { id: c, title: { en: C }, text: At most ten., kind: ceiling, amount: { latest: { measure: { of: tanks, by: self } } }, atMost: 10, grace: 12 h, source: Invented }
  - { id: d, title: { en: D }, text: No more than now., kind: freeze, amount: { latest: { measure: { of: tanks } } }, source: Invented }
  - { id: e, title: { en: E }, text: Fifty a week., kind: delivery, of: { handover: { category: prisoner_of_war } }, atLeast: 50, every: 1 week, carry: surplus, reciprocal: 2, source: Invented }
  - { id: f, title: { en: F }, text: An order is given., kind: duty, of: { declaration: { act: orders, about: calm } }, due: d-day, cure: 10 days, source: Invented }
  - { id: g, title: { en: G }, text: Monitors may watch., kind: access, zone: harbour, source: Invented }
  - { id: h, title: { en: H }, text: Flights are notified., kind: notification, of: { incident: { conduct: flight } }, notice: { declaration: { act: notifies, about: flight } }, ahead: 24 h, source: Invented }
  - { id: i, title: { en: I }, text: No words of hate., kind: abstention, of: { declaration: { act: demands } }, source: Invented }
  - { id: j, title: { en: J }, text: Flights of aid., kind: permission, from: [a], conduct: flight, purpose: humanitarian, when: { reached: d-day }, source: Invented }
  - id: k
    title: { en: K }
    text: Nobody is hurt.
    kind: treatment
    conduct: ill_treatment
    exempt: [{ id: return-fire, purpose: return_fire, when: { once: { incident: { by: other } }, within: 3 h } }]
    variations: [{ id: quay, zone: harbour, reads: { conduct: detention } }]
    source: Invented
`;

test('every kind of clause says what it asks for', () => {
  const book = said(`${HEAD}${PLAIN}${KINDS}`);
  for (const line of [
    'Must stay out: presence with “heavy guns” in “the harbour”',
    'Must be gone: presence in “the harbour”, from 14 days after “d-day” on',
    'Limit: (the value last told in a report of the value “tanks reported” of the party itself) may be at most 10',
    'Grace: 12 hours',
    'may not rise above what it was at entry into force',
    'Owed: at least 50 in every week from entry into force on, counting handovers (prisoner of war) from the party itself',
    'In return: no more is owed than 2 for each that the other side delivered',
    'Must be done: a declaration by the party itself (orders; subject: “calm”), by “d-day”',
    'Not allowed: to keep monitors from watching in “the harbour” (reported as: denied access or jammed)',
    'Must be notified: an incident (flight) by the party itself; by a declaration by the party itself (notifies; subject: “flight”), at least 24 hours ahead',
    'Must not take place: a declaration by the party itself (demands)',
    'Allowed: flight for the purpose of humanitarian purpose',
    'As an exception from: “A”',
    'Only while: “d-day” has come',
    'No breach: “return-fire”: what is done for the purpose of return fire; only while: there has been an incident by the other party, in the last 3 hours',
    'Local variation: in “the harbour” there it reads: Not allowed: detention',
    '“d-day” (moment): the day from which it takes effect, as told in the first such event: a declaration by SOUTH (notifies; subject: “d-day”)',
    '“heavy guns”: means: artillery; calibre of 100 mm or more',
  ])
    assert.ok(book.includes(line), `${line}\nis not in\n${book}`);
});

test('the three languages say as many things, and nothing that is missing shows', () => {
  const books = LANGUAGES.map((language) => explain(agreementOf(`${HEAD}${PLAIN}${KINDS}`), language));
  const shape = books.map(({ sections }) => sections.map(({ lines }) => lines.length));
  assert.deepEqual(shape[1], shape[0]);
  assert.deepEqual(shape[2], shape[0]);
  for (const book of books) {
    const text = renderBook(book);
    assert.doesNotMatch(text, /undefined|\[object|NaN/);
    assert.ok(text.split('\n').every((line) => [...line].length <= 100));
  }
});

test('Ukrainian and Russian count by their own plural forms', () => {
  const yaml = (duration: string): string =>
    `${HEAD}${PLAIN}period: { start: 2025-04-01T18:00:00+03:00, duration: ${duration} }\nclauses:${NO_SHELLING}`;
  assert.match(said(yaml('1 day'), 'uk'), /діє 1 день від/);
  assert.match(said(yaml('3 days'), 'uk'), /діє 3 дні від/);
  assert.match(said(yaml('30 days'), 'uk'), /діє 30 днів від/);
  assert.match(said(yaml('21 h'), 'ru'), /действует 21 час со/);
  assert.match(said(yaml('72 h'), 'ru'), /действует 72 часа со/);
});

test('parties are called by the names that the caller gives', () => {
  const book = explain(agreementOf(`${HEAD}${PLAIN}clauses:${NO_SHELLING}`), 'en', { NORTH: 'Northland' });
  assert.match(renderBook(book), /Parties: Northland and SOUTH/);
});

test('Markdown has headings, a table of readings and nested lists, and escapes what it would read', () => {
  const yaml = `${HEAD}
readings:
  - { id: plain, title: { en: Plain }, by: [NORTH], source: Invented }
  - { id: other, title: { en: Other }, by: [SOUTH], source: Invented }
period: { start: 2025-04-01T00:00:00+03:00, lapses: { any: [{ reached: d_x }, { not: { all: [{ reached: d_x }, { before: d_x }] } }] } }\nclauses:${NO_SHELLING}`;
  const text = renderBook(explain(agreementOf(yaml)), { markdown: true });
  assert.match(text, /^# Harbour truce\n/);
  assert.match(text, /\n### 1\. No shelling \\\[no-shelling\\\]: Prohibition\n/);
  assert.match(text, /\n\| {2}\| Plain \| Other \|\n\| --- \| --- \| --- \|\n/);
  assert.match(text, /- \*\*Source:\*\* Invented\n/);
});
