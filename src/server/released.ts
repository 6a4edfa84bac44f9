/**
 * Answers for those who do not see everything: the same routes over the released mission of their policy, and in every answer
 * what of it was withheld. Roles that see the same share one.
 */
import type { MiddlewareHandler } from 'hono';
import type { Access } from '../access/access.js';
import { principalOf } from '../access/principal.js';
import { isFull, type Policy, policyKey, policyOf } from '../access/release.js';
import { type ReleasedMission, releasedMission } from '../access/released-mission.js';
import type { LiveMission } from '../mission/live.js';
import type { HandedOn } from './gate.js';

interface Fetching {
  fetch(request: Request, env: HandedOn): Response | Promise<Response>;
}

export function releasedRoutes(
  live: LiveMission,
  access: Access,
  appFor: (mission: LiveMission, policy: Policy) => Fetching,
): MiddlewareHandler {
  const made = new Map<string, Promise<ReleasedMission & { readonly app: Fetching }>>();
  const make = async (policy: Policy, party?: string): Promise<ReleasedMission & { app: Fetching }> => {
    const released = await releasedMission(live, policy, access, party);
    return { ...released, app: appFor(released.mission, policy) };
  };
  return async (context, next) => {
    const principal = principalOf(context);
    const policy = policyOf(principal.role, access.release);
    const { path } = context.req;
    if (isFull(policy) || path.startsWith('/api/session') || path === '/api/records') return next();
    const { party } = principal;
    const key = policyKey(policy, party);
    const known = made.get(key) ?? make(policy, party);
    made.set(key, known);
    known.catch(() => made.delete(key));
    const { app, follow } = await known;
    const oldSinceMs = await follow();
    const answer = await app.fetch(context.req.raw, { handedOn: { principal } });
    // What came since is on its way; the age of what is shown is said.
    if (oldSinceMs !== undefined)
      answer.headers.set('x-truceline-old-since', new Date(oldSinceMs).toISOString());
    return answer;
  };
}
