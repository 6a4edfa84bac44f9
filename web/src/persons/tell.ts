/**
 * Asking the server about persons. Unlike api/load.ts nothing is kept: no answer by its address, none in the browser's cache.
 * Names and reasons go in bodies, never in an address.
 */

import { useSession } from '../access/session.ts';
import { type Failure, latest } from '../api/load.ts';
import type { ApiError } from '../api/types.ts';

export type Told<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

/** @param body absent: a question; a Blob as it is; else JSON */
export type Tell = <T>(path: string, body?: Blob | object) => Promise<Told<T>>;

export function useTell(): {
  readonly tell: Tell;
  readonly tellForPage: (path: string, body: object) => Promise<Told<string>>;
} {
  const change = latest(useSession())?.change ?? '';
  return {
    tell: (path, body) => send(path, body, change, (response) => response.json()),
    tellForPage: (path, body) => send(path, body, change, (response) => response.text()),
  };
}

async function send<T>(
  path: string,
  body: Blob | object | undefined,
  change: string,
  read: (response: Response) => Promise<unknown>,
): Promise<Told<T>> {
  const isJson = body !== undefined && !(body instanceof Blob);
  try {
    const response = await fetch(`api/persons/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      cache: 'no-store',
      headers: {
        'x-truceline-change': change,
        'content-type': isJson ? 'application/json' : 'application/octet-stream',
      },
      ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : (body as Blob) }),
    });
    if (response.ok) return { ok: true, value: (await read(response)) as T };
    const error = ((await response.json().catch(() => null)) as ApiError | null)?.error;
    return {
      ok: false,
      failure: {
        code: error?.code ?? 'other',
        status: response.status,
        message: error?.message ?? '',
        hint: error?.hint ?? '',
      },
    };
  } catch {
    return { ok: false, failure: { code: 'offline', status: 0, message: '', hint: '' } };
  }
}
