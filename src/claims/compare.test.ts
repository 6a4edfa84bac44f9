import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded } from '../incident/sample.fixture.js';
import type { Effort } from '../record/record.js';
import { claimOf, day, HALT, incidentOf, iso, settingOf, type Told } from './claims.fixture.js';
import { compareClaims } from './compare.js';
import {
  type Beside,
  CLAIM_VERDICTS,
  type ComparedClaim,
  type ComparedPart,
  incidentsOf,
} from './comparison.js';
import type { ClaimDeclaration } from './read-claim.js';
import type { ClaimSetting } from './setting.js';

type Matched = Extract<Beside, { kind: 'matched' }>;
const onlyClaim = (setting: ClaimSetting): ComparedClaim => compareClaims(setting)[0]!.claims[0]!;
const matched = ({ beside }: ComparedPart): Matched => {
  assert.ok(beside.kind === 'matched', beside.kind);
  return beside;
};
const some = (beside: Matched): object =>
  Object.fromEntries(
    CLAIM_VERDICTS.filter((one) => beside.tally[one] > 0).map((one) => [one, beside.tally[one]]),
  );
const energy = (count: number, over: object = {}) => ({ unit: 'attacks on energy objects', count, ...over });

test('of what is claimed, each incident is found as claimed, undetermined or attributed otherwise', () => {
  const items = [
    { words: 'the mill', count: 1, place: { name: 'Mill', lat: 50, lon: 30, radiusMetres: 1_000 } },
    { words: 'the weir', count: 1, place: { name: 'Weir', lat: 51, lon: 30, radiusMetres: 1_000 } },
    { words: 'the dam', count: 1, place: { name: 'Dam', lat: 52, lon: 30, radiusMetres: 1_000 } },
  ];
  const { parts, tally, sought } = onlyClaim(
    settingOf(
      [claimOf('c', energy(3, { items }))],
      [
        { id: 'mill', atMs: day(3), author: 'B' },
        { id: 'weir', atMs: day(4), lat: 51, author: 'undetermined' },
        { id: 'dam', atMs: day(5), lat: 52, author: 'A', voices: [['B', 'A']] },
      ],
    ),
  );
  assert.deepEqual(
    parts.map((part) => some(matched(part))),
    [{ found: 1 }, { foundUndetermined: 1 }, { foundOtherwise: 1 }],
  );
  assert.equal(matched(parts[2]!).matches[0]!.author, 'A');
  assert.equal(sought, 3);
  assert.equal(tally?.found, 1);
});

test('an incident that everybody says another party did is not what an unplaced total speaks of', () => {
  const setting = settingOf(
    [claimOf('c', energy(1))],
    [{ id: 'own', atMs: day(3), author: 'A', voices: [['', 'A']] }],
  );
  assert.deepEqual(some(matched(onlyClaim(setting).parts[0]!)), { notFoundUnwatched: 1 });
});

test('the parts of a breakdown by means find incidents of those means', () => {
  const breakdown = { 'by drones': 2, 'by artillery': 2 };
  const told: Told[] = [
    { id: 'd1', atMs: day(2), means: 'long_range_drone' },
    { id: 'd2', atMs: day(3), means: 'fpv_drone' },
    { id: 'd3', atMs: day(4), means: 'drone' },
    { id: 'a1', atMs: day(5), means: 'mortar' },
    { id: 'm1', atMs: day(6), means: 'cruise_missile' },
  ];
  const claim = onlyClaim(settingOf([claimOf('c', energy(4, { breakdown }))], told));
  assert.deepEqual(
    claim.parts.map((part) => some(matched(part))),
    [{ found: 2 }, { found: 1, notFoundUnwatched: 1 }],
  );
  assert.equal(claim.notClaimed.length, 2);
  assert.ok(claim.notClaimed.includes('m1'));
});

