/**
 * Steps that were written and not sent. A draft is kept on this device, under the account that wrote it, and goes nowhere
 * before it is sent. `case` is '' for the opening of a case; its id is made before the first sending, so that what is sent
 * twice is entered once.
 */
import type { StepAction, Typed } from './step-fields.ts';

export interface Draft {
  readonly action: StepAction;
  /** The step that it follows, as its writer saw the case; of an opening: the id that the case is to have. */
  readonly after: string;
  readonly typed: Typed;
  readonly savedMs: number;
  /** It was sent and no answer came: it may have arrived. */
  readonly sent: boolean;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const keyOf = (account: string, caseId: string): string => `truceline-draft ${account} ${caseId}`;

export function readDraft(account: string, caseId: string, store: Store = localStorage): Draft | null {
  try {
    const draft = JSON.parse(store.getItem(keyOf(account, caseId)) ?? 'null') as Draft | null;
    return draft && typeof draft.action === 'string' && typeof draft.typed === 'object' ? draft : null;
  } catch {
    return null;
  }
}

/** False where the browser keeps nothing. */
export function writeDraft(
  account: string,
  caseId: string,
  draft: Draft | null,
  store: Store = localStorage,
): boolean {
  try {
    if (draft) store.setItem(keyOf(account, caseId), JSON.stringify(draft));
    else store.removeItem(keyOf(account, caseId));
    return true;
  } catch {
    return false;
  }
}

/** Twelve hexadecimal digits: the form of an id that anybody may give a new case. */
export function newCaseId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return `case:${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
