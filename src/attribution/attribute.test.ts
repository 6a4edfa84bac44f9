import assert from 'node:assert/strict';
import { test } from 'node:test';
import { associate } from '../incident/associate.js';
import type { Account, Incident } from '../incident/incident.js';
import {
  SAMPLE_PARTIES,
  SAMPLE_SETTING,
  SAMPLE_SOURCES,
  type SampleFields,
  sampleControlAt,
  sampleCrowd,
  sampleReport,
  seeded,
  swap,
  swapReport,
} from '../incident/sample.fixture.js';
import { type AttributionSetting, attribute, makeAttributor } from './attribute.js';
import { type Attribution, OTHER } from './attribution.js';
import { loadWeights } from './weights.js';

const SETTING: AttributionSetting = {
  parties: SAMPLE_PARTIES,
  sources: SAMPLE_SOURCES,
  weapons: [
    {
      system: 'gun',
      class: 'howitzer',
      means: 'artillery',
      rangeMaxKm: 20,
      rangeLongKm: 30,
      users: ['A', 'B'],
    },
    { system: 'glider', class: 'bomb', means: 'glide_bomb', rangeMaxKm: 60, users: ['A'] },
  ],
  distanceToGroundKm: (_lat, lon, _atMs, party) => Math.max(0, (party === 'A' ? lon - 30 : 30 - lon) * 70),
  controlAt: sampleControlAt,
  authorThreshold: 0.8,
  weights: loadWeights(),
};

const incidentOf = (...reports: SampleFields[]): Incident => {
  const incidents = associate(reports.map(sampleReport), SAMPLE_SETTING);
  assert.equal(incidents.length, 1);
  return incidents[0]!;
};
const chance = (judged: Attribution, id: string): number =>
  judged.hypotheses.find((hypothesis) => hypothesis.id === id)!.probability.value;

test('an admission decides', () => {
  const judged = attribute(
    incidentOf({ id: 'a', source: 'b-ministry', voice: 'B', actor: 'B', place: { lon: 29.9 } }),
    SETTING,
  );
  assert.equal(judged.author, 'B');
  assert.equal(judged.factors.find(({ rule }) => rule === 'admission')?.hypothesis, 'B');
});

test('each party blaming the other for one object comes out undetermined', () => {
  const station = { targetName: 'Stone Ford station', target: 'energy' as const };
  const judged = attribute(
    incidentOf(
      { id: 'a', source: 'a-ministry', voice: 'A', actor: 'B', stance: 'alleged', ...station },
      {
        id: 'b',
        source: 'b-ministry',
        voice: 'B',
        actor: 'A',
        stance: 'denied',
        account: 'The enemy did it',
        ...station,
      },
    ),
    SETTING,
  );
  assert.equal(judged.author, 'undetermined');
  assert.equal(judged.reasons[0]!.rule, 'below-threshold');
  assert.ok(judged.happened.value > 0.9, 'both grant that it happened');
});

test('accusations of one side alone name nobody, however often and on whosever ground; a third party beside them may', () => {
  const accuse = (id: string, account: string): SampleFields => ({
    id,
    source: 'a-ministry',
    voice: 'A',
    actor: 'B',
    stance: 'alleged',
    account,
    place: { lon: 29.9 },
  });
  const alone = [
    accuse('a', 'A shell fell'),
    accuse('b', 'Shelling of the mill, two hurt'),
    accuse('c', 'They fired'),
  ];
  const weights = loadWeights();
  const eager = { ...SETTING, weights: { ...weights, author: { ...weights.author, accusation: 3 } } };
  const accused = attribute(incidentOf(...alone), eager);
  assert.ok(chance(accused, 'B') > 0.8, 'probable enough by the sum');
  assert.equal(accused.author, 'undetermined');
  assert.equal(accused.reasons[0]!.rule, 'accuser-alone');
  const press: SampleFields = {
    id: 'p',
    source: 'press',
    actor: 'B',
    account: 'A shell fell',
    place: { lon: 29.9 },
  };
  assert.equal(attribute(incidentOf(...alone, press), eager).author, 'B');
});

test('location alone never makes an author, nor a probability above the ceiling', () => {
  const random = seeded(5);
  for (let i = 0; i < 200; i++) {
    const weights = loadWeights();
    const strong = {
      ...weights,
      author: {
        ...weights.author,
        ownGround: -8 * random(),
        outOfReach: -8 * random(),
        notInInventory: -8 * random(),
      },
    };
    const incident = incidentOf({
      id: 'a',
      means: random() < 0.5 ? 'glide_bomb' : 'artillery',
      place: { lon: 28 + 4 * random() },
    });
    const judged = attribute(incident, { ...SETTING, weights: strong });
    assert.equal(judged.author, 'undetermined');
    for (const { id } of judged.hypotheses)
      assert.ok(chance(judged, id) <= weights.author.locationCeiling + 1e-9);
  }
});

test('means that cannot reach count against a party, and the factor says how far', () => {
  const far = incidentOf({ id: 'a', source: 'agency', actor: 'A', place: { lon: 32 } });
  const factor = attribute(far, SETTING).factors.find(({ rule }) => rule === 'out-of-reach');
  assert.equal(factor?.hypothesis, 'A');
  assert.match(factor!.because, /135 km/);
});

test('means that only one party has count against the other', () => {
  const judged = attribute(incidentOf({ id: 'a', means: 'glide_bomb' }), SETTING);
  assert.equal(judged.factors.find(({ rule }) => rule === 'not-in-inventory')?.hypothesis, 'B');
});

