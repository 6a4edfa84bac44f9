import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodedReport } from '../coding/coded.js';
import { alertsIn, alertsOf } from './alerts.js';
import { coverageOf } from './coverage.js';
import { basisOf } from './daily.js';
import { homeMs } from './date-only.js';
import { hamlet, report } from './hamlet.fixture.js';
import type { Picture } from './picture.js';
import { indexPicture, sliceBetween } from './picture-index.js';
import { sumReports } from './report-sums.js';

const HOUR_MS = 3_600_000;
const { period } = hamlet;

/** Reports of the period and some days around it; alerts last from no time at all to three days. */
function invented(seed: number): Picture {
  let state = seed;
  const random = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const hours = (period.endMs - period.startMs) / HOUR_MS + 96;
  const kinds = ['alert', 'event', 'summary', 'detection', 'statement'] as const;
  const reports = Array.from({ length: 300 }, (_, i): CodedReport => {
    const startMs = period.startMs + (random(hours) - 48) * HOUR_MS + random(HOUR_MS);
    const kind = random(2) === 0 ? 'alert' : kinds[random(kinds.length)]!;
    const lasts = kind === 'alert' ? [0, 1, random(72) * HOUR_MS][random(3)]! : HOUR_MS;
    const time = { startMs, endMs: startMs + lasts, precision: random(4) === 0 ? 'day' : 'minute' } as const;
    const id = `r-${i >> 1}${i % 2 === 0 ? '' : '#2'}`;
    const { place: _none, ...common } = report({ id, time });
    const place = hamlet.incidents[random(hamlet.incidents.length)]!.place;
    return {
      ...common,
      observation: `r-${i >> 1}`,
      source: hamlet.sources[random(hamlet.sources.length)]!.id,
      report_kind: kind,
      ...(random(5) === 0 ? {} : { place: { ...place, region: `Region ${random(4)}` } }),
    };
  }).sort((a, b) => a.time.startMs - b.time.startMs);
  return { ...hamlet, reports };
}

test('over any days of the period, what is added up by day is what one pass over the reports counts', () => {
  for (let seed = 1; seed <= 8; seed++) {
    const picture = invented(seed);
    const index = indexPicture(picture);
    const reports = [...picture.reports];
    for (let first = 0; first < index.days.length; first++) {
      for (let last = first; last < index.days.length; last++) {
        const startMs = index.slices.get(index.days[first]!)!.startMs;
        const { endMs } = index.slices.get(index.days[last]!)!;
        const slice = sliceBetween(index, startMs, endMs);
        const told = reports.filter(
          (one) => one.report_kind !== 'alert' && homeMs(one.time) >= startMs && homeMs(one.time) < endMs,
        );
        const sounding = reports.filter(
          ({ report_kind, time }) =>
            report_kind === 'alert' &&
            time.startMs < endMs &&
            Math.max(time.endMs, time.startMs + 1) > startMs,
        );
        const begun = sounding.filter((one) => one.time.startMs >= startMs);
        const ms = sounding.reduce(
          (sum, { time }) => sum + Math.min(time.endMs, endMs) - Math.max(time.startMs, startMs),
          0,
        );
        const where = `seed ${seed}, ${index.days[first]} to ${index.days[last]}`;
        const basis = basisOf(slice);
        assert.equal(basis.reports, told.length, where);
        assert.equal(basis.events, told.filter((one) => one.report_kind === 'event').length, where);
        assert.equal(basis.otherReports, told.filter((one) => one.report_kind === 'statement').length, where);
        assert.equal(
          basis.eventsWithoutPlace,
          told.filter((one) => one.report_kind === 'event' && !one.place).length,
          where,
        );
        const hours = Math.round((ms / HOUR_MS) * 100) / 100;
        assert.deepEqual(alertsOf(index, slice, null).total, { begun: begun.length, hours }, where);
        assert.deepEqual(alertsIn(index, slice), { begun: begun.length, hours }, where);
        for (const { source, records, lastMs } of coverageOf(index, slice).sources) {
          const own = (one: { source: string }): boolean => one.source === source;
          const others = [...slice.declarations, ...slice.handovers, ...slice.efforts].filter(own).length;
          const whole = told.filter((one) => own(one) && one.id === one.observation).length;
          assert.equal(records, others + whole + sounding.filter(own).length, `${where}, ${source}`);
          const homes = reports.filter(own).map((one) => homeMs(one.time));
          const latest = Math.max(...homes.filter((atMs) => atMs < endMs));
          assert.ok(Number.isFinite(latest) ? lastMs !== null && lastMs >= latest : true, where);
        }
      }
    }
  }
});

test('of alerts by region, the parts add up to the whole of each region', () => {
  const index = indexPicture(invented(3));
  const reports = [...index.picture.reports];
  const { startMs, endMs } = index.slices.get(index.days[1]!)!;
  for (const { region, begun, hours } of alertsOf(index, index.slices.get(index.days[1]!)!, null).regions) {
    const own = reports.filter((one) => one.report_kind === 'alert' && one.place?.region === region);
    const ms = own.reduce(
      (sum, { time }) => sum + Math.max(0, Math.min(time.endMs, endMs) - Math.max(time.startMs, startMs)),
      0,
    );
    assert.equal(begun, own.filter(({ time }) => time.startMs >= startMs && time.startMs < endMs).length);
    assert.equal(hours, Math.round((ms / HOUR_MS) * 100) / 100);
  }
});

test('stored sums are used for the period they were made for, and for no other', () => {
  const picture = invented(5);
  const sums = { ...sumReports(picture), eventRegions: new Set(['Stored']) };
  const stored = Object.assign([...picture.reports], { sums });
  assert.equal(indexPicture({ ...picture, reports: stored }).sums, sums);
  const wider = { startMs: period.startMs, endMs: period.endMs + 24 * HOUR_MS };
  const index = indexPicture({ ...picture, reports: stored, period: wider });
  assert.ok(!index.sums.eventRegions.has('Stored'));
  assert.equal(index.sums.days.size, index.days.length);
});
