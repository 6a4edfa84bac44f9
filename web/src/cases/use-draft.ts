/**
 * The draft of one person in one case: kept with every key, sent when its writer says so, sent again when the connection is
 * back, and gone once it was entered.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { StepAnswer } from '../api/types.ts';
import { type Draft, readDraft, writeDraft } from './draft.ts';
import type { Sent } from './send-step.ts';

export interface Drafting {
  readonly draft: Draft | null;
  /** False where the browser keeps nothing. */
  readonly kept: boolean;
  readonly busy: boolean;
  /** What came of the last sending that did not enter it. */
  readonly outcome: Exclude<Sent, { kind: 'entered' }> | null;
  write(draft: Draft | null): void;
  send(draft: Draft): Promise<void>;
}

const AGAIN_MS = 15_000;

export function useDraft(props: {
  readonly account: string;
  readonly caseId: string;
  post(draft: Draft): Promise<Sent>;
  entered(answer: StepAnswer): void;
}): Drafting {
  const { account, caseId } = props;
  const [draft, setDraft] = useState(() => readDraft(account, caseId));
  const [kept, setKept] = useState(true);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Drafting['outcome']>(null);
  const now = useRef(props);
  now.current = props;
  const sending = useRef(false);

  const write = useCallback(
    (next: Draft | null): void => {
      setKept(writeDraft(account, caseId, next));
      setDraft(next);
      if (!next) setOutcome(null);
    },
    [account, caseId],
  );
  const send = useCallback(
    async (given: Draft): Promise<void> => {
      if (sending.current) return;
      sending.current = true;
      setBusy(true);
      // Marked before anything leaves the device: it may arrive although no answer comes.
      const begun = { ...given, sent: true };
      write(begun);
      const sent = await now.current.post(begun);
      sending.current = false;
      setBusy(false);
      if (sent.kind === 'entered') {
        write(null);
        now.current.entered(sent.answer);
        return;
      }
      if (sent.kind !== 'offline') write({ ...given, sent: false });
      setOutcome(sent);
    },
    [write],
  );
  // What was cut off is sent again by itself, the very same.
  const cutOff = draft?.sent === true && !busy;
  useEffect(() => {
    if (!cutOff || !draft) return;
    const again = (): void => void send(draft);
    const timer = setTimeout(again, AGAIN_MS);
    addEventListener('online', again);
    return () => {
      clearTimeout(timer);
      removeEventListener('online', again);
    };
  }, [cutOff, draft, send]);
  return { draft, kept, busy, outcome: outcome ?? (cutOff ? { kind: 'offline' } : null), write, send };
}
