/**
 * Asking the server. Every answer is kept by its address, so that going back is instant; a new picture on the server
 * (see live.ts) makes all of them old, and what is on the screen is asked for again.
 */
import { useEffect, useState, useSyncExternalStore } from 'react';
import { addressNow, useAddress } from '../address/address.ts';
import type { ApiError } from './types.ts';

export interface Failure {
  /** What the server said, or what the browser said when no server answered. */
  readonly message: string;
  readonly hint: string;
  /** `offline`: no answer at all. */
  readonly code: string;
  /** Of HTTP; 0 where no server answered. */
  readonly status: number;
}

export type Loaded<T> =
  | { readonly state: 'loading'; readonly previous: T | null }
  | { readonly state: 'failed'; readonly failure: Failure; readonly again: () => void }
  | { readonly state: 'ready'; readonly value: T };

const answers = new Map<string, Promise<unknown>>();
const KEPT_ANSWERS = 200;
let edition = 0;
const listeners = new Set<() => void>();

/** Forgets every answer: the server has folded the picture anew. */
export function forgetAnswers(): void {
  answers.clear();
  edition += 1;
  for (const listener of listeners) listener();
}

/** Answers that are of the present in whatever state the rest is looked at. */
const OF_THE_PRESENT = /^(session|today|ledger|layers\/|persons\/|observe)/;

/** The path with the state of the mission that the address asks for: a size of the ledger, or a moment. */
export function asAddressed(path: string): string {
  const { asOf } = addressNow().query;
  if (asOf === undefined || OF_THE_PRESENT.test(path)) return path;
  return `${path}${path.includes('?') ? '&' : '?'}asOf=${encodeURIComponent(asOf)}`;
}

/** @throws Failure */
export function ask<T>(plain: string): Promise<T> {
  const path = asAddressed(plain);
  const known = answers.get(path);
  if (known) return known as Promise<T>;
  const answer = fetchJson(path).catch((failure: unknown) => {
    answers.delete(path);
    throw failure;
  });
  answers.set(path, answer);
  if (answers.size > KEPT_ANSWERS) answers.delete(answers.keys().next().value!);
  return answer as Promise<T>;
}

/** Loads a path; null loads nothing. While a new path loads, the value before it stays at hand. */
export function useLoad<T>(path: string | null): Loaded<T> {
  const current = useEdition();
  const [attempt, setAttempt] = useState(0);
  const { asOf = '' } = useAddress().query;
  const key = `${path} ${asOf} ${current} ${attempt}`;
  const [result, setResult] = useState<{ key: string; value: T | null; failure: Failure | null }>({
    key: '',
    value: null,
    failure: null,
  });
  useEffect(() => {
    if (path === null) return;
    let wanted = true;
    ask<T>(path).then(
      (value) => wanted && setResult({ key, value, failure: null }),
      (failure: Failure) => wanted && setResult({ key, value: null, failure }),
    );
    return () => {
      wanted = false;
    };
  }, [path, key]);
  if (result.key !== key) return { state: 'loading', previous: result.value };
  if (result.failure) {
    return { state: 'failed', failure: result.failure, again: () => setAttempt((count) => count + 1) };
  }
  return { state: 'ready', value: result.value as T };
}

/** The value that is there, be it of this path or of the one before it. */
export function latest<T>(loaded: Loaded<T>): T | null {
  if (loaded.state === 'ready') return loaded.value;
  return loaded.state === 'loading' ? loaded.previous : null;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

async function fetchJson(path: string): Promise<unknown> {
  const response = await request(path);
  const body: unknown = await response.json().catch(() => null);
  if (body !== null) return body;
  throw failed(response, null);
}

/** For answers that are not JSON. @throws Failure */
export async function request(path: string, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(`api/${path}`, {
    headers: { accept: 'application/json, */*;q=0.5' },
    ...(signal ? { signal } : {}),
  }).catch((): never => {
    throw { code: 'offline', status: 0, message: '', hint: '' } satisfies Failure;
  });
  if (response.ok) return response;
  throw failed(response, (await response.json().catch(() => null)) as ApiError | null);
}

function failed(response: Response, body: ApiError | null): Failure {
  const error = body?.error;
  return {
    code: error?.code ?? String(response.status),
    status: response.status,
    message: error?.message ?? `${response.status} ${response.statusText}`,
    hint: error?.hint ?? '',
  };
}

/** Of an answer that breaks off, or is not what it should be. */
export const failureOf = (error: unknown): Failure =>
  typeof error === 'object' && error !== null && 'code' in error && 'hint' in error
    ? (error as Failure)
    : { code: 'broken', status: 0, message: String((error as Error)?.message ?? error), hint: '' };

/** Counts up whenever all answers were forgotten. */
export const useEdition = (): number => useSyncExternalStore(subscribe, () => edition);
