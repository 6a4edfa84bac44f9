/**
 * Allegations concerning persons who had surrendered or were detained: a section of its own, in no count of the report.
 * A line says what, when, in which region, under which clause and reading, by which standard of proof and whether material is in
 * custody; it has no words of an account, no place finer than the region, no number of victims.
 */
import { clauseOf } from '../compliance/finding.js';
import type { LocalText } from '../record/source.js';
import { dayOf } from '../time/instant.js';
import type { SeriousHarmFinding } from '../treatment/finding.js';
import type { PictureIndex, Slice } from './picture-index.js';

export interface SeriousHarmLine
  extends Pick<
    SeriousHarmFinding,
    'findingKind' | 'id' | 'incident' | 'conduct' | 'region' | 'party' | 'standard' | 'next'
  > {
  readonly day: string;
  /** Null where no clause is touched. */
  readonly clause: {
    readonly agreement: LocalText;
    readonly title: LocalText;
    readonly reading: LocalText;
  } | null;
  readonly independentAccounts: number;
  readonly custody: SeriousHarmFinding['basis']['custody'];
  readonly denied: boolean;
}

export function seriousHarmOf({ picture }: PictureIndex, { startMs, endMs }: Slice): SeriousHarmLine[] {
  return picture.seriousHarm
    .filter((finding) => finding.startMs >= startMs && finding.startMs < endMs)
    .map((finding) => {
      const { findingKind, id, incident, conduct, region, party, standard, next, basis } = finding;
      const agreement = picture.agreements.find((one) => one.id === finding.agreement);
      const clause = agreement?.clauses.find((one) => one.id === clauseOf(finding));
      const reading = agreement?.readings.find((one) => one.id === finding.reading);
      return {
        ...{ findingKind, id, incident, conduct, region, party, standard, next },
        day: dayOf(picture.mission.timeZone, finding.startMs),
        clause:
          agreement && clause && reading
            ? { agreement: agreement.title, title: clause.title, reading: reading.title }
            : null,
        independentAccounts: basis.independent,
        custody: basis.custody,
        denied: basis.voices.some(({ says }) => says === 'denied'),
      };
    });
}
