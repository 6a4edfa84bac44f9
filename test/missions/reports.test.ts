/**
 * The report for 28 March 2025 of the reference mission: three languages with the same numbers, no English word in the
 * Ukrainian and Russian pages but names and marked quotations, totals that add up from the annexed table, and versions.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fold } from '../../src/mission/fold.js';
import { issuedReport } from '../../src/mission/issued-report.js';
import { openMission } from '../../src/mission/open.js';
import { issueRecordId, MISSION_SOURCE, record, type TrucelineRecord } from '../../src/record/record.js';
import type { AnnexRow } from '../../src/report/annex.js';
import { totalsOf } from '../../src/report/changes.js';
import { COUNTED_CONDUCTS, conductOf } from '../../src/report/counts.js';
import { type DailyReport, dailyReport } from '../../src/report/daily.js';
import { renderIndex } from '../../src/report/html/index-page.js';
import { renderHtml } from '../../src/report/html/page.js';
import { renderSpot } from '../../src/report/html/spot-page.js';
import { en, ru, uk } from '../../src/report/messages.js';
import { numbersOf, ownWordsOf, textOf } from '../../src/report/page-text.fixture.js';
import { periodReport } from '../../src/report/period.js';
import { indexPicture } from '../../src/report/picture-index.js';
import { spotReport } from '../../src/report/spot.js';
import { weekInterval, weekOf } from '../../src/report/week.js';

const DAY = '2025-03-28';
const dir = new URL('../../missions/ukraine-2025/', import.meta.url);
const opened = await openMission(dir.pathname);
assert.ok(opened.ok, JSON.stringify(opened));
const { mission } = opened;
const records: TrucelineRecord[] = mission.config.records.flatMap((file) =>
  readFileSync(new URL(file, dir), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => record.parse(JSON.parse(line))),
);
const standsOn = {
  records: records.length,
  ledger: null,
  configuration: mission.configuration,
  version: '1',
};
const picture = fold(mission, records, standsOn);
const index = indexPicture(picture);
const report = dailyReport(picture, DAY, index);
const { startMs, endMs } = weekInterval(weekOf('2025-W13')!, picture.mission.timeZone);
const week = periodReport(picture, startMs, endMs, index, '2025-W13');

describe('28 March 2025 in three languages', () => {
  test('every number of the day and of its week is the same in each', () => {
    const day = numbersOf(renderHtml(report), 'en', en.months);
    const whole = numbersOf(renderIndex(week), 'en', en.months);
    for (const messages of [uk, ru]) {
      const { language, months } = messages;
      assert.deepEqual(numbersOf(renderHtml(report, messages), language, months), day, language);
      assert.deepEqual(numbersOf(renderIndex(week, undefined, messages), language, months), whole, language);
    }
  });

  /** Names and codes that stay as they are, whatever the language. */
  const KEPT = new Set(
    'Truceline ICD JSON SHA UTC FPV VIINA NASA FIRMS docs access md A B C D E F'.split(' '),
  );

  test('no Latin word stands in the Ukrainian and Russian pages but names, codes and what is marked', () => {
    const spot = report.incidents.map((entry) => spotReport(picture, entry.id, index)!);
    for (const messages of [uk, ru]) {
      const pages = [
        renderHtml(report, messages),
        renderIndex(week, undefined, messages),
        ...spot.map((one) => renderSpot(one, messages)),
      ];
      for (const page of pages) {
        const latin = ownWordsOf(page).match(/[A-Za-z][A-Za-z-]*/g) ?? [];
        const strange = latin.filter((word) => !KEPT.has(word) && !/^S$/.test(word));
        assert.deepEqual([...new Set(strange)], [], messages.language);
      }
    }
  });

  test('coverage comes before any number of incidents, and the cut-off is stated in the zone of the mission', () => {
    const page = textOf(renderHtml(report));
    assert.ok(page.indexOf(en.text.coverage.meaning) < page.indexOf('incidents recorded'));
    assert.match(page.replaceAll('\u00a0', ' '), /As of 24:00 on 28 March 2025, Kyiv time \(UTC\+02:00\)/);
  });
});

