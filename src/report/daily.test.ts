import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dailyReport } from './daily.js';
import { isContested } from './entry.js';
import { hamlet, incident, report, ZONE } from './hamlet.fixture.js';
import type { Picture } from './picture.js';
import { indexPicture } from './picture-index.js';

const DAY = '2031-03-27';

test('an incident that straddles midnight is counted once, on the day on which it starts', () => {
  const eve = dailyReport(hamlet, '2031-03-26');
  const day = dailyReport(hamlet, DAY);
  assert.deepEqual(
    eve.incidents.map((entry) => entry.id),
    ['inc-mill'],
  );
  assert.ok(!day.incidents.some((entry) => entry.id === 'inc-mill'));
  assert.equal(eve.counts.total, 1);
  assert.equal(day.counts.before, 1);
});

test('a date given in another zone belongs to the local day of the same date', () => {
  const time = {
    startMs: Date.parse('2031-03-25T00:00:00+03:00'), // 22:00 of the 24th, local
    endMs: Date.parse('2031-03-26T00:00:00+03:00'),
    precision: 'day' as const,
  };
  const foreign = report({ id: 'r-foreign', time, place: hamlet.incidents[0]!.place });
  const told: Picture = { ...hamlet, reports: [foreign], incidents: [incident('inc-foreign', [foreign])] };
  assert.equal(dailyReport(told, '2031-03-25').counts.total, 1);
  assert.equal(dailyReport(told, '2031-03-24').counts.total, 'notObserved');
});

test('reports carry the running day of the mission as their number', () => {
  assert.equal(dailyReport(hamlet, '2031-03-24').number, 1);
  assert.equal(dailyReport(hamlet, DAY).number, 4);
});

test('totals equal the sum of the regions and of the conducts', () => {
  const { counts, incidents } = dailyReport(hamlet, DAY);
  assert.equal(counts.total, incidents.length);
  const byRegion = counts.regions.reduce(
    (sum, one) => sum + (one.total === 'notObserved' ? 0 : one.total),
    0,
  );
  assert.equal(byRegion, counts.total);
  const byConduct = Object.values(counts.byConduct).reduce<number>(
    (sum, one) => sum + (one === 'notObserved' ? 0 : one),
    0,
  );
  assert.equal(byConduct, counts.total);
  assert.equal(counts.byConduct.mine, 0);
});

test('a day on which nobody reported anything has no numbers, not zeros', () => {
  const quiet = dailyReport(hamlet, '2031-03-25');
  assert.equal(quiet.observed, false);
  assert.equal(quiet.counts.total, 'notObserved');
  assert.equal(quiet.counts.byConduct.strike, 'notObserved');
  assert.equal(quiet.violations.incidents, 'notObserved');
  assert.ok(quiet.counts.regions.every((region) => region.total === 'notObserved'));
  assert.equal(quiet.coverage.line?.sectorsObserved, 0);
});

test('the day before the period is not observed', () => {
  const first = dailyReport(hamlet, '2031-03-24');
  assert.equal(first.counts.before, 'notObserved');
  assert.equal(first.casualtiesBefore, null);
});

test('a sector is observed when a report places something in it to within the depth of the sectors', () => {
  const { coverage } = dailyReport(hamlet, DAY);
  assert.deepEqual(
    coverage.line?.sectors.filter((sector) => sector.daysObserved === 0).map((sector) => sector.sector),
    ['S04'],
  );
  const vagueOnly: Picture = {
    ...hamlet,
    reports: [...hamlet.reports].filter((one) => one.id === 'r-vague'),
    incidents: hamlet.incidents.filter((one) => one.id === 'inc-vague'),
  };
  assert.equal(dailyReport(vagueOnly, DAY).coverage.line?.sectorsObserved, 0);
});

test('watching closely observes a sector without any report; being jammed, or a few hours of it, does not', () => {
  const jammed = hamlet.efforts[0]!;
  const sectors = (over: Partial<typeof jammed>): number | undefined =>
    dailyReport({ ...hamlet, efforts: [{ ...jammed, ...over }] }, DAY).coverage.line?.sectorsObserved;
  const allDay = { start: '2031-03-24T00:00:00+01:00', end: '2031-04-01T00:00:00+02:00' };
  const close = { time: { ...allDay, precision: 'minute' }, rangeMetres: 60_000, probability: 0.9 } as const;
  assert.ok(sectors({ ...close, status: 'watching' })! > 3);
  assert.equal(sectors({ ...close, status: 'watching', probability: 0.1 }), 3);
  assert.equal(sectors({ ...close, status: 'watching', time: jammed.time }), 3);
  assert.equal(sectors(close), 3);
  const watching: Picture = { ...hamlet, efforts: [{ ...jammed, status: 'watching' }] };
  assert.equal(dailyReport(watching, DAY).restrictions.length, 0);
});

