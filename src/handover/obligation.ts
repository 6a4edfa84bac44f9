/**
 * What agreements promise about persons: each clause of kind `delivery` whose pattern is a handover, for each reading and
 * each party that it binds, as nodes of the compiled agreement. Nothing is worked out here.
 */
import type { Agreement } from '../agreement/agreement.js';
import type { Localised } from '../agreement/primitives.js';
import type {
  CompiledDuration,
  CompiledPattern,
  CompiledQuantity,
  Program,
  Rule,
} from '../agreement/program.js';

/**
 * How much is owed. `fixed`: a number. `reciprocal`: no more than the other side delivered. `listed`: as many as were last
 * reported as held or listed (all for all). `perStretch`: so many in each stretch of time. `computed`: anything else.
 */
export type Formula = 'fixed' | 'reciprocal' | 'listed' | 'perStretch' | 'computed';

export type HandoverPattern = Extract<CompiledPattern, { kind: 'handover' }>;
type QuotaRule = Extract<Rule, { kind: 'quota' }>;
type Quota = NonNullable<QuotaRule['parties'][number]>;

export interface Obligation {
  readonly agreement: Agreement;
  /** Id as findings have it: with the variation, where it is one. */
  readonly clause: string;
  readonly title: Localised;
  readonly source: string;
  readonly reading: Agreement['readings'][number];
  readonly party: string;
  readonly pattern: HandoverPattern;
  readonly formula: Formula;
  /** Only one party owes it under this reading: a gesture, or a one-sided duty. */
  readonly oneSided: boolean;
  /** Indexes in the program; due -1: no day. */
  readonly terms:
    | {
        readonly kind: 'once';
        readonly done: number;
        readonly owed: number;
        readonly from: number;
        readonly due: number;
      }
    | {
        readonly kind: 'perStretch';
        readonly quota: Quota;
        readonly every: CompiledDuration;
        readonly start: number;
        /** What the other side's deliveries match; null where nothing hangs on them. */
        readonly theirs: HandoverPattern | null;
      };
}

export function obligations(program: Program): readonly Obligation[] {
  const { agreement, clauses, standings, parties } = program;
  return standings.flatMap((standing): Obligation[] => {
    const { id, title, source, readings, clause } = clauses[standing.clause]!;
    if (agreement.clauses[clause]!.kind !== 'delivery') return [];
    const found = termsOf(program, readings[standing.reading]?.rule, standing.party, standing.start);
    if (!found) return [];
    const binds = readings[standing.reading]!.standings.filter((index) => index >= 0).length;
    return [
      {
        agreement,
        clause: id,
        title,
        source,
        reading: agreement.readings[standing.reading]!,
        party: parties[standing.party]!,
        oneSided: binds === 1,
        ...found,
      },
    ];
  });
}

type Found = Pick<Obligation, 'pattern' | 'formula' | 'terms'>;

function termsOf(program: Program, rule: Rule | undefined, party: number, start: number): Found | null {
  const { patterns, conditions, quantities } = program;
  if (rule?.kind === 'quota') {
    const quota = rule.parties[party];
    const pattern = quota ? patterns[quota.pattern] : undefined;
    if (!quota || pattern?.kind !== 'handover') return null;
    const other = quota.theirs && patterns[quota.theirs.pattern];
    const theirs = other?.kind === 'handover' ? other : null;
    return {
      pattern,
      formula: 'perStretch',
      terms: { kind: 'perStretch', quota, every: rule.every, start, theirs },
    };
  }
  if (rule?.kind !== 'state') return null;
  const short = conditions[rule.short[party]!];
  if (short?.kind !== 'compare') return null;
  const done = quantities[short.left];
  const pattern = done?.kind === 'sum' ? patterns[done.pattern] : undefined;
  if (done?.kind !== 'sum' || pattern?.kind !== 'handover') return null;
  const terms = {
    kind: 'once',
    done: short.left,
    owed: short.right,
    from: done.window.from,
    due: rule.due[party]!,
  } as const;
  return { pattern, formula: formulaOf(program, short.right), terms };
}

function formulaOf({ quantities }: Program, owed: number): Formula {
  const of: CompiledQuantity = quantities[owed]!;
  if (of.kind === 'number') return 'fixed';
  if (of.kind === 'latest') return 'listed';
  const reciprocal = of.kind === 'smallest' && of.of.some((one) => isTheirs(quantities, one));
  return reciprocal || isTheirs(quantities, owed) ? 'reciprocal' : 'computed';
}

/** A sum of handovers, or some multiple of one. */
function isTheirs(quantities: Program['quantities'], index: number): boolean {
  const one = quantities[index]!;
  return one.kind === 'sum' || (one.kind === 'times' && isTheirs(quantities, one.of));
}
