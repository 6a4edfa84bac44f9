/**
 * One-time codes (TOTP, RFC 6238: SHA-1, 6 digits, 30 seconds, as every authenticator application reads them), and recovery
 * codes for whoever lost the device. A code counts once: the step of the last one that was taken is kept, and none of that
 * step or an earlier one is taken again.
 */
import { createHash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;
/** Steps that a clock may be off, either way. */
const WINDOW = 1;
const RECOVERY_CODES = 8;
const RECOVERY_BYTES = 10;

export const newOneTimeSecret = (): string => new Secret({ size: 20 }).base32;

/** What an authenticator application reads, as text or as a QR code. */
export const oneTimeAddress = (secret: string, name: string, mission: string): string =>
  totpOf(secret, name, mission).toString();

/** The step that a code is of; undefined where it is of none that still counts. */
export function stepOf(secret: string, code: string, nowMs: number, lastStep: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const off = totpOf(secret).validate({ token: code, timestamp: nowMs, window: WINDOW });
  if (off === null) return undefined;
  const step = Math.floor(nowMs / 1000 / PERIOD_SECONDS) + off;
  return step > lastStep ? step : undefined;
}

export interface RecoveryCodes {
  /** To be shown once. */
  readonly codes: readonly string[];
  readonly hashes: readonly string[];
}

/** Each has 80 random bits, so a plain hash keeps it. */
export function newRecoveryCodes(): RecoveryCodes {
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    randomBytes(RECOVERY_BYTES)
      .toString('hex')
      .replace(/(.{5})(?=.)/g, '$1-'),
  );
  return { codes, hashes: codes.map(hashOfRecovery) };
}

export const hashOfRecovery = (code: string): string =>
  createHash('sha256')
    .update(code.toLowerCase().replaceAll(/[^0-9a-f]/g, ''))
    .digest('hex');

const totpOf = (secret: string, label = '', issuer = 'Truceline'): TOTP =>
  new TOTP({
    secret: Secret.fromBase32(secret),
    period: PERIOD_SECONDS,
    digits: 6,
    algorithm: 'SHA1',
    label,
    issuer,
  });
