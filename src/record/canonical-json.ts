/** The one spelling of a record: what the ledger holds, what is hashed and what is signed. */

/**
 * JSON with the keys of every object sorted (keys that look like whole numbers stand first, by number, as JavaScript has
 * it). Objects whose keys are sorted already go straight to JSON.stringify.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(hasSortedKeys(value) ? value : sortKeys(value));
}

function hasSortedKeys(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.every(hasSortedKeys);
  let before = '';
  for (const key in value) {
    if (key < before) return false;
    before = key;
    const item = (value as Record<string, unknown>)[key];
    if (typeof item === 'object' && !hasSortedKeys(item)) return false;
  }
  return true;
}

function sortKeys(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(sortKeys);
  const object = value as Record<string, unknown>;
  const sorted: Record<string, unknown> = {};
  for (const key of Object.keys(object).sort()) sorted[key] = sortKeys(object[key]);
  return sorted;
}
