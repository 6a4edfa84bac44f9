/**
 * The steps of all cases as they are in the ledger at this moment, which is before the picture is folded anew: whoever takes a
 * step is held against what is written down, not against what is shown.
 */
import type { TrucelineRecord } from '../record/record.js';
import type { Step } from '../record/step.js';

export interface StepLog {
  /** Of one case, in the order of the ledger. */
  of(caseId: string): readonly Step[];
  add(record: TrucelineRecord): void;
}

export function stepLog(steps: Iterable<Step>): StepLog {
  const byCase = new Map<string, Step[]>();
  const add = (record: TrucelineRecord): void => {
    if (record.kind !== 'step') return;
    const known = byCase.get(record.case);
    if (known) known.push(record);
    else byCase.set(record.case, [record]);
  };
  for (const one of steps) add(one);
  return { of: (caseId) => byCase.get(caseId) ?? [], add };
}
