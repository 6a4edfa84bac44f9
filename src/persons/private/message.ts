/**
 * A message of the private intersection, as a file:
 *
 *   truceline-match/2 LF
 *   {"kind", "session", "party", "sequence", "mode", "elements", "sha256", "replyTo"?} LF
 *   HMAC-SHA-256 of the two lines before and the body, in hexadecimal LF
 *   body: elements end to end
 *
 * The MAC's key comes from the mission key: whoever only carries messages can neither make nor change one. An answer
 * names the digest of the offer it answers, so an old one fits no new session, even one of the same id.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { ELEMENT_BYTES } from './encrypt.js';

const MAGIC = 'truceline-match/2';
/** Of versions whose tokens and elements fit none of these. */
const EARLIER = /^truceline-match\/1\n/;

const headerSchema = z.strictObject({
  kind: z.enum(['offer', 'answer']),
  session: z.string().min(1),
  party: z.union([z.literal(1), z.literal(2)]),
  sequence: z.union([z.literal(1), z.literal(2)]),
  mode: z.enum(['variants', 'exact']),
  elements: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Digest of the offer that an answer belongs to. */
  replyTo: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});

export type Header = z.infer<typeof headerSchema>;
export type Kind = Header['kind'];
export type Party = Header['party'];

/** What this side waits for; anything else is refused. */
export interface Awaited {
  readonly kind: Kind;
  readonly session: string;
  readonly from: Party;
  readonly mode: Header['mode'];
  /** For an answer: the own offer's digest and how many elements it had. */
  readonly replyTo?: { readonly digest: string; readonly elements: number };
}

export type Opened =
  | { readonly ok: true; readonly elements: Uint8Array; readonly digest: string }
  | { readonly ok: false; readonly reason: string };

export function writeMessage(
  key: Uint8Array,
  header: Omit<Header, 'sequence' | 'elements' | 'sha256'>,
  elements: Uint8Array,
): Uint8Array {
  const full: Header = {
    ...header,
    sequence: SEQUENCE[header.kind],
    elements: elements.length / ELEMENT_BYTES,
    sha256: createHash('sha256').update(elements).digest('hex'),
  };
  const head = `${MAGIC}\n${JSON.stringify(full)}\n`;
  return Buffer.concat([Buffer.from(`${head}${macOf(key, head, elements)}\n`), elements]);
}

const SEQUENCE = { offer: 1, answer: 2 } as const;

export function readMessage(key: Uint8Array, bytes: Uint8Array, awaited: Awaited): Opened {
  if (EARLIER.test(Buffer.from(bytes.subarray(0, 20)).toString('latin1')))
    return refuse(
      'The message was made by an earlier version of Truceline. Both parties need the same one: update, and begin a new session.',
    );
  const parts = split(bytes);
  if (parts === undefined)
    return refuse(`Expected a message that begins with ${MAGIC}, found another kind of file.`);
  const { head, mac, body } = parts;
  const parsed = parseHeader(head);
  if (parsed === undefined) return refuse('The header of the message is damaged. Ask for the file again.');
  const wrong = notAwaited(parsed, awaited);
  if (wrong !== undefined) return refuse(wrong);
  const expected = parsed.elements * ELEMENT_BYTES;
  if (body.length !== expected) {
    return refuse(
      `The message is cut or has something added: expected ${expected} bytes after its header, found ${body.length}. Ask for the file again.`,
    );
  }
  const made = Buffer.from(macOf(key, head, body));
  if (mac.length !== made.length || !timingSafeEqual(mac, made)) {
    return refuse(
      'The message was altered on its way, or made with another mission key. Compare the keys with the other party, and ask for the file again.',
    );
  }
  if (createHash('sha256').update(body).digest('hex') !== parsed.sha256)
    return refuse('The digest of the message does not fit.');
  return { ok: true, elements: body, digest: digestOf(bytes) };
}

export const digestOf = (message: Uint8Array): string => createHash('sha256').update(message).digest('hex');

const refuse = (reason: string): Opened => ({ ok: false, reason });

/** Words of the header are the other party's: they are not repeated, but for the session's id. */
function notAwaited(header: Header, awaited: Awaited): string | undefined {
  if (header.kind !== awaited.kind || header.sequence !== SEQUENCE[awaited.kind])
    return `Expected an ${awaited.kind}, found an ${header.kind}.`;
  if (header.session !== awaited.session)
    return `The message is of another session. Expected session "${awaited.session}".`;
  if (header.party !== awaited.from)
    return `Expected a message of party ${awaited.from}, found one of party ${header.party}: this is your own message, sent back.`;
  if (header.mode !== awaited.mode)
    return 'One party began with --exact and the other without. Begin a new session in the same way on both sides.';
  if (awaited.replyTo === undefined) return undefined;
  if (header.replyTo !== awaited.replyTo.digest)
    return 'The answer belongs to another offer than the one of this folder: an older answer was sent again, or the wrong one.';
  return header.elements === awaited.replyTo.elements
    ? undefined
    : `The answer has ${header.elements} elements and the offer had ${awaited.replyTo.elements}.`;
}

function split(bytes: Uint8Array): { head: string; mac: Uint8Array; body: Uint8Array } | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!buffer.subarray(0, MAGIC.length + 1).equals(Buffer.from(`${MAGIC}\n`))) return undefined;
  const headEnd = buffer.indexOf(10, MAGIC.length + 1);
  const macEnd = headEnd < 0 ? -1 : buffer.indexOf(10, headEnd + 1);
  if (macEnd < 0) return { head: buffer.toString('utf8'), mac: new Uint8Array(0), body: new Uint8Array(0) };
  return {
    head: buffer.toString('utf8', 0, headEnd + 1),
    mac: buffer.subarray(headEnd + 1, macEnd),
    body: buffer.subarray(macEnd + 1),
  };
}

function parseHeader(head: string): Header | undefined {
  try {
    const parsed = headerSchema.safeParse(JSON.parse(head.split('\n')[1] ?? ''));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

const macOf = (key: Uint8Array, head: string, body: Uint8Array): string =>
  createHmac('sha256', key).update(head).update(body).digest('hex');
