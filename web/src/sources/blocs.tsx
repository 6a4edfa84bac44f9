/** Sources that speak as one, named with their members, how much of it is one word, and what shows it. */
import type { ReactNode } from 'react';
import type { SourcesView } from '../api/types.ts';
import { useSpeech } from '../words/speech.tsx';

export function Blocs(props: { readonly judged: NonNullable<SourcesView['judged']> }): ReactNode {
  const { words, name, number, percent } = useSpeech();
  const { blocs, sources } = props.judged;
  const said = words.sources;
  return (
    <section className="blocs" data-testid="blocs">
      <h2>{said.blocs}</h2>
      <p className="soft small">{said.blocsNote}</p>
      {blocs.length === 0 && <p>{said.noBlocs}</p>}
      {blocs.map((bloc, index) => {
        const members = bloc.members.map((member) => name(sources[member]?.source ?? ''));
        const share = (times: number): string => percent(times / bloc.together);
        return (
          <article key={bloc.name} className="bloc">
            <h3>
              {said.bloc(number(index + 1))}: {members.join(', ')}
            </h3>
            <p>
              <strong>{said.oneWord(percent(bloc.score))}</strong>{' '}
              {said.agreed(share(bloc.agreed), number(bloc.together), share(bloc.expected))}
            </p>
          </article>
        );
      })}
    </section>
  );
}
