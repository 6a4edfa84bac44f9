/**
 * Killed and injured as the public is shown them: exactly, but for prisoners (docs/decisions/012). One to four casualties among
 * persons whom their families know to be held can point to one of them before the family is told. In their stead stands the
 * range 1 to 4, and what an account gives alone goes.
 */
import type { Account, Incident, Toll } from '../incident/incident.js';

const FEW = 4;

export const isOfPrisoners = ({ target, accounts }: Incident): boolean =>
  target === 'prisoners' || accounts.some((account) => account.target === 'prisoners');

export function withheldToll(toll: Toll | null): Toll | null {
  return toll && { min: isFew(toll.min) ? 1 : toll.min, max: isFew(toll.max) ? FEW : toll.max };
}

export function withheldNumbers<T extends Pick<Account, 'killed' | 'injured'>>(account: T): T {
  const { killed, injured } = account;
  return { ...account, killed: isFew(killed) ? null : killed, injured: isFew(injured) ? null : injured };
}

const isFew = (count: number | null): boolean => count !== null && count >= 1 && count <= FEW;
