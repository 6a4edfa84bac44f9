import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Account, Incident } from '../incident/incident.js';
import { seeded } from '../incident/sample.fixture.js';
import type { Means } from '../record/codes.js';
import type { Sign } from '../record/sign.js';
import { makeAttributor } from './attribute.js';
import { attributeAll } from './attribute-all.js';
import { type Attribution, DID_NOT_HAPPEN, HAPPENED } from './attribution.js';
import { plain } from './judged.js';
import { randomIncidents, SETTING, swapped, swapSetting } from './random.fixture.js';
import { answerAt, UNDETERMINED } from './verdict.js';
import { waterfall } from './waterfall.js';

const SIZE = 600;
const incidents = randomIncidents(31, SIZE);
const all = attributeAll(incidents, SETTING);

test('with many incidents sources are judged, with few their grades count', () => {
  assert.ok(all.sources);
  assert.equal(attributeAll(incidents.slice(0, 20), SETTING).sources, undefined);
});

test('the joint probabilities sum to one and are what the two numbers give', () => {
  for (const judged of all.attributions) {
    const sum = Object.values(judged.joint).reduce((total, value) => total + value, 0);
    assert.ok(Math.abs(sum - 1) < 1e-9);
    assert.equal(judged.joint[DID_NOT_HAPPEN], 1 - judged.happened.value);
    assert.ok(judged.set.hypotheses.length > 0);
    for (const [id, value] of Object.entries(judged.joint))
      if (value === Math.max(...Object.values(judged.joint))) assert.ok(judged.set.hypotheses.includes(id));
  }
});

test('swapping the parties swaps everything exactly, signs, sources and series included', () => {
  const turned = attributeAll(incidents.map(swapped), swapSetting(SETTING)).attributions;
  turned.forEach((judged, i) => {
    const expected = swapText(plain(all.attributions[i]!));
    const found = plain(judged);
    assert.equal(found.author, expected.author);
    assert.deepEqual(found.happened, expected.happened);
    assert.deepEqual(found.joint, expected.joint);
    assert.deepEqual(byId(found), byId(expected));
    assert.deepEqual(factorKeys(found), factorKeys(expected));
    assert.deepEqual(found.reasons, expected.reasons);
    assert.deepEqual([...found.set.hypotheses].sort(), [...expected.set.hypotheses].sort());
  });
});

describe('the waterfall', () => {
  test('adds up exactly from the prior to the probability that is shown, for every hypothesis', () => {
    for (const judged of all.attributions.slice(0, 100))
      for (const id of [...judged.hypotheses.map((one) => one.id), HAPPENED, DID_NOT_HAPPEN]) {
        const { steps, priorLogOdds, posteriorLogOdds } = waterfall(judged, id);
        let at = priorLogOdds;
        for (const step of steps) {
          assert.equal(step.fromLogOdds, at);
          at = step.toLogOdds;
          assert.ok(step.because !== '');
        }
        assert.equal(at, posteriorLogOdds);
        const shown =
          id === HAPPENED
            ? judged.happened.value
            : (judged.hypotheses.find((one) => one.id === id)?.probability.value ?? judged.joint[id]!);
        assert.ok(Math.abs(1 / (1 + Math.exp(-posteriorLogOdds)) - shown) < 1e-12);
      }
  });

  test('hides nothing in its last step', () => {
    for (const judged of all.attributions.slice(0, 100)) {
      const { steps, hypothesis } = waterfall(judged);
      const own = judged.factors.filter(
        (factor) => factor.hypothesis === hypothesis && factor.rule !== 'prior',
      );
      for (const factor of own)
        assert.ok(
          steps.some((step) => step.rule === factor.rule && Math.abs(step.logOdds - factor.logOdds) < 1e-9),
          factor.rule,
        );
    }
  });

  test('of a hypothesis that is none is refused with what there is', () => {
    assert.throws(() => waterfall(all.attributions[0]!, 'nobody'), /expected one of A, B, .* found "nobody"/);
  });
});

