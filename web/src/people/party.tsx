/** A party always by name, with its hue beside it; undetermined in grey. */
import type { ReactNode } from 'react';
import { useSpeech } from '../words/speech.tsx';

export function usePartyColour(): (id: string) => string {
  const { mission } = useSpeech();
  return (id) => {
    const index = mission.parties.findIndex((party) => party.id === id);
    return index < 0 ? 'var(--tl-undetermined)' : `var(--tl-party-${index % 2})`;
  };
}

export function PartyName({ id }: { readonly id: string }): ReactNode {
  const { name } = useSpeech();
  const colour = usePartyColour();
  return (
    <span className="party">
      <i className="dot" style={{ background: colour(id) }} aria-hidden="true" />
      {name(id)}
    </span>
  );
}
