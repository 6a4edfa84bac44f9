import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOTICING } from '../../../src/coding/noticing.ts';
import { correction, record } from '../../../src/record/record.ts';
import { emptyForm, type Form, missingOf, WHATS } from './form.ts';
import { doubtWedge, fromPlane, SENSE_RANGE, toPlane, wedgePath } from './geometry.ts';
import { metresOf, stepOf } from './log-scale.ts';
import {
  bearingsOf,
  type Entry,
  recordsOf,
  SENSE_SIGMA_DEGREES,
  sigmaDegrees,
  withdrawalsOf,
} from './records.ts';
import { fromLocalText, toLocalText } from './zone-clock.ts';

const NOW = Date.parse('2031-04-10T12:00:00Z');
const STAND = { lat: 47, lon: 12, radiusMetres: 13, atMs: NOW };
const form = (some: Partial<Form>): Form => ({
  ...emptyForm('phone-1', NOW, null),
  what: 'explosion',
  stand: STAND,
  ...some,
});
const entry = (some: Partial<Form>): Entry => ({
  id: 'phone-1',
  source: 'post-4',
  savedMs: NOW + 60_000,
  language: 'en',
  form: form(some),
  sentence: 'Heard 1 explosion.',
  watchSentence: 'Watched.',
});

test('whatever can be entered becomes records that the schema takes', () => {
  for (const what of WHATS)
    for (const counting of ['exactly', 'about', 'moreThan', 'between', 'unknown'] as const)
      for (const movement of ['free', 'denied'] as const)
        for (const grade of ['good', 'poor', 'none'] as const) {
          const watch = { ...form({}).watch, movement, visibility: grade, hearing: grade };
          const made = recordsOf(
            entry({
              ...{ what, counting, watch },
              direction: { degrees: 355, spreadDegrees: 10, by: 'compass' },
              range: { minMetres: 2_000, maxMetres: 7_000 },
              endMs: null,
            }),
            [],
          );
          assert.equal(made.length, what === 'nothing' ? 1 : 2);
          for (const one of made) assert.deepEqual(record.parse(one), one);
        }
  for (const one of withdrawalsOf({ id: 'u', source: 'post-4', savedMs: NOW }, ['a', 'b']))
    assert.equal(correction.safeParse(one).success, true);
});

test('the same entry gives the same records, so that sending again is no second', () => {
  const photo = { id: 'p', file: new Blob(['x']), capturedMs: null, faces: 'none' } as const;
  const one = entry({ range: { minMetres: 1_000, maxMetres: 3_000 }, photos: [photo] });
  assert.deepEqual(recordsOf(one, ['x']), recordsOf({ ...one, form: { ...one.form } }, ['x']));
});

test('an arc across north is one arc, and a needle is turned by the declination where it is known', () => {
  assert.deepEqual(bearingsOf({ degrees: 5, spreadDegrees: 10, by: 'rose' }, 8), [355, 15]);
  assert.deepEqual(bearingsOf({ degrees: 355, spreadDegrees: 0, by: 'compass' }, 8), [3]);
  const needle = { degrees: 0, spreadDegrees: 0, by: 'compass' } as const;
  assert.ok(sigmaDegrees(needle, 'ear', null)! > sigmaDegrees(needle, 'ear', 8)!);
  assert.equal(sigmaDegrees({ ...needle, by: 'rose' }, 'ear', null), undefined);
});

test('the sketch takes the same errors of ear and eye for granted as the model does', () => {
  for (const sense of ['ear', 'eye'] as const) {
    assert.equal(SENSE_SIGMA_DEGREES[sense], NOTICING[sense].sigmaDegrees);
    assert.deepEqual(SENSE_RANGE[sense], {
      farther: NOTICING[sense].farther,
      spread: NOTICING[sense].rangeSpread,
    });
  }
});

test('the soft wedge holds the said one, and its corners lie where the bearing says', () => {
  const wedge = doubtWedge(
    form({
      direction: { degrees: 90, spreadDegrees: 0, by: 'rose' },
      range: { minMetres: 2_000, maxMetres: 7_000 },
    }),
  )!;
  assert.ok(wedge.innerMetres < 2_000 && wedge.outerMetres > 7_000);
  assert.ok(wedge.bearings![0] < 90 && wedge.bearings![1] > 90);
  assert.equal(wedgePath({ innerMetres: 0, outerMetres: 10, bearings: [90, 90] }, 1), 'M0 0L10 0');
  const { x, y } = toPlane(47.1, 12.1, STAND);
  assert.ok(x > 0 && y < 0);
  const back = fromPlane({ x, y }, STAND);
  assert.ok(Math.abs(back.lat - 47.1) < 1e-9 && Math.abs(back.lon - 12.1) < 1e-9);
});

test('each step of the distance scale comes back as itself, from 100 m to 50 km', () => {
  assert.deepEqual([metresOf(0), metresOf(100)], [100, 50_000]);
  for (let step = 20; step <= 100; step += 1)
    assert.ok(Math.abs(stepOf(metresOf(step)) - step) <= 1, `${step}`);
});

test('a local time comes back from its text, through a change of clocks as well', () => {
  for (const text of [
    '2031-01-15T08:30:00Z',
    '2031-07-15T08:30:00Z',
    '2031-03-30T00:59:00Z',
    '2031-03-30T01:00:00Z',
  ]) {
    const atMs = Date.parse(text);
    assert.equal(fromLocalText(toLocalText(atMs, 'Europe/Vienna'), 'Europe/Vienna'), atMs, text);
  }
  assert.equal(fromLocalText('2031-10-26T02:30', 'Europe/Vienna'), Date.parse('2031-10-26T00:30:00Z'));
  assert.equal(fromLocalText('soon', 'Europe/Vienna'), null);
});

test('what is missing is said in the order of the page', () => {
  assert.equal(missingOf(form({ what: '' }), NOW), 'what');
  assert.equal(missingOf(form({ stand: null }), NOW), 'place');
  assert.equal(missingOf(form({ startMs: NOW + 3_600_000, endMs: null }), NOW), 'time');
  assert.equal(missingOf(form({ counting: 'between', count: 5, upper: 4 }), NOW), 'count');
  assert.equal(missingOf(form({}), NOW), null);
});
