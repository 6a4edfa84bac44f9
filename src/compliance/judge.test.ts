import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Agreement, Clause } from '../agreement/agreement.js';
import { compile } from '../agreement/compile.js';
import { type Attribution, OTHER, type Probability } from '../attribution/attribution.js';
import { associate } from '../incident/associate.js';
import type { Incident } from '../incident/incident.js';
import {
  SAMPLE_DAY_MS,
  SAMPLE_PARTIES,
  SAMPLE_SETTING,
  type SampleFields,
  sampleCrowd,
  sampleReport,
  swap,
} from '../incident/sample.fixture.js';
import type { Finding } from './finding.js';
import { judge, type StandingBand } from './judge.js';
import type { EventProof } from './proof.js';

const WINDOW = { startMs: SAMPLE_DAY_MS - 86_400_000, endMs: SAMPLE_DAY_MS + 20 * 86_400_000 };

function evaluate(
  incident: Incident,
  attribution: Attribution,
  [agreement]: readonly [Agreement],
): readonly Finding[] {
  const program = compile(agreement, { isSea: (lat) => lat < 45 });
  const attributions = new Map([[incident.id, attribution]]);
  return judge([program], { incidents: [incident], attributions, records: [] }, WINDOW).findings;
}

function standingBands(agreement: Agreement, window = WINDOW): readonly StandingBand[] {
  const program = compile(agreement, {});
  return judge([program], { incidents: [], attributions: new Map(), records: [] }, window).standings;
}
const at = (day: number): string =>
  new Date(SAMPLE_DAY_MS + day * 86_400_000).toISOString().replace('.000', '');

/** Party A reads the halt from the first day on, B from the third; it ends for both on the tenth. */
const HALT: Agreement = {
  truceline: 'agreement/1',
  id: 'halt',
  title: { en: 'Halt' },
  status: 'agreed',
  parties: ['A', 'B'],
  timeZone: 'UTC',
  summary: 'No strikes on pumping stations.',
  standard: { possible: 0.5, probable: 0.7, confirmed: 0.9 },
  readings: [
    { id: 'early', title: { en: 'Early' }, by: ['A'], start: at(0), end: at(10), source: 'Invented, early' },
    { id: 'late', title: { en: 'Late' }, by: ['B'], start: at(2), end: at(10), source: 'Invented, late' },
  ],
  clauses: [
    {
      id: 'no-strikes',
      title: { en: 'No strikes' },
      text: 'No strikes on pumping stations.',
      kind: 'prohibition',
      conduct: ['strike', 'sabotage'],
      target: ['energy'],
      facilityClasses: ['pumping'],
      source: 'Invented, article 1',
    },
  ],
  source: 'Invented',
};
const CLAUSE = HALT.clauses[0] as Extract<Clause, { kind: 'prohibition' }>;

const STATION: Partial<SampleFields> = { target: 'energy', targetName: 'Stone Ford station' };
const incidentOf = (fields: Partial<SampleFields>): Incident =>
  associate([sampleReport({ id: 'a', ...fields })], SAMPLE_SETTING)[0]!;

const sure = (value: number): Probability => ({ value, low: value - 0.05, high: Math.min(1, value + 0.05) });
const judged = (incident: Incident, author: string, happened = 0.96, a = 0.97): Attribution => ({
  incident: incident.id,
  happened: sure(happened),
  hypotheses: [
    { id: 'A', logOdds: 0, probability: sure(a) },
    { id: 'B', logOdds: 0, probability: sure(0.99 - a) },
    { id: OTHER, logOdds: 0, probability: { value: 0.01, low: 0, high: 0.02 } },
  ],
  author,
  joint: {},
  set: { hypotheses: [], coverage: 0.95 },
  vouched: [],
  factors: [],
  missing: [],
  reasons: [],
});

const findings = (
  fields: Partial<SampleFields>,
  author = 'A',
  happened?: number,
  agreement: Agreement = HALT,
): readonly Finding[] => {
  const incident = incidentOf(fields);
  return evaluate(incident, judged(incident, author, happened), [agreement]);
};

