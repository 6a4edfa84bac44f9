/**
 * Clauses as they read: under each reading, at each stage of a withdrawal, under each local variation. Each of these is
 * a clause of its own in the program.
 */
import type { Agreement, AgreementReading, Clause } from '../agreement.js';
import type { PartyTerm } from '../expression.js';
import type { Period } from '../period.js';
import type { Localised } from '../primitives.js';

export type Variation = NonNullable<Clause['variations']>[number];
export type Stage = NonNullable<Extract<Clause, { kind: 'withdrawal' }>['stages']>[number];

/** A clause as it reads under one reading, with the period that then holds. */
export interface Version {
  readonly clause: Clause;
  readonly period: Period;
  /** The local variation that this is; its zone and condition are still to be applied. */
  readonly variation: Variation | null;
  /** Fields of the stage are already in the clause. */
  readonly stage: Stage | null;
}

/** A clause of the program: one version for each reading, null where the reading has none. */
export interface Form {
  readonly id: string;
  /** Index in the agreement. */
  readonly clause: number;
  readonly title: Localised;
  readonly versions: readonly (Version | null)[];
}

export function formsOf(agreement: Agreement): readonly Form[] {
  return agreement.clauses.flatMap((clause, index) => {
    const under = agreement.readings.map((reading) => underReading(agreement, clause, reading));
    const parts = [...new Set(under.flatMap((version) => (version ? partsOf(version.clause) : [])))];
    return (parts.length > 0 ? parts : ['']).map((part): Form => {
      const versions = under.map((version) => version && partOf(version, part));
      const titled = versions.find((version) => version !== null);
      const title = titled?.variation?.title ?? clause.title;
      return { id: part === '' ? clause.id : `${clause.id}@${part}`, clause: index, title, versions };
    });
  });
}

/** The clause as it reads under the reading; null where the reading has no such clause. */
export function underReading(
  agreement: Agreement,
  clause: Clause,
  reading: AgreementReading,
): Version | null {
  const { absent, period, ...fields } = reading.clauses?.[clause.id] ?? {};
  if (absent === true) return null;
  const { start, end } = reading;
  const ofReading: Period = {
    ...reading.period,
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
  };
  const levels = [agreement.period, ofReading, clause.period, period as Period | undefined];
  return {
    clause: { ...clause, ...fields } as Clause,
    period: mergePeriods(levels),
    variation: null,
    stage: null,
  };
}

/** Each key from the last that has it; `end` and `duration` say the same thing in two ways and replace each other. */
export function mergePeriods(levels: readonly (Period | undefined)[]): Period {
  let merged: Period = {};
  for (const level of levels) {
    if (!level) continue;
    if (level.end !== undefined || level.duration !== undefined) {
      const { end: _, duration: __, ...rest } = merged;
      merged = rest;
    }
    merged = { ...merged, ...level };
  }
  return merged;
}

/** Parties that the clause names, before the reading says whom it binds. */
export function named(agreement: Agreement, by: PartyTerm | undefined, voices: readonly string[]): string[] {
  if (by === undefined) return [...agreement.parties];
  const terms = typeof by === 'string' ? [by] : by;
  return terms.includes('any') ? [...voices] : voices.filter((party) => terms.includes(party));
}

/** '' for the clause itself, then its stages or variations. */
function partsOf(clause: Clause): readonly string[] {
  const stages = clause.kind === 'withdrawal' ? clause.stages : undefined;
  if (stages) return stages.map((stage) => stage.id);
  return ['', ...(clause.variations ?? []).filter((one) => one.reads).map((one) => one.id)];
}

function partOf(version: Version, part: string): Version | null {
  const { clause, period } = version;
  if (clause.kind === 'withdrawal' && clause.stages) {
    const stage = clause.stages.find((one) => one.id === part);
    if (!stage) return null;
    const { id: _, ...fields } = stage;
    return { ...version, clause: { ...clause, ...stated(fields), stages: undefined }, stage };
  }
  if (part === '') return version;
  const variation = clause.variations?.find((one) => one.id === part);
  if (!variation?.reads) return null;
  const { period: ofVariation, ...fields } = variation.reads;
  return {
    ...version,
    clause: { ...clause, ...fields, variations: undefined } as Clause,
    period: mergePeriods([period, ofVariation as Period | undefined]),
    variation,
  };
}

const stated = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
