/** What these pages say in the same way: a refusal, that something is not for this reader, until when names are shown. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSession } from '../access/session.ts';
import { type Failure, latest } from '../api/load.ts';
import { usePersonWords } from '../words/persons/choice.ts';
import { type Language, localeOf } from '../words/plural.ts';
import { useSpeech } from '../words/speech.tsx';
import type { Passing } from './passing.ts';

export function Refused(props: { readonly failure: Failure | null }): ReactNode {
  const { refused } = usePersonWords();
  const { failure } = props;
  if (failure === null) return null;
  return (
    <div role="alert" className="persons-refused">
      <strong>{refused[failure.code] ?? refused.other}</strong>
      {failure.message && failure.code !== 'forbidden' && (
        <span className="small" lang="en">
          {failure.message}
        </span>
      )}
    </div>
  );
}

export function NotForYou(props: { readonly why: string }): ReactNode {
  const { notForYou } = usePersonWords();
  const session = latest(useSession());
  return (
    <div className="state" role="status" data-testid="not-for-you">
      <strong>{notForYou.title}</strong>
      <span className="soft">{props.why}</span>
      {session?.signIn && session.role === 'public' && <span className="soft">{notForYou.signIn}</span>}
    </div>
  );
}

/** Above what is shown for a while; or that it has been dropped. */
export function Until<T>(props: { readonly passing: Passing<T> }): ReactNode {
  const { shown } = usePersonWords();
  const { language } = useSpeech();
  const { value, gone, dropsAtMs, drop } = props.passing;
  if (gone) {
    return (
      <p role="status" className="persons-until" data-testid="dropped">
        {shown.gone}
      </p>
    );
  }
  if (value === null) return null;
  return (
    <p className="persons-until small" data-testid="shown-until">
      {shown.until(clockOf(language, dropsAtMs))}{' '}
      <Button variant="default" size="compact-xs" onClick={drop}>
        {shown.drop}
      </Button>
    </p>
  );
}

/** By the clock of this machine, which is the one that is looked at. */
const clockOf = (language: Language, atMs: number): string =>
  new Intl.DateTimeFormat(localeOf(language), { timeStyle: 'short' }).format(atMs);
