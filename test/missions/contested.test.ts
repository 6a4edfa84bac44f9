/**
 * Contested incidents of the reference mission: where the voices of both parties name different authors, both accounts and
 * what speaks for each are shown, and unless somebody else or a physical sign settles it, nobody is named.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { waterfall } from '../../src/attribution/waterfall.js';
import type { Incident } from '../../src/incident/incident.js';
import { fold } from '../../src/mission/fold.js';
import { openMission } from '../../src/mission/open.js';
import { record, type TrucelineRecord } from '../../src/record/record.js';

const dir = new URL('../../missions/ukraine-2025/', import.meta.url);
const opened = await openMission(dir.pathname);
assert.ok(opened.ok, JSON.stringify(opened));
const { mission } = opened;
const records: TrucelineRecord[] = mission.config.records.flatMap((file) =>
  readFileSync(new URL(file, dir), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => record.parse(JSON.parse(line))),
);
const picture = fold(mission, records, {
  records: records.length,
  ledger: null,
  configuration: mission.configuration,
  version: '',
});
const parties = new Set(mission.config.parties.map((party) => party.id));

/** Authors that each party's own voice names. */
function namedBy(incident: Incident): Map<string, Set<string>> {
  const named = new Map<string, Set<string>>();
  for (const { voice, actor } of incident.accounts) {
    if (!parties.has(voice) || !parties.has(actor)) continue;
    named.set(voice, (named.get(voice) ?? new Set()).add(actor));
  }
  return named;
}

const isContested = (incident: Incident): boolean => {
  const named = namedBy(incident);
  return named.size > 1 && new Set([...named.values()].flatMap((actors) => [...actors])).size > 1;
};

/** A third party that tells as fact who it was, or gives a physical sign. */
const isSettledByOthers = (incident: Incident): boolean =>
  incident.accounts.some(
    ({ voice, actor, stance, signs }) =>
      voice === '' && ((parties.has(actor) && stance === 'asserted') || (signs?.length ?? 0) > 0),
  );

const contested = picture.incidents.filter(isContested);

describe('contested incidents', () => {
  test('there are some, and each shows what both say', () => {
    assert.ok(contested.length >= 2, `${contested.length}`);
    for (const incident of contested) {
      const judged = picture.attributions.get(incident.id)!;
      const named = namedBy(incident);
      for (const [voice, actors] of named)
        for (const actor of actors)
          assert.ok(
            judged.factors.some(
              ({ rule, hypothesis, because }) =>
                hypothesis === actor &&
                because.startsWith(voice) &&
                rule === (voice === actor ? 'admission' : 'accusation'),
            ),
            `${incident.id}: ${voice} names ${actor}`,
          );
      for (const party of parties) assert.ok(waterfall(judged, party).steps.length > 0);
    }
  });

  test('what neither a third party nor a physical sign settles is undetermined, with what is missing', () => {
    const open = contested.filter((incident) => !isSettledByOthers(incident));
    assert.ok(open.length >= 2, `${open.length}`);
    for (const incident of open) {
      const judged = picture.attributions.get(incident.id)!;
      const admitted = [...namedBy(incident)].some(([voice, actors]) => actors.has(voice));
      if (admitted) continue;
      assert.equal(judged.author, 'undetermined', incident.id);
      assert.ok(judged.reasons.some(({ rule }) => rule === 'missing-evidence'));
    }
  });
});

test('the gas metering station near Sudzha, 21 and 28 March 2025: two accounts each time, and no author', () => {
  for (const day of ['2025-03-21', '2025-03-28']) {
    const from = Date.parse(`${day}T00:00:00+03:00`) - 3_600_000;
    const found = contested.filter(
      ({ targetName, time }) =>
        /Sudzha/.test(targetName) && time.startMs >= from && time.startMs < from + 25 * 3_600_000,
    );
    assert.equal(found.length, 1, day);
    const [incident] = found;
    assert.equal(namedBy(incident!).size, 2);
    const judged = picture.attributions.get(incident!.id)!;
    assert.equal(judged.author, 'undetermined');
    for (const party of parties)
      assert.ok(judged.factors.some(({ rule, hypothesis }) => rule === 'accusation' && hypothesis === party));
    assert.ok(judged.happened.value > 0.9, 'that it happened, both grant');
  }
});
