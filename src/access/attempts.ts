/**
 * How often somebody may try: a password, by account and by address, with a delay that doubles; and requests, by address.
 * Kept in memory: a restart forgives, and whoever can restart the server needs no password.
 *
 * An account and an address are counted apart. The first five wrong passwords cost nothing; from then on each costs twice the
 * delay of the one before, up to the longest. A right password forgives the account, not the address.
 */
import { RateLimiterMemory } from 'rate-limiter-flexible';

export interface Limits {
  /** Requests of one address in ten seconds. */
  readonly requestsInTenSeconds: number;
  readonly freeAttempts: number;
  readonly firstDelaySeconds: number;
  readonly longestDelaySeconds: number;
}

export const LIMITS: Limits = {
  requestsInTenSeconds: 600,
  freeAttempts: 5,
  firstDelaySeconds: 2,
  longestDelaySeconds: 900,
};

export interface Attempts {
  /** Seconds to wait before another password is looked at; 0: none. */
  waitSeconds(account: string, address: string): Promise<number>;
  wrong(account: string, address: string): Promise<void>;
  right(account: string): Promise<void>;
  /** Seconds to wait before the next request; 0: none. A request may count for several. */
  request(address: string, weight?: number): Promise<number>;
}

/** Wrong passwords are forgotten after a day without one. */
const FORGET_SECONDS = 86_400;
/** One address may stand for a whole office. */
const ADDRESS_FACTOR = 4;

export function attempts(limits: Limits = LIMITS): Attempts {
  const counting = (points: number): RateLimiterMemory =>
    new RateLimiterMemory({ points, duration: FORGET_SECONDS });
  const requests = new RateLimiterMemory({ points: limits.requestsInTenSeconds, duration: 10 });
  const counts = counting(Number.MAX_SAFE_INTEGER);
  const blocks = counting(1);
  const keys = (account: string, address: string): readonly (readonly [string, number])[] => [
    [`account ${account}`, limits.freeAttempts],
    [`address ${address}`, limits.freeAttempts * ADDRESS_FACTOR],
  ];
  return {
    async waitSeconds(account, address) {
      let wait = 0;
      for (const [key] of keys(account, address)) {
        const block = await blocks.get(key);
        if (block && block.consumedPoints > 1) wait = Math.max(wait, Math.ceil(block.msBeforeNext / 1000));
      }
      return wait;
    },
    async wrong(account, address) {
      for (const [key, free] of keys(account, address)) {
        const { consumedPoints } = await counts.consume(key, 1);
        if (consumedPoints < free) continue;
        const delay = limits.firstDelaySeconds * 2 ** Math.min(30, consumedPoints - free);
        await blocks.block(key, Math.min(delay, limits.longestDelaySeconds));
      }
    },
    async right(account) {
      await counts.delete(`account ${account}`);
      await blocks.delete(`account ${account}`);
    },
    async request(address, weight = 1) {
      try {
        await requests.consume(address, weight);
        return 0;
      } catch (refused) {
        return Math.max(1, Math.ceil((refused as { msBeforeNext: number }).msBeforeNext / 1000));
      }
    },
  };
}
