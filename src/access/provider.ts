/**
 * One organisation's provider as this server uses it: OpenID Connect Core 1.0, authorization code with PKCE (RFC 7636), state
 * and nonce, and the signature of the identity token checked against the provider's keys even where TLS would do. Each
 * provider has a return address of its own, and its name in the answer is checked where it sends one (RFC 9207), so that what one
 * provider said is never taken to another.
 *
 * It is found when somebody first signs in there, never before: a provider that is down keeps nobody else out.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Configuration } from 'openid-client';
import { SECRETS } from '../mission/secrets.js';
import type { ProviderConfig } from '../mission/sign-in-config.js';
import type { Claims } from './claimed-role.js';

/** Of one request to a provider; somebody waits before a white page. */
const TIMEOUT_SECONDS = 5;
/** What a provider says of itself and its keys changes seldom. */
const FOUND_FOR_MS = 3_600_000;
/** After a failure, so long nobody else is kept waiting for the next. */
const FAILED_FOR_MS = 5_000;

export const ORGANISATION_FAULTS = [
  'unreachable',
  'not-set-up',
  'stale',
  'refused',
  'clock',
  'untrusted',
] as const;
/**
 * `unreachable`: the provider answers not at all or too late; `not-set-up`: the client's secret is missing here or wrong; `stale`:
 * begun elsewhere, too long ago, or used before; `refused`: the provider let them not in; `clock`: the clocks are further
 * apart than is tolerated; `untrusted`: what came back is not what this provider gives.
 */
export type OrganisationFault = (typeof ORGANISATION_FAULTS)[number];

/** `detail` is for the log: it names settings and never a token. */
export class ProviderFailure extends Error {
  constructor(
    readonly fault: OrganisationFault,
    readonly detail: string,
  ) {
    super(`${fault}: ${detail}`);
  }
}

