/**
 * The morning over HTTP. What was seen at earlier sizes of the ledger is folded when it is first asked for, and the little
 * that is compared of it is kept for the last few sizes.
 *
 * BUG: folding runs on the thread that answers requests, as of src/server/as-of.ts.
 */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { LiveMission } from '../mission/live.js';
import { pictureAt } from '../mission/picture-at.js';
import type { Picture } from '../report/picture.js';
import type { TodayView } from './api.js';
import { ApiFailure } from './errors.js';
import { deliveriesIn, NOTHING_SEEN, type Seen, seenIn, todayView } from './today.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const KEPT = 8;

const query = z.object({
  since: z.coerce.number().int().min(0).optional().openapi({
    description: 'size of the ledger when whoever asks last looked; absent: what it was a day ago',
  }),
});

export function todayRoutes(app: OpenAPIHono, live: LiveMission, now: () => number): void {
  const seenAt = earlierSeen(live);
  let kept: { of: Picture; hour: number; made: ReturnType<typeof deliveriesIn> } | undefined;
  const overdue: typeof deliveriesIn = (picture, atMs) => {
    const hour = Math.floor(atMs / HOUR_MS);
    if (kept?.of !== picture || kept.hour !== hour)
      kept = { of: picture, hour, made: deliveriesIn(picture, atMs) };
    return kept.made;
  };
  const route = createRoute({
    method: 'get',
    path: '/api/today',
    request: { query },
    responses: {
      200: {
        description: 'What is new since, what is contested, what is overdue',
        content: { 'application/json': { schema: z.any() } },
      },
    },
  });
  app.openapi(route, async (context) => {
    const { since } = context.req.valid('query');
    const atMs = now();
    const asked = since ?? (await live.store.sizeAt(atMs - DAY_MS));
    const { index } = live;
    const size = index.picture.standsOn.records;
    if (since !== undefined && since > (await live.store.size()))
      throw new ApiFailure(
        400,
        'bad-request',
        `Query parameter "since" is ${since}; the ledger has ${size} entries.`,
        'Leave it out to be told of the last day.',
      );
    const seen = await seenAt(Math.min(asked, size));
    return context.json(todayView(index, seen, atMs, overdue) satisfies TodayView);
  });
}

function earlierSeen(live: LiveMission): (size: number) => Promise<Seen> {
  const kept = new Map<string, Promise<Seen>>();
  return (size) => {
    const { mission, store, version, picture } = live;
    if (size === 0) return Promise.resolve(NOTHING_SEEN);
    const key = `${size} ${mission.configuration.digest}`;
    const made =
      kept.get(key) ??
      (size === picture.standsOn.records
        ? Promise.resolve(seenIn(picture))
        : pictureAt(mission, store, version, size).then(seenIn));
    // Asked for last, let go last.
    kept.delete(key);
    kept.set(key, made);
    made.catch(() => kept.delete(key));
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
    return made;
  };
}
