/** Bodies of requests about persons. The parser's own message would quote the body. */
import type { Context } from 'hono';
import { badInput } from '../tracing/refusal.js';
import { jsonBody } from './body.js';

export async function bodyOf(context: Context): Promise<Readonly<Record<string, unknown>>> {
  const value: unknown = await jsonBody(context);
  if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  throw badInput('Expected a body of JSON, such as {"reason": "visit 7"}; found none that can be read.');
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
