/** All that was reported, by category and receiving side, whatever was promised. */
import type { ReactNode } from 'react';
import type { PeopleTotal } from '../api/types.ts';
import { useSpeech } from '../words/speech.tsx';
import { Facing } from './facing.tsx';
import { useNumbers } from './numbers.tsx';

export function Totals(props: { readonly totals: readonly PeopleTotal[] }): ReactNode {
  const { words, name } = useSpeech();
  const said = useNumbers();
  const { totals } = props;
  return (
    <section>
      <h2>{words.people.totals}</h2>
      <p className="soft small">{words.people.totalsNote}</p>
      {[...new Set(totals.map(({ category }) => category))].map((category) => (
        <article key={category} className="facing">
          <h3>{words.people.category[category]}</h3>
          <Facing
            bars={totals
              .filter((one) => one.category === category)
              .map((one) => ({
                side: one.to,
                promised: null,
                delivered: one.count,
                confirmed: one.confirmed,
                label: (
                  <>
                    <div>
                      {words.people.to(name(one.to))}: <strong>{said.range(one.count)}</strong>
                      {one.withoutNumber > 0 && ` ${words.people.withoutNumber(one.withoutNumber)}`} ·{' '}
                      {words.people.confirmed} <strong>{said.range(one.confirmed)}</strong>
                    </div>
                    <div className="soft">
                      {one.byVoice.map((each) => `${said.who(each.voice)}: ${said.voice(each)}`).join(' · ')}
                    </div>
                  </>
                ),
              }))}
          />
        </article>
      ))}
    </section>
  );
}
