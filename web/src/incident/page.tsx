/** One incident as a page of its own: the address to send. */
import type { ReactNode } from 'react';
import { useAddress } from '../address/address.ts';
import { Empty } from '../frame/states.tsx';
import { useSpeech } from '../words/speech.tsx';
import { IncidentPanel } from './panel.tsx';

export default function IncidentPage(): ReactNode {
  const { words } = useSpeech();
  const { id } = useAddress();
  if (!id) return <Empty title={words.incident.unknown} />;
  return (
    <div className="incident-page">
      <IncidentPanel id={id} />
    </div>
  );
}