test('a source that is silent says when it was last heard', () => {
  const { sources } = dailyReport(hamlet, '2031-03-29').coverage;
  assert.deepEqual(
    sources.find((one) => one.source === 'wire'),
    { source: 'wire', records: 0, lastMs: Date.parse('2031-03-28T20:30:00+01:00') },
  );
  const early = dailyReport(hamlet, '2031-03-24').coverage.sources;
  assert.equal(early.find((one) => one.source === 'mast')?.lastMs, null);
});

test('casualties are ranges over accounts, with who says which number', () => {
  const { casualties } = dailyReport(hamlet, DAY);
  assert.deepEqual(casualties.killed, { min: 1, max: 2 });
  assert.deepEqual(casualties.injured, { min: 4, max: 4 });
  assert.equal(casualties.withoutNumber, 2);
  assert.deepEqual(casualties.lines[0]?.statements, [
    { killed: 1, injured: 4, by: [{ source: 'wire', voice: '' }] },
    { killed: 2, injured: 4, by: [{ source: 'south-posts', voice: 'SOUTH' }] },
  ]);
});

test('both readings of a clause stand side by side, each with every party', () => {
  const clause = dailyReport(hamlet, '2031-03-26').findings.find((one) => one.clause === 'no-strikes')!;
  assert.deepEqual(
    clause.readings.map((reading) => [reading.reading, reading.total.undetermined, reading.total.notInForce]),
    [
      ['early', 1, 0],
      ['late', 0, 1],
    ],
  );
  assert.deepEqual(
    clause.readings[0]!.parties.map((one) => one.party),
    ['NORTH', 'SOUTH', 'undetermined'],
  );
  assert.deepEqual(
    clause.rows.map((row) => row.cells.map((cell) => cell?.verdict)),
    [['undetermined', 'notInForce']],
  );
});

test('a violation below every band does not count as one', () => {
  const findings = hamlet.findings.map((one) => ({
    ...one,
    verdict: 'violation' as const,
    band: 'none' as const,
  }));
  const [clause] = dailyReport({ ...hamlet, findings }, '2031-03-26').findings;
  const { noViolation, possible } = clause!.readings[0]!.total;
  assert.deepEqual([noViolation, possible], [1, 0]);
});

test('parties, hypotheses and accounts come in the alphabetical order of the English names', () => {
  const eve = dailyReport(hamlet, '2031-03-26');
  assert.deepEqual(
    eve.parties.map((party) => party.id),
    ['NORTH', 'SOUTH'],
  );
  const entry = eve.incidents[0]!;
  assert.deepEqual(
    entry.accounts.map((account) => account.voice),
    ['NORTH', 'SOUTH'],
  );
  assert.deepEqual(
    entry.hypotheses.map((one) => one.id),
    ['NORTH', 'SOUTH', 'accidentOrOther'],
  );
});

test('notable are incidents at energy objects, contested ones and those with casualties', () => {
  assert.deepEqual(dailyReport(hamlet, '2031-03-26').incidents[0]?.notable, ['energy', 'contested']);
  const day = dailyReport(hamlet, DAY);
  assert.deepEqual(
    day.incidents.filter((entry) => entry.notable.length > 0).map((entry) => [entry.id, entry.notable]),
    [['inc-village', ['casualties']]],
  );
});

test('a denial beside an assertion is contested; media that name other conduct are not', () => {
  const [first] = hamlet.incidents[0]!.accounts;
  const base = { ...first!, voice: '', actor: 'SOUTH', stance: 'asserted', conduct: 'strike' } as const;
  assert.ok(isContested({ accounts: [base, { ...base, stance: 'denied' }] }));
  assert.ok(!isContested({ accounts: [{ ...base, stance: 'denied' }] }));
  assert.ok(!isContested({ accounts: [base, { ...base, conduct: 'explosion' }] }));
  assert.ok(!isContested({ accounts: [base, { ...base, actor: 'undetermined' }] }));
  assert.ok(isContested({ accounts: [base, { ...base, actor: 'NORTH' }] }));
  const voices = [
    { ...base, voice: 'NORTH' },
    { ...base, voice: 'SOUTH', conduct: 'sabotage' as const },
  ];
  assert.ok(isContested({ accounts: voices }));
});

test('alert-hours are clipped to the day, and an alert is begun once', () => {
  const eve = dailyReport(hamlet, '2031-03-26').alerts.total;
  const day = dailyReport(hamlet, DAY).alerts;
  assert.deepEqual(eve, { begun: 1, hours: 1 });
  assert.deepEqual(day.total, { begun: 0, hours: 2 });
  assert.deepEqual(day.regionsWithoutData, ['Lower Valley']);
});

test('outside the span of the alert register there are no alert numbers', () => {
  assert.deepEqual(dailyReport(hamlet, '2031-03-25').alerts.total, {
    begun: 'notObserved',
    hours: 'notObserved',
  });
});

test('totals of the parties keep unit and parts and are not added', () => {
  const { claims, declarations } = dailyReport(hamlet, DAY);
  assert.deepEqual(
    claims.map((claim) => [claim.by, claim.unit, claim.count, claim.breakdownSum]),
    [
      ['NORTH', 'attacks', 90, null],
      ['SOUTH', 'shellings', 734, 700],
    ],
  );
  assert.equal(declarations.length, 1);
});

