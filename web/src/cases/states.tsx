/** What the public sees of a case: its states and since when. */
import type { ReactNode } from 'react';
import type { Case } from '../api/types.ts';
import { useCaseWords } from '../words/cases/choice.ts';
import { useSpeech } from '../words/speech.tsx';

export function States({ one }: { readonly one: Case }): ReactNode {
  const words = useCaseWords();
  const { moments } = useSpeech();
  return (
    <section className="case-part" data-testid="case-states">
      <h2>{words.states}</h2>
      <table className="plain-table">
        <tbody>
          {one.states.map(({ state, atMs }) => (
            <tr key={`${state} ${atMs}`}>
              <td>{words.state[state]}</td>
              <td className="nowrap">{moments.moment(atMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