test('an incident at the place is found at another time, or outside the clause, where it is not what is claimed', () => {
  const place = { name: 'Mill', lat: 50, lon: 30, radiusMetres: 1_000 };
  const items = [{ words: 'the mill', count: 1, place, start: iso(5), end: iso(6) }];
  const claims = [claimOf('c', energy(1, { items }))];
  const late = onlyClaim(settingOf(claims, [{ id: 'late', atMs: day(7, 12) }]));
  assert.deepEqual(some(matched(late.parts[0]!)), { foundOutsideTime: 1 });
  const houses = onlyClaim(settingOf(claims, [{ id: 'houses', atMs: day(5, 3), target: 'residential' }]));
  assert.deepEqual(some(matched(houses.parts[0]!)), { foundOutsideClause: 1 });
  const weeks = onlyClaim(settingOf(claims, [{ id: 'weeks', atMs: day(20) }]));
  assert.deepEqual(some(matched(weeks.parts[0]!)), { notFoundUnwatched: 1 });
});

test('not in force under any reading is outside the clause; under one of two it is found, with the readings', () => {
  const told: Told[] = [{ id: 'x', atMs: day(3) }];
  const base = settingOf([claimOf('c', energy(1))], told);
  const [plain] = base.findings;
  const lapsed = { ...plain!, verdict: 'notInForce', rule: 'not-in-force' } as const;
  const outside = onlyClaim({ ...base, findings: [lapsed] });
  assert.deepEqual(some(matched(outside.parts[0]!)), { foundOutsideClause: 1 });
  const both = onlyClaim({ ...base, findings: [plain!, { ...lapsed, reading: 'narrow' }] });
  const [match] = matched(both.parts[0]!).matches;
  assert.equal(match!.verdict, 'found');
  assert.deepEqual(match!.clause, { kind: 'byReading', inside: ['plain'], outside: ['narrow'] });
});

test('what is not found would have been noticed, was not watched, or nobody can say where to look', () => {
  const effort: Effort = {
    ...{ kind: 'effort', id: 'w', source: 'mission', status: 'watching', canDetect: ['strike', 'explosion'] },
    time: { start: iso(1), end: iso(11), precision: 'hour' },
    place: { lat: 50, lon: 30 },
    ...{ rangeMetres: 8_000, probability: 0.9 },
  };
  const at = (lat: number) => ({ place: { name: `at ${lat}`, lat, lon: 30, radiusMetres: 500 } });
  const items = [
    { words: 'watched', count: 1, ...at(50) },
    { words: 'not watched', count: 2, ...at(56) },
    { words: 'somewhere', count: 3 },
  ];
  const claim = onlyClaim(settingOf([claimOf('c', energy(6, { items }))], [], { efforts: [effort] }));
  assert.deepEqual(
    claim.parts.map((part) => some(matched(part))),
    [{ notFoundWatched: 1 }, { notFoundUnwatched: 2 }, { notFoundOpen: 3 }],
  );
  const noticed = matched(claim.parts[0]!).noticed;
  assert.ok(typeof noticed === 'number' && noticed > 0.85 && noticed <= 0.9, `${noticed}`);
  assert.equal(matched(claim.parts[1]!).noticed, 0);
});

test('found and not claimed: in the period, attributed to the party named, a violation, and in none of its figures', () => {
  const told: Told[] = [
    { id: 'claimed', atMs: day(2), region: 'East' },
    { id: 'other', atMs: day(3), region: 'West Province' },
    { id: 'undetermined', atMs: day(3), region: 'West Province', author: 'undetermined' },
    { id: 'later', atMs: day(20), region: 'West Province' },
    { id: 'houses', atMs: day(3), region: 'West Province', target: 'residential' },
  ];
  const [group] = compareClaims(settingOf([claimOf('c', energy(1, { breakdown: { East: 1 } }))], told));
  assert.deepEqual(group!.notClaimed, ['other']);
});

test('where nothing is claimed, what was found stands beside it', () => {
  const claim = onlyClaim(settingOf([claimOf('c', energy(0))], [{ id: 'x', atMs: day(3) }]));
  assert.equal(claim.sought, 0);
  assert.deepEqual(claim.notClaimed, ['x']);
});

