/**
 * Reasonable grounds to believe, reached from records, and one near miss for each condition. What is expected follows from
 * the standard as docs/decisions/013-serious-harm.md has it.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAll } from '../../src/cli/treatment.js';
import type { TrucelineRecord } from '../../src/record/record.js';
import type { SeriousHarmFinding } from '../../src/treatment/finding.js';
import { account, firstOf, kept, ofParty, one, pictureOf, under } from './treatment.fixture.js';

const opponent = ofParty(one, 1)[0]!;
const accused = firstOf(one);
const opposing = account(one, 'h1', opponent);
const thirdParty = account(one, 'h2', 'us-officials');

/** Under the reading in which the guarantee holds for whoever surrenders; every finding also passes its check. */
function found(records: readonly TrucelineRecord[], reading = 'to-whoever-surrenders'): SeriousHarmFinding {
  const picture = pictureOf(one, records);
  assert.deepEqual(checkAll(picture, records), []);
  return under(picture, reading);
}

test('two independent accounts that name one party, while the guarantee binds it, are reasonable grounds to believe', () => {
  const { standard, party, basis, monitor, next } = found([opposing, thirdParty]);
  assert.deepEqual(
    [standard, party, basis.rule, monitor!.verdict, next],
    ['reasonable_grounds', accused, 'independent_accounts', 'violation', 'take_into_custody'],
  );
});

test('two third parties suffice as well, and evidence in custody makes referral the next step', () => {
  const mediators = account(one, 'h3', 'mediators');
  const { standard, next, basis } = found([thirdParty, mediators, ...kept('h2')]);
  assert.deepEqual([standard, next, basis.custody], ['reasonable_grounds', 'refer', 'in_custody']);
});

test('one third party with evidence in custody reaches it; the same evidence altered leaves an allegation', () => {
  assert.equal(found([thirdParty, ...kept('h2')]).standard, 'reasonable_grounds');
  const altered = kept('h2', [{ id: 'custody:2', action: 'found_altered' }]);
  assert.equal(found([thirdParty, ...altered]).standard, 'alleged');
});

test('an adversary alone with evidence in custody does not reach it: nobody else says who did it', () => {
  const { standard, basis, monitor } = found([opposing, ...kept('h1')]);
  assert.deepEqual(
    [standard, basis.rule, monitor!.rule],
    ['undetermined', 'evidence_in_custody', 'author-open'],
  );
});

test('a second voice of the same party does not reach it', () => {
  const second = account(one, 'h2', ofParty(one, 1)[1]!);
  assert.equal(found([opposing, second]).standard, 'alleged');
});

test('a headline beside one account does not reach it', () => {
  const text = 'Двох військовополонених розстріляли у Курській області';
  const headline = account(one, 'p1', 'media', {
    conduct: undefined,
    target: undefined,
    actor: undefined,
    stance: undefined,
    summary: undefined,
    text,
  });
  const { standard, basis } = found([
    account(one, 'h1', opponent, { conduct: 'killing_hors_de_combat' }),
    headline,
  ]);
  assert.deepEqual([standard, basis.independent], ['alleged', 1]);
});

test('two accounts that do not say who did it leave the author open', () => {
  const nobody = { actor: 'undetermined' };
  const { standard, monitor } = found([
    account(one, 'h1', opponent, nobody),
    account(one, 'h2', 'us-officials', nobody),
  ]);
  assert.deepEqual([standard, monitor!.rule], ['undetermined', 'author-open']);
});

test('two accounts that blame different parties leave the author open', () => {
  const other = one.config.parties[1]!.id;
  const { standard, basis } = found([
    account(one, 'h2', 'us-officials'),
    account(one, 'h3', 'mediators', { actor: other }),
  ]);
  assert.deepEqual([standard, basis.independent], ['undetermined', 2]);
});

test('one voice alone names nobody, though another bears out that it happened', () => {
  const silentOnWho = account(one, 'h3', 'mediators', { actor: 'undetermined' });
  const { standard, basis, monitor } = found([thirdParty, silentOnWho]);
  assert.deepEqual([basis.independent, monitor!.verdict, standard], [2, 'violation', 'undetermined']);
  assert.equal(found([thirdParty, silentOnWho, ...kept('h2')]).standard, 'reasonable_grounds');
});

test('who did it is believed where the party itself says so, and one third party bears out that it happened', () => {
  const admission = account(one, 'h1', ofParty(one, 0)[0]!);
  const silentOnWho = account(one, 'h3', 'mediators', { actor: 'undetermined' });
  assert.equal(found([admission, silentOnWho]).standard, 'reasonable_grounds');
  assert.equal(found([admission]).standard, 'alleged');
});

test('equal words of two sources are two accounts, each with its own author: the words are a coder’s', () => {
  const { harmed } = pictureOf(one, [
    thirdParty,
    account(one, 'h3', 'mediators', { actor: one.config.parties[1]!.id }),
  ]);
  assert.deepEqual(
    harmed.map(({ incident }) => incident.accounts.map(({ actor }) => actor)),
    [[accused, one.config.parties[1]!.id]],
  );
});

test('under a reading by which the guarantee has not begun it is not reached, whatever is told', () => {
  const { standard, monitor } = found([opposing, thirdParty], 'once-ordered');
  assert.deepEqual([standard, monitor!.verdict], ['undetermined', 'notInForce']);
});

test('before the guarantee was given it is not reached', () => {
  const before = {
    time: { start: '2025-03-15T00:00:00+02:00', end: '2025-03-16T00:00:00+02:00', precision: 'day' },
  };
  const findings = pictureOf(one, [
    account(one, 'h1', opponent, before),
    account(one, 'h2', 'us-officials', before),
  ]).seriousHarm;
  const standard =
    findings.find(({ reading }) => reading === 'to-whoever-surrenders')?.standard ?? 'no clause touched';
  assert.notEqual(standard, 'reasonable_grounds');
  // What is owed without any guarantee does not wait for one.
  assert.equal(findings.find(({ reading }) => reading === 'owed-anyway')!.standard, 'reasonable_grounds');
});

test('a place far from the guaranteed area stands by itself and touches no clause', () => {
  const far = {
    place: { name: 'Elsewhere', lat: 48, lon: 37.8, radiusMetres: 20_000, precision: 'district' },
  };
  const { seriousHarm } = pictureOf(one, [
    account(one, 'h1', opponent, far),
    account(one, 'h2', 'us-officials', far),
  ]);
  assert.deepEqual(
    seriousHarm.map(({ monitor, standard }) => [monitor, standard]),
    [[null, 'undetermined']],
  );
});

test('who holds the ground speaks neither for nor against having harmed persons who surrendered on it', () => {
  const { harmed } = pictureOf(one, [opposing, thirdParty]);
  const [{ incident, attribution } = assert.fail('no incident')] = harmed;
  assert.equal(incident.control, accused);
  const rules = attribution.factors.map(({ rule }) => rule);
  assert.ok(rules.length > 0);
  for (const ground of ['own-ground', 'own-facility', 'own-forces', 'out-of-reach'])
    assert.ok(!rules.includes(ground), ground);
});
