/**
 * What must be known of a person between leaving for their organisation and coming back. It travels with the browser, encrypted,
 * so that nobody who begins often fills the server's memory, and nobody comes back with what another browser began.
 *
 * AES-256-GCM under a key of this process: iv (12 bytes), tag (16), ciphertext, in base64url. A restart ends all of them.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Long enough to look for a second factor. */
export const ON_THE_WAY_MS = 10 * 60_000;

export interface OnTheWay {
  readonly provider: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Fragment of the page's address that they came from. */
  readonly to: string;
  readonly sinceMs: number;
}

export interface Way {
  seal(value: OnTheWay): string;
  /** undefined: not from here, changed, too old, or taken before. */
  take(text: string, provider: string): OnTheWay | undefined;
}

export function way(now: () => number): Way {
  const key = randomBytes(32);
  const taken = new Map<string, number>();
  return {
    seal(value) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const body = Buffer.concat([cipher.update(JSON.stringify(value)), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    take(text, provider) {
      const value = opened(key, text);
      if (!value || value.provider !== provider) return undefined;
      const nowMs = now();
      for (const [state, sinceMs] of taken) if (nowMs - sinceMs > ON_THE_WAY_MS) taken.delete(state);
      if (nowMs - value.sinceMs > ON_THE_WAY_MS || taken.has(value.state)) return undefined;
      taken.set(value.state, value.sinceMs);
      return value;
    },
  };
}

function opened(key: Buffer, text: string): OnTheWay | undefined {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length < 29) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 });
    decipher.setAuthTag(bytes.subarray(12, 28));
    const body = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
    return JSON.parse(body.toString('utf8')) as OnTheWay;
  } catch {
    return undefined;
  }
}
