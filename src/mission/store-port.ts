/**
 * A store that another thread holds: batches go there as canonical JSON, what became of them comes back. What an entry
 * costs (its bytes, sums, hashes, files) is paid on that thread, while this one reads and checks the next records.
 */
import type { MessagePort, Worker } from 'node:worker_threads';
import type { TrucelineRecord } from '../record/record.js';
import type { LedgerState } from '../report/picture.js';
import { canonicalJson } from './entry.js';
import type { Appended, Followed, LocalStore, RecordStore, WrittenRecord } from './store.js';

/** What a bulk import asks of a store. */
export interface PortStore extends Pick<RecordStore, 'state' | 'close'> {
  append(records: readonly TrucelineRecord[], followed?: Followed): Promise<Appended>;
}

interface Batch {
  readonly ask: 'append';
  readonly ids: readonly string[];
  /** Kinds and sources are few: each pair once, and its number for every record. */
  readonly origins: readonly Origin[];
  readonly originOf: Uint32Array;
  /** Canonical JSON has no line break: one string crosses at a fraction of what thousands cost. */
  readonly lines: string;
}
type Origin = Pick<WrittenRecord, 'kind' | 'source'>;
type Question =
  | Batch
  | { readonly ask: 'state'; readonly size: number | undefined }
  | { readonly ask: 'close' };

interface AppendedThere {
  readonly appended: Appended;
  /** Places of those that were added; absent where all were. */
  readonly positions?: readonly number[];
}
type Told =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: ErrorThere };

/** An error without what cannot cross, such as methods. */
interface ErrorThere {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly more: Readonly<Record<string, unknown>>;
}

/**
 * Answers in the order of the questions.
 * @param close lets go of the store and of what came with it
 * @param describe what is known of an error here and would not cross, for `raise` there
 */
export function answer(
  port: MessagePort,
  store: Pick<LocalStore, 'appendWritten' | 'state'>,
  close: () => Promise<void>,
  describe: (error: Error) => Readonly<Record<string, unknown>> = () => ({}),
): void {
  const answerTo = async (question: Question): Promise<unknown> => {
    if (question.ask === 'state') return store.state(question.size);
    if (question.ask === 'close') return close();
    const { ids, origins, originOf, lines } = question;
    const jsons = lines.split('\n');
    const positions: number[] = [];
    const written = ids.map((id, i) => {
      const { kind, source } = origins[originOf[i]!]!;
      return { id, kind, source, json: jsons[i]! };
    });
    const appended = await store.appendWritten(written, (position) => positions.push(position));
    return (
      positions.length === written.length ? { appended } : { appended, positions }
    ) satisfies AppendedThere;
  };
  let turn: Promise<void> = Promise.resolve();
  port.on('message', (question: Question) => {
    turn = turn.then(async () => {
      const told = await answerTo(question).then(
        (value): Told => ({ ok: true, value }),
        (error: Error): Told => ({ ok: false, error: errorOf(error, describe(error)) }),
      );
      port.postMessage(told);
    });
  });
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/** @param raise makes the error that is thrown here of one that was thrown there */
export function storeBehind(
  port: MessagePort | Worker,
  raise: (error: Error) => Error = (error) => error,
): PortStore {
  const waiting: Waiting[] = [];
  let gone: Error | undefined;
  const fail = (error: Error): void => {
    gone ??= error;
    for (const { reject } of waiting.splice(0)) reject(gone);
  };
  port.on('message', (told: Told) => {
    const { resolve, reject } = waiting.shift()!;
    if (told.ok) resolve(told.value as never);
    else reject(raise(asError(told.error)));
  });
  port.on('error', fail);
  port.on('exit', () => fail(new Error('the thread that holds the ledger has ended')));
  const ask = <T>(question: Question): Promise<T> =>
    gone
      ? Promise.reject(gone)
      : new Promise<T>((resolve, reject) => {
          waiting.push({ resolve, reject });
          port.postMessage(question);
        });
  return {
    async append(records, { jsonOf, added = () => undefined } = {}) {
      const jsons = records.map((record, i) => jsonOf?.(i) ?? canonicalJson(record));
      const { appended, positions } = await ask<AppendedThere>({
        ask: 'append',
        ids: records.map(({ id }) => id),
        ...originsOf(records),
        lines: jsons.join('\n'),
      });
      if (positions) for (const position of positions) added(records[position]!);
      else for (const record of records) added(record);
      return appended;
    },
    state: (size) => ask<LedgerState>({ ask: 'state', size }),
    close: () => ask<void>({ ask: 'close' }),
  };
}

function originsOf(records: readonly TrucelineRecord[]): Pick<Batch, 'origins' | 'originOf'> {
  const origins: Origin[] = [];
  const originOf = new Uint32Array(records.length);
  const numbers = new Map<string, Map<string, number>>();
  records.forEach(({ kind, source }, i) => {
    const ofKind = numbers.get(kind) ?? new Map<string, number>();
    numbers.set(kind, ofKind);
    let number = ofKind.get(source);
    if (number === undefined) {
      number = origins.push({ kind, source }) - 1;
      ofKind.set(source, number);
    }
    originOf[i] = number;
  });
  return { origins, originOf };
}

function errorOf(error: Error, described: Readonly<Record<string, unknown>>): ErrorThere {
  const { name, message, stack } = error;
  const plain = Object.entries(error).filter(([, value]) => ['string', 'number'].includes(typeof value));
  return { name, message, stack, more: { ...Object.fromEntries(plain), ...described } };
}

function asError({ name, message, stack, more }: ErrorThere): Error {
  return Object.assign(new Error(message), { name, stack, ...more });
}
