/** Signing in through an organisation: leaving for its provider, and coming back with what it says of the person. */
import type { SignInConfig } from '../mission/sign-in-config.js';
import { type Claims, claimedRole, type NoRole } from './claimed-role.js';
import { ON_THE_WAY_MS, way } from './on-the-way.js';
import type { Principal } from './principal.js';
import { newLeaving, type OrganisationFault, ProviderFailure, provider } from './provider.js';

export interface Organisation {
  readonly id: string;
  readonly name: string;
}

export type Left =
  | { readonly ok: true; readonly address: string; readonly sealed: string; readonly seconds: number }
  | { readonly ok: false; readonly fault: OrganisationFault };

export type Arrived =
  | {
      readonly ok: true;
      readonly to: string;
      readonly issuer: string;
      readonly sub: string;
      readonly role: ReturnType<typeof claimedRole>;
    }
  | { readonly ok: false; readonly to: string; readonly fault: OrganisationFault };

export interface Organisations {
  readonly list: readonly Organisation[];
  /** Where browsers reach this server, without a slash at its end. */
  readonly address: string;
  readonly contact: string;
  /** undefined: there is none of this id. */
  leave(id: string, to: string): Promise<Left | undefined>;
  arrive(id: string, query: string, sealed: string | undefined): Promise<Arrived | undefined>;
}

export const returnPath = (id: string): string => `/api/session/at/${id}/return`;

export function organisations(
  config: SignInConfig,
  missionDir: string,
  now: () => number,
  log: (line: string) => void = (line) => console.error(line),
): Organisations {
  const address = config.address.replace(/\/+$/, '');
  const byId = new Map(
    config.providers.map((one) => [
      one.id,
      provider(one, missionDir, `${address}${returnPath(one.id)}`, now),
    ]),
  );
  const ways = way(now);
  const faultOf = (id: string, error: unknown): OrganisationFault => {
    if (!(error instanceof ProviderFailure)) throw error;
    log(`Signing in at ${id}: ${error.fault}: ${oneLine(error.detail)}`);
    return error.fault;
  };
  return {
    list: config.providers.map(({ id, name }) => ({ id, name })),
    address,
    contact: config.contact,
    async leave(id, to) {
      const there = byId.get(id);
      if (!there) return undefined;
      try {
        const leaving = await newLeaving();
        const sealed = ways.seal({ ...leaving, provider: id, to, sinceMs: now() });
        return { ok: true, address: await there.leave(leaving), sealed, seconds: ON_THE_WAY_MS / 1000 };
      } catch (error) {
        return { ok: false, fault: faultOf(id, error) };
      }
    },
    async arrive(id, query, sealed) {
      const there = byId.get(id);
      if (!there) return undefined;
      const left = sealed === undefined ? undefined : ways.take(sealed, id);
      if (!left) return { ok: false, to: '', fault: 'stale' };
      const { to } = left;
      try {
        const claims: Claims & { readonly sub: string } = await there.arrive(query, left);
        if (!/^[\x20-\x7e]{1,255}$/.test(claims.sub))
          throw new ProviderFailure('untrusted', 'sub is not 1 to 255 ASCII characters (OIDC Core 2)');
        const { issuer } = there.config;
        return { ok: true, to, issuer, sub: claims.sub, role: claimedRole(there.config, claims) };
      } catch (error) {
        return { ok: false, to, fault: faultOf(id, error) };
      }
    },
  };
}

/** What a stranger's server said goes into a log: on one line, and not without end. */
const oneLine = (text: string): string => text.replaceAll(/[^\x20-\x7e]+/g, ' ').slice(0, 300);

export type OrganisationResult =
  | { readonly ok: true; readonly to: string; readonly principal: Principal }
  | { readonly ok: false; readonly to: string; readonly fault: OrganisationFault | NoRole };