test('every undetermined incident says why, and what is missing', () => {
  const undetermined = all.attributions.filter(({ author }) => author === UNDETERMINED);
  assert.ok(undetermined.length > 20);
  for (const { reasons } of undetermined) {
    assert.ok(reasons[0]!.because.length > 20);
    assert.ok(reasons.some(({ rule }) => rule === 'missing-evidence'));
  }
});

test('a higher threshold answers less, never something else', () => {
  for (const judged of all.attributions) {
    const low = answerAt(judged, 0.6);
    const high = answerAt(judged, 0.95);
    assert.ok(high.hypothesis === low.hypothesis || high.hypothesis === UNDETERMINED);
    assert.ok(high.reasons.length > 0);
  }
});

describe('contested', () => {
  const random = seeded(8);
  test('both parties name each other, and nothing settles it: undetermined, wherever and by whatever means', () => {
    const judge = makeAttributor(SETTING);
    for (const incident of randomIncidents(5, 300)) {
      const accounts = ['A', 'B'].flatMap((voice) =>
        Array.from(
          { length: 1 + Math.floor(random() * 4) },
          (_, k): Account => ({
            ...incident.accounts[0]!,
            observations: [`${voice}-${k}`],
            source: `${voice === 'A' ? 'a' : 'b'}-ministry`,
            voice,
            actor: voice === 'A' ? 'B' : 'A',
            stance: (['asserted', 'alleged', 'denied'] as const)[Math.floor(random() * 3)]!,
            signs: [],
          }),
        ),
      );
      const judged = judge({ ...incident, conduct: 'strike', accounts });
      assert.equal(judged.author, UNDETERMINED);
      assert.ok(judged.factors.filter(({ rule }) => rule === 'accusation').length === 2, 'both are shown');
    }
  });

  test("a third party's crater settles what two parties only say; one that a party brings does not", () => {
    const at = { lat: 50, lon: 29.95 };
    const incident: Incident = {
      ...incidents[0]!,
      control: 'A',
      conduct: 'strike',
      means: 'artillery',
      target: 'residential',
      place: { ...incidents[0]!.place, ...at, radiusMetres: 500 },
      accounts: [],
    };
    const said = (voice: string, actor: string, source: string, signs: readonly Sign[] = []): Account => ({
      ...incidents[0]!.accounts[0]!,
      observations: [source],
      conduct: 'strike',
      source,
      voice,
      actor,
      stance: actor === 'undetermined' ? 'asserted' : 'alleged',
      sourceGrade: 'A',
      signs,
    });
    const crater: Sign = { kind: 'crater', fromDegrees: 90, sigmaDegrees: 10 };
    const claims = [said('A', 'B', 'a-ministry'), said('B', 'A', 'b-ministry')];
    const judge = makeAttributor({ ...SETTING, authorThreshold: 0.75 });
    assert.equal(judge({ ...incident, accounts: claims }).author, UNDETERMINED);
    const firing: Sign = { kind: 'firing', lat: 50, lon: 30.2, radiusMetres: 500 };
    const settled = judge({
      ...incident,
      accounts: [...claims, said('', 'undetermined', 'monitors', [crater, firing])],
    });
    assert.equal(settled.author, 'B', JSON.stringify(settled.hypotheses));
    const brought = judge({
      ...incident,
      accounts: [said('A', 'B', 'a-ministry', [crater, firing]), claims[1]!],
    });
    assert.equal(brought.author, UNDETERMINED);
  });
});