export interface Leaving {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface Provider {
  readonly config: ProviderConfig;
  /** Where to send the browser. @throws ProviderFailure */
  leave(leaving: Leaving): Promise<string>;
  /** What the provider says of the person who came back. @throws ProviderFailure */
  arrive(query: string, leaving: Leaving): Promise<Claims & { readonly sub: string }>;
}

export const secretFile = (missionDir: string, provider: string): string =>
  join(missionDir, SECRETS, `sign-in-${provider}.secret`);

/** Loaded when somebody signs in with it. */
const library = (): Promise<typeof import('openid-client')> => import('openid-client');

export async function newLeaving(): Promise<Leaving> {
  const { randomState, randomNonce, randomPKCECodeVerifier } = await library();
  return { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
}

/** @param returnTo where the provider sends people back to: of this provider alone */
export function provider(
  config: ProviderConfig,
  missionDir: string,
  returnTo: string,
  now: () => number,
): Provider {
  const found = kept(() => discover(config, missionDir), now);
  return {
    config,
    async leave({ state, nonce, verifier }) {
      const client = await library();
      const address = client.buildAuthorizationUrl(await found(), {
        redirect_uri: returnTo,
        scope: [...new Set(['openid', ...config.scopes])].join(' '),
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
      if (address.protocol !== 'https:' && new URL(config.issuer).protocol === 'https:')
        throw new ProviderFailure('untrusted', `its authorization endpoint has no TLS: ${address.origin}`);
      return address.href;
    },
    async arrive(query, { state, nonce, verifier }) {
      const client = await library();
      const configuration = await found();
      try {
        const tokens = await client.authorizationCodeGrant(configuration, new URL(`${returnTo}?${query}`), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims()!;
        const asks = config.people.some(({ claim }) => {
          const first = typeof claim === 'string' ? claim : claim[0]!;
          return !Object.hasOwn(claims, first) || (first === 'email' && !('email_verified' in claims));
        });
        if (!asks || configuration.serverMetadata().userinfo_endpoint === undefined) return claims;
        // What the token says counts: the other answer only adds to it, and is of the same person (OIDC Core 5.3.2).
        return {
          ...(await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)),
          ...claims,
        };
      } catch (error) {
        throw failureOf(error, config);
      }
    },
  };
}

async function discover(config: ProviderConfig, missionDir: string): Promise<Configuration> {
  const secret = await secretOf(missionDir, config.id);
  const client = await library();
  const overTls = new URL(config.issuer).protocol === 'https:';
  const metadata = {
    client_secret: secret,
    id_token_signed_response_alg: config.algorithm,
    [client.clockTolerance]: config.skewSeconds,
  };
  try {
    return await client.discovery(
      new URL(config.issuer),
      config.clientId,
      metadata,
      client.ClientSecretBasic(secret),
      {
        timeout: TIMEOUT_SECONDS,
        execute: [client.enableNonRepudiationChecks, ...(overTls ? [] : [client.allowInsecureRequests])],
      },
    );
  } catch (error) {
    const fault = isUnreachable(error) ? 'unreachable' : 'untrusted';
    throw new ProviderFailure(fault, `${config.issuer}: ${(error as Error).message}${codeOf(error)}`);
  }
}

async function secretOf(missionDir: string, id: string): Promise<string> {
  const file = secretFile(missionDir, id);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ProviderFailure(
      'not-set-up',
      `the secret that ${id} gave this client is expected in ${file} (${error.code}); write it there, readable by its owner alone`,
    );
  });
  if (text.trim() !== '') return text.trim();
  throw new ProviderFailure(
    'not-set-up',
    `${file} is empty; it holds the secret that ${id} gave this client`,
  );
}

/** One at a time, and the last one for a while. */
function kept(find: () => Promise<Configuration>, now: () => number): () => Promise<Configuration> {
  let last: Promise<Configuration> | undefined;
  let untilMs = 0;
  return () => {
    if (last && now() < untilMs) return last;
    const made = find();
    last = made;
    untilMs = Number.POSITIVE_INFINITY;
    made.then(
      () => {
        untilMs = now() + FOUND_FOR_MS;
      },
      () => {
        untilMs = now() + FAILED_FOR_MS;
      },
    );
    return made;
  };
}

function failureOf(error: unknown, config: ProviderConfig): ProviderFailure {
  if (error instanceof ProviderFailure) return error;
  const { error: said } = error as { error?: unknown };
  const code = codeOf(error);
  if (said === 'invalid_client' || said === 'unauthorized_client')
    return new ProviderFailure('not-set-up', `${config.issuer} does not know this client or its secret`);
  if (said === 'invalid_grant') return new ProviderFailure('stale', 'the code counts no longer');
  if (typeof said === 'string') return new ProviderFailure('refused', said.slice(0, 100));
  if (code.includes('JWT_TIMESTAMP_CHECK'))
    return new ProviderFailure(
      'clock',
      `the token is not of now; clocks may be ${config.skewSeconds} s apart (skewSeconds of ${config.id} in mission.yaml)`,
    );
  if (isUnreachable(error)) return new ProviderFailure('unreachable', `${config.issuer}${code}`);
  const { message, cause } = error as Error;
  const why = cause instanceof Error ? `: ${cause.message}` : '';
  return new ProviderFailure('untrusted', `${message}${why}${code}`);
}

/** No answer, or one that says that there is a fault on the other side for now. */
function isUnreachable(error: unknown): boolean {
  const { code, name, cause } = error as { code?: string; name?: string; cause?: unknown };
  if (code === 'OAUTH_TIMEOUT' || name === 'TimeoutError' || name === 'AbortError') return true;
  if (error instanceof TypeError && error.message === 'fetch failed') return true;
  if (code === 'OAUTH_RESPONSE_IS_NOT_CONFORM') return cause instanceof Response && cause.status >= 500;
  return cause instanceof Error && isUnreachable(cause);
}

const codeOf = (error: unknown): string => {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? ` (${code})` : '';
};