test('between two starts the verdict differs by reading', () => {
  const [early, late] = findings({ ...STATION, day: 1 });
  assert.deepEqual([early!.verdict, early!.standing, early!.band], ['violation', 'inForce', 'confirmed']);
  assert.deepEqual([late!.verdict, late!.standing], ['notInForce', 'notYet']);
  assert.equal(early!.id, 'inc-a~halt~no-strikes~early');
  assert.equal(early!.party, 'A');
});

test('after the end under one reading the clause has lapsed there, and binds on under the other', () => {
  const uneven: Agreement = { ...HALT, readings: [{ ...HALT.readings[0]!, end: at(5) }, HALT.readings[1]!] };
  assert.deepEqual(
    findings({ ...STATION, day: 7 }, 'A', 0.96, uneven).map(({ verdict, standing }) => [verdict, standing]),
    [
      ['notInForce', 'lapsed'],
      ['violation', 'inForce'],
    ],
  );
});

test('an event outside the time of every reading gets no finding', () => {
  assert.deepEqual(findings({ ...STATION, day: 12 }), []);
});

test('an event whose time straddles the start is undetermined, and the proof says why', () => {
  const halfDay: Agreement = { ...HALT, readings: [{ ...HALT.readings[0]!, start: at(0.5) }] };
  const [finding] = findings(STATION, 'A', 0.96, halfDay);
  assert.equal(finding!.verdict, 'undetermined');
  assert.equal(finding!.rule, 'straddles');
  const { standings } = finding!.proof as EventProof;
  assert.deepEqual(
    standings.map(({ is, changes }) => [is, changes.map((change) => change.is)]),
    [['notYet', ['inForce']]],
  );
});

test('an open author makes the finding undetermined, with the probability that a bound party did it', () => {
  const [finding] = findings({ ...STATION, day: 3 }, 'undetermined');
  assert.equal(finding!.verdict, 'undetermined');
  assert.equal(finding!.party, 'undetermined');
  assert.ok(Math.abs(finding!.probability.value - 0.96 * 0.99) < 1e-9);
});

test('an object that no register knows holds the band at probable and says so', () => {
  const [finding] = findings({ target: 'energy', day: 3 });
  assert.equal(finding!.band, 'probable');
  const target = (finding!.proof as EventProof).fit.find(({ field }) => field === 'target');
  assert.deepEqual(target, { field: 'target', is: 'unknown', told: 'energy' });
});

test('what the clause does not speak of makes no finding', () => {
  assert.deepEqual(findings({ target: 'residential', day: 3 }), []);
  assert.deepEqual(findings({ ...STATION, conduct: 'clash', day: 3 }), []);
});

test('a proposal binds nobody, and its band says what it would have been', () => {
  const [finding] = findings({ ...STATION, day: 3 }, 'A', 0.96, { ...HALT, status: 'proposed' });
  assert.deepEqual(
    [finding!.standing, finding!.verdict, finding!.band],
    ['proposed', 'notInForce', 'confirmed'],
  );
});

test('a reading may bind one party only', () => {
  const one: Agreement = { ...HALT, readings: [{ ...HALT.readings[0]!, binds: ['B'] }] };
  const [finding] = findings({ ...STATION, day: 3 }, 'A', 0.96, one);
  assert.equal(finding!.verdict, 'noViolation');
  assert.equal(finding!.rule, 'author-not-bound');
  assert.deepEqual([...new Set(standingBands(one).map(({ party }) => party))], ['B']);
});

test('a party is not called a confirmed violator on the strength of the share of the other', () => {
  const incident = incidentOf({ ...STATION, day: 3 });
  const [finding] = evaluate(incident, judged(incident, 'A', 0.96, 0.82), [HALT]);
  assert.equal(finding!.band, 'probable');
  assert.ok(finding!.probability.value > 0.9);
});

test('when it is open whether it happened the verdict is undetermined; when it is not, there is none', () => {
  assert.equal(findings({ ...STATION, day: 3 }, 'A', 0.49)[0]!.verdict, 'undetermined');
  assert.equal(findings({ ...STATION, day: 3 }, 'A', 0.3)[0]!.verdict, 'noViolation');
});

test('a clause of its own threshold is judged by it', () => {
  const strict: Agreement = {
    ...HALT,
    clauses: [{ ...CLAUSE, standard: { possible: 0.9, probable: 0.95, confirmed: 0.99 } }],
  };
  assert.equal(findings({ ...STATION, day: 3 }, 'A', 0.96, strict)[0]!.band, 'possible');
});

