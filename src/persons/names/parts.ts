/**
 * Which words of a written name are the family name, the given name and the patronymic.
 *
 * Columns are believed unless the words speak against them: a family column that holds a known given name, beside a
 * given column that does not, was filled the other way round. Of a name in one piece, the patronymic is told by its
 * ending and the given name by the table; what is left is the family name.
 */
import type { WrittenName } from '../person.js';
import { fold, tidy } from './fold.js';
import { givenOf, isGivenName } from './given.js';
import { mayBePatronymic } from './patronymic.js';

export interface NameParts {
  /** Folded; empty where the name does not have the part. */
  readonly family: string;
  readonly given: string;
  readonly patronymic: string;
  /** The columns were filled the other way round. */
  readonly swapped: boolean;
}

export function partsOf(name: WrittenName): NameParts {
  const family = words(name.family);
  const given = words(name.given);
  const patronymic = words(name.patronymic);
  if (name.full !== undefined && family.length + given.length === 0)
    return fromWords([...words(name.full), ...patronymic]);
  if (given.length === 0 && family.length > 1) return fromWords([...family, ...patronymic]);
  if (family.length === 0 && given.length > 1) return fromWords([...given, ...patronymic]);
  return fromColumns(family, given, patronymic);
}

function fromColumns(family: string[], given: string[], patronymic: string[]): NameParts {
  const rest = [...patronymic];
  const keep = (part: string[]): string[] =>
    part.filter((word, i) => {
      if (i === 0 || !mayBePatronymic(word)) return true;
      rest.push(word);
      return false;
    });
  let [first, second] = [keep(family), keep(given)];
  // Given name and patronymic stand in each other's column.
  if (rest.length === 1 && second.length === 1 && isGivenName(rest[0]!) && !isGivenName(second[0]!)) {
    if (mayBePatronymic(second[0]!)) [second, rest[0]] = [[rest[0]!], second[0]!];
  }
  const swapped = first.length > 0 && second.length > 0 && isGivenName(first[0]!) && !isLikeGiven(second[0]!);
  if (swapped) [first, second] = [second, first];
  return parts(first, second[0] ?? '', rest[0] ?? '', swapped);
}

/** Words in one piece: family first is the custom of lists, given first that of Latin texts. */
function fromWords(all: string[]): NameParts {
  if (all.length <= 1) return parts(all, '', '', false);
  const initials = all.filter((word) => word.length === 1);
  if (initials.length === 2) {
    const family = all.filter((word) => word.length > 1);
    return parts(family, initials[0]!, initials[1]!, false);
  }
  const patronymicAt = patronymicPlace(all);
  const patronymic = patronymicAt < 0 ? '' : all[patronymicAt]!;
  const rest = all.filter((_, i) => i !== patronymicAt);
  const givenAt = givenPlace(rest, patronymicAt, all.length);
  return parts(
    rest.filter((_, i) => i !== givenAt),
    rest[givenAt] ?? '',
    patronymic,
    false,
  );
}

function patronymicPlace(all: readonly string[]): number {
  if (all.length < 3) return -1;
  for (let i = all.length - 1; i > 0; i--) if (mayBePatronymic(all[i]!)) return i;
  return mayBePatronymic(all[0]!) ? 0 : -1;
}

function givenPlace(rest: readonly string[], patronymicAt: number, count: number): number {
  const known = rest.map(isGivenName);
  const only = known.indexOf(true);
  if (only >= 0 && known.lastIndexOf(true) === only) return only;
  // A given name stands before its patronymic.
  if (patronymicAt > 0) return patronymicAt - 1;
  const like = rest.findIndex((word) => givenOf(word).found === 'near');
  if (only < 0 && like >= 0) return like;
  const initial = rest.findIndex((word) => word.length === 1);
  if (initial >= 0) return initial;
  const plain = rest.findIndex((word) => !FAMILY_ENDING.test(word));
  if (rest.length === 2 && plain >= 0 && FAMILY_ENDING.test(rest[1 - plain]!)) return plain;
  return count > 1 ? 1 : 0;
}

/** Folded endings that family names have and given names do not. */
const FAMILY_ENDING =
  /(?:enko|enk[aiu]|sk[aio]+|Ck[aio]+|uk|ak|ov[aiu]*|ev[aiu]*|in[aiu]*|ian|Suk|dze|Svili)$/;

const isLikeGiven = (folded: string): boolean => givenOf(folded).found !== 'unknown';

function parts(family: readonly string[], given: string, patronymic: string, swapped: boolean): NameParts {
  return { family: family.join(''), given, patronymic, swapped };
}

/** A hyphen joins a double name; other marks part words. */
function words(text: string | undefined): string[] {
  if (text === undefined || text === '') return [];
  const found: string[] = [];
  for (const word of tidy(text).split(/[\s,.;()/]+/)) {
    const folded = fold(word);
    if (folded !== '') found.push(folded);
  }
  return found;
}
