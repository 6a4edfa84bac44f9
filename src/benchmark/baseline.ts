/**
 * The methods that the model has to beat, each given the same accounts and the same care: majority vote over accounts, the
 * same with one vote a voice, the nearest side, and the last claim.
 *
 * Each names a hypothesis or none, and says how strong its case is (a cell, such as "5 votes to 2"). How often it was right in
 * such a case is counted in the training worlds and becomes its probability; what is left is shared out among the
 * other hypotheses as they were true there. So the baselines are calibrated on the same worlds as the model.
 */
import { DID_NOT_HAPPEN, OTHER } from '../attribution/attribution.js';
import { voiceOf } from '../incident/grade.js';
import type { Account, Incident } from '../incident/incident.js';
import type { Forecast } from './forecast.js';
import type { World } from './world.js';

export interface Call {
  /** Hypothesis named; '' for none: nothing to go by, or a tie. */
  readonly names: string;
  /** How strong the case is; cases alike share a probability. */
  readonly cell: string;
}

export interface Baseline {
  readonly name: string;
  call(incident: Incident, world: Pick<World, 'parties' | 'setting'>): Call;
}

/** What an account names: a party, accident, that it did not happen, or '' where it names nothing. */
export function namedBy({ actor, stance }: Account, parties: readonly string[]): string {
  if (actor === 'none') return stance === 'denied' ? DID_NOT_HAPPEN : stance === 'none' ? '' : OTHER;
  return parties.includes(actor) && stance !== 'denied' ? actor : '';
}

const MOST_VOTES = 8;

function majority(name: string, voter: (account: Account) => string): Baseline {
  return {
    name,
    call: (incident, { parties }) => {
      // The last word of a voter is its vote.
      const votes = new Map<string, string>();
      for (const account of incident.accounts) {
        const named = namedBy(account, parties);
        if (named) votes.set(voter(account), named);
      }
      const counts = new Map<string, number>();
      for (const named of votes.values()) counts.set(named, (counts.get(named) ?? 0) + 1);
      const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
      if (!first) return { names: '', cell: 'no vote' };
      const against = second?.[1] ?? 0;
      if (against === first[1]) return { names: '', cell: 'tie' };
      return { names: first[0], cell: `${Math.min(MOST_VOTES, first[1])}:${Math.min(MOST_VOTES, against)}` };
    },
  };
}

/** Blames the side, other than the holder of the ground, whose ground is nearest. */
const nearestSide: Baseline = {
  name: 'nearest side',
  call: ({ place, time, control, means }, { parties, setting }) => {
    let names = '';
    let least = Number.POSITIVE_INFINITY;
    for (const party of parties) {
      if (party === control) continue;
      const km = setting.distanceToGroundKm(place.lat, place.lon, time.startMs, party);
      if (km < least) {
        least = km;
        names = party;
      } else if (km === least) names = '';
    }
    return { names, cell: `${parties.includes(control) ? 'held' : 'not held'} ${means}` };
  },
};

const lastClaim: Baseline = {
  name: 'last claim',
  call: ({ accounts }, { parties }) => {
    for (let i = accounts.length - 1; i >= 0; i--) {
      const account = accounts[i]!;
      const names = namedBy(account, parties);
      if (names) return { names, cell: `${cellOf(account, names)} ${account.stance} ${account.sourceGrade}` };
    }
    return { names: '', cell: 'no claim' };
  },
};

const cellOf = ({ voice }: Account, names: string): string =>
  voice === '' ? 'third party' : voice === names ? 'itself' : 'adversary';

export const BASELINES: readonly Baseline[] = [
  majority('majority vote', (account) => account.source),
  majority('majority of voices', voiceOf),
  nearestSide,
  lastClaim,
];

/** How often a baseline was right, by cell, and what was true; counted in training worlds. */
export interface Experience {
  readonly cells: ReadonlyMap<string, { readonly seen: number; readonly right: number }>;
  /** How often each kind of hypothesis was true: any party, OTHER, DID_NOT_HAPPEN. */
  readonly party: number;
  readonly accident: number;
  readonly nothing: number;
}

export function learn(baseline: Baseline, worlds: Iterable<World>): Experience {
  const cells = new Map<string, { seen: number; right: number }>();
  let party = 0;
  let accident = 0;
  let nothing = 0;
  for (const world of worlds)
    world.incidents.forEach((incident, i) => {
      const truth = world.truths[i]!;
      if (truth === OTHER) accident++;
      else if (truth === DID_NOT_HAPPEN) nothing++;
      else party++;
      const { names, cell } = baseline.call(incident, world);
      const known = cells.get(cell) ?? { seen: 0, right: 0 };
      known.seen++;
      if (names === truth) known.right++;
      cells.set(cell, known);
    });
  return { cells, party, accident, nothing };
}

export function forecastBy(baseline: Baseline, experience: Experience, world: World): Forecast {
  const ids = [...world.parties, OTHER, DID_NOT_HAPPEN];
  const shares = baseShares(experience, world.parties.length);
  const incidents = world.incidents.length;
  const probabilities = new Float64Array(incidents * ids.length);
  const mayAnswer = new Uint8Array(incidents);
  world.incidents.forEach((incident, row) => {
    const { names, cell } = baseline.call(incident, world);
    const at = row * ids.length;
    const named = ids.indexOf(names);
    if (named < 0) {
      probabilities.set(shares, at);
      return;
    }
    const { seen, right } = experience.cells.get(cell) ?? { seen: 0, right: 0 };
    // One look each way that was not taken, so that no case is certain.
    const sure = (right + 1) / (seen + 2);
    const rest = 1 - shares[named]!;
    for (let h = 0; h < ids.length; h++)
      probabilities[at + h] = h === named ? sure : ((1 - sure) * shares[h]!) / rest;
    mayAnswer[row] = 1;
  });
  return { ids, incidents, probabilities, mayAnswer };
}

/** Parties share alike: which of them it was in training says nothing of another mission. */
function baseShares({ party, accident, nothing }: Experience, parties: number): number[] {
  const total = party + accident + nothing;
  return [
    ...Array.from({ length: parties }, () => party / total / parties),
    accident / total,
    nothing / total,
  ];
}
