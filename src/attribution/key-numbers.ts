/**
 * Numbers for keys, 0, 1, 2 in the order in which they come. Keys are whole numbers from 0 to below 2^53, in a table by open
 * addressing: to look for one that is not there, as most cells around a place are not, makes nothing and follows no pointer.
 */
export interface KeyNumbers {
  /** Number of the key, in the order in which keys came; a new one if it is new. */
  add(key: number): number;
  /** -1 where it is not there. */
  find(key: number): number;
  keyOf(number: number): number;
}

export function keyNumbers(): KeyNumbers {
  let size = 1_024;
  let slots = new Int32Array(size).fill(-1);
  let keys = new Float64Array(size / 2);
  let count = 0;
  const slotOf = (key: number): number => {
    const low = key | 0;
    const high = (key / 0x1_0000_0000) | 0;
    let slot = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1) >>> 0;
    slot = (slot ^ (slot >>> 15)) & (size - 1);
    while (slots[slot]! >= 0 && keys[slots[slot]!] !== key) slot = (slot + 1) & (size - 1);
    return slot;
  };
  const grow = (): void => {
    size *= 2;
    slots = new Int32Array(size).fill(-1);
    const larger = new Float64Array(size / 2);
    larger.set(keys);
    keys = larger;
    for (let k = 0; k < count; k++) slots[slotOf(keys[k]!)] = k;
  };
  return {
    add(key) {
      const slot = slotOf(key);
      if (slots[slot]! >= 0) return slots[slot]!;
      if (count === keys.length) {
        grow();
        return this.add(key);
      }
      keys[count] = key;
      slots[slot] = count;
      return count++;
    },
    find: (key) => slots[slotOf(key)]!,
    keyOf: (number) => keys[number]!,
  };
}
