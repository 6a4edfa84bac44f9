/**
 * What of the matters that a rule finds is new to its receiver: entries for the journal. Pure; the same matters a second time
 * give none.
 */
import { createHash } from 'node:crypto';
import type { Language } from '../record/codes.js';
import type { Change, Item } from './item.js';
import type { Matter, Telling } from './matter.js';
import type { Entry, Known, Thread } from './state.js';

export interface Following {
  readonly rule: string;
  readonly receiver: string;
  /** Languages of the receiver. */
  readonly languages: readonly Language[];
  readonly nowMs: number;
  /** Of the ledger. */
  readonly size: number;
  /** How many items are put into words; the rest is counted in its message. */
  readonly worded: number;
}

export function follow(thread: Thread, matters: readonly Matter[], following: Following): Entry[] {
  const { rule, receiver } = following;
  const entries: Entry[] = [];
  const present = new Set(matters.map(({ key }) => key));
  const seen = new Set<string>();
  let items = 0;
  const tell = (change: Change, matter: Matter | Item, known: Known | undefined, was?: string): void => {
    entries.push({ entry: 'item', item: itemOf(change, matter, known, following, items++, was) });
  };
  for (const matter of matters) {
    const was = thread.known.has(matter.key)
      ? undefined
      : matter.earlierKeys.find((key) => thread.known.has(key) && !present.has(key) && !seen.has(key));
    const known = thread.known.get(was ?? matter.key);
    seen.add(was ?? matter.key);
    if (!matter.fits) {
      if (known?.last && !known.ended) tell('withdrawn', matter, known, was);
    } else if (!known) tell('new', matter, undefined);
    else if (known.ended || known.mark !== matter.mark)
      tell(known.last ? 'revised' : 'new', matter, known, was);
    else if (was !== undefined)
      entries.push({ entry: 'untold', rule, receiver, key: matter.key, was, mark: matter.mark });
  }
  for (const [key, known] of thread.known) {
    if (seen.has(key) || known.ended) continue;
    if (known.last) tell('withdrawn', known.last, known);
    else entries.push({ entry: 'untold', rule, receiver, key });
  }
  return entries;
}

/** Is what is known under this key something that the receiver was told of, and not that it ended? */
export const isTold = (thread: Thread, key: string): boolean => {
  const known = thread.known.get(key);
  return known?.last !== undefined && !known.ended;
};

function itemOf(
  change: Change,
  of: Matter | Item,
  known: Known | undefined,
  { rule, receiver, languages, nowMs, size, worded }: Following,
  index: number,
  was?: string,
): Item {
  const { about, key, mark, atMs, sector, area, view, resource, facts } = of;
  const words: Partial<Record<Language, Telling>> =
    'tell' in of
      ? index < worded
        ? Object.fromEntries(languages.map((language) => [language, of.tell(language)]))
        : {}
      : of.words;
  return {
    id: idOf(rule, receiver, key, change, mark, known?.last?.id ?? ''),
    ...{ rule, receiver, about, change, key, mark },
    ...(was === undefined ? {} : { was }),
    ...(known?.first === undefined ? {} : { first: known.first }),
    foundMs: nowMs,
    ...{ atMs, sector, area, view, resource, facts, words, size },
  };
}

/** Follows from what came before alone: found again after a crash, it has the same id. */
const idOf = (...parts: readonly string[]): string =>
  `alert-${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24)}`;
