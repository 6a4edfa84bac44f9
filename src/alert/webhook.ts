/**
 * A message to a webhook (Standard Webhooks). The address that was looked at is the one that is connected to, so that a name cannot
 * lead elsewhere in between; redirects are not followed; of the answer only its status counts.
 */
import { lookup as resolve } from 'node:dns';
import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Answer } from './answer.js';
import { isPrivate } from './private-address.js';
import { signature } from './signature.js';

const TIMEOUT_MS = 15_000;

export interface Hook {
  readonly url: string;
  readonly allowPrivate: boolean;
  readonly secret: string;
  readonly id: string;
  readonly body: string;
  /** Of this attempt. */
  readonly nowMs: number;
}

export function sendHook(hook: Hook): Promise<Answer> {
  const url = new URL(hook.url);
  const seconds = Math.floor(hook.nowMs / 1_000);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!hook.allowPrivate && url.protocol !== 'https:')
    return Promise.resolve({ ok: false, answer: 'the address is not https' });
  // An address in figures is never looked up.
  if (!hook.allowPrivate && isIP(host) !== 0 && isPrivate(host))
    return Promise.resolve({ ok: false, answer: CLOSED });
  const request = url.protocol === 'https:' ? requestTls : requestPlain;
  return new Promise((done) => {
    const sending = request(
      url,
      {
        method: 'POST',
        agent: false,
        lookup: hook.allowPrivate ? undefined : guarded,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(hook.body),
          'user-agent': 'Truceline',
          'webhook-id': hook.id,
          'webhook-timestamp': String(seconds),
          'webhook-signature': signature(hook.secret, hook.id, seconds, hook.body),
        },
      },
      (response) => {
        const status = response.statusCode ?? 0;
        response.destroy();
        if (status >= 200 && status < 300) done({ ok: true, answer: `HTTP ${status}` });
        else if (status >= 300 && status < 400)
          done({ ok: false, answer: `HTTP ${status}: redirects are not followed` });
        else done({ ok: false, answer: `HTTP ${status}` });
      },
    );
    sending.on('error', (error: NodeJS.ErrnoException) =>
      done({
        ok: false,
        answer: error.name === 'TimeoutError' ? `no answer in ${TIMEOUT_MS / 1_000} s` : error.message,
      }),
    );
    sending.end(hook.body);
  });
}

const CLOSED = 'the address is private or of this machine (allowPrivate: true lets it be)';

/** As dns.lookup, but an error where any of the addresses is closed. */
const guarded: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0);
    if (addresses.length === 0 || addresses.some(({ address }) => isPrivate(address)))
      return callback(new Error(CLOSED), '', 0);
    if (options.all) return callback(null, addresses);
    callback(null, addresses[0]!.address, addresses[0]!.family);
  });
};
