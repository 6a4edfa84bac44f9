/** Numbers of persons as text: ranges, what is not told, what is not known. */
import type { Balance, PeopleTotal } from '../api/types.ts';
import { useSpeech } from '../words/speech.tsx';

type OpenRange = Balance['promised'];
type VoiceCount = PeopleTotal['byVoice'][number];

export interface Said {
  range(range: OpenRange): string;
  /** A single count, or a range where it is withheld. */
  count(count: number | readonly [number, number] | null): string;
  voice(count: VoiceCount): string;
  /** A party, or the third parties. */
  who(voice: string): string;
}

export function useNumbers(): Said {
  const { words, number, name } = useSpeech();
  const { people } = words;
  const range = ([low, high]: OpenRange): string => {
    if (high === null) return low === 0 ? people.notKnown : people.orMore(number(low));
    return low === high ? number(low) : `${number(low)}–${number(high)}`;
  };
  return {
    range,
    count: (count) => {
      if (count === null) return people.noNumber;
      return typeof count === 'number' ? number(count) : range(count);
    },
    voice: ({ count, told, untold }) => {
      if (told === 0) return untold === 0 ? number(0) : people.notTold;
      return untold === 0 ? range(count) : `${range(count)} (${people.untold(untold)})`;
    },
    who: (voice) => (voice === '' ? people.third : name(voice)),
  };
}
