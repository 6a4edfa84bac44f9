/**
 * Live updates: server-sent events. `picture` with { records, edition } whenever what is shown has changed; a comment line
 * every 20 s keeps proxies from closing the stream.
 */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import type { LiveMission } from '../mission/live.js';

const KEEP_ALIVE_MS = 20_000;

export function eventRoutes(app: OpenAPIHono, live: LiveMission): void {
  app.get('/api/events', (context) =>
    streamSSE(context, async (stream) => {
      const tell = (): Promise<void> =>
        stream.writeSSE({
          event: 'picture',
          data: JSON.stringify({ records: live.picture.standsOn.records, edition: live.edition }),
        });
      const forget = live.onFold(() => void tell());
      stream.onAbort(forget);
      await tell();
      while (!stream.aborted && !stream.closed && !live.closed) {
        await stream.sleep(KEEP_ALIVE_MS);
        await stream.write(': still here\n\n');
      }
      forget();
    }),
  );
}
