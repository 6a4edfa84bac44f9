/**
 * One account of a handover: who tells it, in whose voice, with which number. An account that announces is kept apart
 * from one that reports: what is announced is not delivered.
 */
import { HANDOVER_CATEGORIES, type Handover } from '../record/record.js';
import type { Source } from '../record/source.js';

export type Category = Handover['category'];
/** In the order in which they are shown. */
export const categoryRank = (category: Category): number => HANDOVER_CATEGORIES.indexOf(category);

/** Lowest and highest of whole persons. */
export type Range = readonly [low: number, high: number];

export interface Account {
  readonly id: string;
  readonly source: string;
  /** As the record says; '' where it does not. */
  readonly reportedBy: string;
  /** Id of the party in whose voice it is told; '' for third parties. */
  readonly voice: string;
  readonly stage: 'announced' | 'reported';
  /** Null where the account gives none; a range where its number is withheld (disclosure.ts). */
  readonly count: number | Range | null;
  readonly place: string;
  readonly mediator: string;
  readonly summary: string;
  readonly reference: string;
}

/** Whose voice an account is: the party it names, or the party its source speaks for. */
export type VoiceOf = (handover: Pick<Handover, 'reportedBy' | 'source'>) => string;

export function voiceBy(
  parties: readonly { readonly id: string }[],
  sources: readonly Pick<Source, 'id' | 'party'>[],
): VoiceOf {
  const isParty = new Set(parties.map(({ id }) => id));
  const voices = new Map(sources.map(({ id, party }) => [id, party ?? '']));
  return ({ reportedBy, source }) => {
    if (reportedBy === undefined) return voices.get(source) ?? '';
    return isParty.has(reportedBy) ? reportedBy : (voices.get(reportedBy) ?? '');
  };
}

export function accountOf(handover: Handover, voiceOf: VoiceOf): Account {
  return {
    id: handover.id,
    source: handover.source,
    reportedBy: handover.reportedBy ?? '',
    voice: voiceOf(handover),
    stage: handover.stage ?? 'reported',
    count: handover.count ?? null,
    place: handover.place?.name ?? '',
    mediator: handover.mediator ?? '',
    summary: handover.summary ?? '',
    reference: handover.reference ?? '',
  };
}

/** When the account is known: as it says, or else at the end of its time; of an announcement, at its beginning. */
export function knownMs({ reportedAt, time, stage }: Handover): number {
  return Date.parse(reportedAt ?? (stage === 'announced' ? time.start : time.end));
}
