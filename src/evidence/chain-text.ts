/**
 * An item of evidence and its chain of custody in plain words, for a terminal or a sheet that goes with an export.
 */
import type { Custody } from '../record/record.js';
import type { Item } from './holdings.js';

/** Text from outside, fit for a terminal: control and formatting characters can hide or forge what stands there. */
export function plain(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );
}

export function* chainLines({ evidence, chain }: Item): Generator<string> {
  const {
    id,
    sha256,
    bytes,
    mediaType,
    name,
    origin,
    tool,
    operator,
    captured,
    about,
    derivedFrom,
    note,
    time,
  } = evidence;
  yield id;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['name', name],
    ['SHA-256', sha256],
    ['size', `${bytes.toLocaleString('en-GB')} bytes, ${mediaType}`],
    ['origin', origin],
    ['captured', captured ?? 'not known'],
    ['taken in', `${time.start} by ${operator}, with ${tool}`],
    ['bears on', about],
    ['made from', derivedFrom],
    ['note', note],
  ];
  for (const [what, said] of facts) if (said !== undefined) yield `  ${what.padEnd(10)}${plain(said)}`;
  yield `  chain of custody, ${chain.length} ${chain.length === 1 ? 'entry' : 'entries'} (UTC)`;
  for (const [i, entry] of chain.entries()) yield* entryLines(entry, i + 1, sha256);
}

const WORDS: Readonly<Record<Custody['action'], string>> = {
  received: 'received',
  viewed: 'viewed',
  copied: 'copied',
  exported: 'exported',
  redacted: 'redacted',
  verified: 'verified',
  found_altered: 'FOUND ALTERED',
  found_missing: 'FOUND MISSING',
  not_completed: 'not completed',
};

function* entryLines(entry: Custody, number: number, sha256: string): Generator<string> {
  const { time, action, operator, reason, tool, to, into, note } = entry;
  yield `  ${String(number).padStart(4)}  ${time.start}  ${WORDS[action]} by ${plain(operator)}`;
  const more: readonly (readonly [string, string | undefined])[] = [
    [action === 'received' ? 'origin' : 'why', reason],
    ['with', tool],
    ['to', to],
    ['new item', into],
    ['SHA-256', hashWords(entry, sha256)],
    ['note', note],
  ];
  for (const [what, said] of more) if (said !== undefined) yield `        ${what}: ${plain(said)}`;
}

function hashWords({ sha256 }: Custody, expected: string): string {
  if (sha256 === undefined) return 'not taken';
  return sha256 === expected ? `${sha256} (as taken in)` : `${sha256} (OTHER than taken in)`;
}
