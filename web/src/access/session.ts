/** Who the reader is to the server; signing in and out. The word for changes stays in memory and goes into no address. */
import { forgetAnswers, type Loaded, useLoad } from '../api/load.ts';
import type { ApiError, SessionView } from '../api/types.ts';

export const useSession = (): Loaded<SessionView> => useLoad<SessionView>('session');

/** `''`: signed in; else the code of what is wrong. */
export async function signIn(name: string, password: string, code: string): Promise<SignInResult> {
  const response = await fetch('api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password, code }),
  }).catch(() => null);
  if (!response) return 'offline';
  if (response.ok) {
    forgetAnswers();
    return '';
  }
  const body = (await response.json().catch(() => null)) as ApiError | null;
  const found = body?.error.code;
  if (found === 'wait' || found === 'too-many') return 'wait';
  return found === 'code-needed' || found === 'wrong' ? found : 'failed';
}

export type SignInResult = '' | 'wrong' | 'code-needed' | 'wait' | 'offline' | 'failed';

export async function signOut(change: string | null): Promise<void> {
  await fetch('api/session', {
    method: 'DELETE',
    headers: { 'x-truceline-change': change ?? '' },
  }).catch(() => null);
  forgetAnswers();
}

/** Of the page that leads to an organisation's sign-in, and back to where one is now. */
export const signInAddress = (id: string): string =>
  `api/session/at/${encodeURIComponent(id)}?to=${encodeURIComponent(globalThis.location?.hash ?? '')}`;
