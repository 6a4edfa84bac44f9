/** Which keys of a map go together, as checks of a zod definition. */
import type { z } from 'zod';

export type Check = (context: z.core.ParsePayload<object>) => void;

function given(value: object, keys: readonly string[]): string[] {
  return keys.filter((key) => (value as Record<string, unknown>)[key] !== undefined);
}

/** @param what the map is; '' where the path says it */
export function exactlyOne(what: string, keys: readonly string[]): Check {
  return ({ value, issues }) => {
    const found = given(value, keys);
    if (found.length === 1) return;
    issues.push({
      code: 'custom',
      input: value,
      message: `${what === '' ? '' : `${what}, with `}exactly one of ${keys.join(', ')}`,
      params: { found: found.length === 0 ? 'none of them' : found.join(' and ') },
    });
  };
}

export function belongs(key: string, to: readonly string[]): Check {
  return ({ value, issues }) => {
    if (given(value, [key]).length === 0 || given(value, to).length > 0) return;
    issues.push({
      code: 'custom',
      input: value,
      path: [key],
      message: `${key} only beside ${to.join(' or ')}`,
    });
  };
}

export function needs(key: string, others: readonly string[]): Check {
  return ({ value, issues }) => {
    if (given(value, [key]).length === 0) return;
    const found = given(value, others);
    if (found.length === 1) return;
    issues.push({
      code: 'custom',
      input: value,
      path: [key],
      message: `${key} together with exactly one of ${others.join(', ')}`,
      params: { found: found.length === 0 ? 'none of them' : found.join(' and ') },
    });
  };
}
