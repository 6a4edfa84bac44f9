import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { Problem } from '../record/document.js';
import { loadAgreements } from './load.js';
import { LONGEST_AGREEMENT_CHARACTERS, parseAgreement } from './parse.js';

const GOOD = `truceline: agreement/1
id: river-truce
title: { en: River truce }
status: agreed
parties: [NORTH, SOUTH]
guarantors: [LAKE]
timeZone: Europe/Vienna
summary: No fire over the river for a week.
source: Communique of the Lake conference, 4 May 2031
standard: { possible: 0.5, probable: 0.7, confirmed: 0.9 }
lines: { river: { points: [[16, 48], [17, 48.5]] } }
zones: { near-the-line: { line: river, withinKm: 15 } }
readings:
  - id: from-monday
    title: { en: From Monday }
    by: [NORTH, LAKE]
    start: 2031-05-05T00:00:00+02:00
    end: 2031-05-12T00:00:00+02:00
    source: Communique of the Lake conference, annex
clauses:
  - id: no-fire
    title: { en: No fire }
    text: Neither side fires over the river.
    kind: prohibition
    conduct: [strike]
    means: [artillery, mortar]
    zone: near-the-line
    source: Communique of the Lake conference, point 1
`;

/** The only problem of the good text after one change. */
function problemOf(change: string, into: string, known?: Parameters<typeof parseAgreement>[2]): Problem {
  assert.ok(GOOD.includes(change), `the good text has no "${change}"`);
  const parsed = parseAgreement(GOOD.replace(change, into), 'river.yaml', known);
  assert.ok(!parsed.ok, 'the changed text is refused');
  assert.equal(parsed.problems.length, 1, JSON.stringify(parsed.problems));
  return parsed.problems[0]!;
}