test('a party that hits what it holds itself is still found', () => {
  const [finding] = findings({ ...STATION, day: 3 }, 'B');
  assert.equal(incidentOf(STATION).control, 'B');
  assert.equal(finding!.party, 'B');
});

test('unknown means go to the clause that names them, or are unknown under the others', () => {
  const clause = { ...CLAUSE, target: undefined, facilityClasses: undefined };
  const guns = { ...clause, id: 'guns', means: ['artillery'] };
  const rest = { ...clause, id: 'rest', means: ['unspecified'] };
  const fields: Partial<SampleFields> = { means: 'unspecified', day: 3 };
  const clausesOf = (agreement: Agreement): string[] => [
    ...new Set(findings(fields, 'A', 0.96, agreement).map((finding) => `${finding.clause} ${finding.band}`)),
  ];
  assert.deepEqual(clausesOf({ ...HALT, clauses: [guns] }), ['guns probable']);
  assert.deepEqual(clausesOf({ ...HALT, clauses: [guns, rest] }), ['rest confirmed']);
});

test('at sea and near the line are judged with the uncertainty of the place', () => {
  const sea: Agreement = {
    ...HALT,
    zones: { water: { sea: true } },
    clauses: [{ ...CLAUSE, target: undefined, facilityClasses: undefined, zone: 'water' }],
  };
  assert.equal(findings({ day: 3 }, 'A', 0.96, sea).length, 0);
  assert.equal(findings({ day: 3, place: { lat: 44 } }, 'A', 0.96, sea)[0]!.band, 'confirmed');
  assert.equal(
    findings({ day: 3, place: { lat: 44, radiusMetres: 60_000 } }, 'A', 0.96, sea)[0]!.band,
    'probable',
  );
});

test('the proof holds what was told, by which records, and the thresholds', () => {
  for (const finding of findings({ ...STATION, day: 3 })) {
    const proof = finding.proof as EventProof;
    assert.deepEqual(
      proof.fit.map(({ field, is }) => [field, is]),
      [
        ['conduct', 'yes'],
        ['target', 'yes'],
      ],
    );
    assert.deepEqual(proof.records, ['inc-a', 'a']);
    assert.deepEqual(proof.standard, HALT.standard);
    assert.equal(proof.author, 'A');
  }
});

test('swapping the parties swaps the findings and changes nothing else', () => {
  const turned: Agreement = {
    ...HALT,
    readings: [{ ...HALT.readings[0]!, binds: ['B'] }, HALT.readings[1]!],
  };
  const straight: Agreement = {
    ...HALT,
    readings: [{ ...HALT.readings[0]!, binds: ['A'] }, HALT.readings[1]!],
  };
  for (const incident of associate(sampleCrowd(29, 200), SAMPLE_SETTING))
    for (const author of ['A', 'B', 'both', 'undetermined', OTHER]) {
      const attribution = judged(incident, author, 0.9, 0.6);
      const swapped: Attribution = {
        ...attribution,
        author: swap(author),
        hypotheses: attribution.hypotheses.map((hypothesis) => ({ ...hypothesis, id: swap(hypothesis.id) })),
      };
      const bare = (list: readonly Finding[], name: (id: string) => string): unknown =>
        list.map(({ party, verdict, band, probability, standing }) => [
          name(party),
          verdict,
          band,
          probability,
          standing,
        ]);
      assert.deepEqual(
        bare(evaluate(incident, swapped, [turned]), (id) => id),
        bare(evaluate(incident, attribution, [straight]), swap),
      );
    }
});

test('standing bands cover the period without gap or overlap', () => {
  const { startMs: from, endMs: until } = WINDOW;
  for (const reading of HALT.readings)
    for (const { id } of SAMPLE_PARTIES) {
      const bands = standingBands(HALT).filter((band) => band.reading === reading.id && band.party === id);
      assert.deepEqual(
        bands.map(({ standing }) => standing),
        ['notYet', 'inForce', 'lapsed'],
      );
      assert.equal(bands[0]!.startMs, from);
      assert.equal(bands[2]!.endMs, until);
      assert.equal(bands[0]!.endMs, bands[1]!.startMs);
      assert.equal(bands[1]!.endMs, bands[2]!.startMs);
    }
});
