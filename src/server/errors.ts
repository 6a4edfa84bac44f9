/**
 * Errors as the API says them: `{ error: { code, message, hint? } }`.
 */
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ApiError } from './api.js';

export class ApiFailure extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    readonly code: string,
    message: string,
    readonly hint?: string,
    /** What stands beside the error in the answer. */
    readonly beside: object = {},
  ) {
    super(message);
  }

  body(): ApiError {
    const { code, message, hint, beside } = this;
    return { error: hint === undefined ? { code, message } : { code, message, hint }, ...beside };
  }
}

export const notFound = (what: string, hint: string): ApiFailure =>
  new ApiFailure(404, 'not-found', `${what} is not in this mission.`, hint);