/** Where a piece of text begins in the good text after a change, as an editor counts. */
function placeIn(text: string, piece: string): { line: number; column: number } {
  const before = text.slice(0, text.indexOf(piece)).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

describe('a good agreement', () => {
  test('is read as it stands', () => {
    const parsed = parseAgreement(GOOD, 'river.yaml', { parties: ['SOUTH', 'NORTH'], guarantors: ['LAKE'] });
    assert.ok(parsed.ok);
    assert.equal(parsed.agreement.zones!['near-the-line']!.withinKm, 15);
    assert.equal(parsed.agreement.readings[0]!.start, '2031-05-05T00:00:00+02:00');
  });

  test('may state neither start nor end, for a reading under which nothing came into force', () => {
    const text = GOOD.replace(/ {4}(start|end): .*\n/g, '');
    const parsed = parseAgreement(text, 'river.yaml');
    assert.ok(parsed.ok);
    assert.equal(parsed.agreement.readings[0]!.start, undefined);
  });

  test('may come with a byte order mark and Windows line ends', () => {
    assert.ok(parseAgreement(`\uFEFF${GOOD.replaceAll('\n', '\r\n')}`, 'river.yaml').ok);
  });
});

describe('a wrong word', () => {
  test('is reported with its line and column and the word that was meant', () => {
    const problem = problemOf('artillery, mortar', 'artilery, mortar');
    const place = placeIn(GOOD, 'artillery, mortar');
    assert.deepEqual({ line: problem.line, column: problem.column }, place);
    assert.equal(problem.file, 'river.yaml');
    assert.match(problem.found, /"artilery"/);
    assert.match(problem.hint, /artillery/);
  });

  test('in conduct, status and kind is refused too', () => {
    assert.match(problemOf('conduct: [strike]', 'conduct: [strikes]').hint, /"strike"/);
    assert.match(problemOf('status: agreed', 'status: agree').hint, /"agreed"/);
    assert.match(problemOf('kind: prohibition', 'kind: obligation').expected, /prohibition/);
  });

  test('as a key is reported where it stands', () => {
    const problem = problemOf('timeZone:', 'timeZone: Europe/Vienna\ntimezone:');
    assert.equal(problem.line, placeIn(GOOD, 'timeZone:').line + 1);
    assert.match(problem.found, /timezone/);
  });
});

describe('parties', () => {
  test('outside the mission are reported with the ids that it has', () => {
    const problem = problemOf('[NORTH, SOUTH]', '[NORTH, SOUTH, WEST]', {
      parties: ['NORTH', 'SOUTH'],
      guarantors: ['LAKE'],
    });
    assert.deepEqual(problem.found, '"WEST"');
    assert.match(problem.expected, /NORTH, SOUTH/);
  });

  test('that hold a reading must be parties or guarantors of the agreement', () => {
    const problem = problemOf('by: [NORTH, LAKE]', 'by: [NORTH, LAKES]');
    assert.match(problem.hint, /"LAKE"/);
    assert.equal(problem.column, placeIn(GOOD, 'LAKE]\n    start').column);
  });

  test('that a reading binds must be bound by some clause', () => {
    const problem = problemOf(
      '    source: Communique of the Lake conference, annex',
      '    binds: [LAKE]\n    source: Annex',
    );
    assert.match(problem.found, /LAKE/);
  });

  test('are named once', () => {
    assert.match(problemOf('[NORTH, SOUTH]', '[NORTH, SOUTH, NORTH]').expected, /once/);
  });
});

describe('times', () => {
  test('with an end before the start are refused at the end', () => {
    const problem = problemOf('2031-05-12T00:00:00+02:00', '2031-05-01T00:00:00+02:00');
    assert.equal(problem.line, placeIn(GOOD, '2031-05-12').line);
    assert.match(problem.expected, /end after the start/);
  });

  test('without an offset, without a day in the calendar or in words are refused', () => {
    for (const wrong of ['2031-05-05T00:00:00', '2031-13-05T00:00:00Z', '5 May 2031', '2031-05-05']) {
      assert.match(problemOf('2031-05-05T00:00:00+02:00', wrong).expected, /instant/);
    }
  });

  test('in a time zone that does not exist are refused', () => {
    assert.match(problemOf('Europe/Vienna', 'Europe/Viena').hint, /Europe\/Vienna/);
  });
});

describe('thresholds, ids and zones', () => {
  test('thresholds out of order are refused in the agreement and in a clause', () => {
    const wrong = '{ possible: 0.7, probable: 0.7, confirmed: 0.9 }';
    assert.match(problemOf('{ possible: 0.5, probable: 0.7, confirmed: 0.9 }', wrong).expected, /probable/);
    const clause = problemOf('    kind: prohibition', `    standard: ${wrong}\n    kind: prohibition`);
    assert.equal(clause.line, placeIn(GOOD, 'kind: prohibition').line);
  });

  test('a threshold that is no probability is refused', () => {
    assert.match(problemOf('confirmed: 0.9', 'confirmed: 90').found, /90/);
    assert.match(problemOf('confirmed: 0.9', 'confirmed: 90%').found, /90%/);
  });

  test('a clause id or a reading id that comes twice is refused where it comes again', () => {
    const second = GOOD.slice(GOOD.indexOf('  - id: no-fire'));
    const parsed = parseAgreement(GOOD + second, 'river.yaml');
    assert.ok(!parsed.ok);
    assert.equal(parsed.problems.length, 1);
    assert.equal(
      parsed.problems[0]!.line,
      placeIn(GOOD, '- id: no-fire').line + second.split('\n').length - 1,
    );
  });

  test('a zone near the line without a width, and a width anywhere else, are refused', () => {
    assert.match(problemOf('line: river, withinKm: 15', 'line: river').expected, /withinKm/);
    assert.match(problemOf('line: river, withinKm: 15', 'sea: true, withinKm: 15').expected, /line/);
  });

  test('a prohibition of nothing is refused', () => {
    assert.match(problemOf('conduct: [strike]', 'conduct: [none]').found, /none/);
    assert.match(problemOf('conduct: [strike]', 'conduct: []').expected, /conduct/);
  });
});

describe('a text that is no agreement', () => {
  test('gets a sentence: broken YAML, another document, nothing, too much', () => {
    const texts = [
      'title: { en: River',
      'a: 1\na: 2',
      '\tparties: [A]',
      '- 1\n- 2',
      'just words',
      '',
      `a: ${'x'.repeat(LONGEST_AGREEMENT_CHARACTERS)}`,
    ];
    for (const text of texts) {
      const parsed = parseAgreement(text, 'river.yaml');
      assert.ok(!parsed.ok, text.slice(0, 20));
      for (const problem of parsed.problems) {
        assert.ok(problem.line >= 1 && problem.column >= 1);
        assert.notEqual(problem.hint, '');
      }
    }
  });

  test('reports everything that is missing at once', () => {
    const parsed = parseAgreement('truceline: agreement/1\nid: a\n', 'river.yaml');
    assert.ok(!parsed.ok);
    const missing = [
      'title',
      'status',
      'parties',
      'timeZone',
      'summary',
      'standard',
      'readings',
      'clauses',
      'source',
    ];
    for (const key of missing)
      assert.ok(
        parsed.problems.some((problem) => problem.expected.includes(key)),
        key,
      );
  });
});

describe('files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'agreements-'));
  after(() => rm(folder, { recursive: true }));
  const file = async (name: string, content: string | Uint8Array): Promise<string> => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };

  test('are read in the order given', async () => {
    const paths = [await file('b.yaml', GOOD.replace('river-truce', 'b')), await file('a.yaml', GOOD)];
    const loaded = await loadAgreements(paths);
    assert.ok(loaded.ok);
    assert.deepEqual(
      loaded.agreements.map((agreement) => agreement.id),
      ['b', 'river-truce'],
    );
  });

  test('that are missing, not UTF-8 or share an id are each reported under their own name', async () => {
    const paths = [
      await file('one.yaml', GOOD),
      await file('two.yaml', GOOD),
      await file('latin1.yaml', Uint8Array.of(0x69, 0x64, 0x3a, 0xe9)),
      join(folder, 'nowhere.yaml'),
    ];
    const loaded = await loadAgreements(paths);
    assert.ok(!loaded.ok);
    assert.deepEqual(
      loaded.problems.map((problem) => problem.file),
      paths.slice(1),
    );
  });
});
