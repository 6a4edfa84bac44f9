/**
 * Signing in and out, and who one is. The password comes in the body, never in an address; an answer never says whether it was
 * the name or the password that was wrong.
 */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deleteCookie, getCookie } from 'hono/cookie';
import { z } from 'zod';
import type { Access } from '../access/access.js';
import { type Principal, principalOf } from '../access/principal.js';
import { FIELD_CLASSES, policyOf, RELEASE_SETTING, withheldNotes } from '../access/release.js';
import type { Session } from '../access/sessions.js';
import { personRights } from '../tracing/right.js';
import type { SessionView } from './api.js';
import { jsonBody } from './body.js';
import { ApiFailure } from './errors.js';
import { addressOf, SESSION_COOKIE } from './gate.js';
import { keepSession, organisationRoutes } from './organisation-routes.js';

const signIn = z.strictObject({
  name: z.string().min(1).max(100),
  password: z.string().min(1).max(1_000),
  code: z.string().max(40).default(''),
});

/** @param parties of the mission */
export function sessionRoutes(
  app: OpenAPIHono,
  access: Access | undefined,
  parties: readonly string[],
): void {
  const view = async (principal: Principal, session: Session | undefined): Promise<SessionView> => ({
    role: principal.role,
    party: principal.party ?? null,
    name: principal.name,
    by: principal.by,
    signIn: (await access?.hasAccounts()) ?? false,
    change: session?.change ?? null,
    sources: principal.feeds ?? [],
    organisations: access?.organisations?.list ?? [],
    contact: access?.organisations?.contact ?? null,
    withheld: withheldNotes(policyOf(principal.role, access?.release ?? RELEASE_SETTING), FIELD_CLASSES),
    persons: personRights(principal, parties),
  });
  app.get('/api/session', async (context) => {
    context.header('cache-control', 'no-store');
    return context.json(await view(principalOf(context), context.var.session));
  });
  app.post('/api/session', async (context) => {
    context.header('cache-control', 'no-store');
    const given = signIn.safeParse(await bodyOf(context));
    if (!given.success || !access)
      throw new ApiFailure(
        400,
        'bad-request',
        'Expected JSON with name, password and, where asked for, code.',
      );
    const { name, password, code } = given.data;
    const result = await access.signIn(name, password, code.trim(), addressOf(context));
    if (!result.ok) throw refused(result);
    // A browser that came over TLS says so; on this machine there is none.
    keepSession(context, result.word, (context.req.header('origin') ?? '').startsWith('https:'));
    return context.json(await view(result.principal, result.session));
  });
  app.delete('/api/session', async (context) => {
    const cookie = getCookie(context, SESSION_COOKIE);
    if (cookie !== undefined) access?.signOut(cookie);
    deleteCookie(context, SESSION_COOKIE, { path: '/' });
    return context.json({ signedOut: true });
  });
  organisationRoutes(app, access);
}

async function bodyOf(context: Context): Promise<unknown> {
  if (!/^application\/json\b/.test(context.req.header('content-type') ?? '')) return undefined;
  return jsonBody(context);
}

function refused(result: {
  readonly reason: 'wrong' | 'code' | 'wait';
  readonly seconds?: number;
}): ApiFailure {
  switch (result.reason) {
    case 'wait':
      return new ApiFailure(
        429,
        'wait',
        `Too many wrong attempts. The next is possible in ${result.seconds} s.`,
      );
    case 'code':
      return new ApiFailure(
        401,
        'code-needed',
        'This account asks for a one-time code.',
        'Six digits, or a recovery code.',
      );
    case 'wrong':
      return new ApiFailure(401, 'wrong', 'Name, password or code are not right.');
  }
}
