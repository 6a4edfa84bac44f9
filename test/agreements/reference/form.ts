/**
 * Clauses as they read under each reading, at each stage of a withdrawal and under each local variation: the forms under
 * which findings name them (`clause`, `clause@stage`, `clause@variation`).
 */
import type { Agreement, AgreementReading, Clause } from '../../../src/agreement/agreement.js';
import type { PartyTerm } from '../../../src/agreement/expression.js';
import type { Period } from '../../../src/agreement/period.js';
import type { Standard } from '../../../src/agreement/primitives.js';
import { listOf } from './match.js';

export type ClauseOf<K extends Clause['kind']> = Extract<Clause, { kind: K }>;
export type Variation = NonNullable<Clause['variations']>[number];

export interface Form {
  readonly id: string;
  /** Id of the clause. */
  readonly clause: string;
  readonly standard: Standard;
  /** By reading; null where the reading has no such clause. */
  readonly versions: readonly (Version | null)[];
}

export interface Version {
  readonly clause: Clause;
  readonly period: Period;
  readonly variation: Variation | null;
  /** Whom the text binds, and whom of them under the reading. */
  readonly named: readonly string[];
  readonly bound: readonly string[];
}

export const voices = ({ parties, guarantors = [], others = [] }: Agreement): readonly string[] => [
  ...new Set([...parties, ...guarantors, ...others]),
];

/** Ids that a term stands for; undefined for anybody. */
export function partiesOf(
  agreement: Agreement,
  term: PartyTerm,
  self: string,
): readonly string[] | undefined {
  const terms = listOf(term);
  if (terms.includes('any')) return undefined;
  const others = agreement.parties.filter((party) => party !== self);
  const ids = terms.flatMap((id) => (id === 'self' ? [self] : id === 'other' ? others : [id]));
  return voices(agreement).filter((party) => ids.includes(party));
}

const known = new WeakMap<Agreement, readonly Form[]>();

export function formsOf(agreement: Agreement): readonly Form[] {
  let forms = known.get(agreement);
  if (!forms) {
    forms = workOutForms(agreement);
    known.set(agreement, forms);
  }
  return forms;
}

function workOutForms(agreement: Agreement): readonly Form[] {
  return agreement.clauses.flatMap((clause) => {
    const readings = agreement.readings.map((reading) => asRead(agreement, clause, reading));
    const parts = new Set(readings.flatMap((version) => (version ? partsOf(version.clause) : [])));
    return [...parts].map((part): Form => {
      const versions = readings.map((version) => version && partOf(version, part));
      const standard = versions.find((version) => version)?.clause.standard ?? agreement.standard;
      return { id: part === '' ? clause.id : `${clause.id}@${part}`, clause: clause.id, standard, versions };
    });
  });
}

/** Fields and period of the clause as the reading has them. */
function asRead(agreement: Agreement, clause: Clause, reading: AgreementReading): Version | null {
  const own = (reading.clauses?.[clause.id] ?? {}) as Record<string, unknown>;
  if (own.absent === true) return null;
  const merged = { ...clause, ...own, period: undefined } as Clause;
  const ofReading: Period = { ...reading.period };
  if (reading.start !== undefined) ofReading.start = reading.start;
  if (reading.end !== undefined) ofReading.end = reading.end;
  const period = mostSpecial([agreement.period, ofReading, clause.period, own.period as Period | undefined]);
  const named = partiesOf(agreement, merged.by ?? agreement.parties, '') ?? voices(agreement);
  const bound = named.filter((party) => reading.binds === undefined || reading.binds.includes(party));
  return { clause: merged, period, variation: null, named, bound };
}

/** Each key from the last level that has it; an end goes over a duration and the other way round. */
function mostSpecial(levels: readonly (Period | undefined)[]): Period {
  const period: Record<string, unknown> = {};
  for (const level of levels)
    for (const [key, value] of Object.entries(level ?? {})) {
      if (value === undefined) continue;
      if (key === 'end') delete period.duration;
      if (key === 'duration') delete period.end;
      period[key] = value;
    }
  return period as Period;
}

function partsOf(clause: Clause): readonly string[] {
  if (clause.kind === 'withdrawal' && clause.stages) return clause.stages.map(({ id }) => id);
  return ['', ...(clause.variations ?? []).flatMap(({ id, reads }) => (reads ? [id] : []))];
}

function partOf(version: Version, part: string): Version | null {
  const { clause, period } = version;
  if (clause.kind === 'withdrawal' && clause.stages) {
    const stage = clause.stages.find(({ id }) => id === part);
    if (!stage) return null;
    const { id: _, ...fields } = stage;
    return { ...version, clause: { ...clause, ...fields, stages: undefined } };
  }
  if (part === '') return version;
  const variation = clause.variations?.find(({ id, reads }) => id === part && reads);
  if (!variation) return null;
  const { period: varied, ...fields } = variation.reads as { period?: Period };
  return {
    ...version,
    clause: { ...clause, ...fields, variations: undefined } as Clause,
    period: mostSpecial([period, varied]),
    variation,
  };
}
