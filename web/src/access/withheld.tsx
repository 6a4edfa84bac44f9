/** What of the mission is withheld from this reader, in a line above every view: a gap that is not told looks like quiet. */
import type { ReactNode } from 'react';
import { latest } from '../api/load.ts';
import { useSpeech } from '../words/speech.tsx';
import { useSession } from './session.ts';

export function WithheldNotice(): ReactNode {
  const { access } = useSpeech().words;
  const session = latest(useSession());
  if (!session) return null;
  // The page of lists says itself for whom they are; raw entries have no view; of cases a party is shown its own.
  const shown = session.withheld.filter(
    ({ field, kind }) => field !== 'lists' && field !== 'entries' && kind !== 'own',
  );
  if (shown.length === 0) return null;
  const told = shown.map((one) => {
    const field = access.fields[one.field];
    if (one.kind === 'generalised') return access.generalised(field, one.km);
    if (one.kind === 'delayed') return access.delayed(field, one.hours);
    return access.withheld(field);
  });
  return (
    <details className="notice">
      <summary>{access.shownTo(access.roles[session.role])}</summary>
      <ul>
        {told.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
