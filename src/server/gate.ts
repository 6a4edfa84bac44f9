/**
 * The gate: every request passes it before any route sees it. It says who asks, whether the route is for them, and whether a
 * change comes from the page that they signed in on.
 */
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { matchedRoutes } from 'hono/route';
import type { Access, Known } from '../access/access.js';
import { AT_THE_MACHINE, PRINCIPAL, type Principal } from '../access/principal.js';
import { type Policy, withheldNotes } from '../access/release.js';
import { type Permit, permit, type RouteRule } from '../access/route-rules.js';
import { sameWord } from '../access/sessions.js';
import { ApiFailure } from './errors.js';

export const SESSION_COOKIE = 'truceline-session';
export const CHANGE_HEADER = 'x-truceline-change';

/** Under this name an app hands a request on to the app of an earlier or a released state, which asks nobody again. */
export interface HandedOn {
  readonly handedOn?: Known;
}

declare module 'hono' {
  interface ContextVariableMap {
    principal: Principal;
    session: Known['session'];
  }
}

/** @param policy of what is answered here, where that is not everything */
export function gate(access: Access | undefined, token: string, policy?: Policy): MiddlewareHandler {
  return async (context, next) => {
    const handedOn = (context.env as HandedOn | undefined)?.handedOn;
    const known = handedOn ?? (await whoAsks(context, access, token));
    context.set(PRINCIPAL, known.principal);
    context.set('session', known.session);
    const route = routeOf(context);
    const permitted = route === undefined ? undefined : permit(route, known.principal);
    if (!handedOn && access) await limit(context, access, weightOf(context, permitted));
    if (permitted && !permitted.ok) throw refusal(permitted.reason, context, known.principal);
    if (!handedOn) refuseForged(context, known);
    if (policy && permitted) tellWithheld(context, policy, permitted.rule);
    await next();
    const said = context.res.headers.get('cache-control');
    const differs = (permitted?.rule.carries.length ?? 0) > 0;
    if (said === null || (differs && !/\b(private|no-store)\b/.test(said)))
      context.header('cache-control', 'private, no-cache');
  };
}

async function whoAsks(context: Context, access: Access | undefined, token: string): Promise<Known> {
  const shown = context.req.header('authorization');
  if (shown !== undefined && sameWord(shown, `Bearer ${token}`))
    return { principal: { role: 'administrator', name: '', by: 'lock' } };
  const key = /^Bearer (.+)$/.exec(shown ?? '')?.[1];
  const cookie = getCookie(context, SESSION_COOKIE);
  const known = access
    ? await access.identify({
        ...(shown === undefined ? {} : { key: key ?? '' }),
        ...(cookie === undefined ? {} : { cookie }),
      })
    : shown === undefined
      ? { principal: AT_THE_MACHINE }
      : undefined;
  if (known) return known;
  throw new ApiFailure(
    401,
    'no-authority',
    'The word in the Authorization header opens nothing here.',
    'It is a key of this mission (truceline account key), or the word that stands in its lock (ledger/lock-*.json).',
  );
}

/** The first route that is no middleware, as it was registered; undefined: there is none for this method and path. */
function routeOf(context: Context): string | undefined {
  const route = matchedRoutes(context).find(({ method }) => method !== 'ALL');
  return route && `${route.method} ${route.path}`;
}

/** Every answer says in its head what was withheld of it, and a JSON one in a member of its own. */
function tellWithheld(context: Context, policy: Policy, { carries }: RouteRule): void {
  const notes = withheldNotes(policy, carries).map(({ words }) => words);
  if (notes.length === 0) return;
  context.header('x-truceline-withheld', notes.join('; '));
  const json = context.json.bind(context) as (value: object, ...rest: readonly unknown[]) => Response;
  context.json = ((value: object, ...rest: readonly unknown[]) =>
    json(
      Array.isArray(value) || 'error' in value ? value : { ...value, withheld: notes },
      ...rest,
    )) as typeof context.json;
}

/** An earlier state may have to be folded first. */
function weightOf(context: Context, permitted: Permit | undefined): number {
  const weight = permitted?.ok ? (permitted.rule.weight ?? 1) : 1;
  return context.req.query('asOf') === undefined ? weight : weight + 20;
}

async function limit(context: Context, access: Access, weight: number): Promise<void> {
  const wait = await access.attempts.request(addressOf(context), weight);
  if (wait === 0) return;
  context.header('retry-after', String(wait));
  throw new ApiFailure(429, 'too-many', `Too many requests from this address; the next in ${wait} s.`);
}

/** Of the connection itself: what a header says of it, anybody can write. */
export function addressOf(context: Context): string {
  const { incoming } = (context.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return incoming?.socket?.remoteAddress ?? 'unknown';
}

function refusal(reason: string, context: Context, principal: Principal): ApiFailure {
  if (reason === 'sign-in')
    return new ApiFailure(
      401,
      'no-authority',
      'This is not for the public.',
      'Sign in; or show a key (truceline account key), or the word that stands in the lock of the mission (ledger/lock-*.json), which commands on this machine read themselves.',
    );
  if (reason === 'forbidden')
    return new ApiFailure(
      403,
      'forbidden',
      `This is not for the role ${principal.role}.`,
      'docs/access.md says what is for whom.',
    );
  console.error(`The route ${routeOf(context)} has no release rule.`);
  return new ApiFailure(500, 'no-rule', 'The server has no rule for whom this is, and answers it to nobody.');
}

/**
 * A page of elsewhere can make a browser send what changes something, with its cookie. It cannot send the word that goes with
 * the session, nor any header of its own.
 */
function refuseForged(context: Context, { principal, session }: Known): void {
  const { method } = context.req;
  if (method === 'GET' || method === 'HEAD' || principal.by === 'lock' || principal.by === 'key') return;
  const origin = context.req.header('origin');
  const site = context.req.header('sec-fetch-site');
  const foreign =
    (origin !== undefined && hostOf(origin) !== context.req.header('host')) || site === 'cross-site';
  const signsIn = method === 'POST' && context.req.path === '/api/session';
  const word = context.req.header(CHANGE_HEADER);
  const missing = session ? word === undefined || !sameWord(word, session.change) : word === undefined;
  if (!foreign && (signsIn || !missing)) return;
  throw new ApiFailure(
    403,
    'forged',
    foreign
      ? 'This change comes from a page of another address.'
      : `This change comes without the word of the session in the header ${CHANGE_HEADER}.`,
    'Load the page again. Programs use a key instead of a session.',
  );
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
