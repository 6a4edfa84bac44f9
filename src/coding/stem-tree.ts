/**
 * Stems and whole words as a tree of letters: one walk along a word finds all stems that it begins with. The branches
 * stand in one table (open addressing by node and letter), so a word that is seen for the first time costs no substrings.
 */

export interface StemTree {
  /** Adds a stem, or with `whole` a word without any ending. Ids are the caller's. */
  add(text: string, whole: boolean, id: number): void;
  /** Ids of the word itself, then of its stems from the longest, each group in the order it was added. */
  find(word: string): readonly number[];
}

const NONE: readonly number[] = [];
const FIRST_SLOTS = 1 << 12;
/** Of the letter's code unit in a key; nodes stand above it. */
const LETTER_BITS = 16;

export function makeStemTree(): StemTree {
  let keys = new Float64Array(FIRST_SLOTS);
  let targets = new Int32Array(FIRST_SLOTS);
  /** By node; the root is 0. */
  const stems: number[][] = [[]];
  const words: number[][] = [[]];

  /** The slot of the branch, or the empty one where it belongs; keys are never 0, because no letter is. */
  function slotOf(key: number, letter: number, node: number): number {
    const mask = keys.length - 1;
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(letter, 0x85ebca6b)) >>> LETTER_BITS;
    for (slot &= mask; keys[slot] !== 0 && keys[slot] !== key; slot = (slot + 1) & mask);
    return slot;
  }

  const branch = (node: number, letter: number): number =>
    targets[slotOf(keyOf(node, letter), letter, node)]!;

  function grow(): void {
    const old = { keys, targets };
    keys = new Float64Array(2 * old.keys.length);
    targets = new Int32Array(2 * old.keys.length);
    for (let at = 0; at < old.keys.length; at++) {
      const key = old.keys[at]!;
      if (key === 0) continue;
      const slot = slotOf(key, key % 2 ** LETTER_BITS, Math.floor(key / 2 ** LETTER_BITS));
      keys[slot] = key;
      targets[slot] = old.targets[at]!;
    }
  }

  return {
    add(text, whole, id) {
      let node = 0;
      for (let at = 0; at < text.length; at++) {
        const letter = text.charCodeAt(at);
        let next = branch(node, letter);
        if (next === 0) {
          if (stems.length * 2 > keys.length) grow();
          next = stems.push([]) - 1;
          words.push([]);
          const key = keyOf(node, letter);
          const slot = slotOf(key, letter, node);
          keys[slot] = key;
          targets[slot] = next;
        }
        node = next;
      }
      (whole ? words : stems)[node]!.push(id);
    },
    find(word) {
      let node = 0;
      let found: number[] | undefined;
      for (let at = 0; at < word.length; at++) {
        node = branch(node, word.charCodeAt(at));
        if (node === 0) break;
        if (stems[node]!.length > 0) found = found ? stems[node]!.concat(found) : stems[node]!;
      }
      const own = words[node]!;
      if (!found) return node === 0 || own.length === 0 ? NONE : own;
      return node === 0 || own.length === 0 ? found : own.concat(found);
    },
  };
}

const keyOf = (node: number, letter: number): number => node * 2 ** LETTER_BITS + letter;
