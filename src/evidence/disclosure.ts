/**
 * What the receiver of a released payload gets: a file of JSON with everything needed to check it against the ledger, alone.
 *
 *   { "truceline": "disclosure/1", "seal": "seal:<commitment>", "mission": ..., "class": ..., "construction": "truceline/seal/1",
 *     "salt": <hexadecimal>, "encoding": "utf-8" | "base64", "payload": <text> }
 */
import { z } from 'zod';
import { commitmentOf } from './commitment.js';
import { CONSTRUCTION } from './entries.js';
import { sealId } from './item-id.js';
import type { OpenedPayload } from './payloads.js';

const disclosure = z.strictObject({
  truceline: z.literal('disclosure/1'),
  seal: z.string().regex(/^seal:[0-9a-f]{64}$/, 'seal: and 64 digits'),
  mission: z.string(),
  class: z.string(),
  construction: z.literal(CONSTRUCTION),
  salt: z.string().regex(/^[0-9a-f]{64}$/, '32 bytes in lower-case hexadecimal'),
  encoding: z.enum(['utf-8', 'base64']),
  payload: z.string(),
});
export type Disclosure = z.infer<typeof disclosure>;

export function disclose(
  { salt, payload }: OpenedPayload,
  named: { readonly seal: string; readonly mission: string; readonly class: string },
): Disclosure {
  const text = textOf(payload);
  return {
    truceline: 'disclosure/1',
    ...named,
    construction: CONSTRUCTION,
    salt: Buffer.from(salt).toString('hex'),
    encoding: text === undefined ? 'base64' : 'utf-8',
    payload: text ?? Buffer.from(payload).toString('base64'),
  };
}

export type ReadDisclosure =
  | { readonly ok: true; readonly disclosure: Disclosure }
  | { readonly ok: false; readonly problem: string };

export function readDisclosure(text: string): ReadDisclosure {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // The error of JSON.parse quotes the text, and the text may be somebody's name.
    return {
      ok: false,
      problem: `expected JSON as truceline release writes it; found other text (${(error as Error).name})`,
    };
  }
  const parsed = disclosure.safeParse(value);
  if (parsed.success) return { ok: true, disclosure: parsed.data };
  const issue = parsed.error.issues[0]!;
  return {
    ok: false,
    problem: `expected a disclosure/1 as truceline release writes it; field ${issue.path.join('.') || '(whole)'}: ${issue.message}`,
  };
}

/** Id of the seal that this payload and salt belong to, by hashing them. */
export function sealOf({ salt, encoding, payload }: Disclosure): string {
  const bytes = Buffer.from(payload, encoding === 'base64' ? 'base64' : 'utf8');
  return sealId(commitmentOf(Buffer.from(salt, 'hex'), bytes));
}

/** Undefined for bytes that are no UTF-8 text, or would not come back as they were. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
