/** A thread that encrypts chunks for threads.ts. */
import { parentPort } from 'node:worker_threads';
import { encryptAgain, encryptTokens, NotAPoint } from './encrypt.js';

export interface Chunk {
  readonly number: number;
  readonly secret: Uint8Array;
  readonly work:
    | { readonly kind: 'tokens'; readonly tokens: readonly string[] }
    | { readonly kind: 'elements'; readonly elements: Uint8Array };
}

export type ChunkDone =
  | { readonly number: number; readonly elements: Uint8Array }
  | { readonly number: number; readonly notAPoint: boolean; readonly message: string };

parentPort!.on('message', async ({ number, secret, work }: Chunk) => {
  try {
    const elements =
      work.kind === 'tokens' ? await encryptTokens(secret, work.tokens) : encryptAgain(secret, work.elements);
    parentPort!.postMessage({ number, elements } satisfies ChunkDone);
  } catch (error) {
    const { message } = error as Error;
    parentPort!.postMessage({ number, notAPoint: error instanceof NotAPoint, message } satisfies ChunkDone);
  }
});