test('conflicting counts of one handover stand in one group', () => {
  const [group, ...others] = dailyReport(hamlet, DAY).handovers;
  assert.equal(others.length, 0);
  assert.equal(group?.differ, true);
  assert.deepEqual(
    group?.accounts.map((account) => [account.reportedBy, account.count]),
    [
      ['NORTH', 23],
      ['SOUTH', 22],
    ],
  );
});

test('a restriction is clipped to the day', () => {
  const [line] = dailyReport(hamlet, DAY).restrictions;
  assert.equal(line?.endMs, Date.parse('2031-03-28T00:00:00+01:00'));
});

test('the annexed table has a row for each account, with the number its report gives', () => {
  const { annex } = dailyReport(hamlet, '2031-03-26');
  assert.deepEqual(
    annex.map((row) => [row.observation, row.count]),
    [
      ['r-mill-1', 2],
      ['r-mill-2', null],
    ],
  );
});

test('an event report without a place is counted as such and makes no incident', () => {
  const { basis } = dailyReport(hamlet, DAY);
  assert.equal(basis.eventsWithoutPlace, 1);
  assert.equal(basis.reports, 7);
  assert.equal(basis.summaries, 1);
});

test('a picture without line, findings, alerts, agreements or incidents still makes a report', () => {
  const bare: Picture = {
    ...hamlet,
    line: null,
    agreements: [],
    reports: [],
    incidents: [],
    findings: [],
    attributions: new Map(),
    declarations: [],
    handovers: [],
    efforts: [],
  };
  const made = dailyReport(bare, DAY);
  assert.equal(made.coverage.line, null);
  assert.equal(made.alerts.total.begun, 'notObserved');
  assert.deepEqual(made.findings, []);
});

test('an incident that was never assessed is undetermined, not absent', () => {
  const [entry] = dailyReport({ ...hamlet, attributions: new Map() }, '2031-03-26').incidents;
  assert.equal(entry?.author, 'undetermined');
  assert.equal(entry?.happened, null);
});

test('a day outside the period is refused with the days that there are', () => {
  assert.throws(() => dailyReport(hamlet, '2031-05-01'), /2031-03-24 to 2031-04-06, found 2031-05-01/);
});

test('the day on which the clocks go forward has 23 hours and keeps its incidents', () => {
  const time = {
    startMs: Date.parse('2031-03-30T23:30:00+02:00'),
    endMs: Date.parse('2031-03-30T23:40:00+02:00'),
  };
  const place = hamlet.incidents[0]!.place;
  const late = report({ id: 'r-late', time: { ...time, precision: 'minute' }, place });
  const made = dailyReport(
    { ...hamlet, reports: [late], incidents: [incident('inc-late', [late])] },
    '2031-03-30',
  );
  assert.equal(made.endMs - made.startMs, 23 * 3_600_000);
  assert.equal(made.counts.total, 1);
});

test('an index made once gives the same report as one made for the day', () => {
  const index = indexPicture(hamlet);
  for (const day of index.days) {
    assert.equal(JSON.stringify(dailyReport(hamlet, day, index)), JSON.stringify(dailyReport(hamlet, day)));
  }
});

test('swapping the labels of the parties swaps the report and changes nothing else', () => {
  const swap = (text: string): string =>
    text.replace(/NORTH|SOUTH/g, (label) => (label === 'NORTH' ? 'SOUTH' : 'NORTH'));
  const swapValue = <T>(value: T): T => JSON.parse(swap(JSON.stringify(value))) as T;
  const swapped: Picture = {
    ...hamlet,
    reports: swapValue(hamlet.reports),
    incidents: swapValue(hamlet.incidents),
    findings: swapValue(hamlet.findings),
    attributions: new Map([...hamlet.attributions].map(([id, value]) => [id, swapValue(value)])),
    declarations: swapValue(hamlet.declarations),
    handovers: swapValue(hamlet.handovers),
    agreements: swapValue(hamlet.agreements),
  };
  for (const day of indexPicture(hamlet).days) {
    const { parties: _order, sources: _sources, ...expected } = dailyReport(hamlet, day);
    const { parties: _same, sources: _these, ...found } = dailyReport(swapped, day);
    assert.equal(canonical(found), canonical(swapValue(expected)), day);
  }
});

test('the zone of the fixture is one that changes its clocks inside the period', () => {
  const offset = (at: number): string =>
    new Intl.DateTimeFormat('en', { timeZone: ZONE, timeZoneName: 'longOffset' }).format(at);
  assert.notEqual(offset(hamlet.period.startMs).slice(-6), offset(hamlet.period.endMs).slice(-6));
});

/** Lists of parties come in printing order, which a swap turns round: compare without regard to order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join(',')}]`;
  if (value !== null && typeof value === 'object') {
    return `{${Object.entries(value)
      .map(([key, one]) => `${key}:${canonical(one)}`)
      .sort()
      .join(',')}}`;
  }
  return JSON.stringify(value) ?? 'undefined';
}
