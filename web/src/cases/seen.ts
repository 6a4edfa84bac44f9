/** How far each case was looked at on this device, by account: what came after is new. */
const keyOf = (account: string): string => `truceline-cases-seen ${account}`;

type Store = Pick<Storage, 'getItem' | 'setItem'>;

/** Steps that were there when it was last looked at, by case; empty before the first look. */
export function seenBy(account: string, store: Store = localStorage): Readonly<Record<string, number>> {
  try {
    const known: unknown = JSON.parse(store.getItem(keyOf(account)) ?? '{}');
    return typeof known === 'object' && known !== null ? (known as Record<string, number>) : {};
  } catch {
    return {};
  }
}

export function noteSeen(account: string, caseId: string, steps: number, store: Store = localStorage): void {
  try {
    store.setItem(keyOf(account), JSON.stringify({ ...seenBy(account, store), [caseId]: steps }));
  } catch {
    // A browser that keeps nothing shows all as new.
  }
}

export const newSteps = (seen: Readonly<Record<string, number>>, caseId: string, steps: number): number =>
  Math.max(0, steps - (seen[caseId] ?? 0));
