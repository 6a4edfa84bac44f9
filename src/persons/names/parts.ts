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
  const swapped =
    first.length > 0 && second.length > 0 && likeGiven(first[0]!) - likeGiven(second[0]!) >= AGAINST_COLUMNS;
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
  const givenAt = givenPlace(rest, patronymicAt);
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
  if (mayBePatronymic(all[0]!)) return 0;
  // Of three words with a known given name before the last, one is a patronymic, misspelt: the one after the given name
  // unless it looks like a family name.
  const given = all.findIndex(isGivenName);
  if (all.length !== 3 || given < 0 || given === 2) return -1;
  return given === 0 && FAMILY_ENDING.test(all[1]!) && !FAMILY_ENDING.test(all[2]!) ? 2 : given + 1;
}

/** The likeliest word; a given name stands before its patronymic, and family names come first in lists. */
function givenPlace(rest: readonly string[], patronymicAt: number): number {
  let best = -1;
  let most = Number.NEGATIVE_INFINITY;
  rest.forEach((word, i) => {
    const place = patronymicAt > 0 && i === patronymicAt - 1 ? 1 : i === 1 ? 0.5 : 0;
    const points = likeGiven(word) + place;
    if (points > most) [best, most] = [i, points];
  });
  return best;
}

/** Points for being a given name; what they are worth against each other, not in themselves. */
function likeGiven(folded: string): number {
  const { found } = givenOf(folded);
  if (found === 'form') return 3;
  const points = { short: 2.5, initial: 2, near: 1.5, unknown: 0 }[found];
  return points - (FAMILY_ENDING.test(folded) ? 2 : WEAK_FAMILY_ENDING.test(folded) ? 1 : 0);
}

/** So many points more than the given name, and the family name is one: a known name beside an unknown word. */
const AGAINST_COLUMNS = 2;

/** Folded endings that family names have and given names hardly; and those that some given names have. */
const FAMILY_ENDING = /(?:enk[oaiu]|[sC]k[aio]+|uk|[ou]v[aiu]*|ev[aiu]*|iSin[aiu]*|dze|Svili)$/;
const WEAK_FAMILY_ENDING = /(?:ak|in[aiu]*|ian|iC|eC|ar|iv)$/;

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
