/**
 * What the parties that the case concerns have said, side by side: columns of one width, by the English name of the party.
 * Only steps that stand are here; the whole history is below.
 */
import type { ReactNode } from 'react';
import type { Case, HistoryStep } from '../api/types.ts';
import { PartyName } from '../people/party.tsx';
import { useCaseWords } from '../words/cases/choice.ts';
import { useSpeech } from '../words/speech.tsx';
import { withinText } from './clock-text.ts';
import { When } from './when.tsx';

const SAID = ['allege', 'respond', 'act', 'dispute'] as const;

export function Sides({ one }: { readonly one: Case }): ReactNode {
  const words = useCaseWords();
  const { mission } = useSpeech();
  const english = (id: string): string => mission.parties.find((party) => party.id === id)?.name.en ?? id;
  const parties = [...one.concerned].sort((a, b) => (english(a) < english(b) ? -1 : 1));
  return (
    <section className="case-part">
      <h2>{words.sides}</h2>
      <p className="soft small">{words.sidesNote}</p>
      <div className="case-sides">
        {parties.map((party) => (
          <Side key={party} one={one} party={party} />
        ))}
      </div>
    </section>
  );
}

function Side({ one, party }: { readonly one: Case; readonly party: string }): ReactNode {
  const words = useCaseWords();
  const said = one.history.filter((step) => step.effect.kind === 'stands' && isOf(step, one, party));
  const waited = one.clocks.some((clock) => clock.clock === 'respond' && clock.party === party);
  const lapsed = one.lapses.filter((lapse) => lapse.clock === 'respond' && lapse.party === party);
  return (
    <div className="case-side">
      <h3>
        <PartyName id={party} />
      </h3>
      {said.map((step) => (
        <div key={step.id} className="case-said">
          <strong>
            {words.action[step.action]}
            {step.position && `: ${words.position[step.position]}`}
            {step.measure && `: ${words.measure[step.measure]}`}
          </strong>
          {isEarlier(step, one) && <span className="soft small"> ({words.earlier})</span>}
          {(step.reasons ?? []).map((reason) => (
            <p key={reason}>{reason}</p>
          ))}
          <When atMs={step.atMs} />
        </div>
      ))}
      {said.length === 0 && <p className="soft small">{words.saysNothing}</p>}
      {waited && <p className="small">{words.responseOpen}</p>}
      {lapsed.map(({ dueMs, within }) => (
        <p key={dueMs} className="small">
          {words.clock.respond}: {words.noAnswer(withinText(within, words))}
        </p>
      ))}
    </div>
  );
}

const isOf = ({ action, party }: HistoryStep, { from }: Case, of: string): boolean =>
  action === 'allege' ? from === of : party === of && (SAID as readonly string[]).includes(action);

const isEarlier = ({ id }: HistoryStep, { responses }: Case): boolean =>
  responses.some(({ step, current }) => step === id && !current);
