import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodedReport } from '../coding/coded.js';
import { associate } from './associate.js';
import {
  SAMPLE_SETTING,
  sampleControlAt,
  sampleCrowd,
  sampleReport,
  seeded,
  shuffled,
  swap,
  swapReport,
} from './sample.fixture.js';

const gather = (...reports: CodedReport[]) => associate(reports, SAMPLE_SETTING);

test('the same words told again over three days are one account with several observations', () => {
  const incidents = gather(
    sampleReport({ id: 'a' }),
    sampleReport({ id: 'b', day: 1, account: 'SHELLS fell on  houses, in Stone Ford.' }),
    sampleReport({ id: 'c', day: 2, source: 'agency' }),
  );
  assert.equal(incidents.length, 1);
  assert.equal(incidents[0]!.accounts.length, 1);
  assert.deepEqual(incidents[0]!.accounts[0]!.observations, ['a', 'b', 'c']);
});

test('the same words a week later are another event', () => {
  const incidents = gather(sampleReport({ id: 'a' }), sampleReport({ id: 'b', day: 7 }));
  assert.equal(incidents.length, 2);
});

test('monitors write to a form: equal words at different hours are different events', () => {
  const entry = {
    source: 'monitors',
    clock: true,
    account: 'Four undetermined explosions heard at the crossing',
  };
  assert.equal(
    gather(sampleReport({ id: 'a', ...entry }), sampleReport({ id: 'b', day: 0.25, ...entry })).length,
    2,
  );
  assert.equal(
    gather(sampleReport({ id: 'a', ...entry }), sampleReport({ id: 'b', day: 0.005, ...entry })).length,
    1,
  );
});

test('an accusation and a denial about one object on one day are one incident with two accounts', () => {
  const station = { target: 'energy' as const, targetName: 'Stone Ford station' };
  const incidents = gather(
    sampleReport({
      id: 'a',
      source: 'a-ministry',
      voice: 'A',
      actor: 'B',
      stance: 'alleged',
      account: 'Forces of B blew up the gas station',
      conduct: 'sabotage',
      ...station,
    }),
    sampleReport({
      id: 'b',
      source: 'b-ministry',
      voice: 'B',
      actor: 'A',
      stance: 'denied',
      account: 'General staff rejects blame, enemy shelled it himself',
      ...station,
    }),
  );
  assert.equal(incidents.length, 1);
  const [incident] = incidents;
  assert.deepEqual(incident!.accounts.map((account) => account.voice).sort(), ['A', 'B']);
  assert.deepEqual(incident!.rivals.actor, ['A', 'B']);
  assert.deepEqual(incident!.rivals.conduct, ['sabotage', 'strike']);
  assert.equal(incident!.facility?.facility, 'f-1');
});

test('strikes on two towns on one day are two incidents', () => {
  const incidents = gather(
    sampleReport({ id: 'a' }),
    sampleReport({
      id: 'b',
      account: 'Shells fell on houses in Long Mead',
      place: { name: 'Long Mead', lat: 50.5 },
    }),
  );
  assert.equal(incidents.length, 2);
});

test('only events with a position become incidents', () => {
  const { place: _, ...placeless } = sampleReport({ id: 'e' });
  const incidents = gather(
    sampleReport({ id: 'a', report_kind: 'summary' }),
    sampleReport({ id: 'b', report_kind: 'statement' }),
    sampleReport({ id: 'c', report_kind: 'alert' }),
    sampleReport({ id: 'd', report_kind: 'detection' }),
    placeless,
  );
  assert.deepEqual(incidents, []);
});

test('a detection joins the incident it fits as an account and makes none elsewhere', () => {
  const heat = {
    report_kind: 'detection' as const,
    source: 'satellite',
    conduct: 'explosion' as const,
    account: '',
    clock: true,
  };
  const incidents = gather(
    sampleReport({ id: 'a' }),
    sampleReport({
      id: 'hot',
      day: 0.5,
      ...heat,
      place: { radiusMetres: 400, precision: 'site', lat: 50.01 },
    }),
    sampleReport({
      id: 'far',
      day: 0.5,
      ...heat,
      place: { radiusMetres: 400, precision: 'site', lat: 50.4 },
    }),
    sampleReport({ id: 'late', day: 3, ...heat, place: { radiusMetres: 400, precision: 'site' } }),
  );
  assert.equal(incidents.length, 1);
  assert.deepEqual(
    incidents[0]!.accounts.map((account) => account.observations),
    [['a'], ['hot']],
  );
});

test('the preferred place and time are the more precise ones, and the others stay as rivals', () => {
  const [incident] = gather(
    sampleReport({ id: 'a', killed: 2 }),
    sampleReport({
      id: 'b',
      source: 'agency',
      clock: true,
      day: 0.4,
      killed: 3,
      account: 'Shells fell on houses in Stone Ford, three dead',
      place: { name: 'Mill street, Stone Ford', radiusMetres: 500, precision: 'site' },
    }),
  );
  assert.equal(incident!.place.precision, 'site');
  assert.equal(incident!.time.precision, 'minute');
  assert.deepEqual(incident!.killed, { min: 2, max: 3 });
  assert.deepEqual(incident!.rivals.killed, ['2', '3']);
  assert.equal(incident!.rivals.place?.length, 2);
  assert.equal(incident!.id, 'inc-a');
});

