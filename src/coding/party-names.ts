/** The names of parties in a text: forces, what is theirs, weapons that one party launches, and "the enemy". */
import type { Source } from '../record/source.js';
import type { PartySetting } from './party.js';
import type { Hit } from './pattern.js';
import { hitsOf, type Reading } from './reading.js';
import { SIGN } from './sign.js';
import { voiceHits } from './voice.js';
import { quote } from './words.js';

export interface Name {
  readonly party: string;
  readonly role: 'force' | 'adjective' | 'weapon';
  readonly hit: Hit;
  readonly words: string;
}

/** In the order of the text. Officials who only speak are left out. */
export function namesIn(reading: Reading, source: Source | undefined, setting: PartySetting): Name[] {
  const voices = voiceHits(reading);
  const names: Name[] = [];
  const add = (sign: number, role: Name['role'], party?: string): void => {
    for (const hit of hitsOf(reading, sign)) {
      if (voices.some((voice) => voice.from < hit.to && hit.from < voice.to)) continue;
      names.push({ party: party ?? hit.of, role, hit, words: quote(reading.words, hit.from, hit.to) });
    }
  };
  add(SIGN.party.force, 'force');
  add(SIGN.party.adjective, 'adjective');
  add(SIGN.party.weapon, 'weapon');
  const own = source?.party ?? (source && setting.lexicon.enemyOf[source.id]);
  const enemy = own === undefined ? undefined : otherParty(own, setting);
  if (enemy !== undefined) {
    add(SIGN.role.enemyForce, 'force', enemy);
    add(SIGN.role.enemyAdjective, 'adjective', enemy);
  }
  return names.sort((a, b) => a.hit.from - b.hit.from);
}

export function otherParty(party: string, setting: PartySetting): string | undefined {
  return setting.parties.length === 2 ? setting.parties.find((one) => one.id !== party)?.id : undefined;
}
