/**
 * The signatures of all feeds in a ledger, checked from outside: which records are signed by what, and what is not. Needs
 * the entries, in order from the first, and nothing else. Which key a source had follows from the entries before.
 *
 * Until the first key of any source, entries are not parsed; from then on all are, so that none slips by in another spelling.
 */
import { record, type TrucelineRecord } from '../record/record.js';
import { type SignatureFault, signatureFault } from './fault.js';
import { isVerified, judgeStatement, type Statement, statementsOf, verifyFault } from './judge.js';
import {
  discounting,
  emptyChain,
  extend,
  type KeyChain,
  type KeyLife,
  type Moment,
  standingAt,
} from './key-chain.js';

export interface FeedEntry {
  readonly index: number;
  readonly atMs: number;
  readonly id: string;
  /** Canonical JSON of the record. */
  readonly record: Buffer;
}

export interface FeedProblem {
  readonly index: number;
  readonly id: string;
  readonly source: string;
  readonly fault: SignatureFault;
}

export interface FeedOfSource {
  readonly source: string;
  readonly chain: KeyChain;
  /** Records in the name of the source that need no signature: from before its first key. */
  readonly before: number;
  /** By each key of the chain, in its order. */
  readonly byKey: readonly SignedByKey[];
  /** Unsigned or wrongly signed although the source had a key. */
  readonly faulty: number;
}

export interface SignedByKey {
  readonly key: KeyLife;
  readonly signed: number;
  /** Of these, how many count as unsigned, as the key was in other hands by then. */
  readonly discounted: number;
  /** The first of the discounted. */
  readonly discountedIds: readonly string[];
}

export interface FeedReport {
  readonly entries: number;
  readonly sources: readonly FeedOfSource[];
  /** The first of them. */
  readonly problems: readonly FeedProblem[];
  readonly problemCount: number;
}

export interface FeedOptions {
  /** How many problems, and how many discounted ids a key, are kept. */
  readonly most?: number;
  readonly tell?: (entries: number) => void;
}

const MOST = 100;
const TELL_EVERY = 10_000;
/** Signatures that are being verified at a time, so that memory stays small. */
const MOST_PENDING = 1_000;

export async function checkFeedSignatures(
  entries: AsyncIterable<FeedEntry> | Iterable<FeedEntry>,
  { most = MOST, tell = () => undefined }: FeedOptions = {},
): Promise<FeedReport> {
  const tallies = new Map<string, Tally>();
  const problems: FeedProblem[] = [];
  let pending: Promise<void>[] = [];
  let problemCount = 0;
  let size = 0;
  let keyed = false;
  const problem = (entry: FeedEntry, source: string, fault: SignatureFault): void => {
    problemCount++;
    problems.push({ index: entry.index, id: entry.id, source, fault });
  };
  const tallyOf = (source: string): Tally => {
    let tally = tallies.get(source);
    if (!tally) {
      tally = { chain: emptyChain(source), before: 0, faulty: 0, signed: new Map() };
      tallies.set(source, tally);
    }
    return tally;
  };
  const check = (entry: FeedEntry, statement: Statement): void => {
    const tally = tallyOf(statement.source);
    const judged = judgeStatement(statement, tally.chain, standingAt(tally.chain, entry));
    const faulty = (fault: SignatureFault): void => {
      tally.faulty++;
      problem(entry, statement.source, fault);
    };
    if (judged.kind === 'notOwed') tally.before++;
    else if (judged.kind === 'fault') faulty(judged.fault);
    else {
      const { key, signature } = judged;
      pending.push(
        isVerified(statement, key, signature).then((verified) => {
          if (verified) noteSigned(tally, key, entry);
          else faulty(verifyFault(statement, key));
        }),
      );
    }
  };
  for await (const entry of entries) {
    size = entry.index + 1;
    if (size % TELL_EVERY === 0) tell(size);
    if (entry.id.startsWith('key:')) {
      const fault = takeKey(entry, tallyOf);
      if (fault) problem(entry, fault.source, fault.fault);
      keyed = true;
      continue;
    }
    if (!keyed) {
      tallyOf(sourceOf(entry.record)).before++;
      continue;
    }
    const read = parsed(entry.record);
    const statements = read ? statementsOf(read) : [];
    const owing = statements.some(({ source }) => tallyOf(source).chain.length > 0);
    if (!read || (owing && !record.safeParse(read).success)) problem(entry, read?.source ?? '', NO_RECORD);
    else for (const statement of statements) check(entry, statement);
    if (pending.length >= MOST_PENDING) {
      await Promise.all(pending);
      pending = [];
    }
  }
  await Promise.all(pending);
  problems.sort((a, b) => a.index - b.index);
  const sources = Array.from(tallies.values(), (tally) => feedOf(tally, most));
  return { entries: size, sources, problems: problems.slice(0, most), problemCount };
}

interface Tally {
  chain: KeyChain;
  before: number;
  faulty: number;
  /** By the text of the key: moments and ids, since a later entry may say that some do not count. */
  readonly signed: Map<string, { readonly atMs: number[]; readonly ids: string[] }>;
}

const SOURCE = Buffer.from('"source":"');
const QUOTE = 0x22;

/** In canonical JSON a record's own source is the last member of that name whose value is a string. */
function sourceOf(json: Buffer): string {
  const from = json.lastIndexOf(SOURCE) + SOURCE.length;
  return json.toString('utf8', from, json.indexOf(QUOTE, from));
}

/** Of entries that went past the gate nothing is certain, not even that they are JSON. */
function parsed(json: Buffer): TrucelineRecord | undefined {
  try {
    const value = JSON.parse(json.toString()) as TrucelineRecord | null;
    return typeof value === 'object' && typeof value?.source === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

const NO_RECORD = signatureFault(
  'record',
  'a record as docs/schema describes it',
  'something else',
  'It was not written by this program. Keep the ledger as it is; it is evidence.',
);

function takeKey(
  entry: FeedEntry,
  tallyOf: (source: string) => Tally,
): { readonly source: string; readonly fault: SignatureFault } | undefined {
  const checked = record.safeParse(parsed(entry.record));
  if (!checked.success || checked.data.kind !== 'key')
    return { source: parsed(entry.record)?.source ?? '', fault: NO_RECORD };
  const { source } = checked.data;
  const tally = tallyOf(source);
  const at: Moment = { index: entry.index, atMs: entry.atMs };
  const extended = extend(tally.chain, checked.data, at);
  if (!extended.ok) return { source, fault: extended.fault };
  tally.chain = extended.chain;
  return undefined;
}

function noteSigned(tally: Tally, key: KeyLife, { atMs, id }: FeedEntry): void {
  const list = tally.signed.get(key.text) ?? { atMs: [], ids: [] };
  list.atMs.push(atMs);
  list.ids.push(id);
  tally.signed.set(key.text, list);
}

function feedOf({ chain, before, faulty, signed }: Tally, most: number): FeedOfSource {
  const byKey = chain.keys.map((key): SignedByKey => {
    const { atMs, ids } = signed.get(key.text) ?? { atMs: [], ids: [] };
    const discountedIds = ids.filter((_, i) => discounting(key, atMs[i]!));
    return {
      key,
      signed: ids.length,
      discounted: discountedIds.length,
      discountedIds: discountedIds.slice(0, most),
    };
  });
  return { source: chain.source, chain, before, byKey, faulty };
}
