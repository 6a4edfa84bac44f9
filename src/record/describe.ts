/** A value as a message shows it: in one line, never too long, whatever it is. */

const LONGEST_CHARACTERS = 120;

export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'an empty value';
  const text = typeof value === 'string' ? `"${value}"` : written(value);
  return text.length > LONGEST_CHARACTERS ? `${text.slice(0, LONGEST_CHARACTERS - 3)}...` : text;
}

/** What was written where one word is wanted; '' for lists and maps. */
export function wordOf(value: unknown): string {
  return typeof value === 'object' || value === undefined ? '' : String(value);
}

function written(value: unknown): string {
  // JSON would show Infinity and NaN as null.
  if (typeof value === 'number') return String(value);
  if (value instanceof Date) return String(value);
  try {
    return JSON.stringify(value) ?? String(value);
  } catch (error) {
    if (isTooDeep(error)) return 'lists or maps nested without end';
    throw error;
  }
}

/** What a recursion throws that the stack is too small for. */
export function isTooDeep(error: unknown): boolean {
  return error instanceof RangeError && /call stack/i.test(error.message);
}

/** Are there more than `most` lists and maps inside one another? Does not recurse itself. */
export function isNestedDeeper(value: unknown, most: number): boolean {
  let level = [value];
  for (let depth = 0; depth <= most; depth++) {
    // Aliases make one map stand in many places; it is looked at once a level.
    const next = new Set<unknown>();
    for (const one of level)
      if (one !== null && typeof one === 'object') for (const inner of Object.values(one)) next.add(inner);
    if (next.size === 0) return false;
    level = [...next];
  }
  return level.some((one) => one !== null && typeof one === 'object');
}
