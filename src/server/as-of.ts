/**
 * The API as of an earlier state: `?asOf=` on any route that reads the picture gives what it would have answered when the
 * ledger had so many entries, or at that moment, under the configuration of today. Pictures are folded when they are
 * first asked for, and the last few are kept.
 *
 * BUG: an earlier picture is folded on the thread that answers requests; of a mission of 100,000 records that takes some
 * seconds, in which nothing else is answered.
 */
import type { MiddlewareHandler } from 'hono';
import { principalOf } from '../access/principal.js';
import { parseAsOf, sizeAsOf } from '../mission/as-of.js';
import type { LiveMission } from '../mission/live.js';
import { pictureAt } from '../mission/picture-at.js';
import { openPictureFile } from '../mission/picture-file.js';
import { indexPicture } from '../report/picture-index.js';
import { ApiFailure } from './errors.js';
import type { HandedOn } from './gate.js';

const KEPT = 3;
/** So long a picture that is no longer kept stays usable for requests that have it already. */
const LET_GO_AFTER_MS = 60_000;
/** Routes that do not read the picture. */
const OTHERS = ['/api/records', '/api/events', '/api/ledger', '/api/session', '/api/openapi.json'];

interface Fetching {
  fetch(request: Request, env: HandedOn): Response | Promise<Response>;
}

export function asOfRoutes(live: LiveMission, appFor: (earlier: LiveMission) => Fetching): MiddlewareHandler {
  const kept = new Map<string, Promise<{ readonly app: Fetching; readonly mission: LiveMission }>>();
  const make = async (size: number): Promise<{ app: Fetching; mission: LiveMission }> => {
    const mission = await earlierMission(live, size);
    return { app: appFor(mission), mission };
  };
  return async (context, next) => {
    const text = context.req.query('asOf');
    if (text === undefined) return next();
    if (context.req.method !== 'GET' || OTHERS.includes(context.req.path))
      throw refuse(`${context.req.method} ${context.req.path} has no earlier state.`);
    const parsed = parseAsOf(text);
    if (!parsed.ok) throw refuse(`Query parameter "asOf" ${parsed.reason}.`);
    const found = await sizeAsOf(live.store, parsed.asOf);
    if (!found.ok) throw refuse(`Query parameter "asOf": ${found.reason}`);
    // What is shown is that state already.
    if (found.size === live.picture.standsOn.records) return next();
    const key = `${found.size} ${live.mission.configuration.digest}`;
    const made = kept.get(key) ?? make(found.size);
    // Asked for last, let go last.
    kept.delete(key);
    kept.set(key, made);
    made.catch(() => kept.delete(key));
    if (kept.size > KEPT) {
      const [oldest, old] = kept.entries().next().value!;
      kept.delete(oldest);
      setTimeout(() => void old.then(({ mission }) => mission.close()), LET_GO_AFTER_MS).unref();
    }
    const url = new URL(context.req.url);
    url.searchParams.delete('asOf');
    return (await made).app.fetch(new Request(url, { headers: context.req.raw.headers }), {
      handedOn: { principal: principalOf(context) },
    });
  };
}

async function earlierMission(live: LiveMission, size: number): Promise<LiveMission> {
  const { mission, store, version } = live;
  const picture = await pictureAt(mission, store, version, size);
  const file = await openPictureFile(':memory:');
  await file.write(picture);
  return {
    mission,
    refusedAgreements: null,
    store,
    version,
    picture,
    index: indexPicture(picture),
    file,
    edition: 1,
    get closed() {
      return live.closed;
    },
    steps: { of: () => [] },
    append: () => Promise.reject(new Error('nothing is appended to an earlier state')),
    onFold: () => () => undefined,
    async close() {
      file.close();
    },
  };
}

const refuse = (message: string): ApiFailure =>
  new ApiFailure(
    400,
    'bad-request',
    message,
    'asOf is a size of the ledger or a moment such as 2025-03-21T00:20:00+03:00, on routes that read the picture.',
  );
