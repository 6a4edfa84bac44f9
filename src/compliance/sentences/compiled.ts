/**
 * Where in the program a node of a proof comes from. A proof holds values only; the program knows which events they count.
 * Both have the same shape; where they should differ the place is lost and the node is told without it.
 */
import type { Voice } from '../../agreement/explain/voice.js';
import type {
  CompiledPattern,
  CompiledStanding,
  CompiledWindow,
  Fit,
  Program,
  Rule,
  Words,
} from '../../agreement/program.js';
import type { Finding } from '../finding.js';
import type { NodeName } from './words.js';

export type Ref = { readonly kind: 'condition' | 'moment' | 'quantity'; readonly index: number } | undefined;

export function standingOf(
  program: Program | undefined,
  { clause, reading }: Pick<Finding, 'clause' | 'reading'>,
  party: string,
): CompiledStanding | undefined {
  return program?.standings.find(
    (standing) =>
      program.clauses[standing.clause]!.id === clause &&
      program.agreement.readings[standing.reading]!.id === reading &&
      program.parties[standing.party] === party,
  );
}

export function ruleOf(
  program: Program | undefined,
  { clause, reading }: Pick<Finding, 'clause' | 'reading'>,
): Rule | undefined {
  const index = program?.agreement.readings.findIndex(({ id }) => id === reading) ?? -1;
  return program?.clauses.find(({ id }) => id === clause)?.readings[index]?.rule;
}

export function refOf(standing: CompiledStanding | undefined, name: string | undefined): Ref {
  if (!standing || name === undefined) return undefined;
  const kind = name === 'adopted' || name === 'suspended' ? 'condition' : 'moment';
  return { kind, index: standing[name as NodeName] };
}

/** The pattern that a node counts or waits for. */
export function patternOf(program: Program | undefined, ref: Ref): CompiledPattern | undefined {
  if (!program || !ref) return undefined;
  const index = patternIndex(program, ref);
  return index === undefined || index < 0 ? undefined : program.patterns[index];
}

function patternIndex(program: Program, { kind, index }: NonNullable<Ref>): number | undefined {
  if (kind === 'quantity') {
    const node = program.quantities[index];
    return node && 'pattern' in node ? node.pattern : undefined;
  }
  if (kind === 'moment') {
    const node = program.moments[index];
    return node?.kind === 'event' ? node.pattern : undefined;
  }
  const node = program.conditions[index];
  return node?.kind === 'since' ? node.pattern : undefined;
}

/** The window of a node that counts. */
export function windowOf(program: Program | undefined, ref: Ref): CompiledWindow | undefined {
  const node = program && ref?.kind === 'quantity' ? program.quantities[ref.index] : undefined;
  return node && 'window' in node ? node.window : undefined;
}

/** By how much a moment is shifted. */
export function shiftOf(program: Program | undefined, ref: Ref) {
  const node = program && ref?.kind === 'moment' ? program.moments[ref.index] : undefined;
  return node?.kind === 'shift' ? node : undefined;
}

/** The places of the children of a node, in the order of the proof. */
export function childRefs(program: Program | undefined, ref: Ref): readonly Ref[] {
  if (!program || !ref) return [];
  const condition = (index: number): Ref => ({ kind: 'condition', index });
  const moment = (index: number): Ref => ({ kind: 'moment', index });
  const quantity = (index: number): Ref => ({ kind: 'quantity', index });
  if (ref.kind === 'condition') {
    const node = program.conditions[ref.index];
    switch (node?.kind) {
      case 'all':
      case 'any':
        return node.of.map(condition);
      case 'not':
      case 'held':
      case 'since':
        return [condition(node.of)];
      case 'compare':
        return [quantity(node.left), quantity(node.right)];
      case 'reached':
        return [moment(node.moment)];
      default:
        return [];
    }
  }
  if (ref.kind === 'moment') {
    const node = program.moments[ref.index];
    switch (node?.kind) {
      case 'when':
        return [condition(node.condition)];
      case 'shift':
        return [moment(node.moment)];
      case 'earliest':
      case 'latest':
        return node.of.map(moment);
      case 'extended':
      case 'rolled':
        return [moment(node.base)];
      default:
        return [];
    }
  }
  const node = program.quantities[ref.index];
  switch (node?.kind) {
    case 'plus':
    case 'smallest':
    case 'largest':
      return node.of.map(quantity);
    case 'minus':
      return [quantity(node.left), quantity(node.right)];
    case 'times':
      return [quantity(node.of)];
    case 'valueAt':
      return [moment(node.moment), quantity(node.of)];
    default:
      return [];
  }
}

/** A compiled pattern as a noun. */
export function patternNoun(program: Program, voice: Voice, pattern: CompiledPattern) {
  const { pattern: say, list, quote } = voice.catalogue;
  const parties = (ids: readonly string[] | null): string | undefined =>
    ids === null ? undefined : list(ids.map(voice.party), 'or') || voice.catalogue.book.nobody;
  const quoted = (told: readonly string[] | null): string | undefined =>
    told === null ? undefined : list(told.map(quote), 'or');
  const words = (field: 'act' | 'category' | 'status', told: readonly string[] | null): string | undefined =>
    told === null
      ? undefined
      : list(
          told.map((word) => voice.word(field, word)),
          'or',
        );
  const zones = (indexes: readonly number[] | null): string | undefined =>
    indexes === null
      ? undefined
      : list(
          indexes.map((index) => voice.zone(program.zones[index]!.id)),
          'or',
        );
  switch (pattern.kind) {
    case 'incident':
      return say.incident(
        fitWordsOf(voice, pattern.fit, zones(pattern.fit.zones)),
        parties(pattern.by),
        undefined,
      );
    case 'breach': {
      const clauses = [...new Set(pattern.clauses.map((index) => voice.clause(program.clauses[index]!.id)))];
      const reading =
        program.agreement.readings.length > 1 ? program.agreement.readings[pattern.reading] : undefined;
      return say.breach(
        say.clauses(list(clauses, 'or')),
        parties(pattern.by)!,
        reading && voice.reading(reading.id),
        pattern.band === 'probable' ? undefined : say.band[pattern.band],
      );
    }
    case 'declaration':
      return say.declaration(parties(pattern.by), words('act', pattern.act), quoted(pattern.about));
    case 'handover':
      return say.handover(words('category', pattern.category), parties(pattern.from), parties(pattern.to));
    case 'effort':
      return say.effort(words('status', pattern.status), parties(pattern.by), zones(pattern.zones));
    case 'measure':
      return say.measure(voice.measure(pattern.of), parties(pattern.by), zones(pattern.zones));
    case 'decision':
      return say.decision(parties(pattern.by), quoted(pattern.decision), quoted(pattern.about));
  }
}

function fitWordsOf(voice: Voice, fit: Fit, zone: string | undefined) {
  const { list } = voice.catalogue;
  const told = (
    field: 'conduct' | 'means' | 'target' | 'purpose',
    words: Words | null,
  ): string | undefined =>
    words === null
      ? undefined
      : list(
          [...words.yes].map((word) => voice.word(field, word)),
          'or',
        );
  return {
    conduct: told('conduct', fit.conduct),
    means: told('means', fit.means),
    target: told('target', fit.target),
    classes: fit.facilityClasses ? list([...fit.facilityClasses].map(voice.facilityClass), 'or') : undefined,
    weapons: fit.weapons
      ? list(
          fit.weapons.map(({ id }) => voice.weapons(id)),
          'or',
        )
      : undefined,
    purpose: told('purpose', fit.purpose),
    zone,
  };
}
