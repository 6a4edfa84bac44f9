/** Why an incident is attributed as it is, in English. */
import type { ReasonWords, StepTold, VerdictTold } from './reasons.js';

const leads = ({ leading, value }: VerdictTold): string => `${leading} leads with ${value}`;
const withThreshold = (told: VerdictTold): string =>
  told.threshold === '' ? `${leads(told)}.` : `${leads(told)}; the threshold is ${told.threshold}.`;
const bearing =
  (what: string) =>
  ({ by }: StepTold): string =>
    `${what} that ${by} gives, held against the ground within reach of each.`;

export const englishReasons: ReasonWords = {
  step: {
    prior: () =>
      'Parties start equal; accident or another hand starts lower, unless the conduct suggests it.',
    admission: ({ by }) => `${by} says in its own voice that it did it.`,
    'against-interest': ({ by }) => `${by} says so against its own interest.`,
    accusation: ({ by, named }) => `${by} says that it was: ${named}.`,
    'third-party-report': ({ source, named }) => `${source} names: ${named}.`,
    'third-party-allegation': ({ source, named }) => `${source} passes on that it is said to be: ${named}.`,
    'third-party-denial': ({ source, named }) => `${source} passes on that it is said not to be: ${named}.`,
    'denied-by-source': ({ by }) => `${by} says that it was not so.`,
    'told-as-accident': ({ source }) => `${source} tells of it as nobody’s doing.`,
    denial: ({ by, about }) => `Denied by: ${by || about}.`,
    silence: ({ about }) => `Named and silent, though it usually speaks: ${about}.`,
    crater: bearing('The shape of the crater'),
    track: bearing('The track'),
    sound: bearing('The direction of the sound'),
    firing: ({ by }) => `A firing that ${by} noticed, held against who had the ground there.`,
    'own-ground': ({ about }) =>
      `Held the ground that was hit: ${about}. Parties seldom, but do, hit ground they hold.`,
    'own-facility': ({ about }) => `What was hit served people on ground held by: ${about}.`,
    'own-forces': ({ about }) => `A military object was hit on ground held by: ${about}.`,
    'not-in-inventory': ({ about }) =>
      `The register of weapons knows no such means in the hands of: ${about}.`,
    'out-of-reach': ({ about }) =>
      `The place lies farther than the longest such means reaches from ground held by: ${about}.`,
    series: ({ about }) =>
      `Like incidents nearby in these days, by the same means on ground of the same holder, speak of: ${about}.`,
    'held-down': () => 'Location alone must not pass its ceiling.',
    calibration: () => 'Correction of the scale, measured on incidents whose author is known.',
    'happened-prior': () => 'Where incidents start, before anybody is heard.',
    'told-by-third-party': ({ source }) => `${source} tells that it happened.`,
    'alleged-by-third-party': ({ source }) => `${source} passes on that it is said to have happened.`,
    'told-by-party': ({ by }) => `Told by: ${by}. A party has a stake either way.`,
    'said-not-to-have-happened': ({ by }) => `Says that it did not happen: ${by}.`,
    detected: ({ source }) => `${source} noticed something of the kind there and then.`,
    'physical-trace': ({ source }) => `${source} found physical traces of it.`,
    'parties-agree': () => 'Voices of more than one party tell that it happened, whoever they blame.',
    'happened-calibration': () => 'Correction of the scale, measured on incidents of which it is known.',
    smaller: ({ count }) => `Smaller steps together: ${count}.`,
  },
  verdict: {
    clash: () => 'Ground combat, and no account names an attacker.',
    'nobody-names-it': (told) =>
      `${leads(told)}, but no account names it and no physical sign points to it; location alone decides nothing.`,
    'below-threshold': withThreshold,
    'accuser-alone': (told) =>
      `${leads(told)}, but only an adversary names it; an accusation alone names nobody.`,
    'may-not-have-happened': (told) =>
      `${leads(told)}, but that it happened at all has only ${told.happened}.`,
    'passes-threshold': withThreshold,
  },
  severalLead: 'Several hypotheses',
  missing: (kinds) => `Missing: ${kinds}.`,
  missingKind: {
    'third-party': 'a third party that says who did it',
    admission: 'an admission',
    sign: 'a physical sign of where it came from (crater, track, sound, a firing that was noticed)',
    means: 'means whose reach and holders are known',
    place: 'a more exact place',
    ground: 'who held the ground that was hit',
    more: 'more evidence from others: there is some of every kind, and it does not agree',
  },
};