describe('bad input', () => {
  const judge = makeAttributor(SETTING);
  const base = incidents.find(({ accounts }) => accounts.length > 0)!;
  const sane = (judged: Attribution): void => {
    for (const value of Object.values(judged.joint)) assert.ok(value >= 0 && value <= 1, `${value}`);
    for (const { logOdds } of judged.factors) assert.ok(Number.isFinite(logOdds));
    assert.ok(judged.reasons.length > 0);
  };

  test('a thousand copies of one account move it no more than one voice can', () => {
    const account: Account = {
      ...base.accounts[0]!,
      source: 'press',
      voice: '',
      actor: 'A',
      stance: 'asserted',
      signs: [],
    };
    const of = (accounts: Account[]): number =>
      judge({ ...base, conduct: 'strike', accounts }).hypotheses.find(({ id }) => id === 'A')!.logOdds;
    const none = of([]);
    const one = of([account]) - none;
    const copies =
      of(Array.from({ length: 1000 }, (_, k) => ({ ...account, observations: [`c-${k}`] }))) - none;
    assert.ok(copies <= 2 * one + 1e-9);
    const printed = of(
      Array.from({ length: 1000 }, (_, k) => ({
        ...account,
        text: 'The same words everywhere',
        source: `press-${k}`,
      })),
    );
    assert.ok(printed - none <= 2 * one + 1e-9, 'nor do the same words under a thousand names');
  });

  test('everybody says everything of everybody: nobody is named', () => {
    const accounts = ['', 'A', 'B'].flatMap((voice) =>
      ['A', 'B', 'none', 'both', 'undetermined', 'C'].flatMap((actor) =>
        (['asserted', 'alleged', 'denied', 'none'] as const).map(
          (stance): Account => ({
            ...base.accounts[0]!,
            source: `s${voice}`,
            voice,
            actor,
            stance,
            signs: [],
          }),
        ),
      ),
    );
    const judged = judge({ ...base, accounts });
    sane(judged);
    assert.equal(judged.author, UNDETERMINED);
  });

  test('numbers that are none, an empty incident and words of another vocabulary do not throw', () => {
    const nowhere = makeAttributor({
      ...SETTING,
      distanceToGroundKm: () => Number.NaN,
      controlAt: () => 'unknown',
    });
    const place = { ...base.place, lat: Number.NaN, lon: Number.NaN, radiusMetres: Number.NaN };
    const time = { ...base.time, startMs: Number.NaN };
    const signs: Sign[] = [
      { kind: 'crater', fromDegrees: Number.NaN, sigmaDegrees: 5 },
      { kind: 'sound', fromDegrees: 20, sigmaDegrees: Number.POSITIVE_INFINITY },
      { kind: 'firing', lat: Number.NaN, lon: 3, radiusMetres: 5 },
      { kind: 'track', fromDegrees: -720, sigmaDegrees: 1e-300 },
    ];
    for (const each of [judge, nowhere]) {
      sane(
        each({
          ...base,
          place,
          time,
          means: 'catapult' as Means,
          accounts: [{ ...base.accounts[0]!, signs }],
        }),
      );
      sane(each({ ...base, accounts: [] }));
    }
    sane(attributeAll([{ ...base, place, time }], SETTING).attributions[0]!);
    assert.deepEqual(attributeAll([], SETTING).attributions, []);
  });

  test('a bearing that may be anything says nothing', () => {
    const signs: Sign[] = [{ kind: 'crater', fromDegrees: 90, sigmaDegrees: 180 }];
    const judged = judge({ ...base, means: 'artillery', accounts: [{ ...base.accounts[0]!, signs }] });
    for (const factor of judged.factors)
      if (factor.rule === 'crater') assert.ok(Math.abs(factor.logOdds) < 1e-9);
  });
});

test('written out, an attribution is data: JSON and a copy give the same', () => {
  const judged = all.attributions[0]!;
  assert.deepEqual(JSON.parse(JSON.stringify(judged)), JSON.parse(JSON.stringify(plain(judged))));
  assert.deepEqual(structuredClone(plain(judged)), plain(judged));
});

function swapText(value: Attribution): Attribution {
  const text = JSON.stringify(value);
  return JSON.parse(
    text.replace(
      /"A"|"B"|\b[AB](?= (says|denies|leads|held|is named|had|did it))|(?<=(of|from|that|names|ground that) )[AB]\b/g,
      (id) => (id.includes('A') ? id.replace('A', 'B') : id.replace('B', 'A')),
    ),
  ) as Attribution;
}

const byId = ({ hypotheses }: Attribution) => [...hypotheses].sort((a, b) => (a.id < b.id ? -1 : 1));
const factorKeys = ({ factors }: Attribution): string[] =>
  factors.map(({ rule, hypothesis, logOdds }) => `${rule} ${hypothesis} ${logOdds}`).sort();
