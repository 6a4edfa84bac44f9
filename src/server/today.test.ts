import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Scene, scene } from './access.fixture.js';
import { NOTHING_SEEN, seenIn, todayView } from './today.js';

let at: Scene;
const NOW_MS = Date.parse('2025-03-10T00:00:00Z');

before(async () => {
  at = await scene();
});
after(() => at.close());

test('to whoever has seen nothing everything is new; to whoever has seen all of it nothing is', () => {
  const { index, picture } = at.live;
  const all = todayView(index, NOTHING_SEEN, NOW_MS).fresh;
  assert.equal(all.incidents.total, picture.incidents.length);
  assert.equal(all.records, picture.standsOn.records);
  const none = todayView(index, seenIn(picture), NOW_MS).fresh;
  const { findings, revised, incidents } = none;
  assert.deepEqual(
    [findings.total, revised.total, incidents.total, none.withdrawn, none.records],
    [0, 0, 0, 0, 0],
  );
});

test('a finding with another verdict than before is revised, and is told with both', () => {
  const { index, picture } = at.live;
  const seen = seenIn(picture);
  const [finding] = picture.findings;
  const before = { ...seen.findings.get(finding!.id)!, verdict: 'undetermined', band: 'none' } as const;
  const findings = new Map([...seen.findings, [finding!.id, before]]);
  const { revised } = todayView(index, { ...seen, findings }, NOW_MS).fresh;
  assert.equal(finding!.verdict === 'undetermined', false, 'the scene has a verdict to change from');
  assert.deepEqual(
    revised.latest.map(({ id, verdict, before: then }) => [id, verdict, then.verdict]),
    [[finding!.id, finding!.verdict, 'undetermined']],
  );
});

test('a violation that is gone is counted, not forgotten', () => {
  const { index, picture } = at.live;
  const seen = seenIn(picture);
  const gone = { verdict: 'violation', band: 'probable', party: 'NORTH', standing: 'inForce' } as const;
  const findings = new Map([...seen.findings, ['inc-gone~hamlet-truce~no-strikes~plain', gone] as const]);
  assert.equal(todayView(index, { ...seen, findings }, NOW_MS).fresh.withdrawn, 1);
});

test('a size that the ledger has not reached is refused with what to do; the public is not answered', async () => {
  const refused = await at.as('analyst', '/api/today?since=999999');
  assert.equal(refused.status, 400);
  assert.match(await refused.text(), /the ledger has \d+ entries.*Leave it out/);
  assert.equal((await at.as('public', '/api/today')).status, 401);
  assert.equal((await at.as('party_delegate', '/api/today')).status, 403);
});
