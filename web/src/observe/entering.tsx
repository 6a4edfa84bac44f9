/** The form, its sentence, its one button, and what waits below it. What is typed is kept as it is typed. */
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { SessionView } from '../api/types.ts';
import { useSpeech } from '../words/speech.tsx';
import { DirectionPart, RangePart } from './direction.tsx';
import { isCounted, missingOf, pointsSomewhere } from './form.ts';
import { Head, SignInModal } from './head.tsx';
import { Part } from './part.tsx';
import { PhotosPart } from './photos.tsx';
import { keepShell } from './register.ts';
import { rememberSource } from './send.ts';
import { StandPart } from './stand.tsx';
import { tellObservation, tellWatch } from './tell.ts';
import { useEntry } from './use-entry.ts';
import type { OnPhone } from './use-kept.ts';
import { useSending } from './use-sending.ts';
import { SentList, WaitingList } from './waiting.tsx';
import { WatchPart } from './watch.tsx';
import { CountPart, WhatPart } from './what.tsx';
import { WhenPart } from './when.tsx';

export function Entering(props: {
  /** Null: this browser keeps nothing. */
  readonly phone: OnPhone | null;
  readonly zone: string | undefined;
  readonly session: SessionView | null;
  readonly nowMs: number;
}): ReactNode {
  const { phone, zone, session, nowMs } = props;
  const speech = useSpeech();
  const { observe } = speech.words;
  const top = useRef<HTMLDivElement>(null);
  const [signingIn, setSigningIn] = useState(false);
  const [ready, setReady] = useState(false);
  const who = phone?.who ?? null;
  const source = sourceOf(phone);
  const entry = useEntry(phone, { who, source, speech });
  const waiting = phone?.waiting ?? [];
  const sending = useSending(waiting.length);
  useEffect(() => void keepShell().then(setReady), []);
  const { form, change, said } = entry;
  if (!form) return null;
  const missing = missingOf(form, nowMs);
  const part = { form, change };
  const pointing = pointsSomewhere(form.what);
  const save = async (): Promise<void> => {
    if (missing) {
      entry.complain(missing);
      document.getElementById(missing === 'place' ? 'observe-stand' : 'observe-top')?.scrollIntoView();
      return;
    }
    if (await entry.save()) top.current?.scrollIntoView();
  };
  return (
    <div className="observe">
      <Head who={who} session={session} signIn={() => setSigningIn(true)} />
      <main className="observe-main">
        <div ref={top} id="observe-top" />
        <Status
          {...{ phone, sending, ready, signIn: () => setSigningIn(true), said, changing: entry.changing }}
        />
        {who && who.sources.length > 1 && (
          <NativeSelect
            label={observe.source}
            size="md"
            value={source}
            onChange={(event) => void rememberSource(event.currentTarget.value).then(entry.reread)}
            data={who.sources.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <WhatPart {...part} />
        {isCounted(form.what) && <CountPart {...part} />}
        <StandPart
          {...part}
          ground={phone?.ground ?? null}
          bounds={phone?.mission?.bounds ?? null}
          nowMs={nowMs}
        />
        {pointing && <DirectionPart {...part} ground={phone?.ground ?? null} />}
        {pointing && <RangePart {...part} />}
        {pointing && <WhenPart {...part} nowMs={nowMs} zone={zone} />}
        <WatchPart {...part} nowMs={nowMs} zone={zone} />
        <PhotosPart {...part} />
        <Part title={observe.words.title}>
          <Textarea
            aria-label={observe.words.title}
            description={observe.words.hint}
            size="md"
            autosize
            minRows={2}
            maxLength={4_000}
            value={form.words}
            onChange={(event) => change({ words: event.currentTarget.value })}
          />
        </Part>
        {form.what !== '' && (
          <Part title={observe.tell.heading}>
            <p data-testid="sentence" className="observe-sentence">
              {tellObservation(form, speech)}{' '}
              {(form.watch.send || form.what === 'nothing') && tellWatch(form, speech, nowMs)}
            </p>
          </Part>
        )}
        <WaitingList
          waiting={waiting}
          who={who}
          sending={sending}
          open={(id) => void entry.open(id).then(() => top.current?.scrollIntoView())}
        />
        <SentList sent={phone?.sent ?? []} nowMs={nowMs} send={() => void sending.send()} />
      </main>
      <footer className="observe-foot">
        {entry.complaint && (
          <p role="alert" className="small">
            {observe.missing[entry.complaint]}
          </p>
        )}
        <div className="observe-row">
          {entry.changing && (
            <Button size="lg" variant="default" onClick={() => void entry.cancel()}>
              {observe.cancelChange}
            </Button>
          )}
          <Button size="lg" fullWidth loading={entry.saving} onClick={() => void save()}>
            {entry.changing ? observe.saveChange : observe.save}
          </Button>
        </div>
      </footer>
      <SignInModal
        opened={signingIn}
        close={() => {
          setSigningIn(false);
          void sending.send();
        }}
      />
    </div>
  );
}

function sourceOf(phone: OnPhone | null): string {
  const known = phone?.who?.sources.map(({ id }) => id) ?? [];
  const chosen = phone?.source;
  return chosen && known.includes(chosen) ? chosen : (known[0] ?? '');
}

/** What has become of what was saved, in a sentence or two at the top. */
function Status(props: {
  readonly phone: OnPhone | null;
  readonly sending: ReturnType<typeof useSending>;
  readonly ready: boolean;
  readonly signIn: () => void;
  readonly said: string;
  readonly changing: boolean;
}): ReactNode {
  const { phone, sending, ready, signIn, said, changing } = props;
  const { words } = useSpeech();
  const { observe, access } = words;
  const waiting = phone?.waiting.length ?? 0;
  const { outcome } = sending;
  const ahead = phone?.skew?.aheadSeconds ?? 0;
  return (
    <div className="observe-status" role="status" data-testid="status">
      {!phone && <p className="observe-note">{observe.noStore}</p>}
      {!isSecureContext && <p className="observe-note">{observe.notSecure}</p>}
      {said && <p className="observe-note">{said}</p>}
      {changing && <p className="observe-note">{observe.changing}</p>}
      {waiting > 0 ? (
        <p>
          <button
            type="button"
            className="text-button"
            onClick={() => document.getElementById('observe-waiting')?.scrollIntoView()}
          >
            {observe.waiting.count(waiting)}
          </button>{' '}
          {outcome && outcome !== 'done' && observe.outcome[outcome]}{' '}
          {outcome === 'signIn' && (
            <button type="button" className="text-button" onClick={signIn}>
              {access.signIn}
            </button>
          )}
        </p>
      ) : (
        <p className="soft">{phone && phone.sent.length > 0 ? observe.waiting.none : observe.lead}</p>
      )}
      {ahead !== 0 && (
        <p role="alert" className="observe-note">
          {observe.clock(Math.round(Math.abs(ahead) / 60), ahead > 0)}
        </p>
      )}
      {ready && <p className="soft small">{observe.offlineReady}</p>}
    </div>
  );
}
