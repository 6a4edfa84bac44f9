/** Header, rail, the view, and the panel of the chosen incident: at the right, on a phone as a sheet from below. */
import { Drawer } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { ArrivalNotice } from '../access/arrival.tsx';
import { useSession } from '../access/session.ts';
import { WithheldNotice } from '../access/withheld.tsx';
import { go, useAddress } from '../address/address.ts';
import { useLive } from '../api/live.ts';
import { latest } from '../api/load.ts';
import { IncidentPanel } from '../incident/panel.tsx';
import { AsOfNotice } from '../morning/as-of.tsx';
import { useSpeech } from '../words/speech.tsx';
import { AlertsNotice } from './alerts-notice.tsx';
import { Header } from './header.tsx';
import { Rail, usePhone } from './rail.tsx';
import { Guard } from './states.tsx';
import './frame.css';

export function Frame(props: { readonly children: ReactNode }): ReactNode {
  const { words, mission } = useSpeech();
  const address = useAddress();
  const phone = usePhone();
  const session = latest(useSession());
  const live = useLive(mission.edition, `${session?.role} ${session?.name}`);
  const main = useRef<HTMLElement>(null);
  const chosen = address.view === 'incident' ? '' : (address.query.incident ?? '');
  const close = (): void => go({ query: { incident: undefined } });
  // A new view starts at its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view is what changed
  useEffect(() => main.current?.scrollTo(0, 0), [address.view, address.id]);
  return (
    <div className="frame">
      <button type="button" className="skip" onClick={() => main.current?.focus()}>
        {words.frame.skip}
      </button>
      <Header />
      <Rail />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard (WCAG 2.1.1) */}
      <main className="main" ref={main} tabIndex={0}>
        {!live && (
          <div className="notice" role="status">
            {words.frame.noConnection}
          </div>
        )}
        <ArrivalNotice />
        <AsOfNotice />
        <WithheldNotice />
        <AlertsNotice />
        {mission.refusedAgreements && (
          <div className="notice" role="alert">
            {words.frame.refusedAgreements}
            <ul lang="en">
              {mission.refusedAgreements.problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </div>
        )}
        <Guard key={`${address.view}/${address.id}`} words={words}>
          {props.children}
        </Guard>
      </main>
      {chosen && !phone && (
        <aside className="panel" aria-label={words.incident.title}>
          <Guard key={chosen} words={words}>
            <IncidentPanel id={chosen} close={close} />
          </Guard>
        </aside>
      )}
      {phone && (
        <Drawer
          opened={chosen !== ''}
          onClose={close}
          position="bottom"
          size="86%"
          withCloseButton={false}
          padding={0}
          radius="md"
          title={words.incident.title}
          classNames={{ header: 'visually-hidden' }}
        >
          <Guard key={chosen} words={words}>
            <IncidentPanel id={chosen} close={close} />
          </Guard>
        </Drawer>
      )}
    </div>
  );
}
