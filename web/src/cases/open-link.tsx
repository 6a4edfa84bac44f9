/** The way from an incident, or from a finding about it, to a case: for those who may open one. */
import type { ReactNode } from 'react';
import { useSession } from '../access/session.ts';
import { hrefOf } from '../address/address.ts';
import { latest } from '../api/load.ts';
import { useSpeech } from '../words/speech.tsx';
import { mayOpen } from './may-open.ts';

export function OpenCaseLink(props: { readonly incident: string; readonly finding?: string }): ReactNode {
  const { words } = useSpeech();
  const session = latest(useSession());
  if (!session || !mayOpen(session) || props.incident === '') return null;
  const query = { about: props.incident, finding: props.finding };
  return (
    <a className="small" href={hrefOf({ view: 'cases', id: 'open', query })}>
      {words.incident.openCase}
    </a>
  );
}
