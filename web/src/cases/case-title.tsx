/** How a case is called: its clause, and who alleges against whom. What a reader is not shown is left out. */
import type { ReactNode } from 'react';
import type { Case } from '../api/types.ts';
import { useCaseWords } from '../words/cases/choice.ts';
import { useSpeech } from '../words/speech.tsx';

type Named = Pick<Case, 'shown' | 'agreement' | 'clause' | 'channel' | 'from' | 'against'>;

export function useCaseTitle(): (one: Named) => { readonly clause: string; readonly who: string } {
  const { mission, text, name } = useSpeech();
  const words = useCaseWords();
  return ({ shown, agreement: id, clause: clauseId, channel, from, against }) => {
    const agreement = mission.agreements.find((one) => one.id === id);
    const clause = agreement?.clauses.find((one) => one.id === clauseId);
    const named = clause ? text(clause.title) : clauseId || words.withoutClause;
    const whom = against.length === 0 ? words.againstNobody : against.map(name).join(', ');
    const voice = from ? name(from) : channel ? words.voice[channel] : '';
    return {
      clause: agreement ? `${text(agreement.title)}: ${named}` : named,
      who: shown === 'public' ? '' : words.alleges(voice, whom),
    };
  };
}

export function StateWord({ state }: { readonly state: Case['state'] }): ReactNode {
  const words = useCaseWords();
  return (
    <span className="case-state" data-state={state}>
      {words.state[state]}
    </span>
  );
}
