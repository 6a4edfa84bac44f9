import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodedReport } from '../coding/coded.js';
import { associate } from './associate.js';
import { association } from './association.js';
import type { Ruling } from './ruling.js';
import { SAMPLE_SETTING, sampleCrowd, sampleReport, seeded, shuffled } from './sample.fixture.js';

const text = (incidents: unknown): string => JSON.stringify(incidents);

/** A crowd in which some are entries on forms, some detections and some speak about what others tell. */
function mixedCrowd(seed: number, size: number): CodedReport[] {
  const random = seeded(seed);
  return sampleCrowd(seed, size).map((report) => {
    const kind = random();
    if (kind < 0.1) return asEntry(report, 'monitors', 'event', random());
    if (kind < 0.2) return asEntry(report, 'satellite', 'detection', random());
    if (kind > 0.9) {
      const { place, conduct, means, ...rest } = report;
      return {
        ...rest,
        report_kind: 'statement',
        conduct: 'none',
        means: 'none',
        about: { conduct, means, place: place! },
      };
    }
    return report;
  });
}

function asEntry(
  report: CodedReport,
  source: string,
  report_kind: 'event' | 'detection',
  at: number,
): CodedReport {
  const startMs = report.time.startMs + Math.floor(at * 24) * 3_600_000;
  return {
    ...report,
    source,
    report_kind,
    time: { startMs, endMs: startMs + 60_000, precision: 'minute' },
    place: { ...report.place!, radiusMetres: 400, precision: 'site' },
  };
}

test('whatever the order and the batches, the incidents are those of all reports at once', () => {
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const crowd = mixedCrowd(seed, 240);
    const random = seeded(seed + 100);
    const held: CodedReport[] = [];
    const running = association(SAMPLE_SETTING);
    const waiting = shuffled(crowd, random);
    while (waiting.length > 0) {
      const batch = waiting.splice(0, 1 + Math.floor(random() * 60));
      running.add(batch);
      held.push(...batch);
      assert.equal(text(running.incidents()), text(associate(held, SAMPLE_SETTING)), `seed ${seed}`);
    }
  }
});

test('so it is in a flood of texts about one town and day, more than each is held against', () => {
  const random = seeded(11);
  const places = ['market', 'bridge', 'school', 'harbour', 'station', 'clinic', 'garage', 'depot'];
  const flood = Array.from({ length: 150 }, (_, i) => {
    const said = Array.from({ length: 3 }, () => places[Math.floor(random() * places.length)]).join(' and ');
    return sampleReport({
      id: `f-${i}`,
      day: Math.floor(random() * 2),
      account: `Shells fell on the ${said}`,
    });
  });
  const running = association(SAMPLE_SETTING);
  const waiting = shuffled(flood, random);
  const held: CodedReport[] = [];
  while (waiting.length > 0) {
    const batch = waiting.splice(0, 1 + Math.floor(random() * 20));
    running.add(batch);
    held.push(...batch);
    assert.equal(text(running.incidents()), text(associate(held, SAMPLE_SETTING)));
  }
});

test('so it is with rulings', () => {
  for (const seed of [7, 8, 9]) {
    const crowd = mixedCrowd(seed, 160);
    const random = seeded(seed);
    const rulings = Array.from({ length: 12 }, (_, i): Ruling => {
      const some = shuffled(crowd, random).slice(0, 4);
      const ids = some.map(({ id }) => id);
      return {
        id: `r-${i}`,
        kind: random() < 0.5 ? 'join' : 'split',
        observations: [ids.slice(0, 2), ids.slice(2)],
        by: 'analyst',
        reason: 'seen',
        ...(i > 2 && random() < 0.3 ? { undoes: `r-${i - 2}` } : {}),
      };
    });
    const running = association(SAMPLE_SETTING, rulings);
    for (let at = 0; at < crowd.length; at += 40) {
      running.add(crowd.slice(at, at + 40));
      const once = associate(crowd.slice(0, at + 40), SAMPLE_SETTING, rulings);
      assert.equal(text(running.incidents()), text(once), `seed ${seed}`);
    }
  }
});

test('a report that is held already is left out', () => {
  const running = association(SAMPLE_SETTING);
  running.add([sampleReport({ id: 'a' })]);
  running.add([
    sampleReport({ id: 'a' }),
    sampleReport({ id: 'b', source: 'agency', account: 'Other words' }),
  ]);
  const reports = running.incidents().flatMap(({ accounts }) => accounts.flatMap((one) => one.observations));
  assert.deepEqual(reports.sort(), ['a', 'b']);
});

test('what a new report does not touch is not made anew', () => {
  const running = association(SAMPLE_SETTING);
  running.add([
    sampleReport({ id: 'a' }),
    sampleReport({ id: 'far', place: { name: 'Long Mead', lat: 52, region: 'South' } }),
  ]);
  const before = running.incidents();
  running.add([sampleReport({ id: 'b', source: 'agency', account: 'Shells hit houses in Stone Ford' })]);
  const after = running.incidents();
  assert.equal(
    after.find(({ id }) => id === 'inc-far'),
    before.find(({ id }) => id === 'inc-far'),
  );
  assert.equal(after.find(({ id }) => id === 'inc-a')!.accounts.length, 2);
});

test('a thousand copies of one report change no incident but their own, and count once in it', () => {
  const crowd = sampleCrowd(23, 120);
  const copy = sampleReport({ id: 'told' });
  const copies = Array.from({ length: 1000 }, (_, i) =>
    sampleReport({ id: `told-${i}`, day: (i % 3) / 3 + 0.001 }),
  );
  const others = (reports: CodedReport[]) =>
    associate(reports, SAMPLE_SETTING).filter(
      ({ accounts }) =>
        !accounts.some(({ observations }) => observations.some((id) => id.startsWith('told'))),
    );
  const flooded = associate([...crowd, copy, ...copies], SAMPLE_SETTING);
  assert.equal(text(others([...crowd, copy, ...copies])), text(others([...crowd, copy])));
  const own = flooded.find(({ accounts }) =>
    accounts.some(({ observations }) => observations.includes('told')),
  )!;
  const holding = own.accounts.filter(({ observations }) => observations.some((id) => id.startsWith('told')));
  assert.equal(holding.length, 1);
  assert.equal(holding[0]!.observations.length, 1001);
});
