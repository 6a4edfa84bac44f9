/** Taking a step: the actions that the table of steps allows now, the form of the chosen one, and what came of it. */
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { CaseView, SessionView, StepAnswer } from '../api/types.ts';
import { useCaseWords } from '../words/cases/choice.ts';
import { Conflict } from './conflict.tsx';
import type { Draft } from './draft.ts';
import { DraftState, Refused } from './draft-state.tsx';
import { sendStep } from './send-step.ts';
import { bodyOf, missingIn, type StepAction, type Typed } from './step-fields.ts';
import { StepForm } from './step-form.tsx';
import { Undo } from './undo.tsx';
import { useDraft } from './use-draft.ts';
import { useWish } from './wish.ts';

/** These begin at the notice, or at the step, that they are about. */
const ELSEWHERE: readonly StepAction[] = ['acknowledge', 'take_back'];

export function TakeStep(props: {
  readonly view: CaseView;
  readonly session: SessionView;
  readonly entered: (answer: StepAnswer) => void;
}): ReactNode {
  const words = useCaseWords();
  const { view, session } = props;
  const { case: one, may } = view;
  const { wish, setWish } = useWish();
  const [done, setDone] = useState<StepAnswer | null>(null);
  const [hidden, setHidden] = useState(true);
  const box = useRef<HTMLElement>(null);
  const delegate = session.role === 'party_delegate';
  const drafting = useDraft({
    account: session.name,
    caseId: one.id,
    post: ({ action, after, typed }) =>
      sendStep(one.id, { after, ...bodyOf(action, typed) }, session.change ?? ''),
    entered: (answer) => {
      setDone(answer);
      setHidden(true);
      props.entered(answer);
    },
  });
  const { draft, busy, outcome } = drafting;
  const begin = (action: StepAction, typed: Typed = {}): void => {
    // Reasons that were written are not lost by choosing another step.
    const reasons = draft?.typed.reasons;
    const next = { ...(reasons ? { reasons } : {}), ...typed };
    drafting.write({ action, after: one.last, typed: next, savedMs: Date.now(), sent: false });
    setHidden(false);
    setDone(null);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new wish begins a step
  useEffect(() => {
    if (!wish) return;
    begin(wish.action, wish.typed);
    setWish(null);
    box.current?.scrollIntoView({ block: 'start', behavior: 'smooth' });
  }, [wish]);
  const shown = may.filter((action) => !ELSEWHERE.includes(action));
  const conflict = outcome?.kind === 'conflict' ? outcome.conflict : null;
  return (
    <section className="case-take" ref={box} aria-label={words.takeStep}>
      <h2>{words.takeStep}</h2>
      {done && (
        <Undo
          key={done.step}
          done={done}
          session={session}
          entered={(answer) => {
            setDone(null);
            props.entered(answer);
          }}
        />
      )}
      {shown.length === 0 && !draft && <p className="soft small">{words.noSteps}</p>}
      <div className="case-actions">
        {shown.map((action) => (
          <Button
            key={action}
            variant={draft?.action === action && !hidden ? 'filled' : 'default'}
            size="sm"
            disabled={busy}
            aria-pressed={draft?.action === action && !hidden}
            onClick={() => begin(action, draft?.action === action ? draft.typed : {})}
          >
            {words.take[action]}
          </Button>
        ))}
      </div>
      {draft && hidden && (
        <div className="notice case-draft-waits">
          {words.draftWaits} <strong>{words.take[draft.action]}</strong>{' '}
          <Button size="compact-sm" variant="default" onClick={() => setHidden(false)}>
            {words.goOn}
          </Button>
        </div>
      )}
      {draft && !hidden && !conflict && (
        <Writing
          {...{ draft, one, delegate, busy }}
          kept={drafting.kept}
          offline={outcome?.kind === 'offline'}
          write={drafting.write}
          send={() => void drafting.send(draft)}
          hide={() => setHidden(true)}
        />
      )}
      {outcome?.kind === 'refused' && draft && <Refused failure={outcome.failure} />}
      {conflict && draft && (
        <Conflict
          {...{ conflict, draft, delegate, busy }}
          write={drafting.write}
          send={() => void drafting.send({ ...draft, after: conflict.case.last })}
          other={() => {
            props.entered({ case: conflict.case, may: conflict.may, step: '', known: true });
            drafting.write(null);
            drafting.write({ ...draft, after: conflict.case.last, sent: false });
            setHidden(false);
          }}
        />
      )}
    </section>
  );
}

function Writing(props: {
  readonly draft: Draft;
  readonly one: CaseView['case'];
  readonly delegate: boolean;
  readonly kept: boolean;
  readonly busy: boolean;
  readonly offline: boolean;
  readonly write: (draft: Draft | null) => void;
  readonly send: () => void;
  readonly hide: () => void;
}): ReactNode {
  const words = useCaseWords();
  const { draft, one, delegate, busy, offline, write } = props;
  const [asked, setAsked] = useState(false);
  const missing = missingIn(draft.action, draft.typed, delegate);
  return (
    <form
      className="case-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (missing.length === 0) props.send();
      }}
    >
      <h3>{words.take[draft.action]}</h3>
      <DraftState savedMs={draft.savedMs} kept={props.kept} />
      {/* What may have arrived is sent again as it is, or not at all. */}
      <StepForm
        action={draft.action}
        one={one}
        typed={draft.typed}
        delegate={delegate}
        busy={busy || offline}
        change={(typed) => write({ ...draft, typed, savedMs: Date.now() })}
      />
      {asked && missing.length > 0 && (
        <p role="alert" className="small">
          {words.missing(missing.map((field) => words.field[field]).join(', '))}
        </p>
      )}
      {offline && (
        <p role="alert" className="notice" data-testid="offline">
          {words.offline}
        </p>
      )}
      <div className="case-actions">
        <Button type="submit" loading={busy}>
          {offline ? words.sendAgain : words.send}
        </Button>
        <Button variant="default" disabled={busy} onClick={props.hide}>
          {words.hide}
        </Button>
        <Button variant="subtle" color="gray" disabled={busy} onClick={() => write(null)}>
          {words.discard}
        </Button>
      </div>
    </form>
  );
}
