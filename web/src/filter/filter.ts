/**
 * Which incidents are shown. The filter lives in the address; each key holds values separated by commas, and no value
 * means any. What a clause says of an incident only the server knows; the rest is decided here (incidents/chosen.ts).
 */
import { useMemo } from 'react';
import { go, useAddress } from '../address/address.ts';

export const ROW_KEYS = ['conduct', 'means', 'target', 'author', 'certainty', 'sector'] as const;
export const SERVER_KEYS = ['agreement', 'verdict'] as const;
export type FilterKey = (typeof ROW_KEYS)[number] | (typeof SERVER_KEYS)[number] | 'contested';

export interface Filter {
  readonly values: Readonly<Partial<Record<FilterKey, readonly string[]>>>;
  readonly active: boolean;
  /** The part of the query that the server decides, '' when there is none. */
  readonly serverQuery: string;
}

export function useFilter(): Filter {
  const { query } = useAddress();
  const text = [...ROW_KEYS, ...SERVER_KEYS, 'contested'].map((key) => query[key] ?? '').join('|');
  // biome-ignore lint/correctness/useExhaustiveDependencies: text stands for the keys that are read
  return useMemo(() => readFilter(query), [text]);
}

export function readFilter(query: Readonly<Record<string, string>>): Filter {
  const values: Partial<Record<FilterKey, readonly string[]>> = {};
  for (const key of [...ROW_KEYS, ...SERVER_KEYS, 'contested'] as const) {
    const list = (query[key] ?? '').split(',').filter(Boolean);
    if (list.length > 0) values[key] = list;
  }
  return {
    values,
    active: Object.keys(values).length > 0,
    serverQuery: SERVER_KEYS.flatMap((key) => (values[key] ? [`${key}=${values[key].join(',')}`] : [])).join(
      '&',
    ),
  };
}

export function setFilter(key: string, values: readonly string[]): void {
  go({ query: { [key]: values.join(',') || undefined } });
}

export function clearFilter(keys: readonly string[] = [...ROW_KEYS, ...SERVER_KEYS, 'contested']): void {
  go({ query: Object.fromEntries(keys.map((key) => [key, undefined])) });
}
