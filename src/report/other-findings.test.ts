import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clauseFindings } from './clauses.js';
import { dailyReport } from './daily.js';
import { findingHomeMs } from './finding-home.js';
import { toGeoJson } from './geojson.js';
import { dayMs, hamlet } from './hamlet.fixture.js';
import { hamletStates } from './hamlet-states.fixture.js';
import { renderIndex } from './html/index-page.js';
import { renderHtml } from './html/page.js';
import { periodReport } from './period.js';
import { indexPicture, sliceBetween } from './picture-index.js';

const index = indexPicture(hamletStates);
const reportOf = (day: string) => dailyReport(hamletStates, day, index);
const clauseOn = (day: string, clause: string) =>
  reportOf(day).findings.find((one) => one.clause === clause)!;
const counted = (day: string, clause: string) =>
  clauseOn(day, clause).readings.find(({ reading }) => reading === 'early')!.total;

test('a state of things is counted on the day it began and told on every day it lasts', () => {
  const told = ['2031-03-26', '2031-03-27', '2031-03-28', '2031-03-29', '2031-03-30'].map((day) => ({
    rows: clauseOn(day, 'tanks').others.map(({ countedBefore }) => countedBefore),
    confirmed: counted(day, 'tanks').confirmed,
  }));
  assert.deepEqual(told, [
    { rows: [], confirmed: 0 },
    { rows: [false], confirmed: 1 },
    { rows: [true], confirmed: 0 },
    { rows: [true], confirmed: 0 },
    { rows: [], confirmed: 0 },
  ]);
});

test('a missed week belongs to the last day of the week', () => {
  assert.equal(counted('2031-03-24', 'exchange').confirmed, 0);
  assert.equal(counted('2031-03-30', 'exchange').confirmed, 1);
  const [row] = clauseOn('2031-03-30', 'exchange').others;
  assert.equal(row!.party, 'SOUTH');
  assert.equal(row!.cells[1], null);
});

test('what was found of a declaration is one row, with every reading', () => {
  const { others, rows } = clauseOn('2031-03-27', 'no-claims');
  assert.deepEqual(rows, []);
  assert.deepEqual(
    others.map(({ record, cells }) => [record, cells.map((cell) => cell?.verdict)]),
    [
      ['c-north', ['violation', 'notInForce']],
      ['c-south', ['violation', 'notInForce']],
    ],
  );
});

test('a stage or local variation is counted under its clause, and leads its row where it says more', () => {
  const [finding] = hamlet.findings;
  const varied = {
    ...hamlet,
    findings: [
      { ...finding!, verdict: 'noViolation' as const, rule: 'exempt' as const },
      { ...finding!, id: 'varied', clause: `${finding!.clause}@mill` },
    ],
  };
  const day = dailyReport(varied, '2031-03-26');
  const clause = day.findings.find((one) => one.clause === finding!.clause)!;
  assert.equal(clause.readings[0]!.total.undetermined, 1);
  assert.equal(clause.readings[0]!.total.noViolation, 1);
  assert.equal(clause.rows[0]!.cells[0]!.verdict, 'undetermined');
  assert.match(renderHtml(day), /From 24 March: <span class="keep"><span class="mark undetermined">/);
});

test('the page tells them under their clause with times of the agreement and names of the mission', () => {
  const page = renderHtml(reportOf('2031-03-28')).replaceAll('\u00a0', ' ');
  assert.ok(page.includes('Without an incident'));
  assert.ok(page.includes('since 27 Mar 2031, 10:00, not ended'));
  assert.ok(page.includes('began earlier and is counted there'));
  assert.ok(!page.includes('href="#"'));
  assert.ok(!renderHtml(dailyReport(hamlet, '2031-03-27')).includes('Without an incident'));
});

test('the map file names them without a place', () => {
  const map = JSON.parse(toGeoJson(reportOf('2031-03-28')));
  assert.equal(map.features.length, reportOf('2031-03-28').incidents.length);
  assert.deepEqual(
    map.report.findingsWithoutPlace.map((one: { clause: string; end: string }) => [one.clause, one.end]),
    [['tanks', '2031-03-29T10:00:00+01:00']],
  );
});

test('over a period each is counted once', () => {
  const slice = sliceBetween(index, hamlet.period.startMs, hamlet.period.endMs);
  const clauses = clauseFindings(index, slice).filter(({ agreement }) => agreement === 'valley-accord');
  assert.deepEqual(
    clauses.map(({ clause, readings, others }) => [clause, readings[0]!.total.confirmed, others.length]),
    [
      ['tanks', 1, 1],
      ['exchange', 1, 1],
      ['no-claims', 2, 2],
    ],
  );
  const page = renderIndex(periodReport(hamletStates, hamlet.period.startMs, hamlet.period.endMs, index));
  assert.ok(page.includes('0 delivered of 5 owed'));
});

test('a state that came into the period from before it belongs to the first day', () => {
  const state = hamletStates.findings.find(({ proof }) => proof.kind === 'state')!;
  const period = { startMs: dayMs('2031-03-28'), endMs: dayMs('2031-04-07') };
  assert.equal(findingHomeMs(state, undefined, period), period.startMs);
  assert.equal(findingHomeMs(state, undefined, hamlet.period), state.startMs);
});
