/**
 * Decisions that look like rulings on the agreement and have no effect: a slip of the pen in a record would change
 * verdicts without a word.
 */
import type { Program } from '../agreement/program.js';
import { suggest } from '../record/document.js';
import type { Happening } from './happening.js';

/** A sentence for each. */
export function strayDecisions({ agreement }: Program, happenings: readonly Happening[]): string[] {
  const readings = agreement.readings.map(({ id }) => id);
  const subjects = [agreement.id, ...agreement.clauses.map(({ id }) => `${agreement.id}/${id}`)];
  const ids = new Set(happenings.flatMap(({ records }) => records));
  return happenings.flatMap(({ id, kind, words }) => {
    if (kind !== 'decision') return [];
    const { about = '', decision = '' } = words;
    if (decision === 'invalid')
      return ids.has(about) ? [] : [`${id} sets "${about}" aside, and there is no such record.`];
    if (!decision.startsWith('reading:')) return [];
    const reading = decision.slice('reading:'.length);
    if (!agreement.rulings)
      return [`${id} fixes a reading, but the agreement names nobody in "rulings": it has no effect.`];
    if (!readings.includes(reading))
      return [
        `${id} fixes the reading "${reading}", which the agreement does not have.${meant(reading, readings)}`,
      ];
    if (!subjects.includes(about))
      return [
        `${id} fixes a reading of "${about}", which is not this agreement or a clause of it.${meant(about, subjects)}`,
      ];
    return [];
  });
}

function meant(written: string, words: readonly string[]): string {
  const near = suggest(written, words);
  return near === undefined ? '' : ` Did you mean "${near}"?`;
}
