/** A provider on this machine that answers as a test tells it to: with the right token, or with one that an attacker would make. */
import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const CLIENT = 'truceline';

export interface HostileProvider {
  readonly issuer: string;
  readonly publicPem: string;
  /** Claims of the next token; the right ones are filled in before. */
  claims: (right: Record<string, unknown>) => Record<string, unknown>;
  /** Makes the token; by default RS256 with the provider's key. */
  sign: (claims: Record<string, unknown>) => string;
  /** Milliseconds before any answer. */
  delayMs: number;
  /** Status of every answer. */
  status: number;
  /** Changes to what it says of itself. */
  about: (right: Record<string, unknown>) => Record<string, unknown>;
  /** The next code for a person that left here: the address that their browser would come back to. */
  back(left: string, changes?: Record<string, string>): string;
  /** Requests that came, by path. */
  readonly asked: string[];
  reset(): void;
  close(): Promise<void>;
}

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export function rs256(key: KeyObject, claims: object, kid = 'one'): string {
  const text = `${base64({ alg: 'RS256', kid })}.${base64(claims)}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key).toString('base64url')}`;
}

export const unsigned = (claims: object): string => `${base64({ alg: 'none' })}.${base64(claims)}.`;

/** Signed with a text that everybody knows, as if it were a shared secret. */
export function hs256(secret: string, claims: object): string {
  const text = `${base64({ alg: 'HS256', kid: 'one' })}.${base64(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

export const newRsaKey = (): KeyObject => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

export async function hostileProvider(
  nowSeconds = () => Math.floor(Date.now() / 1000),
): Promise<HostileProvider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const nonces = new Map<string, string>();
  let issuer = '';
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url!, issuer);
    made.asked.push(pathname);
    let body = '';
    for await (const chunk of request) body += chunk;
    if (made.delayMs > 0) await wait(made.delayMs);
    response.writeHead(made.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer(pathname, new URLSearchParams(body))));
  });
  const answer = (path: string, form: URLSearchParams): object => {
    if (path === '/.well-known/openid-configuration')
      return made.about({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
        code_challenge_methods_supported: ['S256'],
      });
    if (path === '/keys')
      return { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] };
    const now = nowSeconds();
    const claims = made.claims({
      iss: issuer,
      aud: CLIENT,
      sub: 'person-1',
      nonce: nonces.get(form.get('code') ?? ''),
      iat: now,
      exp: now + 300,
      groups: ['monitors'],
    });
    return { access_token: 'a', token_type: 'Bearer', id_token: made.sign(claims) };
  };
  const made: HostileProvider = {
    issuer: '',
    publicPem: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    claims: (right) => right,
    sign: (claims) => rs256(privateKey, claims),
    about: (right) => right,
    delayMs: 0,
    status: 200,
    asked: [],
    back(left, changes = {}) {
      const asked = new URL(left).searchParams;
      const code = `code-${nonces.size}`;
      nonces.set(code, asked.get('nonce')!);
      const to = new URL(asked.get('redirect_uri')!);
      for (const [name, value] of Object.entries({ code, state: asked.get('state')!, ...changes }))
        to.searchParams.set(name, value);
      return to.pathname + to.search;
    },
    reset() {
      made.claims = (right) => right;
      made.sign = (claims) => rs256(privateKey, claims);
      made.about = (right) => right;
      made.delayMs = 0;
      made.status = 200;
      made.asked.length = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(made, { issuer });
}
