/**
 * Evidence in words: the sentence of every factor, written only when somebody reads it.
 */
import type { Account, Incident } from '../incident/incident.js';
import { type Factor, HAPPENED } from './attribution.js';
import type { Evidence } from './evidence.js';
import type { PreparedSetting } from './prepare.js';
import { AUTHOR_RULES, type AuthorRule, HAPPENED_RULES, type HappenedRule } from './rule.js';

interface Told {
  readonly incident: Incident;
  readonly prepared: PreparedSetting;
  readonly hypothesis: string;
  readonly source: string;
  readonly voice: string;
  readonly actor: string;
  readonly grade: string;
}

const bringer = ({ voice, source }: Told): string => (voice === '' ? source : voice);
const bearing = (what: string) => (told: Told) =>
  `${what} that ${bringer(told)} gives, held against the ground that ${told.hypothesis} had within reach.`;

const AUTHOR_SENTENCES: Readonly<Record<AuthorRule, (told: Told) => string>> = {
  prior: ({ incident, prepared }) =>
    prepared.unexplained.has(incident.conduct)
      ? 'Told without an attacker by its nature: accident or another hand is as likely as a party.'
      : 'Parties start equal; accident or another hand starts lower.',
  admission: ({ voice }) => `${voice} says in its own voice that it did it.`,
  'against-interest': ({ voice }) => `${voice} says so against its own interest.`,
  accusation: ({ voice, actor }) => `${voice} says that ${actor} did it.`,
  'third-party-report': ({ actor, grade }) => `A third party, graded ${grade}, names ${actor}.`,
  'third-party-allegation': ({ actor, grade }) =>
    `A third party, graded ${grade}, reports that ${actor} is said to have done it.`,
  'third-party-denial': ({ actor, grade }) =>
    `A third party, graded ${grade}, reports that ${actor} is said not to have done it.`,
  'denied-by-source': (told) => `${bringer(told)} says that it was not so.`,
  'told-as-accident': ({ grade }) => `A third party, graded ${grade}, tells of it as nobody's doing.`,
  denial: ({ voice }) => `${voice} denies it.`,
  silence: ({ hypothesis }) => `${hypothesis} is named and says nothing, though it usually speaks.`,
  crater: bearing('The shape of the crater'),
  track: bearing('The track'),
  sound: bearing('The direction of the sound'),
  firing: (told) => `A firing that ${bringer(told)} noticed, held against who had the ground there.`,
  'own-ground': ({ hypothesis }) =>
    `${hypothesis} held the ground that was hit; parties seldom, but do, hit ground they hold.`,
  'own-facility': ({ hypothesis }) => `What was hit served people on ground of ${hypothesis}.`,
  'own-forces': ({ hypothesis }) => `A military object on ground of ${hypothesis} was hit.`,
  'not-in-inventory': ({ incident, hypothesis }) =>
    `The register of weapons knows no ${incident.means} in the hands of ${hypothesis}.`,
  'out-of-reach': outOfReach,
  series: ({ hypothesis }) =>
    `Like incidents nearby in these days, by the same means on ground of the same holder, lean towards or away from ${hypothesis}.`,
  'held-down': () => 'Held down, so that location alone stays below the ceiling.',
  calibration: () => 'Correction of the scale, measured on incidents whose author is known.',
};

const HAPPENED_SENTENCES: Readonly<Record<HappenedRule, (told: Told) => string>> = {
  'happened-prior': () => 'Where incidents start, before anybody is heard.',
  'told-by-third-party': () => 'A third party tells that it happened.',
  'alleged-by-third-party': () => 'A third party reports that it is said to have happened.',
  'told-by-party': () => 'A party tells that it happened; it has a stake either way.',
  'said-not-to-have-happened': () => 'A voice says that it did not happen.',
  detected: () => 'A sensor noticed something of the kind there and then.',
  'physical-trace': () => 'A third party found physical traces of it.',
  'parties-agree': () => 'Voices of more than one party tell that it happened, whoever they blame.',
  'happened-calibration': () => 'Correction of the scale, measured on incidents of which it is known.',
};

function outOfReach({ incident, prepared, hypothesis }: Told): string {
  const { place, time, means } = incident;
  const reachKm = prepared.arsenal.reachKm(means)?.[prepared.partyIndex.get(hypothesis)!] ?? Number.NaN;
  const awayKm = prepared.distanceToGroundKm(place.lat, place.lon, time.startMs, hypothesis);
  if (awayKm === Number.POSITIVE_INFINITY)
    return `${hypothesis} held no ground from which it could have been reached.`;
  const least = Math.round(Math.max(0, awayKm - place.radiusMetres / 1000));
  return `The place lies at least ${least} km from ground of ${hypothesis}; its longest ${means} reaches ${reachKm} km.`;
}

/** Of all accounts in which the same voice says the same. */
function recordsOf({ accounts }: Incident, { voice, source, actor, stance }: Account): string[] {
  const same = accounts.filter(
    (other) =>
      other.voice === voice &&
      (voice !== '' || other.source === source) &&
      other.actor === actor &&
      other.stance === stance,
  );
  return [...new Set(same.flatMap((other) => other.observations))];
}

export function authorFactors(from: Evidence, incident: Incident, prepared: PreparedSetting): Factor[] {
  return factorsOf(
    from,
    incident,
    prepared,
    prepared.authorWeights,
    (rule) => AUTHOR_RULES[rule]!,
    (told, rule) => AUTHOR_SENTENCES[rule as AuthorRule](told),
  );
}

export function happenedFactors(from: Evidence, incident: Incident, prepared: PreparedSetting): Factor[] {
  return factorsOf(
    from,
    incident,
    prepared,
    prepared.happenedWeights,
    (rule) => HAPPENED_RULES[rule]!,
    (told, rule) => HAPPENED_SENTENCES[rule as HappenedRule](told),
  ).map((factor) => ({ ...factor, hypothesis: HAPPENED }));
}

function factorsOf(
  from: Evidence,
  incident: Incident,
  prepared: PreparedSetting,
  weights: Float64Array,
  ruleOf: (rule: number) => string,
  sentence: (told: Told, rule: string) => string,
): Factor[] {
  const factors: Factor[] = [];
  for (let row = 0; row < from.rows; row++) {
    const logOdds = from.amount[row]! * weights[from.rule[row]!]!;
    if (logOdds === 0) continue;
    const hypothesis = prepared.ids[from.hypothesis[row]!]!;
    const account = incident.accounts[from.account[row]!];
    const rule = ruleOf(from.rule[row]!);
    const told: Told = {
      incident,
      prepared,
      hypothesis,
      source: account?.source ?? '',
      voice: account?.voice ?? '',
      actor: account?.actor ?? '',
      grade: account?.sourceGrade ?? '',
    };
    const times = from.accounts[row]!;
    const again = times > 1 ? ` Said in ${times} accounts; each further one counts less.` : '';
    factors.push({
      rule,
      hypothesis,
      logOdds,
      because: sentence(told, rule) + again,
      ...(account ? { records: times > 1 ? recordsOf(incident, account) : account.observations } : {}),
    });
  }
  return factors;
}
