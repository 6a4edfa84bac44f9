/**
 * How the event is told: as fact, as an accusation, or as a denial. A party's own posts about the other's attacks are
 * accusations by their nature; so is the claim that the other side hit its own ground.
 */
import type { Conduct, ReportKind, Stance } from '../record/codes.js';
import type { Source } from '../record/source.js';
import type { Judged } from './conduct.js';
import { has, hasAny, hitsOf, type Reading, wordsOf } from './reading.js';
import { SIGN } from './sign.js';

export interface StanceFacts {
  readonly kind: ReportKind;
  readonly conduct: Conduct;
  readonly actor: string;
  readonly voice: string;
  readonly source: Source | undefined;
  /** Party implied where fire hits this ground: the one whose fire is expected there; '' when nothing is implied. */
  readonly expected: string;
}

const ACCUSES = [SIGN.talk.accuse, SIGN.talk.accuses];

export function stanceOf(reading: Reading, facts: StanceFacts): Judged<Stance> {
  const { kind } = facts;
  const accuses = hasAny(reading, ACCUSES);
  const denies = has(reading, SIGN.talk.deny);
  if (kind !== 'event' && kind !== 'summary') {
    if (denies && kind === 'statement')
      return judged(reading, 'denied', 'denial', 'the text denies', SIGN.talk.deny);
    if (accuses && kind === 'statement')
      return judged(reading, 'alleged', 'accusation', 'the text accuses', SIGN.talk.accuse);
    return { code: 'none', reason: { rule: 'no-event', because: 'no event is told' } };
  }
  if (denies && deniesFirst(reading))
    return judged(reading, 'denied', 'denial', 'the main point is a denial', SIGN.talk.deny);
  if (accuses)
    return judged(
      reading,
      'alleged',
      'accusation',
      'the text accuses or doubts',
      SIGN.talk.accuse,
      SIGN.talk.deny,
    );
  if (facts.conduct === 'clash' && has(reading, SIGN.talk.claimsTaking)) {
    return judged(
      reading,
      'alleged',
      'claim-of-ground',
      'a side claims that ground changed hands',
      SIGN.talk.claimsTaking,
    );
  }
  const { actor, voice, source } = facts;
  const acts = facts.conduct === 'strike' || facts.conduct === 'sabotage' || facts.conduct === 'explosion';
  if (source?.party && acts && actor !== source.party && actor !== 'undetermined') {
    return {
      code: 'alleged',
      reason: { rule: 'party-on-the-other', because: `${source.party} tells of an attack by ${actor}` },
    };
  }
  if (
    voice !== '' &&
    acts &&
    facts.expected !== '' &&
    facts.expected === voice &&
    actor !== voice &&
    actor !== 'undetermined'
  ) {
    return {
      code: 'alleged',
      reason: {
        rule: 'own-ground-accusation',
        because: `${voice} says that ${actor} hit ground where fire is expected from ${voice}`,
      },
    };
  }
  return { code: 'asserted', reason: { rule: 'told-as-fact', because: 'the event is told as fact' } };
}

/** "denied the claims that allegedly ...": the denial comes first; "shelled it themselves, we did not": the accusation does. */
function deniesFirst(reading: Reading): boolean {
  const deny = hitsOf(reading, SIGN.talk.deny)[0];
  const accuse = hitsOf(reading, SIGN.talk.accuse)[0];
  return deny !== undefined && (accuse === undefined || deny.from < accuse.from);
}

function judged(
  reading: Reading,
  code: Stance,
  rule: string,
  because: string,
  ...signs: number[]
): Judged<Stance> {
  return { code, reason: { rule, because, words: wordsOf(reading, ...signs) } };
}