describe('totals add up from the annexed table', () => {
  for (const day of [DAY, '2025-04-04', '2025-04-20']) {
    test(day, () => assertAddsUp(dailyReport(picture, day, index)));
  }

  function assertAddsUp(of: DailyReport): void {
    const rows = new Map<number, AnnexRow[]>();
    for (const row of of.annex) rows.set(row.incidentNumber, [...(rows.get(row.incidentNumber) ?? []), row]);
    assert.ok(rows.size > 0);
    assert.equal(of.counts.total, rows.size);
    const incidents = [...rows.keys()].map((number) => of.incidents.find((one) => one.number === number)!);
    for (const conduct of COUNTED_CONDUCTS)
      assert.equal(
        of.counts.byConduct[conduct],
        incidents.filter((one) => conductOf(one) === conduct).length,
      );
    for (const { region, total, byConduct } of of.counts.regions) {
      const here = incidents.filter((one) => one.place.region === region);
      if (total === 'notObserved') assert.equal(here.length, 0);
      else assert.equal(total, here.length);
      const sum = COUNTED_CONDUCTS.reduce((all, conduct) => all + byConduct[conduct], 0);
      assert.equal(sum, here.length);
    }
    for (const what of ['killed', 'injured'] as const) {
      let [lowest, highest] = [0, 0];
      for (const list of rows.values()) {
        const said = list.flatMap((row) => row[what] ?? []);
        if (said.length === 0) continue;
        lowest += Math.min(...said);
        highest += Math.max(...said);
      }
      assert.deepEqual(of.casualties[what], { min: lowest, max: highest });
    }
    const authors = of.responsibility.authors.reduce((sum, one) => sum + one.incidents, 0);
    assert.equal(authors, rows.size);
    for (const { readings, rows: shown, setAside } of of.findings)
      for (const { total, parties } of readings)
        for (const verdict of Object.keys(total) as (keyof typeof total)[]) {
          assert.equal(
            total[verdict],
            parties.reduce((sum, { counts }) => sum + counts[verdict], 0),
          );
          assert.ok(shown.length + setAside <= rows.size);
        }
    const single = [...rows.values()].filter((list) => list.length === 1).length;
    assert.equal(of.basis.singleAccount, single);
  }
});

describe('versions of a report', () => {
  const at = (size: number) => ({
    ...standsOn,
    records: size,
    ledger: { origin: mission.config.id, size, root: `root of ${size}`, key: 'key' },
  });
  const first = issuedReport(mission, records, at(records.length), DAY);
  const time = { start: '2025-03-29T09:00:00Z', end: '2025-03-29T09:00:00Z', precision: 'minute' as const };
  const issued = record.parse({
    kind: 'issue',
    id: issueRecordId(DAY, 1),
    source: MISSION_SOURCE,
    time,
    day: DAY,
    number: first.number,
    version: 1,
    standsOn: {
      size: records.length,
      root: `root of ${records.length}`,
      configuration: mission.configuration.digest,
      program: '1',
    },
    files: [{ name: 'day.html', sha256: '0'.repeat(64) }],
    totals: totalsOf(first),
    by: 'Chief monitor',
  });
  const told = first.incidents.find((entry) => entry.killed !== null)!;
  const original = records.find(({ id }) => id === told.accounts[0]!.observations[0])!;
  assert.ok(original.kind === 'observation');
  const correction = record.parse({
    kind: 'correction',
    id: 'correction-1',
    source: MISSION_SOURCE,
    time,
    of: original.id,
    action: 'replace',
    replacement: { ...original, killed: told.killed!.max + 1 },
    reason: 'One more died of wounds.',
  });

  test('the first version replaces nothing', () => {
    assert.deepEqual(first.issue, { version: 1, replaces: null, totals: [], incidents: [] });
  });

  test('records that change nothing of the day change no number of its next version', () => {
    const { issue } = issuedReport(mission, [...records, issued], at(records.length + 1), DAY);
    assert.deepEqual([issue.version, issue.totals, issue.incidents], [2, [], []]);
  });

  test('a later correction makes a version that says which totals and incidents changed, and why', () => {
    const all = [...records, issued, correction];
    const second = issuedReport(mission, all, at(all.length), DAY);
    const { issue } = second;
    assert.equal(issue.replaces?.record, issued.id);
    const before = first.casualties.killed!;
    const changed = new Map(issue.totals.map(({ what, before: was, after }) => [what, [was, after]]));
    assert.deepEqual(changed.get('killed:lowest'), [before.min, before.min + 1]);
    assert.deepEqual(changed.get('killed:highest'), [before.max, before.max + 1]);
    assert.ok(!changed.has('incidents'));
    const line = issue.incidents.find(({ incident }) => incident === told.id)!;
    assert.ok(line.fields.includes('killed'));
    assert.deepEqual(line.because, [
      { record: 'correction-1', kind: 'correction', reason: 'One more died of wounds.' },
    ]);
    for (const messages of [en, uk, ru]) {
      const page = renderHtml(second, messages);
      assert.ok(page.includes(messages.text.corrections.title));
      assert.ok(page.includes('One more died of wounds.'));
      assert.ok(!renderHtml(first, messages).includes(messages.text.corrections.title));
    }
    const now = numbersOf(renderHtml(second), 'en', en.months);
    assert.deepEqual(numbersOf(renderHtml(second, uk), 'uk', uk.months), now);
  });

  test('an observation that is withdrawn takes its incident out of the next version', () => {
    const withdrawn = record.parse({
      kind: 'correction',
      id: 'correction-2',
      source: MISSION_SOURCE,
      time,
      of: original.id,
      action: 'withdraw',
      reason: 'Told of another day.',
    });
    const all = [...records, issued, withdrawn];
    const { issue } = issuedReport(mission, all, at(all.length), DAY);
    const gone = issue.incidents.find(({ incident }) => incident === told.id)!;
    assert.equal(gone.kind, 'removed');
    assert.deepEqual(
      gone.because.map(({ record: id }) => id),
      ['correction-2'],
    );
  });
});
