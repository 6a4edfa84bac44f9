/** Sends a step as it was written. A step names the one that it follows, so that what is sent twice is entered once. */
import { type Failure, forgetAnswers } from '../api/load.ts';
import type { ApiError, StepAnswer, StepConflict } from '../api/types.ts';

export type Sent =
  | { readonly kind: 'entered'; readonly answer: StepAnswer }
  | { readonly kind: 'conflict'; readonly conflict: StepConflict }
  | { readonly kind: 'refused'; readonly failure: Failure }
  /** No answer: it may have arrived. */
  | { readonly kind: 'offline' };

const REQUEST_MS = 30_000;

export const sendStep = (caseId: string, body: object, change: string): Promise<Sent> =>
  post<StepAnswer>(`cases/${encodeURIComponent(caseId)}/steps`, body, change).then(sentOf);

export const openCase = (body: object, change: string): Promise<Sent> =>
  post<StepAnswer>('cases', body, change).then(sentOf);

function sentOf(answer: Posted<StepAnswer>): Sent {
  if (answer.kind === 'offline') return answer;
  if (answer.kind === 'ok') return { kind: 'entered', answer: answer.value };
  if (answer.failure.code === 'conflict') return { kind: 'conflict', conflict: answer.body as StepConflict };
  return { kind: 'refused', failure: answer.failure };
}

export type Posted<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'refused'; readonly failure: Failure; readonly body: unknown }
  | { readonly kind: 'offline' };

export async function post<T>(path: string, body: object, change: string): Promise<Posted<T>> {
  let response: Response;
  let read: unknown;
  try {
    response = await fetch(`api/${path}`, {
      method: 'POST',
      cache: 'no-store',
      headers: { 'content-type': 'application/json', 'x-truceline-change': change },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(REQUEST_MS),
    });
    read = await response.json();
  } catch {
    return { kind: 'offline' };
  }
  if (response.ok) {
    forgetAnswers();
    return { kind: 'ok', value: read as T };
  }
  const error = (read as ApiError | null)?.error;
  // Whatever stands in between gave no word of ours.
  if (!error || response.status >= 500) return { kind: 'offline' };
  const { code, message, hint = '' } = error;
  return { kind: 'refused', failure: { code, status: response.status, message, hint }, body: read };
}
