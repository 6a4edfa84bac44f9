/** Does a happening match a pattern; breaches are not asked here. */
import { type CompiledPattern, NO, type Program, type Truth, UNKNOWN, YES } from '../../agreement/program.js';
import type { Happening } from '../happening.js';
import { probabilityBy } from './authorship.js';
import type { Rows } from './rows.js';
import { slotTruth, zoneTruth } from './slots.js';

type Pattern<K extends CompiledPattern['kind']> = Extract<CompiledPattern, { kind: K }>;

export function patternTruth(program: Program, rows: Rows, pattern: number, row: number): Truth {
  const one = program.patterns[pattern]!;
  if (one.kind === 'breach') return NO;
  if (one.kind === 'incident')
    return rows.isIncident[row] === 1 ? incidentTruth(program, rows, one, pattern, row) : NO;
  const happening = rows.happenings[row];
  return happening ? otherTruth(rows, one, happening, rows.where[row]!) : NO;
}

function incidentTruth(
  program: Program,
  rows: Rows,
  pattern: Pattern<'incident'>,
  index: number,
  row: number,
): Truth {
  const { slots } = rows;
  const fits = slotTruth(rows.yes, rows.maybe, row * slots.width, slots.slotOf.get(pattern.fit)!);
  if (fits === NO) return NO;
  const author = rows.authors[rows.author[row]!]!;
  author.patterns ??= new Int8Array(program.patterns.length).fill(-1);
  let byThem = author.patterns[index]!;
  if (byThem < 0) {
    const probability = probabilityBy(author, pattern.by);
    byThem = probability >= pattern.sure.yes ? YES : probability <= pattern.sure.no ? NO : UNKNOWN;
    author.patterns[index] = byThem;
  }
  return Math.min(byThem, fits) as Truth;
}

/** @param where code of the place */
export function otherTruth(
  rows: Rows,
  pattern: Exclude<CompiledPattern, Pattern<'incident' | 'breach'>>,
  { kind, by, words, amounts }: Happening,
  where: number,
): Truth {
  if (pattern.kind === 'measure') {
    const reports = amounts[pattern.of] !== undefined && isAmong(pattern.by, by);
    return reports ? zoneTruth(rows.slots, pattern.zones, where) : NO;
  }
  if (kind !== pattern.kind) return NO;
  switch (pattern.kind) {
    case 'declaration':
      return truth(
        isAmong(pattern.by, by) && isAmong(pattern.act, words.act) && isAmong(pattern.about, words.about),
      );
    case 'handover':
      return truth(
        isAmong(pattern.from, by) &&
          isAmong(pattern.to, words.to) &&
          isAmong(pattern.category, words.category),
      );
    case 'decision':
      return truth(
        isAmong(pattern.by, by) &&
          isAmong(pattern.about, words.about) &&
          isAmong(pattern.decision, words.decision),
      );
    case 'effort': {
      const kept = isAmong(pattern.by, by) && isAmong(pattern.status, words.status);
      return kept ? zoneTruth(rows.slots, pattern.zones, where) : NO;
    }
  }
}

const truth = (holds: boolean): Truth => (holds ? YES : NO);

const isAmong = (list: readonly string[] | null, word: string | undefined): boolean =>
  list === null || (word !== undefined && list.includes(word));
