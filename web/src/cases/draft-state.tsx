/** That a draft is private, since when it is kept, and why the server did not enter it. */
import type { ReactNode } from 'react';
import type { Failure } from '../api/load.ts';
import { useCaseWords } from '../words/cases/choice.ts';
import { useSpeech } from '../words/speech.tsx';

export function DraftState(props: { readonly savedMs: number; readonly kept: boolean }): ReactNode {
  const words = useCaseWords();
  const { moments } = useSpeech();
  return (
    <p className="soft small" data-testid="draft-state">
      {words.draftNote} {props.kept ? words.draftSaved(moments.moment(props.savedMs)) : words.draftNotKept}
    </p>
  );
}

export function Refused({ failure }: { readonly failure: Failure }): ReactNode {
  const words = useCaseWords();
  const ended = failure.status === 401 || failure.code === 'forged';
  return (
    <div className="notice" role="alert" data-testid="refused">
      <strong>{words.refusedTitle}</strong>
      <p>{ended ? words.signInAgain : <span lang="en">{failure.message}</span>}</p>
      {failure.hint && !ended && (
        <p className="soft small" lang="en">
          {failure.hint}
        </p>
      )}
    </div>
  );
}
