/** Encryption in chunks, on as many threads as the machine has to give: a token costs about a millisecond. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { ELEMENT_BYTES, encryptAgain, encryptTokens, NotAPoint } from './encrypt.js';
import type { Chunk, ChunkDone } from './worker.js';

export type Told = (done: number, total: number) => void;

/** Run from its source there is no file that a thread could load. */
const IS_COMPILED = import.meta.url.endsWith('.js');
const CHUNK = 250;
const MOST_THREADS = 8;

export function encryptAllTokens(
  secret: Uint8Array,
  tokens: readonly string[],
  told: Told,
): Promise<Uint8Array> {
  const works = chunks(tokens.length).map(([from, to]) => ({
    kind: 'tokens' as const,
    tokens: tokens.slice(from, to),
  }));
  return encryptChunks(secret, works, tokens.length, told);
}

/** @throws NotAPoint */
export function encryptAllAgain(secret: Uint8Array, elements: Uint8Array, told: Told): Promise<Uint8Array> {
  const count = elements.length / ELEMENT_BYTES;
  const works = chunks(count).map(([from, to]) => ({
    kind: 'elements' as const,
    elements: elements.slice(from * ELEMENT_BYTES, to * ELEMENT_BYTES),
  }));
  return encryptChunks(secret, works, count, told);
}

function chunks(count: number): [number, number][] {
  const out: [number, number][] = [];
  for (let from = 0; from < count; from += CHUNK) out.push([from, Math.min(count, from + CHUNK)]);
  return out;
}

async function encryptChunks(
  secret: Uint8Array,
  works: readonly Chunk['work'][],
  count: number,
  told: Told,
): Promise<Uint8Array> {
  const out = new Uint8Array(count * ELEMENT_BYTES);
  let done = 0;
  const take = (number: number, elements: Uint8Array): void => {
    out.set(elements, number * CHUNK * ELEMENT_BYTES);
    done += elements.length / ELEMENT_BYTES;
    told(done, count);
  };
  const threads = Math.min(availableParallelism(), MOST_THREADS, works.length);
  if (!IS_COMPILED || threads < 2) {
    for (const [number, work] of works.entries()) {
      take(
        number,
        work.kind === 'tokens'
          ? await encryptTokens(secret, work.tokens)
          : encryptAgain(secret, work.elements),
      );
      // Others have their turn between two chunks.
      await new Promise(setImmediate);
    }
    return out;
  }
  let next = 0;
  const inThread = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./worker.js', import.meta.url));
      const give = (): void => {
        const number = next++;
        if (number < works.length)
          worker.postMessage({ number, secret, work: works[number]! } satisfies Chunk);
        else void worker.terminate().then(() => resolve());
      };
      const fail = (error: Error): void => {
        next = works.length;
        void worker.terminate();
        reject(error);
      };
      worker.once('error', fail);
      worker.on('message', (answer: ChunkDone) => {
        if ('message' in answer)
          return fail(answer.notAPoint ? new NotAPoint(answer.message) : new Error(answer.message));
        take(answer.number, answer.elements);
        give();
      });
      give();
    });
  await Promise.all(Array.from({ length: threads }, inThread));
  return out;
}
