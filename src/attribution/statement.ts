/**
 * What people say about who did it: admission, accusation, denial, silence, and the reports of third parties.
 */
import type { Evidence } from './evidence.js';
import { type Reading, STANCE, TRAIT } from './reading.js';
import { type Sayings, say, settle } from './repetition.js';
import { AUTHOR } from './rule.js';

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

/** @param besides only what a source's record tells nothing of goes `into`: a bare denial, a word against one's own interest */
export function measureStatements(
  reading: Reading,
  i: number,
  scratch: Sayings,
  into: Evidence,
  said: Said,
  besides: boolean,
): void {
  const from = reading.offsets[i]!;
  const to = reading.offsets[i + 1]!;
  scratch.groups = 0;
  said.named = 0;
  said.vouched = 0;
  said.speaking = 0;
  for (let row = from; row < to; row++) sayingOf(reading, i, row, row - from, scratch, said);
  settle(
    scratch,
    reading.prepared.weights.repetition,
    AUTHOR['third-party-report'],
    AUTHOR['third-party-allegation'],
    into,
    besides ? BESIDES : undefined,
  );
  said.independent = namingVoices(scratch);
}

function sayingOf(
  { columns, holder, isProtected, prepared }: Reading,
  i: number,
  row: number,
  account: number,
  to: Sayings,
  said: Said,
): void {
  const stance = columns.stance[row]!;
  const speaker = columns.speaker[row]!;
  const named = columns.named[row]!;
  const voice = columns.voice[row]!;
  if (speaker >= 0) {
    said.speaking |= 1 << speaker;
    if (stance === STANCE.denied) say(to, voice, AUTHOR.denial, speaker, 1, account);
  }
  if (named < 0) {
    if ((columns.traits[row]! & TRAIT.accident) === 0) return;
    // A third party tells that nobody did it: an accident, a find of old ammunition.
    const other = prepared.parties.length;
    say(to, voice, AUTHOR['told-as-accident'], other, columns.trust[row]!, account);
    said.named |= 1 << other;
    said.vouched |= 1 << other;
    return;
  }
  if (speaker === named) {
    if (stance === STANCE.denied) return;
    say(to, voice, AUTHOR.admission, named, 1, account);
    if (isProtected[i] === 1 || holder[i] === named)
      say(to, voice, AUTHOR['against-interest'], named, 1, account);
    said.named |= 1 << named;
    said.vouched |= 1 << named;
  } else if (speaker >= 0) {
    say(to, voice, AUTHOR.accusation, named, 1, account);
    said.named |= 1 << named;
  } else thirdParty(stance, voice, named, columns.trust[row]!, account, to, said);
}

/** An allegation passed on is the accusation at one remove: it does not vouch for what it passes on. */
function thirdParty(
  stance: number,
  voice: number,
  named: number,
  trust: number,
  account: number,
  to: Sayings,
  said: Said,
): void {
  if (stance === STANCE.asserted) {
    say(to, voice, AUTHOR['third-party-report'], named, trust, account);
    said.named |= 1 << named;
    said.vouched |= 1 << named;
  } else if (stance === STANCE.alleged) {
    say(to, voice, AUTHOR['third-party-allegation'], named, trust, account);
    said.named |= 1 << named;
  } else if (stance === STANCE.denied) say(to, voice, AUTHOR['third-party-denial'], named, trust, account);
}

function namingVoices({ groups, voice, rule }: Sayings): number {
  let count = 0;
  let seen = 0;
  for (let g = 0; g < groups; g++) {
    if (NAMING[rule[g]!] === 0) continue;
    // Voices beyond the 31st would share a bit: the interval no longer narrows by then.
    const bit = 1 << (voice[g]! % 31);
    if ((seen & bit) === 0) count++;
    seen |= bit;
  }
  return count;
}

const NAMING = rules(
  'admission',
  'accusation',
  'third-party-report',
  'third-party-allegation',
  'told-as-accident',
);
const BESIDES = rules('denial', 'against-interest');

/** 1 for those rules, by index. */
function rules(...names: readonly (keyof typeof AUTHOR)[]): Uint8Array {
  const set = new Uint8Array(Object.keys(AUTHOR).length);
  for (const name of names) set[AUTHOR[name]] = 1;
  return set;
}