test('ground combat without a named attacker has the author both', () => {
  assert.equal(attribute(incidentOf({ id: 'a', conduct: 'clash', actor: 'both' }), SETTING).author, 'both');
  assert.notEqual(
    attribute(incidentOf({ id: 'b', conduct: 'clash', actor: 'A', source: 'agency' }), SETTING).author,
    'both',
  );
});

test('a voice that repeats itself is bounded by twice its first word', () => {
  const once = { source: 'a-ministry', voice: 'A', actor: 'B', stance: 'alleged' as const };
  const one = incidentOf({ id: 'a', ...once });
  const account = one.accounts[0]!;
  const many = { ...one, accounts: Array.from({ length: 50 }, () => account) };
  const weight = (incident: Incident): number =>
    attribute(incident, SETTING).factors.find(({ rule }) => rule === 'accusation')!.logOdds;
  assert.ok(weight(many) > weight(one));
  assert.ok(weight(many) <= 2 * weight(one));
});

test('a denial that names nobody lowers the probability that it happened; a counter-accusation does not', () => {
  const told = incidentOf({ id: 'a', source: 'agency' });
  const denial = (actor: string): Account => ({
    ...told.accounts[0]!,
    observations: ['d'],
    source: 'b-ministry',
    voice: 'B',
    actor,
    stance: 'denied',
  });
  const happened = (account: Account): number =>
    attribute({ ...told, accounts: [...told.accounts, account] }, SETTING).happened.value;
  const before = attribute(told, SETTING).happened.value;
  assert.ok(happened(denial('undetermined')) < before);
  assert.ok(happened(denial('A')) > before);
});

test('a detection raises the probability that it happened and says nothing of the author', () => {
  const bare = attribute(incidentOf({ id: 'a' }), SETTING);
  const seen = attribute(
    incidentOf(
      { id: 'a' },
      { id: 'b', report_kind: 'detection', source: 'satellite', conduct: 'explosion', account: '' },
    ),
    SETTING,
  );
  assert.ok(seen.happened.value > bare.happened.value);
  assert.deepEqual(
    seen.hypotheses.map(({ logOdds }) => logOdds),
    bare.hypotheses.map(({ logOdds }) => logOdds),
  );
});

const crowd = sampleCrowd(23, 400);
const incidents = associate(crowd, SAMPLE_SETTING);

test('probabilities sum to one and lie within their intervals', () => {
  for (const judged of incidents.map(makeAttributor(SETTING))) {
    const sum = judged.hypotheses.reduce((total, { probability }) => total + probability.value, 0);
    assert.ok(Math.abs(sum - 1) < 1e-9);
    for (const { low, value, high } of [
      judged.happened,
      ...judged.hypotheses.map(({ probability }) => probability),
    ])
      assert.ok(0 <= low && low <= value && value <= high && high <= 1);
    assert.ok(judged.reasons.length > 0);
  }
});

test('the posterior is the sum of the factors it shows', () => {
  for (const judged of incidents.map(makeAttributor(SETTING)))
    for (const { id, logOdds } of judged.hypotheses) {
      const sum = judged.factors.reduce(
        (total, factor) => total + (factor.hypothesis === id ? factor.logOdds : 0),
        0,
      );
      assert.ok(Math.abs(sum - logOdds) < 1e-9);
    }
});

test('swapping the parties swaps the judgement exactly and changes nothing else', () => {
  const swappedSetting: AttributionSetting = {
    ...SETTING,
    sources: SAMPLE_SOURCES.map((source) =>
      source.party ? { ...source, party: swap(source.party) } : source,
    ),
    weapons: SETTING.weapons.map((weapon) => ({ ...weapon, users: weapon.users.map(swap) })),
    controlAt: (lat, lon) => swap(sampleControlAt(lat, lon)),
    distanceToGroundKm: (lat, lon, atMs, party) => SETTING.distanceToGroundKm(lat, lon, atMs, swap(party)),
  };
  const swapped = associate(crowd.map(swapReport), {
    ...SAMPLE_SETTING,
    controlAt: swappedSetting.controlAt,
  });
  assert.equal(swapped.length, incidents.length);
  incidents.forEach((incident, i) => {
    const straight = attribute(incident, SETTING);
    const turned = attribute(swapped[i]!, swappedSetting);
    assert.equal(turned.author, swap(straight.author));
    assert.deepEqual(turned.happened, straight.happened);
    for (const hypothesis of straight.hypotheses)
      assert.deepEqual(
        turned.hypotheses.find(({ id }) => id === swap(hypothesis.id)),
        { ...hypothesis, id: swap(hypothesis.id) },
      );
    const keys = (judged: Attribution, name: (id: string) => string): string[] =>
      judged.factors.map(({ rule, hypothesis, logOdds }) => `${rule} ${name(hypothesis)} ${logOdds}`).sort();
    assert.deepEqual(
      keys(turned, (id) => id),
      keys(straight, swap),
    );
  });
});

test('an added independent third party that names a party never lowers its probability', () => {
  const judge = makeAttributor(SETTING);
  for (const incident of incidents)
    for (const { id } of SAMPLE_PARTIES) {
      const added: Account = {
        ...incident.accounts[0]!,
        observations: ['added'],
        source: 'new-voice',
        voice: '',
        actor: id,
        stance: 'asserted',
        sourceGrade: 'D',
      };
      const more = judge({ ...incident, accounts: [...incident.accounts, added] });
      assert.ok(chance(more, id) >= chance(judge(incident), id));
    }
});

test('OTHER is the last hypothesis, after the parties in their order', () => {
  assert.deepEqual(
    attribute(incidents[0]!, SETTING).hypotheses.map(({ id }) => id),
    ['A', 'B', OTHER],
  );
});
