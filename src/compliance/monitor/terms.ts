/**
 * Event rules made ready for judging: for each clause and reading a judge, and by reading the terms that it may apply
 * (another reading's after a ruling).
 */
import type { Standard } from '../../agreement/primitives.js';
import type { CompiledExemption, EventRule, Fit, Program } from '../../agreement/program.js';
import type { Slots } from './slots.js';

export interface Terms {
  readonly reading: number;
  readonly rule: EventRule;
  /** Indexes and ids of the parties bound, in the order of the program. */
  readonly bound: readonly number[];
  readonly boundIds: readonly string[];
  /** By party: 1 if bound. */
  readonly isBound: Uint8Array;
  /** Parties for whom a fit counts: the bound; where nobody is bound, all that have one. */
  readonly fitting: readonly number[];
  /** By party: slot of the fit or pattern of the trigger; -1 for none. */
  readonly slots: readonly number[];
  readonly patterns: readonly number[] | null;
  readonly standings: readonly number[];
  readonly exemptions: readonly (readonly Exemption[])[];
  readonly delayMs: number;
  readonly standard: Standard;
  /** Equal where bound parties and standard are: such findings share what is weighed. */
  readonly weighing: number;
}

export interface Exemption {
  readonly of: CompiledExemption;
  /** -1: fits any. */
  readonly slot: number;
}

export interface Judge {
  readonly index: number;
  readonly clause: number;
  readonly reading: number;
  readonly agreementId: string;
  readonly clauseId: string;
  readonly readingId: string;
  /** What follows the id of the happening in that of a finding. */
  readonly suffix: string;
  /** By reading. */
  readonly terms: readonly (Terms | null)[];
  readonly rulings: readonly number[] | null;
  /** The longest of its terms. */
  readonly delayMs: number;
}

export function fitsOf(program: Program): readonly Fit[] {
  const fits: Fit[] = [];
  for (const clause of program.clauses)
    for (const reading of clause.readings) {
      if (reading?.rule.kind !== 'event') continue;
      const { trigger, exemptions } = reading.rule;
      if (trigger.kind === 'fit') for (const fit of trigger.fit) if (fit) fits.push(fit);
      for (const list of exemptions) for (const { fit } of list) if (fit) fits.push(fit);
    }
  for (const pattern of program.patterns) if (pattern.kind === 'incident') fits.push(pattern.fit);
  return fits;
}

export function judgesOf(program: Program, slots: Slots): readonly Judge[] {
  const judges: Judge[] = [];
  const weighings = new Map<string, number>();
  const { agreement } = program;
  for (const [c, clause] of program.clauses.entries()) {
    const terms = clause.readings.map((reading, r): Terms | null =>
      reading?.rule.kind === 'event'
        ? termsOf(program, slots, weighings, r, reading.rule, reading.standings, clause.standard)
        : null,
    );
    for (const [r, own] of terms.entries()) {
      if (!own) continue;
      const readingId = agreement.readings[r]!.id;
      const open = clause.rulings ? terms : terms.map((one, k) => (k === r ? one : null));
      judges.push({
        index: judges.length,
        clause: c,
        reading: r,
        agreementId: agreement.id,
        clauseId: clause.id,
        readingId,
        suffix: `~${agreement.id}~${clause.id}~${readingId}`,
        terms: open,
        rulings: clause.rulings,
        delayMs: Math.max(...open.map((one) => one?.delayMs ?? 0)),
      });
    }
  }
  return judges;
}

function termsOf(
  program: Program,
  slots: Slots,
  weighings: Map<string, number>,
  reading: number,
  rule: EventRule,
  standings: readonly number[],
  standard: Standard,
): Terms {
  const { parties } = program;
  const all = parties.map((_, party) => party);
  const bound = all.filter((party) => standings[party]! >= 0);
  const boundIds = bound.map((party) => parties[party]!);
  const { trigger } = rule;
  const slotOf = (party: number): number => {
    const fit = trigger.kind === 'fit' ? trigger.fit[party] : null;
    return fit ? slots.slotOf.get(fit)! : -1;
  };
  const key = `${boundIds.join('\n')}\n${standard.possible} ${standard.probable} ${standard.confirmed}`;
  const weighing = weighings.get(key) ?? weighings.size;
  weighings.set(key, weighing);
  return {
    reading,
    rule,
    bound,
    boundIds,
    isBound: Uint8Array.from(all, (party) => (standings[party]! >= 0 ? 1 : 0)),
    fitting: bound.length > 0 ? bound : all,
    slots: all.map(slotOf),
    patterns: trigger.kind === 'pattern' ? trigger.patterns : null,
    standings,
    exemptions: rule.exemptions.map((list) =>
      list.map((of) => ({ of, slot: of.fit ? slots.slotOf.get(of.fit)! : -1 })),
    ),
    delayMs: rule.judgeAfterMs,
    standard,
    weighing,
  };
}
