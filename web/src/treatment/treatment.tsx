/**
 * Findings about persons who had surrendered or were detained: apart from the findings on the ceasefire, in none of their
 * totals, on no map. An allegation is told once, with what it rests on; beneath it each reading of a guarantee.
 */
import { type ReactNode, useEffect, useRef } from 'react';
import { useSession } from '../access/session.ts';
import { useAddress } from '../address/address.ts';
import { latest, useLoad } from '../api/load.ts';
import type { SeriousHarm, SeriousHarmList } from '../api/types.ts';
import { Empty, Show } from '../frame/states.tsx';
import { useSpeech } from '../words/speech.tsx';
import { Allegation } from './allegation.tsx';
import { byEvent } from './by-event.ts';
import '../incident/incident.css';
import './treatment.css';

export default function Treatment(): ReactNode {
  const { words } = useSpeech();
  const loaded = useLoad<SeriousHarmList>('serious-harm');
  return (
    <div className="page treatment">
      <header>
        <h1>{words.treatment.title}</h1>
        <p className="soft">{words.treatment.intro}</p>
        <p className="soft small">{words.treatment.referral}</p>
      </header>
      <Show loaded={loaded} words={words}>
        {({ seriousHarm }) => (seriousHarm.length === 0 ? <NoneOnRecord /> : <List findings={seriousHarm} />)}
      </Show>
    </div>
  );
}

/** What an empty list says depends on whether the reader is shown all of it. */
function NoneOnRecord(): ReactNode {
  const { words } = useSpeech();
  const session = latest(useSession());
  const isDelayed = session?.withheld.some(({ field }) => field === 'draft' || field === 'recent') ?? false;
  const { none, noneHint, noneShown, noneShownHint } = words.treatment;
  return isDelayed ? (
    <Empty title={noneShown} hint={noneShownHint} />
  ) : (
    <Empty title={none} hint={noneHint} />
  );
}

function List({ findings }: { readonly findings: readonly SeriousHarm[] }): ReactNode {
  const { words } = useSpeech();
  const { id } = useAddress();
  const events = byEvent(findings);
  const chosen = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address says what is in view
  useEffect(() => chosen.current?.scrollIntoView({ block: 'start' }), [id]);
  return (
    <>
      <p className="treatment-total">{words.treatment.total(events.length)}</p>
      {events.map((readings) => {
        const { incident } = readings[0];
        return (
          <div key={incident} ref={incident === id ? chosen : undefined}>
            <Allegation readings={readings} current={incident === id} />
          </div>
        );
      })}
    </>
  );
}
