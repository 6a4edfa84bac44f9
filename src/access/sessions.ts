/**
 * Sessions of people who signed in. A browser holds a random word in a cookie that no script can read; the server holds its
 * hash, so that a look into its memory or a dump opens nothing. A second word, told to the page, must come with everything that
 * changes something: a page of elsewhere can have the cookie sent, and cannot know the word.
 *
 * A session ends after half an hour without a request and after twelve hours in any case; a restart ends all.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Principal } from './principal.js';

export const IDLE_MS = 30 * 60_000;
export const LONGEST_MS = 12 * 3_600_000;
/** A person has few devices: of more sessions the oldest end. */
const MOST_OF_ONE = 10;

export interface Session {
  readonly account: string;
  /** Of the account when it signed in. */
  readonly generation: number;
  /** Of somebody whom their organisation vouched for, and who has no account here. */
  readonly person?: Principal;
  /** The word that comes with changes. */
  readonly change: string;
  readonly sinceMs: number;
  readonly lastMs: number;
}

export interface Sessions {
  /** @returns the cookie's word, and the session */
  begin(
    account: string,
    generation: number,
    person?: Principal,
  ): { readonly word: string; readonly session: Session };
  /** The session, which counts as used now. */
  find(word: string): Session | undefined;
  end(word: string): void;
}

export function sessions(now: () => number): Sessions {
  const kept = new Map<string, Session>();
  const isOver = ({ sinceMs, lastMs }: Session, nowMs: number): boolean =>
    nowMs - lastMs > IDLE_MS || nowMs - sinceMs > LONGEST_MS;
  return {
    begin(account, generation, person) {
      const nowMs = now();
      for (const [key, one] of kept) if (isOver(one, nowMs)) kept.delete(key);
      const own = [...kept].filter(([, one]) => one.account === account);
      for (const [key] of own.slice(0, Math.max(0, own.length - MOST_OF_ONE + 1))) kept.delete(key);
      const word = randomBytes(32).toString('base64url');
      const change = randomBytes(32).toString('base64url');
      const session = {
        ...{ account, generation, change, sinceMs: nowMs, lastMs: nowMs },
        ...(person ? { person } : {}),
      };
      kept.set(hashOf(word), session);
      return { word, session };
    },
    find(word) {
      const key = hashOf(word);
      const found = kept.get(key);
      if (!found) return undefined;
      const nowMs = now();
      if (isOver(found, nowMs)) {
        kept.delete(key);
        return undefined;
      }
      const used = { ...found, lastMs: nowMs };
      kept.set(key, used);
      return used;
    },
    end(word) {
      kept.delete(hashOf(word));
    },
  };
}

/** Whether two words are the same, in a time that does not tell where they differ. */
export function sameWord(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const hashOf = (word: string): string => createHash('sha256').update(word).digest('base64');
