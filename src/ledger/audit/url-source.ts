/**
 * A ledger behind a web address. Reads only, by GET. Answers that may pass (a busy server, a cut connection) are asked
 * for again a few times.
 */
import { readAtMost } from './read-at-most.js';
import { ReadProblem, type TileSource } from './source.js';

export interface UrlOptions {
  /** For one answer, body included. */
  readonly timeoutMs?: number;
  readonly attempts?: number;
}

const MOST_BYTES = 1 << 25;
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

export function urlSource(address: string, options: UrlOptions = {}): TileSource {
  const { timeoutMs = 20_000, attempts = 3 } = options;
  const base = address.endsWith('/') ? address : `${address}/`;
  return {
    name: address,
    async read(path) {
      const url = new URL(path, base).href;
      for (let attempt = 1; ; attempt++) {
        const answer = await get(url, path, timeoutMs).catch((error: unknown) => error);
        if (answer instanceof Uint8Array || answer === null) return answer;
        if (!(answer instanceof PassingProblem) || attempt >= attempts) throw answer;
        await new Promise((resolve) => setTimeout(resolve, 200 * attempt));
      }
    },
  };
}

class PassingProblem extends ReadProblem {}

async function get(url: string, path: string, timeoutMs: number): Promise<Uint8Array | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), redirect: 'follow' });
    if (answer.status === 404 || answer.status === 410) {
      await answer.body?.cancel();
      return null;
    }
    if (!answer.ok) {
      await answer.body?.cancel();
      const what = `the answer ${answer.status} ${answer.statusText} from ${url}`.replace('  ', ' ');
      throw PASSING.has(answer.status) ? new PassingProblem(path, what) : new ReadProblem(path, what);
    }
    return await readBody(answer, path, url);
  } catch (error) {
    if (error instanceof ReadProblem) throw error;
    const { name, message, cause } = error as Error & { cause?: { message?: string; code?: string } };
    if (name === 'TimeoutError')
      throw new PassingProblem(path, `no answer within ${timeoutMs / 1000} s from ${url}`);
    const why = cause?.message || cause?.code || message;
    throw new PassingProblem(path, `no answer from ${url} (${why})`);
  }
}

async function readBody(answer: Response, path: string, url: string): Promise<Uint8Array> {
  const body = await readAtMost(answer, MOST_BYTES);
  if (!body) throw new ReadProblem(path, `more than ${MOST_BYTES} bytes from ${url}`);
  return body;
}
