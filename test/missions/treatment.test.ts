/**
 * The guarantee for those who surrender in a mission of invented parties. Expected standards follow from the rule
 * (docs/treatment.md), not from the program.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAll } from '../../src/cli/treatment.js';
import type { Mission } from '../../src/mission/open.js';
import { record, type TrucelineRecord } from '../../src/record/record.js';
import { dailyReport } from '../../src/report/daily.js';
import { toGeoJson } from '../../src/report/geojson.js';
import { renderHtml } from '../../src/report/html/page.js';
import { indexPicture } from '../../src/report/picture-index.js';
import {
  A,
  account,
  B,
  DAY,
  ITEM,
  kept,
  NOON,
  ofParty,
  one,
  other,
  pictureOf,
  under,
} from './treatment.fixture.js';

test('one account alone is an allegation, with custody as the next step', () => {
  const picture = pictureOf(one, [account(one, 'h1', ofParty(one, 1)[0]!)]);
  const finding = under(picture, 'to-whoever-surrenders');
  assert.equal(finding.findingKind, 'serious_harm');
  assert.deepEqual(
    [finding.standard, finding.basis.custody, finding.next],
    ['alleged', 'not_in_custody', 'take_into_custody'],
  );
  // No order to surrender is on record, so the conditional reading has not begun.
  assert.equal(under(picture, 'once-ordered').monitor!.verdict, 'notInForce');
});

test('two offices of one side are one voice', () => {
  const [first, second] = ofParty(one, 1);
  const picture = pictureOf(one, [account(one, 'h1', first!), account(one, 'h2', second!)]);
  const { basis, standard } = under(picture, 'to-whoever-surrenders');
  assert.deepEqual([basis.independent, standard], [1, 'alleged']);
});

test('two independent accounts go beyond an allegation, and a denial is no account', () => {
  const two = [account(one, 'h1', ofParty(one, 1)[0]!), account(one, 'h2', 'us-officials')];
  assert.equal(under(pictureOf(one, two), 'owed-anyway').basis.independent, 2);
  assert.notEqual(under(pictureOf(one, two), 'owed-anyway').standard, 'alleged');
  const alike = ['us-officials', 'mediators'].map((source, i) => account(one, `a${i}`, source));
  const third = pictureOf(one, alike);
  assert.equal(under(third, 'owed-anyway').basis.independent, 2);
  assert.deepEqual(checkAll(third, alike), []);
  const denied = account(one, 'h3', ofParty(one, 0)[0]!, { stance: 'denied' });
  const { basis, standard } = under(pictureOf(one, [two[0]!, denied]), 'owed-anyway');
  assert.deepEqual([basis.independent, standard], [1, 'alleged']);
});

test('evidence in custody goes beyond an allegation until a check finds it altered', () => {
  const told = account(one, 'h1', ofParty(one, 1)[0]!);
  const held = under(pictureOf(one, [told, ...kept('h1')]), 'owed-anyway');
  assert.deepEqual([held.basis.rule, held.next], ['evidence_in_custody', 'refer']);
  assert.notEqual(held.standard, 'alleged');
  const altered = { id: 'custody:2', action: 'found_altered' };
  const lost = under(pictureOf(one, [told, ...kept('h1', [altered])]), 'owed-anyway');
  assert.deepEqual([lost.standard, lost.basis.held[0]!.state], ['alleged', 'doubtful']);
  const named = account(one, 'h1', ofParty(one, 1)[0]!, { media: [{ of: ITEM, faces: 'sealed' }] });
  assert.equal(under(pictureOf(one, [...kept('elsewhere'), named]), 'owed-anyway').next, 'refer');
});

test('it is in no count, on no map and in no list of findings, and the report tells it apart', () => {
  // Deadlines are judged up to the last record: both have the same.
  const last = record.parse({
    ...{ kind: 'declaration', id: 'd1', source: 'us-officials', time: NOON, by: 'US', act: 'notifies' },
    ...{ about: 'general', summary: 'Talks go on' },
  });
  const picture = pictureOf(one, [account(one, 'h1', ofParty(one, 1)[0]!), last]);
  const nothing = pictureOf(one, [last]);
  assert.deepEqual([picture.incidents, picture.findings], [nothing.incidents, nothing.findings]);
  const report = dailyReport(picture, '2025-03-21', indexPicture(picture));
  const empty = dailyReport(nothing, '2025-03-21', indexPicture(nothing));
  assert.deepEqual(report.findings, empty.findings);
  assert.deepEqual([report.incidents, report.violations.incidents], [[], 0]);
  assert.equal(report.seriousHarm.length, 3);
  assert.doesNotMatch(JSON.stringify(toGeoJson(report)), /h1/);
  const page = renderHtml(report);
  assert.match(page, /Allegations concerning persons who had surrendered or were detained/);
  assert.doesNotMatch(page, /laid down arms were beaten/);
});

test('the check accepts what follows from the records and rejects what was changed', () => {
  const records = [
    account(one, 'h1', ofParty(one, 1)[0]!),
    account(one, 'h2', 'us-officials'),
    ...kept('h2'),
  ];
  const picture = pictureOf(one, records);
  assert.deepEqual(checkAll(picture, records), []);
  const [first, ...rest] = picture.seriousHarm;
  const changed = (finding: object): readonly { readonly path: string }[] =>
    checkAll({ ...picture, seriousHarm: [{ ...first!, ...finding }, ...rest] }, records);
  const lower = first!.standard === 'alleged' ? ('undetermined' as const) : ('alleged' as const);
  assert.deepEqual(
    [
      changed({ standard: lower })[0]!.path,
      changed({ next: 'take_into_custody' })[0]!.path,
      changed({ basis: { ...first!.basis, independent: 3 } })[0]!.path,
      changed({ monitor: { ...first!.monitor!, party: 'nobody' } })[0]!.path,
    ],
    ['standard', 'next', 'basis.independent', 'monitor.party'],
  );
  assert.equal(checkAll(picture, records.slice(0, 1)).length, picture.seriousHarm.length);
});

test('a headline of two killed prisoners stays an allegation however many papers print it', () => {
  const text = `Росіяни розстріляли двох військовополонених у Курській області`;
  const papers = ['viina', 'media'].map((source, i) =>
    record.parse({ kind: 'observation', id: `p${i}`, source, time: DAY, text }),
  );
  const { seriousHarm } = pictureOf(one, papers);
  assert.ok(seriousHarm.length > 0);
  for (const { standard, conduct, basis } of seriousHarm)
    assert.deepEqual([standard, conduct, basis.independent], ['alleged', 'killing_hors_de_combat', 0]);
});

test('labels exchanged in the input are exchanged in the findings, and nothing else', () => {
  const records = (mission: Mission): TrucelineRecord[] => [
    account(mission, 'h1', ofParty(mission, 1)[0]!),
    account(mission, 'h2', 'us-officials'),
  ];
  const ours = pictureOf(one, records(one)).seriousHarm;
  const theirs = pictureOf(other, records(other)).seriousHarm;
  const exchanged = JSON.stringify(theirs).replaceAll(/Aaa|Bbb/g, (label) => (label === A ? B : A));
  assert.ok(JSON.stringify(ours).includes(A));
  assert.deepEqual(JSON.parse(exchanged), JSON.parse(JSON.stringify(ours)));
});
