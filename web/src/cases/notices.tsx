/** Notices with their acknowledgements, and who has not been told yet. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CaseView } from '../api/types.ts';
import { PartyName } from '../people/party.tsx';
import { useCaseWords } from '../words/cases/choice.ts';
import { useSpeech } from '../words/speech.tsx';
import { useWish } from './wish.ts';

export function Notices({ view }: { readonly view: CaseView }): ReactNode {
  const words = useCaseWords();
  const { moments, name } = useSpeech();
  const { may, setWish } = useWish();
  const { case: one, untold } = view;
  const actionOf = (id: string): string => {
    const step = one.history.find((known) => known.id === id);
    return step ? `${words.stepNumber(step.number)}, ${words.action[step.action]}` : id;
  };
  return (
    <section className="case-part">
      <h2>{words.notices}</h2>
      {one.notices.length === 0 && untold.length === 0 && <p className="soft small">{words.noNotice}</p>}
      <ul className="case-notices">
        {one.notices.map(({ step, party, of, atMs, acknowledgedMs }) => (
          <li key={step}>
            <span>
              <PartyName id={party} /> · {moments.moment(atMs)} · {words.noticeOf} {actionOf(of)} ·{' '}
              {acknowledgedMs === null
                ? words.notAcknowledged
                : words.acknowledged(moments.moment(acknowledgedMs))}
            </span>
            {acknowledgedMs === null && may.includes('acknowledge') && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => setWish({ action: 'acknowledge', typed: { party, of: step } })}
              >
                {words.take.acknowledge}
              </Button>
            )}
          </li>
        ))}
        {untold.map(({ party, step, action }) => (
          <li key={`${party} ${step}`}>
            <span>{words.untold(name(party), words.action[action])}</span>
            {may.includes('notify') && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => setWish({ action: 'notify', typed: { party, of: step } })}
              >
                {words.take.notify}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
