/** Two at once: what was entered meanwhile beside one's own words, which are kept; from there one goes on. */
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import type { StepConflict } from '../api/types.ts';
import { useCaseWords } from '../words/cases/choice.ts';
import type { Draft } from './draft.ts';
import { StepView } from './history.tsx';
import { missingIn } from './step-fields.ts';
import { StepForm } from './step-form.tsx';

export function Conflict(props: {
  readonly conflict: StepConflict;
  readonly draft: Draft;
  readonly delegate: boolean;
  readonly busy: boolean;
  readonly write: (draft: Draft | null) => void;
  readonly send: () => void;
  /** Goes on in the case as it is now, with the words kept. */
  readonly other: () => void;
}): ReactNode {
  const words = useCaseWords();
  const { conflict, draft, delegate, busy, write } = props;
  const allowed = conflict.may.includes(draft.action);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="case-conflict" data-testid="conflict">
      <h3 ref={heading} tabIndex={-1} role="alert">
        {words.conflict}
      </h3>
      <p className="small">{words.conflictNote}</p>
      <div className="case-sides">
        <div className="case-side">
          <h4>{words.meanwhile}</h4>
          <ol className="case-steps">
            {conflict.meanwhile.map((step) => (
              <li key={step.id} className="case-step">
                <StepView step={step} one={conflict.case} />
              </li>
            ))}
          </ol>
        </div>
        <div className="case-side">
          <h4>
            {words.yours}: {words.take[draft.action]}
          </h4>
          <StepForm
            action={draft.action}
            one={conflict.case}
            typed={draft.typed}
            delegate={delegate}
            busy={busy}
            change={(typed) => write({ ...draft, typed, savedMs: Date.now() })}
          />
          {!allowed && <p className="small">{words.noLonger}</p>}
          <div className="case-actions">
            {allowed ? (
              <Button
                loading={busy}
                disabled={missingIn(draft.action, draft.typed, delegate).length > 0}
                onClick={props.send}
              >
                {words.sendAfter}
              </Button>
            ) : (
              <Button onClick={props.other}>{words.otherStep}</Button>
            )}
            <Button variant="subtle" color="gray" disabled={busy} onClick={() => write(null)}>
              {words.discard}
            </Button>
          </div>
        </div>
      </div>
    </div>
  );
}
