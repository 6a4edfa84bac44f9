/** One incident: in the panel beside a view, in a sheet on a phone, or as a page of its own. */
import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatAddress, hrefOf, useAddress } from '../address/address.ts';
import { useLoad } from '../api/load.ts';
import type { IncidentView } from '../api/types.ts';
import { OpenCaseLink } from '../cases/open-link.tsx';
import { Icon } from '../frame/icons.tsx';
import { Show } from '../frame/states.tsx';
import { Mark } from '../map/mark.tsx';
import { useSpeech } from '../words/speech.tsx';
import { Accounts } from './accounts.tsx';
import { AttributionPart } from './attribution.tsx';
import { FourNumbers } from './numbers.tsx';
import { Rivals } from './rivals.tsx';
import { IncidentSentence } from './sentence.tsx';
import { Verdicts } from './verdicts.tsx';
import './incident.css';

export function IncidentPanel(props: { readonly id: string; readonly close?: () => void }): ReactNode {
  const { words } = useSpeech();
  const loaded = useLoad<IncidentView>(`incidents/${encodeURIComponent(props.id)}`);
  return (
    <div className="incident" data-testid="incident">
      <Bar id={props.id} {...(props.close && { close: props.close })} />
      <Show loaded={loaded} words={words}>
        {(view) => <Body view={view} />}
      </Show>
    </div>
  );
}

function Body({ view }: { readonly view: IncidentView }): ReactNode {
  const { words } = useSpeech();
  const { incident } = view;
  return (
    <div className="incident-body">
      <section className="incident-part">
        <h1>
          <Mark conduct={incident.conduct} certainty={certaintyOf(view)} size={18} /> {incident.place.name}
        </h1>
        <IncidentSentence incident={incident} />
        <OpenCaseLink incident={incident.id} />
      </section>
      <Accounts view={view} />
      <Rivals incident={incident} />
      <FourNumbers view={view} />
      <AttributionPart view={view} />
      <Verdicts findings={view.findings} />
      <section className="incident-part">
        <details>
          <summary>{words.incident.made}</summary>
          {words.frame.dataInEnglish && <p className="small soft">{words.frame.dataInEnglish}</p>}
          <ul className="small" lang="en">
            {incident.reasons.map((reason, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: reasons have no id and never move
              <li key={index}>
                {reason.because}
                {reason.records && <div className="soft record-ids">{reason.records.join(', ')}</div>}
              </li>
            ))}
          </ul>
        </details>
      </section>
    </div>
  );
}

function Bar(props: { readonly id: string; readonly close?: () => void }): ReactNode {
  const { words } = useSpeech();
  const address = useAddress();
  const link = `${location.origin}${location.pathname}${formatAddress({ view: 'incident', id: props.id, query: {} })}`;
  return (
    <div className="incident-bar">
      <code className="incident-id">{props.id}</code>
      <Copy value={props.id} label={words.frame.copy} icon="copy" />
      <Copy value={link} label={words.frame.copyLink} icon="link" />
      <span className="grow" />
      {address.view !== 'incident' && (
        <ActionIcon
          component="a"
          variant="subtle"
          color="gray"
          href={hrefOf({ view: 'incident', id: props.id })}
          aria-label={words.frame.openWhole}
        >
          <Icon name="expand" size={17} />
        </ActionIcon>
      )}
      {props.close && (
        <ActionIcon variant="subtle" color="gray" aria-label={words.frame.close} onClick={props.close}>
          <Icon name="close" size={18} />
        </ActionIcon>
      )}
    </div>
  );
}

function Copy(props: {
  readonly value: string;
  readonly label: string;
  readonly icon: 'copy' | 'link';
}): ReactNode {
  const { words } = useSpeech();
  return (
    <CopyButton value={props.value}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? words.frame.copied : props.label} opened={copied || undefined}>
          <ActionIcon variant="subtle" color="gray" aria-label={props.label} onClick={copy}>
            <Icon name={props.icon} size={17} />
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}

/** The same thresholds as the list of incidents uses for its certainty. */
function certaintyOf({ attribution }: IncidentView): 'confirmed' | 'probable' | 'possible' | 'undetermined' {
  const { value } = attribution.happened;
  if (value >= 0.9) return 'confirmed';
  if (value >= 0.7) return 'probable';
  return value >= 0.5 ? 'possible' : 'undetermined';
}
