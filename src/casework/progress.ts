/**
 * How far a case has come: what the next step is held against. Made from the steps that stand, one after the other
 * (take-step.ts); never from the clock of a machine.
 */
import type { Agreement } from '../agreement/agreement.js';
import type { Source } from '../record/source.js';
import type { Step } from '../record/step.js';
import type { ActionTaken, Conclusion, Lapsed, Notice, Response, StateSince } from './case.js';
import type { CaseState } from './step-rules.js';

/** Of the mission: whom cases can name, and what agreements say about them. */
export interface CaseSetting {
  readonly agreements: readonly Agreement[];
  /** Ids, in the order of the mission. */
  readonly parties: readonly string[];
  readonly guarantors: readonly string[];
  readonly sources: readonly Pick<Source, 'id' | 'party'>[];
}

/** The setting of a mission or of a picture. */
export const caseSetting = (of: {
  readonly agreements: readonly Agreement[];
  readonly parties: readonly { readonly id: string }[];
  readonly guarantors: readonly { readonly id: string }[];
  readonly sources: CaseSetting['sources'];
}): CaseSetting => ({
  agreements: of.agreements,
  parties: of.parties.map(({ id }) => id),
  guarantors: of.guarantors.map(({ id }) => id),
  sources: of.sources,
});

export interface Progress {
  readonly id: string;
  readonly opening: Step;
  readonly agreement: Agreement | undefined;
  /** All parties of the agreement, or of the mission, in its order. */
  readonly everyParty: readonly string[];
  readonly state: CaseState;
  readonly sinceMs: number;
  /** What a suspension interrupted. */
  readonly before: CaseState;
  readonly states: readonly StateSince[];
  /** When it was last taken up again; no time runs while a case is suspended. */
  readonly resumedMs: number;
  readonly level: number;
  readonly levelSinceMs: number;
  readonly proposal: Conclusion | null;
  readonly decision: Conclusion | null;
  /** To all proposals; `current` is worked out when they are shown. */
  readonly responses: readonly Response[];
  readonly actions: readonly ActionTaken[];
  readonly notices: readonly Notice[];
  readonly lapses: readonly Lapsed[];
  readonly records: readonly string[];
  readonly lastMs: number;
}

export const startMs = (step: Step): number => Date.parse(step.time.start);

export const against = ({ opening }: Progress): readonly string[] => distinct(opening.against ?? []);

/** Parties whom the case concerns. */
export function concerned(progress: Progress): readonly string[] {
  const { everyParty, opening, proposal, decision } = progress;
  const accused = against(progress);
  const from = opening.from !== undefined && everyParty.includes(opening.from) ? [opening.from] : [];
  const named = accused.length > 0 ? accused : everyParty;
  return distinct([...named, ...from, ...(proposal?.parties ?? []), ...(decision?.parties ?? [])]);
}

/** Who is to be heard on the proposal: those accused, and those whom it names; where nobody is, all but the one that alleges. */
export function heard(progress: Progress): readonly string[] {
  const { everyParty, opening, proposal } = progress;
  const named = distinct([...against(progress), ...(proposal?.parties ?? [])]);
  return named.length > 0 ? named : everyParty.filter((party) => party !== opening.from);
}

/** The last answer of a party to the proposal that stands. */
export function answerOf({ proposal, responses }: Progress, party: string): Response | undefined {
  return responses.findLast((one) => one.party === party && isCurrent(one, proposal));
}

export const isCurrent = ({ current }: Response, proposal: Conclusion | null): boolean =>
  current && proposal !== null;

/** In the order in which they come: an order by name would treat two parties differently. */
export const distinct = (ids: readonly string[]): string[] => [...new Set(ids)];

/** Of bodies that decide; none where the agreement names none. */
export const bodiesOf = ({ agreement }: Progress): readonly string[] => agreement?.casework?.levels ?? [];
