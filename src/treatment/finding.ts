/**
 * A finding of its own kind: persons who surrendered, were wounded or are held may have been harmed. It stands beside the
 * findings about the ceasefire, never among them, and is in no total of theirs.
 *
 * Standard of proof, in the words of commissions of inquiry: `reasonable_grounds` (to believe), `undetermined`, and below
 * both `alleged`: what rests on one account alone, with nothing in custody, is an allegation whatever it says. The same holds of
 * who did it: one voice alone names nobody for a finding of reasonable grounds. A finding names no person, takes no place finer
 * than a district, and repeats no words of an account.
 */
import type { Finding } from '../compliance/finding.js';
import type { Stance } from '../record/codes.js';
import type { Faces, SeriousHarm } from '../record/serious-harm.js';

export const SERIOUS_HARM = 'serious_harm';

export const STANDARDS = ['reasonable_grounds', 'undetermined', 'alleged'] as const;
export type StandardOfProof = (typeof STANDARDS)[number];

/** Whoever speaks: a party through any of its sources, or one third source. Two voices are two independent accounts. */
export interface Voice {
  /** `party:<id>` or `source:<id>`. */
  readonly voice: string;
  /** Of its observations: asserted before alleged before denied. */
  readonly says: Stance;
  /** False for denials, and for what the program read from a text by itself. */
  readonly counts: boolean;
  /** Whom its counting observations name as author, in order; empty where they leave it open. */
  readonly names: readonly string[];
  readonly observations: readonly string[];
}

/** `whole`: received, and nothing amiss was found since; `doubtful`: a check found it altered or missing, or it has no link of receipt. */
export interface Held {
  readonly item: string;
  readonly state: 'whole' | 'doubtful';
  readonly faces: Faces | 'notMarked';
}

/** What is known of it without opening it (truceline release). */
export interface SealedPayload {
  readonly id: string;
  /** Its release class. */
  readonly class: string;
  readonly state: 'kept' | 'destroyed';
}

/** What the standard follows from; each value can be worked out again from the records (check.ts). */
export interface Basis {
  /** In the order of their names. */
  readonly voices: readonly Voice[];
  /** How many of them count. */
  readonly independent: number;
  readonly custody: 'in_custody' | 'not_in_custody';
  /** Items of evidence that bear on it, in the order of their ids. */
  readonly held: readonly Held[];
  /** Sealed payloads about it: accounts, names, the exact place. In the order of their ids. */
  readonly sealed: readonly SealedPayload[];
  readonly rule: 'one_account' | 'independent_accounts' | 'evidence_in_custody';
}

export interface SeriousHarmFinding {
  readonly findingKind: typeof SERIOUS_HARM;
  /** That of the clause monitor's finding; the incident's where it touches no clause. */
  readonly id: string;
  readonly incident: string;
  /** `other`: an incident of another conduct that touches a clause on treatment. */
  readonly conduct: SeriousHarm | 'other';
  readonly startMs: number;
  readonly endMs: number;
  readonly region: string;
  /** '' where it touches no clause: then it stands by itself. */
  readonly agreement: string;
  readonly clause: string;
  readonly reading: string;
  /** Whom the accounts point to: a party id, or `undetermined`. */
  readonly party: string;
  readonly standard: StandardOfProof;
  readonly basis: Basis;
  /** Custody comes first: `take_into_custody` while nothing is held, then `refer` to those who may investigate. */
  readonly next: 'take_into_custody' | 'refer';
  /** What the clause monitor found, with its proof; null where no clause is touched. */
  readonly monitor: Finding | null;
}