test('"more than" leaves room: what fits beyond the figure is neither claimed nor unclaimed', () => {
  const told = [2, 3, 4].map((n): Told => ({ id: `x${n}`, atMs: day(n) }));
  const claim = onlyClaim(settingOf([claimOf('c', energy(2, { bound: 'atLeast' }))], told));
  const beside = matched(claim.parts[0]!);
  assert.deepEqual([beside.tally.found, beside.beyondFigure.length, claim.notClaimed.length], [2, 1, 0]);
});

test('of a range or of "at most", only the lower end can be missing', () => {
  const told: Told[] = [{ id: 'x', atMs: day(2) }];
  const range = onlyClaim(settingOf([claimOf('c', energy(3, { countMost: 5 }))], told));
  assert.deepEqual(some(matched(range.parts[0]!)), { found: 1, notFoundUnwatched: 2 });
  const most = onlyClaim(settingOf([claimOf('c', energy(3, { bound: 'atMost' }))], told));
  assert.deepEqual(some(matched(most.parts[0]!)), { found: 1 });
});

test('munitions, mixed acts and unknown units are not compared; regions, objects and casualties are counted', () => {
  const why = (unit: string) => onlyClaim(settingOf([claimOf('c', { unit, count: 9 })], [])).parts[0]!.beside;
  assert.deepEqual(why('shells'), { kind: 'notComparable', why: 'unit' });
  assert.deepEqual(why('violations, mixed kinds'), { kind: 'notComparable', why: 'mixed' });
  assert.deepEqual(why('gestures'), { kind: 'notComparable', why: 'unit' });
  const told: Told[] = [
    { id: 'a', atMs: day(2), region: 'East', targetName: 'Mill', killed: { min: 1, max: 3 } },
    { id: 'b', atMs: day(3), region: 'East', targetName: 'Weir', injured: { min: 2, max: 2 } },
    { id: 'c', atMs: day(4), region: 'West Province', targetName: 'Mill', author: 'undetermined' },
  ];
  const counted = (unit: string) => {
    const { beside } = onlyClaim(settingOf([claimOf('c', { unit, count: 9 })], told)).parts[0]!;
    assert.ok(beside.kind === 'counted', beside.kind);
    return [beside.asClaimed, beside.undetermined];
  };
  assert.deepEqual(counted('regions hit'), [
    { min: 1, max: 1 },
    { min: 1, max: 1 },
  ]);
  assert.deepEqual(counted('energy objects'), [
    { min: 2, max: 2 },
    { min: 1, max: 1 },
  ]);
  assert.deepEqual(counted('casualties'), [
    { min: 3, max: 5 },
    { min: 0, max: 0 },
  ]);
});

test('a daily figure is new, a total from the first day takes it in, a repeated one repeats it, a corrected one counts no more', () => {
  const during = (from: number, to: number, count: number, over: object = {}) => ({
    ...energy(count, over),
    periodStart: iso(from),
    periodEnd: iso(to),
  });
  const at = (n: number) => ({ time: { start: iso(n), end: iso(n), precision: 'second' as const } });
  const claims: ClaimDeclaration[] = [
    claimOf('one', during(1, 2, 2), at(2)),
    claimOf('two', during(2, 3, 3), at(3)),
    claimOf('total', during(1, 3, 4), at(4)),
    claimOf('again', during(1, 3, 4), at(5)),
    claimOf('mended', during(2, 3, 1, { replaces: 'two' }), at(6)),
    claimOf('stray', during(5, 6, 1, { replaces: 'nobody' }), at(7)),
  ];
  const [group] = compareClaims(settingOf(claims, [{ id: 'x', atMs: day(2, 12) }]));
  const told = new Map(group!.claims.map((claim) => [claim.id, claim]));
  assert.deepEqual(told.get('one')!.relation, { kind: 'new' });
  assert.deepEqual(told.get('total')!.relation, { kind: 'cumulative', includes: ['one'], includedSum: 2 });
  assert.deepEqual(told.get('again')!.relation, { kind: 'repeats', of: 'total' });
  assert.deepEqual(told.get('mended')!.relation, { kind: 'corrects', of: 'two' });
  assert.equal(told.get('two')!.correctedBy, 'mended');
  assert.deepEqual(told.get('two')!.parts[0]!.beside, { kind: 'notComparable', why: 'corrected' });
  assert.deepEqual(
    told.get('stray')!.faults.map(({ fault }) => fault),
    ['replacesNothing'],
  );
  assert.equal(matched(told.get('mended')!.parts[0]!).tally.found, 1);
});

