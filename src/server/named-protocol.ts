/**
 * The protocol of an exchange with names, for those entitled to the lists: asked for with a reason in the body, answered as a page
 * that nothing keeps. The exchange is looked for before a list is opened, so that no reading is entered for nothing.
 */
import type { Context } from 'hono';
import { disclose } from '../handover/disclosure.js';
import { peopleAt } from '../handover/people.js';
import type { LiveMission } from '../mission/live.js';
import { renderProtocol } from '../report/html/protocol.js';
import { PROTOCOL_LANGUAGES, type ProtocolLanguage } from '../report/protocol-words.js';
import { type HandOverRequest, inTwoLanguages, readForHandOver } from '../tracing/hand-over.js';
import { badInput, forbidden } from '../tracing/refusal.js';
import { type Asker, mayReadList } from '../tracing/right.js';
import type { Vault } from '../tracing/vault.js';
import { notFound } from './errors.js';
import { bodyOf, textOf } from './person-body.js';

/** The page carries its own style, and no scripts. */
export const PROTOCOL_HEAD = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
  'cache-control': 'no-store',
} as const;

export async function namedProtocol(
  vault: Vault,
  { picture }: LiveMission,
  asker: Asker,
  context: Context,
): Promise<string> {
  const body = await bodyOf(context);
  const requests = requestsOf(body.lists);
  if (!requests.every(({ of }) => mayReadList(asker, of))) throw forbidden();
  const languages = languagesOf(body.one ?? 'uk', body.other ?? 'ru');
  const at = typeof body.at === 'number' ? body.at : picture.period.endMs;
  const { exchanges } = disclose(peopleAt(picture, at), 'monitors');
  const exchange = exchanges.find(({ id }) => id === context.req.param('exchange'));
  if (exchange === undefined) {
    const days = exchanges.map(({ id }) => id).join(', ');
    throw notFound('This exchange', days === '' ? 'There are none.' : `There are: ${days}.`);
  }
  const lists = await readForHandOver(vault, asker, requests, textOf(body.reason));
  return renderProtocol(
    exchange,
    picture,
    languages,
    lists.map((list) => inTwoLanguages(list, languages)),
  );
}

function requestsOf(value: unknown): readonly HandOverRequest[] {
  const found = (Array.isArray(value) ? value : []).map(requestOf);
  if (found.length > 0) return found;
  throw badInput(
    'Expected "lists", such as [{"of": "NORTH"}] for all of its newest version, or with "version" and "ids".',
  );
}

function requestOf(value: unknown): HandOverRequest {
  const { of, version, ids } = (typeof value === 'object' && value !== null ? value : {}) as Readonly<
    Record<string, unknown>
  >;
  if (ids !== undefined && !Array.isArray(ids))
    throw badInput('"lists[].ids": expected ids of the list, found something else.');
  return {
    of: textOf(of),
    version: typeof version === 'number' ? version : undefined,
    ids: ids?.map(textOf),
  };
}

function languagesOf(one: unknown, other: unknown): readonly [ProtocolLanguage, ProtocolLanguage] {
  const [first, second] = [one, other].map((word) => PROTOCOL_LANGUAGES.find((known) => known === word));
  if (first !== undefined && second !== undefined && first !== second) return [first, second];
  throw badInput(`"one" and "other": expected two different ones of ${PROTOCOL_LANGUAGES.join(', ')}.`);
}
