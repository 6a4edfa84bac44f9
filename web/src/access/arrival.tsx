/** What came of signing in at an organisation, where it did not work: the server says it in the address, once. */
import { CloseButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { latest } from '../api/load.ts';
import { useSpeech } from '../words/speech.tsx';
import { useSession } from './session.ts';

export function ArrivalNotice(): ReactNode {
  const { words } = useSpeech();
  const session = latest(useSession());
  const [result, setResult] = useState(taken);
  if (result === '') return null;
  const { arrival } = words.access;
  if (!isResult(result, arrival)) return null;
  const contact = session?.contact ?? '';
  return (
    <div className="notice notice-closed-by-hand" role="alert">
      <span>{arrival[result](contact)}</span>
      <CloseButton size="sm" aria-label={words.frame.close} onClick={() => setResult('')} />
    </div>
  );
}

const isResult = <T extends object>(word: string, words: T): word is Extract<keyof T, string> =>
  Object.hasOwn(words, word);

/** Read before anything else changes the address, and taken out of it: a page that is sent on says nothing of it. */
const taken = takeResult();

function takeResult(): string {
  const address = new URL(globalThis.location?.href ?? 'http://localhost/');
  const result = address.searchParams.get('sign-in') ?? '';
  if (result === '') return '';
  address.searchParams.delete('sign-in');
  history.replaceState(null, '', address);
  return result;
}
