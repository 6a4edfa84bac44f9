/** For a minute after a step was entered it is taken back with one press: by a record that says so, never by erasing. */
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { Failure } from '../api/load.ts';
import type { SessionView, StepAnswer } from '../api/types.ts';
import { useCaseWords } from '../words/cases/choice.ts';
import { Refused } from './draft-state.tsx';
import { sendStep } from './send-step.ts';

const UNDO_SECONDS = 60;

export function Undo(props: {
  readonly done: StepAnswer;
  readonly session: SessionView;
  readonly entered: (answer: StepAnswer) => void;
}): ReactNode {
  const words = useCaseWords();
  const { done, session } = props;
  const [left, setLeft] = useState(UNDO_SECONDS);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    const untilMs = Date.now() + UNDO_SECONDS * 1000;
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((untilMs - Date.now()) / 1000))), 1000);
    return () => clearInterval(timer);
  }, []);
  const number = Number(done.step.slice(done.step.lastIndexOf('/') + 1));
  const step = done.case.history.find(({ id }) => id === done.step);
  // A taking back is no step that is taken back by a slip; the first step is the case itself.
  const possible = left > 0 && number > 1 && step?.action !== 'take_back' && done.may.includes('take_back');
  const undo = async (): Promise<void> => {
    setBusy(true);
    const said = { action: 'take_back', undoes: done.step, reasons: [words.undoReason] };
    const sent = await sendStep(done.case.id, { after: done.case.last, ...said }, session.change ?? '');
    setBusy(false);
    if (sent.kind === 'entered') props.entered(sent.answer);
    else if (sent.kind === 'refused') setFailure(sent.failure);
    else if (sent.kind === 'conflict')
      setFailure({ ...sent.conflict.error, hint: sent.conflict.error.hint ?? '', status: 409 });
    else setFailure({ code: 'offline', status: 0, message: words.offline, hint: '' });
  };
  return (
    <div className="notice case-done" role="status" data-testid="entered">
      <span>{done.known ? words.known(number) : words.entered(number)}</span>
      {possible && (
        <>
          <Button size="compact-sm" variant="default" loading={busy} onClick={() => void undo()}>
            {words.undo(left)}
          </Button>
          <span className="soft small">{words.undoNote}</span>
        </>
      )}
      {failure && <Refused failure={failure} />}
    </div>
  );
}
