/** What waits on this phone and what was sent from it, with what can still be done about each. */
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useSpeech } from '../words/speech.tsx';
import type { SentEntry, Waiting, Who } from './keep.ts';
import { remove, takeBack, UNDO_MS } from './queue.ts';
import type { Sending } from './use-sending.ts';

export function WaitingList(props: {
  readonly waiting: readonly Waiting[];
  readonly who: Who | null;
  readonly sending: Sending;
  readonly open: (id: string) => void;
}): ReactNode {
  const { waiting, who, sending, open } = props;
  const { words } = useSpeech();
  const { waiting: said } = words.observe;
  if (waiting.length === 0) return null;
  return (
    <section className="observe-part" id="observe-waiting" aria-label={said.title}>
      <header>
        <h2>{said.count(waiting.length)}</h2>
      </header>
      <ul className="observe-list">
        {waiting.map((one) => (
          <WaitingRow key={one.id} one={one} all={waiting} who={who} open={open} />
        ))}
      </ul>
      <Button size="md" loading={sending.busy} onClick={() => void sending.send()}>
        {said.send}
      </Button>
    </section>
  );
}

function WaitingRow(props: {
  readonly one: Waiting;
  readonly all: readonly Waiting[];
  readonly who: Who | null;
  readonly open: (id: string) => void;
}): ReactNode {
  const { one, all, who, open } = props;
  const { words, moments } = useSpeech();
  const { waiting: said, photos } = words.observe;
  const ofOther = one.account !== '' && who !== null && one.account !== who.name;
  const held = one.kind === 'entry' && one.after !== undefined && all.some(({ id }) => id === one.after);
  const files = one.kind === 'entry' ? one.form.photos.length : 0;
  return (
    <li>
      <p>
        {one.kind === 'undo' && <strong>{said.undo}: </strong>}
        {one.sentence}
      </p>
      <p className="soft small">
        {moments.moment(one.savedMs)}
        {files > 0 && ` · ${photos.count(files)}`}
      </p>
      {ofOther && <p className="observe-note">{said.ofOther(one.account)}</p>}
      {held && <p className="observe-note">{said.held}</p>}
      {one.kind === 'entry' && one.attempted && !one.fault && <p className="small soft">{said.maybe}</p>}
      {one.fault && (
        <p role="alert" className="observe-note">
          <strong>{said.fault}.</strong>{' '}
          <span lang="en">
            {one.fault.message} {one.fault.hint}
          </span>
        </p>
      )}
      {!ofOther && (
        <div className="observe-row">
          {one.kind === 'entry' && (
            <Button size="sm" variant="default" onClick={() => open(one.id)}>
              {said.open}
            </Button>
          )}
          {(one.kind === 'entry' || one.fault) && (
            <Ask
              word={said.remove}
              question={said.removeAsk}
              yes={said.removeYes}
              no={said.removeNo}
              act={() => void remove(one.id, Date.now())}
            />
          )}
        </div>
      )}
    </li>
  );
}

export function SentList(props: {
  readonly sent: readonly SentEntry[];
  readonly nowMs: number;
  readonly send: () => void;
}): ReactNode {
  const { sent, nowMs, send } = props;
  const { words, moments } = useSpeech();
  const { sent: said, waiting } = words.observe;
  if (sent.length === 0) return null;
  return (
    <section className="observe-part" aria-label={said.title}>
      <header>
        <h2>{said.title}</h2>
      </header>
      <ul className="observe-list">
        {sent.map((one) => (
          <li key={one.id} data-testid="sent">
            <p>{one.sentence}</p>
            <p className="soft small">
              {said.at(moments.moment(one.sentMs))}
              {one.undone && ` · ${said.undone}`}
            </p>
            {!one.undone && nowMs - one.arrivedMs < UNDO_MS && (
              <div className="observe-row">
                <Ask
                  word={`${said.undo} (${said.undoUntil(moments.clock(one.arrivedMs + UNDO_MS))})`}
                  question={said.undoAsk}
                  yes={said.undoYes}
                  no={waiting.removeNo}
                  act={() => void takeBack(one, Date.now()).then(send)}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Asks once more, in place, before something is gone. */
function Ask(props: {
  readonly word: string;
  readonly question: string;
  readonly yes: string;
  readonly no: string;
  readonly act: () => void;
}): ReactNode {
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <Button size="sm" variant="default" onClick={() => setAsked(true)}>
        {props.word}
      </Button>
    );
  return (
    <div className="observe-ask" role="alert">
      <p>{props.question}</p>
      <div className="observe-row">
        <Button
          size="sm"
          onClick={() => {
            setAsked(false);
            props.act();
          }}
        >
          {props.yes}
        </Button>
        <Button size="sm" variant="default" onClick={() => setAsked(false)}>
          {props.no}
        </Button>
      </div>
    </div>
  );
}