test('a town read from the words is preferred to a region, although the words contradict the feed', () => {
  const killed = { killed: 3, target: 'residential' as const, means: 'glide_bomb' as const };
  const region = { name: 'North', radiusMetres: 80_000, precision: 'region' as const };
  const account = 'Three children of one family were killed by a night raid';
  const town = sampleReport({ id: 'b', ...killed, account: `${account} on Stone Ford`, place_ok: false });
  const wide = sampleReport({ id: 'a', ...killed, account: `${account} in the North`, place: region });
  const [incident, ...others] = gather(wide, town);
  assert.equal(others.length, 0);
  assert.equal(incident!.place.name, 'Stone Ford');
  // The feed's own geocode is another matter: nothing but the feed says that it was there.
  const doubted = { ...town, place: { ...town.place!, basis: 'feed' as const } };
  const placed = { ...wide, place: { ...wide.place!, basis: 'feed' as const } };
  assert.equal(gather(placed, doubted)[0]!.place.name, 'North');
});

test('reasons are made when they are read, and written out and copied like everything else', () => {
  const [incident] = gather(
    sampleReport({ id: 'a' }),
    sampleReport({ id: 'b', source: 'agency', account: 'x' }),
  );
  const written = JSON.parse(JSON.stringify(incident)) as typeof incident;
  assert.equal(written!.reasons.length, incident!.accounts.length);
  assert.deepEqual({ ...incident! }.reasons, incident!.reasons);
  assert.deepEqual(structuredClone(incident), written);
  assert.equal(incident!.reasons, incident!.reasons);
});

test('grades: two independent sources that agree confirm each other; a party alone cannot be judged', () => {
  const [confirmed] = gather(
    sampleReport({ id: 'a' }),
    sampleReport({ id: 'b', source: 'agency', account: 'Houses in Stone Ford hit by shells' }),
    sampleReport({ id: 'c', source: 'weekly', account: 'Stone Ford: shells hit houses, says mayor' }),
  );
  assert.deepEqual(
    confirmed!.accounts.map((account) => account.informationGrade),
    [1, 1, 1],
  );
  assert.deepEqual(confirmed!.accounts.map((account) => account.sourceGrade).sort(), ['B', 'C', 'C']);
  const [claim] = gather(sampleReport({ id: 'd', source: 'a-ministry', voice: 'A', actor: 'B' }));
  assert.equal(claim!.accounts[0]!.informationGrade, 6);
});

test('the order of arrival does not matter', () => {
  const crowd = sampleCrowd(7, 300);
  const once = JSON.stringify(associate(crowd, SAMPLE_SETTING));
  for (const seed of [1, 2, 3])
    assert.equal(JSON.stringify(associate(shuffled(crowd, seeded(seed)), SAMPLE_SETTING)), once);
});

test('every event report is in exactly one incident', () => {
  const crowd = sampleCrowd(11, 300);
  const placed = associate(crowd, SAMPLE_SETTING).flatMap((incident) =>
    incident.accounts.flatMap((account) => account.observations),
  );
  assert.deepEqual([...placed].sort(), crowd.map((report) => report.observation).sort());
});

test('swapping the parties swaps the incidents and changes nothing else', () => {
  const crowd = sampleCrowd(13, 300);
  const swapped = associate(crowd.map(swapReport), {
    ...SAMPLE_SETTING,
    controlAt: (lat, lon) => swap(sampleControlAt(lat, lon)),
  });
  const expected = associate(crowd, SAMPLE_SETTING).map((incident) => ({
    ...incident,
    control: swap(incident.control),
    accounts: incident.accounts.map((account) => ({
      ...account,
      actor: swap(account.actor),
      voice: swap(account.voice),
    })),
  }));
  assert.deepEqual(JSON.parse(JSON.stringify(swapped)), JSON.parse(JSON.stringify(expected)));
});

test('removing reports far away changes nothing here', () => {
  const crowd = sampleCrowd(17, 200);
  const far = sampleCrowd(19, 200).map((report) => ({
    ...report,
    id: `far-${report.id}`,
    observation: `far-${report.id}`,
    account: `${report.account} beyond`,
    place: { ...report.place!, lat: report.place!.lat + 5, region: 'South' },
  }));
  const alone = associate(crowd, SAMPLE_SETTING);
  const together = associate([...far, ...crowd], SAMPLE_SETTING).filter(
    (incident) => !incident.id.startsWith('inc-far'),
  );
  assert.equal(JSON.stringify(together), JSON.stringify(alone));
});
