/**
 * Results kept for a while: the words and headlines of the news come again and again, and what depends on them alone
 * is worked out once. Two generations of at most `kept` entries bound the memory: when the younger is full it becomes
 * the older, and what was asked for in between stays. What is handed out never depends on what is remembered.
 */
export function remembered<K, V extends object | string | number | boolean>(
  workOut: (key: K) => V,
  kept: number,
): (key: K) => V {
  let young = new Map<K, V>();
  let old = new Map<K, V>();
  return (key) => {
    let value = young.get(key);
    if (value !== undefined) return value;
    value = old.get(key) ?? workOut(key);
    if (young.size >= kept) {
      old = young;
      young = new Map();
    }
    young.set(key, value);
    return value;
  };
}

/** The last answer kept, for questions that come in rows: a feed repeats a text once a place. */
export function rememberedLast<K extends object, V>(workOut: (key: K) => V): (key: K) => V {
  let last: { readonly key: K; readonly value: V } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, value: workOut(key) };
    return last.value;
  };
}

/** Entries of a memory of single words: more than the words of a year of news. */
export const WORDS_KEPT = 100_000;
