/**
 * Leaving for an organisation's provider and coming back. Both are pages that a browser goes to, so what fails is told on the page
 * that it ends on, as one of a few words. That page is always of this server: what is taken along is a fragment of its address.
 */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Access } from '../access/access.js';
import { LONGEST_MS } from '../access/sessions.js';
import { notFound } from './errors.js';
import { SESSION_COOKIE } from './gate.js';

const WAY_COOKIE = 'truceline-way';

export function organisationRoutes(app: OpenAPIHono, access: Access | undefined): void {
  const elsewhere = access?.organisations;
  app.get('/api/session/at/:id', async (context) => {
    context.header('cache-control', 'no-store');
    const id = context.req.param('id');
    const to = fragmentOf(context.req.query('to'));
    const left = await elsewhere?.leave(id, to);
    if (!elsewhere || !left) throw unknown(id);
    if (!left.ok) return context.redirect(pageOf(elsewhere.address, left.fault, to));
    // Lax: the provider's page sends the browser back, and Strict would keep the cookie from coming along.
    setCookie(context, WAY_COOKIE, left.sealed, {
      ...{ httpOnly: true, sameSite: 'Lax', path: '/api/session/at', maxAge: left.seconds },
      secure: elsewhere.address.startsWith('https:'),
    });
    return context.redirect(left.address);
  });
  app.get('/api/session/at/:id/return', async (context) => {
    context.header('cache-control', 'no-store');
    const id = context.req.param('id');
    const query = new URL(context.req.url).search.slice(1);
    const arrived = await access?.arrive(id, query, getCookie(context, WAY_COOKIE));
    if (!elsewhere || !arrived) throw unknown(id);
    deleteCookie(context, WAY_COOKIE, { path: '/api/session/at' });
    if (!arrived.ok) return context.redirect(pageOf(elsewhere.address, arrived.fault, arrived.to));
    // A new word each time: a cookie that was put there before opens nothing.
    const before = getCookie(context, SESSION_COOKIE);
    if (before !== undefined) access?.signOut(before);
    keepSession(context, arrived.word!, elsewhere.address.startsWith('https:'));
    return context.redirect(pageOf(elsewhere.address, '', arrived.to));
  });
}

export function keepSession(context: Context, word: string, secure: boolean): void {
  setCookie(context, SESSION_COOKIE, word, {
    ...{ httpOnly: true, sameSite: 'Strict', path: '/', maxAge: LONGEST_MS / 1000 },
    secure,
  });
}

/** Anything else than a fragment in plain characters is dropped. */
const fragmentOf = (to: string | undefined): string => (to && /^#[\x21-\x7e]{0,1999}$/.test(to) ? to : '');

const pageOf = (address: string, fault: string, to: string): string =>
  `${address}/${fault === '' ? '' : `?sign-in=${fault}`}${to}`;

const unknown = (id: string) =>
  notFound(
    `An organisation "${id.slice(0, 40)}" to sign in at`,
    'Those that there are, GET /api/session tells.',
  );
