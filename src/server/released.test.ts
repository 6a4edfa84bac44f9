import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { policyOf } from '../access/release.js';
import { releasedMission } from '../access/released-mission.js';
import { releasedBySteps } from '../access/released-picture.js';
import { NOW, RECORDS, type Scene, scene } from './access.fixture.js';

let at: Scene;
before(async () => {
  at = await scene();
});
after(() => at.close());

async function appendAndFold(id: string): Promise<void> {
  const { edition } = at.live;
  const fresh = { ...RECORDS[0]!, id, time: { ...RECORDS[0]!.time }, summary: `words of ${id}` };
  await at.live.append([fresh as (typeof RECORDS)[number]]);
  for (let i = 0; i < 200 && at.live.edition === edition; i++)
    await new Promise((resolve) => setTimeout(resolve, 25));
  assert.notEqual(at.live.edition, edition);
}

test('who asks while a released picture is made is given the one before, and since when it is old', async () => {
  const policy = policyOf('guarantor', at.access.release);
  const { mission, follow } = await releasedMission(at.live, policy, at.access, undefined, 0);
  assert.equal(await follow(), undefined, 'the first one is waited for');
  const first = mission.picture;
  await appendAndFold('came-later');
  assert.equal(await follow(), NOW);
  assert.equal(mission.picture, first);
  assert.equal(
    (await mission.file.query('SELECT count(*) AS n FROM incident'))[0]!.n,
    first.incidents.length,
  );
  for (let i = 0; i < 200 && (await follow()) !== undefined; i++)
    await new Promise((resolve) => setTimeout(resolve, 25));
  assert.notEqual(mission.picture, first);
  assert.equal(mission.picture.standsOn.records, at.live.picture.standsOn.records);
  await mission.close();
});

test('many who ask at once wait for one making', async () => {
  const policy = policyOf('party_delegate', at.access.release);
  const { mission, follow } = await releasedMission(at.live, policy, at.access, 'NORTH');
  await follow();
  const { edition } = mission;
  await appendAndFold('asked-by-many');
  await Promise.all(Array.from({ length: 50 }, follow));
  assert.equal(mission.edition, edition + 1);
  assert.equal(mission.picture.standsOn.records, at.live.picture.standsOn.records);
  await mission.close();
});

test('a large picture is released in many parts, between which the thread is free', () => {
  const { picture } = at.live;
  const [one] = picture.incidents;
  const incidents = Array.from({ length: 10_000 }, () => one!);
  const steps = releasedBySteps(
    { ...picture, incidents },
    { policy: policyOf('public', at.access.release), nowMs: NOW, alias: (id) => `withheld-${id}` },
  );
  let rests = 0;
  while (!steps.next().done) rests++;
  assert.ok(rests >= 50, `${rests}`);
});
