/** Decisions that look like rulings on the agreement and have no effect. */
import type { Program } from '../agreement/program.js';
import { suggest } from '../record/suggest.js';
import type { TraceDecision } from './trace-record.js';

/** A sentence, or undefined where the decision does what it says or is no ruling. */
export function strayRuling(
  { agreement }: Program,
  { id, about, decision }: Pick<TraceDecision, 'id' | 'about' | 'decision'>,
  ids: ReadonlySet<string>,
): string | undefined {
  if (decision === 'invalid')
    return ids.has(about) ? undefined : `${id} sets "${about}" aside, and there is no such record.`;
  if (!decision.startsWith('reading:')) return undefined;
  const reading = decision.slice('reading:'.length);
  const readings = agreement.readings.map((one) => one.id);
  const subjects = [agreement.id, ...agreement.clauses.map((clause) => `${agreement.id}/${clause.id}`)];
  if (!agreement.rulings)
    return `${id} fixes a reading, but the agreement names nobody in "rulings": it has no effect.`;
  if (!readings.includes(reading))
    return `${id} fixes the reading "${reading}", which the agreement does not have.${meant(reading, readings)}`;
  if (!subjects.includes(about))
    return `${id} fixes a reading of "${about}", which is not this agreement or a clause of it.${meant(about, subjects)}`;
  return undefined;
}

export function meant(written: string, words: readonly string[]): string {
  const near = suggest(written, words);
  return near === undefined ? '' : ` Did you mean "${near}"?`;
}
