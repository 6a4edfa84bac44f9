/** In whose voice a text speaks. */
import type { Source } from '../record/source.js';
import type { Hit } from './pattern.js';
import { hitsOf, type Reading } from './reading.js';
import { SIGN } from './sign.js';
import { GAP, quote } from './words.js';

/** The party in whose voice a text speaks: its source's, or the one whose officials the text cites. '' for none. */
export function voiceOf(
  reading: Reading,
  source: Source | undefined,
): { readonly party: string; readonly words: readonly string[] } {
  if (source?.party) return { party: source.party, words: [] };
  const hit = voiceHits(reading)[0];
  return hit ? { party: hit.of, words: [quote(reading.words, hit.from, hit.to)] } : { party: '', words: [] };
}

/** A voice stands at the start or the end, or with a word for saying; elsewhere the same word is somebody who acts. */
export function voiceHits(reading: Reading): Hit[] {
  const { texts, gaps } = reading.words;
  const forces = hitsOf(reading, SIGN.party.force);
  return hitsOf(reading, SIGN.party.voice).filter((hit) => {
    const alsoForce = forces.some((force) => force.from === hit.from);
    const colon = gaps[hit.to] === GAP.colon;
    const closes =
      gaps[hit.from] === GAP.colon || gaps[hit.from - 1] === GAP.colon || gaps[hit.from - 1] === GAP.comma;
    const says = hitsOf(reading, SIGN.talk.says).some((say) => Math.abs(say.from - hit.from) <= 3);
    if (alsoForce) return colon || (closes && hit.to >= texts.length - 1) || says;
    return true;
  });
}
