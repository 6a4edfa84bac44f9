/**
 * Bodies of requests as text. What is not UTF-8 is refused: a decoder that forgives would put other words into the ledger than
 * were sent, and nobody would know.
 */
import type { Context } from 'hono';
import { ApiFailure } from './errors.js';

/** @throws ApiFailure */
export async function textBody(context: Context): Promise<string> {
  const bytes = await context.req.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ApiFailure(
      400,
      'not-utf-8',
      `The body: expected text in UTF-8, found bytes that are none, in line ${lineOfFault(new Uint8Array(bytes))}.`,
      'Convert the text to UTF-8 and send it again. Nothing of it was taken.',
    );
  }
}

/** undefined: no JSON. @throws ApiFailure where it is not even text */
export async function jsonBody(context: Context): Promise<unknown> {
  const text = await textBody(context);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function lineOfFault(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [line, from] = [1, 0];
  for (let to = bytes.indexOf(10); to >= 0; to = bytes.indexOf(10, from)) {
    try {
      decoder.decode(bytes.subarray(from, to));
    } catch {
      return line;
    }
    line++;
    from = to + 1;
  }
  return line;
}
