/**
 * One party's half of a private intersection: three steps, between which only messages travel.
 *
 *   offer   own tokens, each encrypted with the own secret            -> to the other party
 *   answer  the other party's elements, encrypted once more           -> back to it; kept here too
 *   open    own elements, encrypted by both, against those kept       -> which own tokens both lists hold
 *
 * A session answers one offer only: a second one would let the other party try other lists against this one.
 */
import { randomInt } from 'node:crypto';
import { z } from 'zod';
import type { Person } from '../person.js';
import { ELEMENT_BYTES, NotAPoint, newSecret } from './encrypt.js';
import { type Awaited, digestOf, type Party, readMessage, writeMessage } from './message.js';
import { encryptAllAgain, encryptAllTokens, type Told } from './threads.js';
import { sessionKey, type TokenMode, tokenList } from './tokens.js';

/** What a party keeps for itself between the steps: its secret, and ids of its own list. No names. */
export const stateSchema = z.strictObject({
  truceline: z.literal('match-session/2'),
  session: z.string(),
  party: z.union([z.literal(1), z.literal(2)]),
  mode: z.enum(['variants', 'exact']),
  /** Hexadecimal; empty once the session is opened. */
  secret: z.string(),
  messageKey: z.string(),
  offer: z.string(),
  owners: z.array(z.array(z.string())),
  answered: z.string().optional(),
  /** The other party's elements, encrypted by both; base64. */
  theirs: z.string().optional(),
});
export type State = z.infer<typeof stateSchema>;

export interface OfferInput {
  readonly persons: readonly Person[];
  readonly missionKey: Uint8Array;
  readonly session: string;
  readonly party: Party;
  readonly mode: TokenMode;
  readonly atLeast: number;
}

export interface Offered {
  readonly state: State;
  readonly message: Uint8Array;
  readonly tokens: number;
  readonly without: number;
}

export async function makeOffer(input: OfferInput, told: Told = () => undefined): Promise<Offered> {
  const { persons, missionKey, session, party, mode, atLeast } = input;
  const willing = persons.filter(({ consent }) => consent !== 'refused');
  const { tokens, owners, without } = tokenList(
    willing,
    sessionKey(missionKey, session, 'tokens'),
    mode,
    atLeast,
    (limit) => randomInt(limit),
  );
  const secret = await newSecret();
  const messageKey = sessionKey(missionKey, session, 'messages');
  const elements = await encryptAllTokens(secret, tokens, told);
  const message = writeMessage(messageKey, { kind: 'offer', session, party, mode }, elements);
  const state: State = {
    truceline: 'match-session/2',
    session,
    party,
    mode,
    secret: hex(secret),
    messageKey: hex(messageKey),
    offer: digestOf(message),
    owners: owners.map((ids) => [...ids]),
  };
  return { state, message, tokens: tokens.length, without };
}

export type Answered =
  | { readonly ok: true; readonly state: State; readonly message: Uint8Array; readonly theirElements: number }
  | { readonly ok: false; readonly reason: string };

export async function makeAnswer(
  state: State,
  offer: Uint8Array,
  told: Told = () => undefined,
): Promise<Answered> {
  if (state.secret === '') return refuse('This session is closed: it was opened already.');
  const opened = readMessage(bytesOf(state.messageKey), offer, awaited(state, 'offer'));
  if (!opened.ok) return opened;
  if (state.answered !== undefined && state.answered !== opened.digest) {
    return refuse(
      'This session has answered another offer already. A second one is not answered; begin a new session.',
    );
  }
  try {
    const twice = await encryptAllAgain(bytesOf(state.secret), opened.elements, told);
    const { session, party, mode } = state;
    const header = { kind: 'answer', session, party, mode, replyTo: opened.digest } as const;
    const message = writeMessage(bytesOf(state.messageKey), header, twice);
    const next = { ...state, answered: opened.digest, theirs: Buffer.from(twice).toString('base64') };
    return { ok: true, state: next, message, theirElements: twice.length / ELEMENT_BYTES };
  } catch (error) {
    if (error instanceof NotAPoint) return refuse('The offer holds elements that no party could have made.');
    throw error;
  }
}

export interface Common {
  /** Id of the own list. */
  readonly id: string;
  /** How many of its tokens the other list has too. */
  readonly tokens: number;
}

export type Finished =
  | {
      readonly ok: true;
      readonly state: State;
      /** In the order of the ids. */
      readonly common: readonly Common[];
      readonly theirElements: number;
    }
  | { readonly ok: false; readonly reason: string };

export function openAnswer(state: State, answer: Uint8Array): Finished {
  if (state.theirs === undefined) {
    return refuse(
      "First answer the other party's offer (truceline match answer): what is compared comes from it.",
    );
  }
  const replyTo = { digest: state.offer, elements: state.owners.length };
  const opened = readMessage(bytesOf(state.messageKey), answer, { ...awaited(state, 'answer'), replyTo });
  if (!opened.ok) return opened;
  const theirs = setOf(Buffer.from(state.theirs, 'base64'));
  const counts = new Map<string, number>();
  elementsOf(opened.elements).forEach((element, i) => {
    if (!theirs.has(element)) return;
    for (const id of state.owners[i]!) counts.set(id, (counts.get(id) ?? 0) + 1);
  });
  const common = [...counts].map(([id, tokens]) => ({ id, tokens })).sort((x, y) => (x.id < y.id ? -1 : 1));
  // The secret has no further use, and would let this party answer again.
  return { ok: true, state: { ...state, secret: '' }, common, theirElements: theirs.size };
}

const refuse = (reason: string): { ok: false; reason: string } => ({ ok: false, reason });

const awaited = ({ session, party, mode }: State, kind: 'offer' | 'answer'): Awaited => ({
  kind,
  session,
  from: party === 1 ? 2 : 1,
  mode,
});

function elementsOf(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const out: string[] = [];
  for (let at = 0; at < buffer.length; at += ELEMENT_BYTES)
    out.push(buffer.toString('latin1', at, at + ELEMENT_BYTES));
  return out;
}

const setOf = (bytes: Uint8Array): Set<string> => new Set(elementsOf(bytes));
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
