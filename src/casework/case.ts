/**
 * A case as it stands after its steps: a contested matter worked by people. Everything in it follows from records and from
 * the text of the agreement; what hangs on the hour at which somebody looks is in due.ts.
 */
import type { ClockName, Lapse } from '../agreement/casework.js';
import type { Role } from '../record/role.js';
import type { Channel, MeasureTaken, Outcome, Position, StepAction } from '../record/step.js';
import type { CaseState } from './step-rules.js';

/** An outcome, as it was proposed or decided. */
export interface Conclusion {
  readonly step: string;
  readonly atMs: number;
  readonly outcome: Outcome;
  /** Whose violation it is; none where that was not determined. */
  readonly parties: readonly string[];
  /** Level at which it was reached, from 0. */
  readonly level: number;
}

export interface Response {
  readonly step: string;
  readonly atMs: number;
  readonly party: string;
  readonly position: Position;
  /** To the proposal that stands now; else to one that was replaced. */
  readonly current: boolean;
}

export interface ActionTaken {
  readonly step: string;
  readonly atMs: number;
  readonly party: string;
  readonly measure: MeasureTaken;
}

export interface Notice {
  readonly step: string;
  readonly atMs: number;
  readonly party: string;
  /** The step that it tells of. */
  readonly of: string;
  /** When the party said that it has it; null: it has not. */
  readonly acknowledgedMs: number | null;
}

/** Something is waited for, and within which times the agreement wants it. */
export interface Clock {
  readonly clock: ClockName;
  /** Whose turn it is; '' where it is the mission's. */
  readonly party: string;
  readonly fromMs: number;
  /** Of an acknowledgement: the notice. */
  readonly of: string;
  /** In rising order; none where the text sets no time. */
  readonly marks: readonly DueMark[];
  /** Counts from a notice that was not given: no time runs yet. */
  readonly untold: boolean;
}

export interface DueMark {
  readonly dueMs: number;
  /** In the words of the text, such as 72 h. */
  readonly within: string;
  readonly otherwise: Lapse;
}

/** A time ran out and what it was set for had not been done. A fact, never an admission. */
export interface Lapsed {
  readonly clock: ClockName;
  readonly party: string;
  /** Of an acknowledgement: the notice. */
  readonly of: string;
  readonly fromMs: number;
  readonly dueMs: number;
  readonly within: string;
  readonly otherwise: Lapse;
}

export type Effect =
  | { readonly kind: 'stands' }
  | { readonly kind: 'takenBack'; readonly by: string }
  /** In the ledger, and without effect: the ledger takes what its owner writes, the case what the rules allow. */
  | { readonly kind: 'passedOver'; readonly because: string };

/** A step as the history of its case shows it; what a reader is not shown is absent. */
export interface HistoryStep {
  readonly id: string;
  readonly number: number;
  readonly action: StepAction;
  readonly atMs: number;
  readonly role?: Role;
  /** Whose: the delegate's party, or the party that it is about. */
  readonly party?: string;
  readonly name?: string;
  readonly reasons?: readonly string[];
  readonly reference?: string;
  readonly result?: string;
  readonly team?: string;
  readonly outcome?: Outcome;
  readonly parties?: readonly string[];
  readonly position?: Position;
  readonly measure?: MeasureTaken;
  readonly cause?: string;
  readonly of?: string;
  readonly undoes?: string;
  readonly records?: readonly string[];
  readonly state: CaseState;
  readonly effect: Effect;
}

/** When the case came into a state, and when the body that has it changed. */
export interface StateSince {
  readonly state: CaseState;
  readonly atMs: number;
}

export interface Case {
  /** Whole, or what of it a party or the public is shown (src/access). What is withheld is empty. */
  readonly shown: 'whole' | 'party' | 'public';
  readonly id: string;
  /** '' where the allegation names none. */
  readonly agreement: string;
  readonly clause: string;
  readonly channel: Channel | '';
  /** Who alleges: a party or guarantor; '' for the public and the mission's own monitors. */
  readonly from: string;
  /** None: not said whom. */
  readonly against: readonly string[];
  /** Parties whom the case concerns: those accused (all, where nobody is named) and the one that alleges. */
  readonly concerned: readonly string[];
  /** Observations that it rests on: of the allegation and of what was verified. */
  readonly records: readonly string[];
  readonly state: CaseState;
  readonly states: readonly StateSince[];
  readonly openedMs: number;
  readonly closedMs: number | null;
  /** From 0; counts up with each escalation, by a step or by a time that ran out. */
  readonly level: number;
  /** The bodies that decide, one above the other; none where the agreement names none. */
  readonly bodies: readonly string[];
  readonly proposal: Conclusion | null;
  readonly decision: Conclusion | null;
  readonly responses: readonly Response[];
  /** Parties that were asked for a response to the proposal and gave none. */
  readonly unanswered: readonly string[];
  readonly actions: readonly ActionTaken[];
  readonly notices: readonly Notice[];
  readonly clocks: readonly Clock[];
  /** Times that ran out before what they were set for was done, up to the moment the case is looked at. */
  readonly lapses: readonly Lapsed[];
  readonly history: readonly HistoryStep[];
  /** The step that the next one follows. */
  readonly last: string;
  readonly lastMs: number;
}
