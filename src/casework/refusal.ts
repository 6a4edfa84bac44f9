/** Why a step is not taken, as data: what was expected, what was found, what to do. */
export const STEP_REFUSALS = [
  'unknownCase',
  'unknownName',
  'wrongRole',
  'wrongParty',
  'outOfOrder',
  'tooEarly',
  'noNextLevel',
  'unknownStep',
  'alreadyDone',
  'notItsOwn',
  'dependedOn',
  'backInTime',
  'future',
  'badStep',
] as const;
export type StepRefusalReason = (typeof STEP_REFUSALS)[number];

export interface StepRefusal {
  readonly ok: false;
  readonly reason: StepRefusalReason;
  readonly expected: string;
  readonly found: string;
  readonly hint: string;
}

export const refuse = (
  reason: StepRefusalReason,
  expected: string,
  found: string,
  hint: string,
): StepRefusal => ({ ok: false, reason, expected, found, hint });

export const refusalSentence = ({ expected, found, hint }: StepRefusal): string =>
  `Expected ${expected}, found ${found}. ${hint}`;