test('a later total below an earlier one that it takes in is said to be so', () => {
  const at = (n: number) => ({ time: { start: iso(n), end: iso(n), precision: 'second' as const } });
  const claims = [
    claimOf('first', energy(9, { periodEnd: iso(4) }), at(4)),
    claimOf('second', energy(7, { periodEnd: iso(8) }), at(8)),
  ];
  const [group] = compareClaims(settingOf(claims, []));
  assert.deepEqual(
    group!.claims[1]!.faults.map(({ fault }) => fault),
    ['belowEarlierTotal'],
  );
});

test('a period beside that of the records is compared with nothing, one that reaches beyond leaves what is missing open', () => {
  const beside = (from: number, to: number) =>
    onlyClaim(settingOf([claimOf('c', energy(2, { periodStart: iso(from), periodEnd: iso(to) }))], []));
  assert.deepEqual(beside(40, 50).parts[0]!.beside, { kind: 'notComparable', why: 'beyondThePicture' });
  assert.deepEqual(some(matched(beside(29, 35).parts[0]!)), { notFoundOpen: 2 });
});

test('what fits as well is told: other incidents, and other parts with something left to find', () => {
  const told = ['x', 'y', 'z'].map((id): Told => ({ id, atMs: day(3) }));
  const [match] = matched(onlyClaim(settingOf([claimOf('c', energy(1))], told)).parts[0]!).matches;
  assert.equal(match!.ambiguousWith.length, 2);
  const breakdown = { shellings: 4, 'drone strikes': 4 };
  const unspecified = onlyClaim(
    settingOf(
      [claimOf('c', { unit: 'violations', count: 8, breakdown })],
      [{ id: 'x', atMs: day(3), means: 'unspecified' }],
    ),
  );
  const matches = unspecified.parts.flatMap((part) => matched(part).matches);
  assert.deepEqual(
    matches.map(({ fitsParts }) => fitsParts.length),
    [1],
  );
});

test('that nobody but the claimant tells of an incident is said', () => {
  const own = onlyClaim(
    settingOf([claimOf('c', energy(1))], [{ id: 'x', atMs: day(3), voices: [['A', 'B']] }]),
  );
  assert.equal(matched(own.parts[0]!).matches[0]!.isOwnAccountOnly, true);
  const more = onlyClaim(
    settingOf(
      [claimOf('c', energy(1))],
      [
        {
          id: 'x',
          atMs: day(3),
          voices: [
            ['A', 'B'],
            ['', 'B'],
          ],
        },
      ],
    ),
  );
  assert.equal(matched(more.parts[0]!).matches[0]!.isOwnAccountOnly, false);
});

/** Two parties with claims of several kinds on each other, and incidents of both. */
function crowd(seed: number): { claims: ClaimDeclaration[]; told: Told[] } {
  const random = seeded(seed);
  const whole = (n: number): number => Math.floor(random() * n);
  const pick = <T>(list: readonly T[]): T => list[whole(list.length)]!;
  const told = Array.from({ length: 40 }, (_, n): Told => {
    const author = pick(['A', 'B', 'undetermined']);
    const names = pick(['A', 'B', 'undetermined']);
    return {
      id: `i${n}`,
      atMs: day(1 + whole(25), whole(24)),
      dateOnly: random() < 0.3,
      author,
      voices: [[pick(['', 'A', 'B']), names]],
      means: pick(['drone', 'artillery', 'unspecified', 'missile']),
      target: pick(['energy', 'residential', 'unspecified']),
      region: pick(['East', 'West Province', '']),
      lat: 50 + whole(3) / 20,
      killed: random() < 0.3 ? { min: 1, max: 2 } : null,
    };
  });
  const claims = Array.from({ length: 12 }, (_, n) => {
    const from = 1 + whole(20);
    const by = pick(['A', 'B']);
    const items = [
      {
        words: 'here',
        count: 1 + whole(3),
        place: { name: 'Here', lat: 50 + whole(3) / 20, lon: 30, radiusMetres: 2_000 },
      },
      { words: pick(['by drones', 'by artillery', 'East']), count: whole(4) },
    ];
    return claimOf(
      `c${n}`,
      {
        against: by === 'A' ? 'B' : 'A',
        unit: pick(['attacks', 'attacks on energy objects', 'regions hit', 'killed', 'shells']),
        ...(random() < 0.8 ? { count: whole(9), bound: pick(['exact', 'atLeast', 'about'] as const) } : {}),
        ...(random() < 0.6 ? { items } : {}),
        ...{ periodStart: iso(from), periodEnd: iso(from + 1 + whole(8)) },
      },
      { by, about: pick([HALT, 'elsewhere']) },
    );
  });
  return { claims, told };
}

