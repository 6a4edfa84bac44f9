/**
 * What people say about who did it: admission, accusation, denial, silence, and the reports of third parties.
 */
import type { Account, Incident } from '../incident/incident.js';
import type { Evidence } from './evidence.js';
import { type PreparedSetting, partyOf, trustIn } from './prepare.js';
import { type Sayings, say, settle } from './repetition.js';
import { AUTHOR } from './rule.js';
import type { Voices } from './voice.js';

/** What was said, as sets of hypotheses: bit i for the hypothesis of index i. */
export interface Said {
  /** That an account names. */
  named: number;
  /** That somebody besides an adversary names, or physical signs point to. */
  vouched: number;
  /** Parties that say anything. */
  speaking: number;
  /** Voices that name an author: what the interval narrows with. */
  independent: number;
}

/** Targets that a party does not gladly say it hit. */
const PROTECTED: ReadonlySet<string> = new Set(['residential', 'medical', 'education', 'civilian']);

export function measureStatements(
  incident: Incident,
  prepared: PreparedSetting,
  voices: Voices,
  scratch: Sayings,
  into: Evidence,
  said: Said,
): void {
  const { accounts } = incident;
  scratch.groups = 0;
  said.named = 0;
  said.vouched = 0;
  said.speaking = 0;
  for (let i = 0; i < accounts.length; i++)
    sayingOf(incident, accounts[i]!, i, voices.number[i]!, prepared, scratch, said);
  settle(
    scratch,
    prepared.weights.repetition,
    AUTHOR['third-party-report'],
    AUTHOR['third-party-allegation'],
    into,
  );
  said.independent = namingVoices(scratch);
}

function sayingOf(
  incident: Incident,
  account: Account,
  index: number,
  voice: number,
  prepared: PreparedSetting,
  to: Sayings,
  said: Said,
): void {
  const { actor, stance } = account;
  const speaker = account.voice === '' ? -1 : partyOf(prepared, account.voice);
  if (speaker >= 0) {
    said.speaking |= 1 << speaker;
    if (stance === 'denied') say(to, voice, AUTHOR.denial, speaker, 1, index);
  }
  const named = partyOf(prepared, actor);
  if (named < 0) {
    if (actor === 'none') accident(account, index, voice, prepared, to, said);
    return;
  }
  if (speaker === named) {
    if (stance === 'denied') return;
    say(to, voice, AUTHOR.admission, named, 1, index);
    if (PROTECTED.has(incident.target) || incident.control === actor)
      say(to, voice, AUTHOR['against-interest'], named, 1, index);
    said.named |= 1 << named;
    said.vouched |= 1 << named;
  } else if (speaker >= 0) {
    say(to, voice, AUTHOR.accusation, named, 1, index);
    said.named |= 1 << named;
  } else thirdParty(account, index, voice, named, prepared, to, said);
}

/** An allegation passed on is the accusation at one remove: it does not vouch for what it passes on. */
function thirdParty(
  account: Account,
  index: number,
  voice: number,
  named: number,
  prepared: PreparedSetting,
  to: Sayings,
  said: Said,
): void {
  const trust = trustIn(account.sourceGrade, prepared);
  if (account.stance === 'asserted') {
    say(to, voice, AUTHOR['third-party-report'], named, trust, index);
    said.named |= 1 << named;
    said.vouched |= 1 << named;
  } else if (account.stance === 'alleged') {
    say(to, voice, AUTHOR['third-party-allegation'], named, trust, index);
    said.named |= 1 << named;
  } else if (account.stance === 'denied') say(to, voice, AUTHOR['third-party-denial'], named, trust, index);
}

/** A third party tells that nobody did it: an accident, a find of old ammunition. */
function accident(
  account: Account,
  index: number,
  voice: number,
  prepared: PreparedSetting,
  to: Sayings,
  said: Said,
): void {
  if (account.voice !== '' || account.stance !== 'asserted' || !prepared.unexplained.has(account.conduct))
    return;
  const other = prepared.parties.length;
  say(to, voice, AUTHOR['told-as-accident'], other, trustIn(account.sourceGrade, prepared), index);
  said.named |= 1 << other;
  said.vouched |= 1 << other;
}

function namingVoices({ groups, voice, rule }: Sayings): number {
  let count = 0;
  let seen = 0;
  for (let g = 0; g < groups; g++) {
    if (!NAMING.has(rule[g]!)) continue;
    // Voices beyond the 31st would share a bit: the interval no longer narrows by then.
    const bit = 1 << (voice[g]! % 31);
    if ((seen & bit) === 0) count++;
    seen |= bit;
  }
  return count;
}

const NAMING: ReadonlySet<number> = new Set([
  AUTHOR.admission,
  AUTHOR.accusation,
  AUTHOR['third-party-report'],
  AUTHOR['third-party-allegation'],
  AUTHOR['told-as-accident'],
]);
