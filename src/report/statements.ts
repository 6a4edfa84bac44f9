/**
 * What parties and guarantors say. A party's total keeps its unit and its breakdown; it is never added to another.
 */
import type { Declaration } from '../record/record.js';
import { byText, type PictureIndex, type Slice } from './picture-index.js';

export interface ClaimLine {
  readonly id: string;
  readonly by: string;
  readonly against: string;
  readonly about: string;
  readonly unit: string;
  /** Null where the party gives words or parts only. */
  readonly count: number | null;
  /** In the order of the alphabet. */
  readonly breakdown: readonly { readonly part: string; readonly count: number }[];
  /** Sum of the parts; null without parts. Printed where it differs from the total given. */
  readonly breakdownSum: number | null;
  readonly periodStartMs: number;
  readonly periodEndMs: number;
  readonly summary: string;
  readonly source: string;
}

export interface DeclarationLine {
  readonly id: string;
  readonly startMs: number;
  readonly precision: Declaration['time']['precision'];
  readonly by: string;
  readonly person: string;
  readonly act: Declaration['act'];
  readonly about: string;
  readonly conditions: readonly string[];
  readonly summary: string;
  readonly source: string;
}

/** Claims by the English name of who claims, then by unit. */
export function claimsOf(index: PictureIndex, declarations: readonly Declaration[]): ClaimLine[] {
  const order = actorOrder(index);
  return declarations
    .filter((declaration) => declaration.claim !== undefined)
    .map(claimLine)
    .sort((a, b) => order(a.by, b.by) || byText(a.unit, b.unit) || byText(a.id, b.id));
}

/** Declarations other than claims with a total, by time. */
export function declarationsOf(index: PictureIndex, slice: Slice): DeclarationLine[] {
  const order = actorOrder(index);
  return slice.declarations
    .filter((declaration) => declaration.claim === undefined)
    .map((declaration) => ({
      id: declaration.id,
      startMs: Date.parse(declaration.time.start),
      precision: declaration.time.precision,
      by: declaration.by,
      person: declaration.person ?? '',
      act: declaration.act,
      about: declaration.about,
      conditions: declaration.conditions ?? [],
      summary: declaration.summary,
      source: declaration.source,
    }))
    .sort((a, b) => a.startMs - b.startMs || order(a.by, b.by) || byText(a.id, b.id));
}

export function claimLine(declaration: Declaration): ClaimLine {
  const claim = declaration.claim!;
  const breakdown = Object.entries(claim.breakdown ?? {})
    .map(([part, count]) => ({ part, count }))
    .sort((a, b) => byText(a.part, b.part));
  return {
    id: declaration.id,
    by: declaration.by,
    against: claim.against,
    about: declaration.about,
    unit: claim.unit,
    count: claim.count ?? null,
    breakdown,
    breakdownSum: breakdown.length === 0 ? null : breakdown.reduce((sum, part) => sum + part.count, 0),
    periodStartMs: Date.parse(claim.periodStart),
    periodEndMs: Date.parse(claim.periodEnd),
    summary: declaration.summary,
    source: declaration.source,
  };
}

/** Parties by English name, then guarantors by English name, then anybody else by id. */
export function actorOrder(index: PictureIndex): (a: string, b: string) => number {
  const guarantors = [...index.picture.guarantors].sort((a, b) => byText(a.name.en, b.name.en));
  const rank = new Map([...index.parties, ...guarantors].map((actor, at) => [actor.id, at]));
  return (a, b) => (rank.get(a) ?? rank.size) - (rank.get(b) ?? rank.size) || byText(a, b);
}
