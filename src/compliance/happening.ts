/**
 * What clauses are held against: incidents with their probable authors, declarations, handovers, efforts, measures and
 * decisions, in one form. `happenings` (trace.ts) makes them from records; evaluator, checker and reference all start here.
 *
 * Time: an instant has endMs = startMs + 1 here, so that the last moment at which it may have taken place is always
 * endMs - 1. Everything is counted in whole milliseconds.
 */
import type { Probability } from '../attribution/attribution.js';

export const HAPPENING_KINDS = [
  'incident',
  'declaration',
  'handover',
  'effort',
  'measure',
  'decision',
] as const;
export type HappeningKind = (typeof HAPPENING_KINDS)[number];

export interface Happening {
  /** Id of the record or incident. */
  readonly id: string;
  readonly kind: HappeningKind;
  readonly startMs: number;
  /** Exclusive, at least startMs + 1. */
  readonly endMs: number;
  /**
   * Who did it: a party id; `undetermined`; `both` (ground combat without a named attacker); or anybody else, such as
   * accidentOrOther. For declarations, efforts, measures and decisions the one named by the record; for handovers `from`.
   */
  readonly by: string;
  /** Probability that the event took place; 1 for all kinds but incidents. */
  readonly happened: Probability;
  /** Given that it took place: probability that this party did it. Absent parties have 0. Certain for all kinds but incidents. */
  readonly shares: Readonly<Record<string, Probability>>;
  /** Told in the records: conduct, means, target, weapon, purpose, act, about, category, status, decision, to. Absent: not told. */
  readonly words: Readonly<Record<string, string>>;
  /** Other values that some account gives, by word. */
  readonly rivals: Readonly<Record<string, readonly string[]>>;
  readonly calibreMm?: number;
  /** Class in the register of protected objects, with the object's id and name. */
  readonly facility?: { readonly class: string; readonly id: string; readonly name: string };
  /** Reported amounts by name, as the range over rival accounts; `count` for handovers. */
  readonly amounts: Readonly<Record<string, readonly [low: number, high: number]>>;
  readonly effectiveFromMs?: number;
  readonly effectiveUntilMs?: number;
  readonly place?: { readonly lat: number; readonly lon: number; readonly radiusMetres: number };
  /** Distance from the mission's own line on that day, km, signed; where the chain worked it out. */
  readonly lineOffsetKm?: number;
  /** Zones of the agreement that the record names. */
  readonly zones: readonly string[];
  /** Set aside as invalid from this moment on; Infinity where it never was. */
  readonly voidMs: number;
  /** Ids of all records it rests on, the first its own. */
  readonly records: readonly string[];
}