test('sums add up, nothing is matched twice in a series, and what is found is never called not claimed', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const { claims, told } = crowd(seed);
    const groups = compareClaims(settingOf(claims, told));
    assert.equal(groups.flatMap((group) => group.claims).length, claims.length, 'no claim is lost');
    for (const group of groups) {
      const spans: { startMs: number; endMs: number; ids: readonly string[] }[] = [];
      for (const claim of group.claims) {
        const ids = claim.parts.flatMap(({ beside }) =>
          beside.kind === 'matched' ? beside.matches.map((one) => one.incident) : [],
        );
        assert.equal(new Set(ids).size, ids.length, 'matched once in a claim');
        assert.ok(!claim.notClaimed.some((id) => incidentsOf(claim).includes(id)));
        for (const { beside } of claim.parts) {
          if (beside.kind !== 'matched') continue;
          const all = CLAIM_VERDICTS.reduce((sum, one) => sum + beside.tally[one], 0);
          assert.equal(all, beside.sought);
          for (const verdict of CLAIM_VERDICTS.filter((one) => !one.startsWith('notFound')))
            assert.equal(
              beside.tally[verdict],
              beside.matches.filter((one) => one.verdict === verdict).length,
            );
        }
        spans.push({ startMs: claim.startMs, endMs: claim.endMs, ids });
      }
      assert.ok(!group.notClaimed.some((id) => spans.some(({ ids }) => ids.includes(id))));
    }
  }
});

test('swapping the labels of the parties swaps the comparison, and nothing else', () => {
  const swap = (text: string): string => text.replace(/"(A|B)"/g, (_, id) => (id === 'A' ? '"B"' : '"A"'));
  for (let seed = 1; seed <= 20; seed++) {
    const { claims, told } = crowd(seed);
    const swapped = (value: unknown) => JSON.parse(swap(JSON.stringify(value)));
    const one = JSON.stringify(compareClaims(settingOf(claims, told)));
    const other = compareClaims(settingOf(swapped(claims), swapped(told)));
    const byKey = (groups: { about: string; by: string; against: string }[]) =>
      groups.sort((a, b) =>
        JSON.stringify([a.about, a.by, a.against]) < JSON.stringify([b.about, b.by, b.against]) ? -1 : 1,
      );
    assert.deepEqual(byKey(swapped(JSON.parse(one))), byKey(JSON.parse(JSON.stringify(other))));
  }
});

test('the order of incidents and claims changes nothing', () => {
  const { claims, told } = crowd(3);
  const setting = settingOf(claims, told);
  const turned = {
    ...setting,
    incidents: [...setting.incidents].reverse(),
    declarations: [...claims].reverse(),
  };
  assert.deepEqual(compareClaims(turned), compareClaims(setting));
});

test('a target beside the one claimed is found at a place, never by its region alone', () => {
  const houses: Told = { id: 'houses', atMs: day(3), target: 'residential', region: 'East' };
  const claim = onlyClaim(settingOf([claimOf('c', energy(1, { breakdown: { East: 1 } }))], [houses]));
  assert.deepEqual(some(matched(claim.parts[0]!)), { notFoundUnwatched: 1 });
  assert.equal(incidentOf(houses).place.region, 'East');
});
