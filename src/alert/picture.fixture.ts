/** Pictures of an invented valley with strikes as a test asks for them, each with a finding on one clause. */
import type { Band, Finding, Verdict } from '../compliance/finding.js';
import { dayMs, hamlet, incident, report } from '../report/hamlet.fixture.js';
import { indexPicture, type PictureIndex } from '../report/picture-index.js';

export interface Said {
  /** Of the earliest observation. */
  readonly id: string;
  readonly observations?: readonly string[];
  readonly band?: Band;
  readonly verdict?: Verdict;
  readonly place?: string;
}

const START_MS = dayMs('2031-03-26') + 3_600_000;

export function indexWith(said: readonly Said[]): PictureIndex {
  const [attribution] = [...hamlet.attributions.values()];
  const incidents = said.map(({ id, observations = [id], place = 'Mill' }) => {
    const made = incident(`inc-${id}`, [
      report({
        id,
        time: { startMs: START_MS, endMs: START_MS + 60_000, precision: 'minute' },
        place: {
          name: place,
          lat: 47.081234,
          lon: 11.051234,
          region: 'Upper Valley',
          radiusMetres: 500,
          precision: 'site',
          basis: 'text',
        },
      }),
    ]);
    return { ...made, accounts: [{ ...made.accounts[0]!, observations }] };
  });
  return indexPicture({
    ...hamlet,
    incidents,
    attributions: new Map(incidents.map(({ id }) => [id, { ...attribution!, incident: id }])),
    findings: said.map(findingOf),
  });
}

function findingOf({ id, verdict = 'violation', band = 'probable' }: Said): Finding {
  const [sample] = hamlet.findings;
  return {
    ...sample!,
    ...{ id: `inc-${id}~energy-halt~no-strikes~early`, incident: `inc-${id}`, verdict, band },
    ...{ rule: 'standard-met', startMs: START_MS, endMs: START_MS + 60_000 },
  };
}
