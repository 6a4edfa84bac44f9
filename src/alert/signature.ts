/**
 * Signatures of webhooks as Standard Webhooks 1.0 has them: HMAC-SHA256 with the secret over `id.timestamp.body`, base64, after
 * `v1,`. The timestamp is in seconds since 1970 UTC.
 */
import { createHmac } from 'node:crypto';

export function signature(secret: string, id: string, timestampSeconds: number, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const sum = createHmac('sha256', key).update(`${id}.${timestampSeconds}.${body}`).digest('base64');
  return `v1,${sum}`;
}
