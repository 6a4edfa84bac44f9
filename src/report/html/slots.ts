/** Markup inside the sentences of a catalogue, which are plain text: a slot stands in for it until the sentence is made. */
import type { Messages } from '../messages.js';
import type { Content } from './markup.js';

/** Stands for the content of that number; no text of a record holds this character (markup.ts takes it out). */
export const slot = (at: number): string => `\0${at}\0`;

/** The sentence with its slots filled. */
export function filled(sentence: string, contents: readonly Content[]): Content {
  return sentence.split('\0').map((part, at) => (at % 2 === 1 ? contents[Number(part)]! : part));
}

/** a, b and c */
export function listed(items: readonly Content[], { list }: Messages): Content {
  return filled(list(items.map((_, at) => slot(at))), items);
}
