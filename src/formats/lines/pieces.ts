/**
 * A file's bytes in pieces of bounded size, after a look at its beginning: a file that is not UTF-8 text as a whole
 * ends here with one problem; a byte order mark is dropped.
 */
import type { FileProblem } from '../format.js';
import { SNIFF_BYTES, sniff } from './encoding.js';

export type Piece =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly problem: FileProblem };

const PIECE_BYTES = 256 * 1024;
const NEWLINE = 0x0a;

/** @param live the beginning is judged by its first whole line, so that a stream is handed on as it comes */
export async function* readPieces(input: AsyncIterable<Uint8Array>, live = false): AsyncGenerator<Piece> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of input) {
    let bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (head) {
      bytes = Buffer.concat([head, bytes]);
      const lineEnd = live ? bytes.indexOf(NEWLINE) + 1 : 0;
      if (bytes.length < SNIFF_BYTES && lineEnd === 0) {
        head = bytes;
        continue;
      }
      head = undefined;
      const problem = sniff(bytes.subarray(0, bytes.length < SNIFF_BYTES ? lineEnd : SNIFF_BYTES));
      if (problem) return yield { ok: false, problem };
      bytes = withoutMark(bytes);
    }
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      yield { ok: true, bytes: bytes.subarray(at, at + PIECE_BYTES) };
    }
  }
  if (!head) return;
  const problem = sniff(withoutMark(head));
  yield problem ? { ok: false, problem } : { ok: true, bytes: withoutMark(head) };
}

function withoutMark(bytes: Buffer): Buffer {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return marked ? bytes.subarray(3) : bytes;
}
