/** What the sources say of an attack in numbers, a sentence for each: act, count, means, and whose word it is. Never added. */
import type { ReactNode } from 'react';
import { useSpeech } from '../words/speech.tsx';
import type { Operation } from './air-shape.ts';

type Bulletins = Operation['bulletins'];

export function NumbersSentence({
  bulletins,
  most,
}: {
  readonly bulletins: Bulletins;
  readonly most: number;
}): ReactNode {
  const { words, name, number } = useSpeech();
  const told = bulletins.filter(({ numbers }) => numbers.some(({ part }) => !part));
  if (told.length === 0) return <span>{words.sky.noNumbers}</span>;
  return (
    <>
      {told.slice(0, most).map(({ observation, source, numbers }) => (
        <span key={observation}>
          {words.sky.saysNumbers(
            name(source),
            numbers
              .filter(({ part }) => !part)
              .map(({ act, bound, count, means }) =>
                `${words.sky.act[act]} ${words.sky.bound[bound] ?? ''} ${number(count)} (${words.means[means]})`.replace(
                  / {2,}/g,
                  ' ',
                ),
              )
              .join(', '),
          )}
        </span>
      ))}
      {told.length > most && <span className="soft">{words.sky.moreSources(told.length - most)}</span>}
    </>
  );
}
