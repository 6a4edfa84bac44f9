/** Balances and numbers about persons in English: for the command line and the report. */
import type { Account, Category, Range } from './account.js';
import type { Balance, BalanceState, OpenRange, RivalNumber, VoiceCount } from './balance.js';
import type { TransferState } from './transfer.js';

export const CATEGORY_WORDS: Readonly<Record<Category, string>> = {
  prisoner_of_war: 'prisoners of war',
  wounded: 'wounded',
  civilian: 'civilians',
  child: 'children',
  remains: 'remains',
};

export const STATE_WORDS: Readonly<Record<BalanceState, string>> = {
  kept: 'kept',
  keptLate: 'kept late',
  overdue: 'overdue',
  undetermined: 'undetermined',
  open: 'not yet due',
  noDay: 'no day fixed',
  notFixed: 'number not fixed',
  notInForce: 'not in force',
};

export const TRANSFER_WORDS: Readonly<Record<TransferState, string>> = {
  bothSides: 'both sides',
  conflict: 'numbers differ',
  oneSide: 'one side only',
  thirdParty: 'third parties only',
  noNumber: 'no number given',
  announced: 'announced only',
};

/** 22, 22-23, 22 or more. */
export function rangeText([low, high]: OpenRange): string {
  if (high === null) return low === 0 ? 'not known' : `${low} or more`;
  return low === high ? String(low) : `${low}-${high}`;
}

export function countText(count: Account['count']): string {
  if (count === null) return 'no number';
  return typeof count === 'number' ? String(count) : rangeText(count);
}

export function voiceText({ count, told, untold }: VoiceCount): string {
  if (told === 0) return untold === 0 ? '0' : 'not told';
  return untold === 0 ? rangeText(count) : `${rangeText(count)} (${untold} not told)`;
}

export const sureText = ([low, high]: Range): string => rangeText([low, high]);

/** Two numbers that would be true at once are never given: each stands with what it would mean. */
export function rivalText({ day, numbers }: RivalNumber): string {
  const each = numbers.map(({ count, stage, outstanding, state }) => {
    const left =
      outstanding[1] === 0
        ? STATE_WORDS[state]
        : `${rangeText(outstanding)} outstanding, ${STATE_WORDS[state]}`;
    return `with ${count}${stage === 'announced' ? ' (announced)' : ''}: ${left}`;
  });
  return `${day}: ${each.join('; ')}`;
}

export const categoriesText = ({ categories }: Pick<Balance, 'categories'>): string =>
  categories.length === 0
    ? 'persons'
    : categories.map((category) => CATEGORY_WORDS[category as Category] ?? category).join(', ');
