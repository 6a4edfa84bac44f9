import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fractionInside } from './date-only.js';
import { dayMs, hamlet, wholeDay } from './hamlet.fixture.js';
import { periodReport } from './period.js';
import { truceComparison } from './truces.js';

const [truce, ...others] = truceComparison(hamlet);
const row = (what: string) => truce!.rows.find((one) => one.what === what)!;

test('readings of one agreement with the same hours are one comparison, and long agreements are none', () => {
  assert.equal(others.length, 0);
  assert.equal(truce?.agreement, 'spring-truce');
  assert.deepEqual(
    truce?.readings.map((reading) => reading.id),
    ['order', 'answer'],
  );
  assert.equal(truce?.hours, 30);
});

test('the week before is the same wall time, also when the clocks change in between', () => {
  assert.equal(truce?.weekBefore.startMs, Date.parse('2031-03-28T18:00:00+01:00'));
  assert.equal(truce?.weekBefore.endMs, Date.parse('2031-03-30T00:00:00+01:00'));
});

test('an event with a known hour counts whole, one with a known date by its share of the hours', () => {
  const strikes = row('nearLineStrikes');
  assert.ok(strikes.during !== 'notObserved' && strikes.weekBefore !== 'notObserved');
  assert.equal(strikes.during.timed, 1);
  assert.equal(strikes.during.dateOnlyEvents, 1);
  assert.equal(strikes.during.dateOnly, 0.25); // 18:00 to 24:00 of a day of 24 hours
  assert.equal(strikes.weekBefore.timed, 1);
});

test('the mean of the seven days before is scaled to the hours of the truce', () => {
  const { sevenDays } = row('nearLineStrikes');
  assert.ok(sevenDays !== 'notObserved');
  const hours = (truce!.sevenDays.endMs - truce!.sevenDays.startMs) / 3_600_000;
  assert.equal(hours, 167); // the clocks went forward
  assert.equal(sevenDays.timed, Math.round((30 / 167) * 1000) / 1000);
});

test('alerts count by their start, their hours by what lies in the window', () => {
  assert.deepEqual(row('alerts').during, { timed: 1, dateOnly: 0, dateOnlyEvents: 0, perHour: 0.033 });
  const hours = row('alertHours').during;
  assert.ok(hours !== 'notObserved');
  assert.equal(hours.timed, 2);
});

test('a window that begins before the period is not observed', () => {
  const short = { ...hamlet, period: { ...hamlet.period, startMs: dayMs('2031-04-01') } };
  const [late] = truceComparison(short);
  assert.ok(late?.rows.every((one) => one.weekBefore === 'notObserved' && one.sevenDays === 'notObserved'));
  assert.ok(late?.rows.every((one) => one.what.startsWith('alert') || one.during !== 'notObserved'));
});

test('fire in the hours of a truce is listed with the voice that says so', () => {
  assert.deepEqual(
    truce?.fires.map((fire) => [
      fire.incident,
      fire.dateOnly,
      fire.inside,
      fire.said.map((one) => one.voice),
    ]),
    [
      ['inc-truce-day', true, 0.25, ['']],
      ['inc-truce', false, 1, ['SOUTH']],
    ],
  );
});

test('claims about the truce are listed by party, unit by unit', () => {
  assert.deepEqual(
    truce?.claims.map((claim) => [claim.by, claim.unit]),
    [
      ['NORTH', 'attacks'],
      ['SOUTH', 'shellings'],
    ],
  );
});

test('a truce outside the picture is left out', () => {
  const early = { ...hamlet, period: { ...hamlet.period, endMs: dayMs('2031-04-01') } };
  assert.deepEqual(truceComparison(early), []);
});

test('an instant on the end of a window lies outside it, one on its start inside', () => {
  const window = { startMs: 1_000, endMs: 2_000 };
  assert.equal(fractionInside({ startMs: 1_000, endMs: 1_000, precision: 'minute' }, window), 1);
  assert.equal(fractionInside({ startMs: 2_000, endMs: 2_000, precision: 'minute' }, window), 0);
  assert.equal(fractionInside(wholeDay('2031-04-04'), { startMs: 0, endMs: dayMs('2031-04-04') }), 0);
});

test('the period report adds up to its days', () => {
  const period = periodReport(hamlet, hamlet.period.startMs, hamlet.period.endMs);
  assert.equal(period.days.length, 14);
  const sum = period.days.reduce(
    (total, line) => total + (line.incidents === 'notObserved' ? 0 : line.incidents),
    0,
  );
  assert.equal(sum, period.counts.total);
  assert.equal(period.days.filter((line) => line.incidents === 'notObserved').length, 10);
  assert.equal(period.coverage.line?.sectorDays, 14 * 4);
  assert.equal(period.truces.length, 1);
  const begun = period.days.reduce(
    (n, line) => n + (line.alerts.begun === 'notObserved' ? 0 : line.alerts.begun),
    0,
  );
  assert.equal(begun, period.alerts.total.begun);
});

test('a period is compared with the stretch before only when that stretch has as many days', () => {
  const whole = periodReport(hamlet, hamlet.period.startMs, hamlet.period.endMs);
  assert.equal(whole.counts.before, 'notObserved');
  const late = periodReport(hamlet, dayMs('2031-03-30'), dayMs('2031-04-07'));
  assert.equal(late.counts.before, 'notObserved'); // six of eight days lie in the period
  const second = periodReport(hamlet, dayMs('2031-03-28'), dayMs('2031-04-01'));
  assert.equal(second.counts.before, 4);
  assert.equal(second.counts.total, 1);
});
