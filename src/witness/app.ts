/**
 * The HTTP interface of a witness. POST /add-checkpoint is that of c2sp.org/tlog-witness; what is read is plain: / for
 * people, status.json, key.pub, the last cosigned checkpoint of each log, and the evidence of contradictions.
 */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { formatVerifierKey } from '../ledger/format/note.js';
import { checkpointPath, statusOf, statusPage } from './page.js';
import { MAX_REQUEST_BYTES } from './request.js';
import { formatSplitView } from './split-view.js';
import { createWitness, type WitnessParts } from './witness.js';

const PLAIN = { 'content-type': 'text/plain; charset=utf-8' };
/** The note may be read by a page of any site: it is public, and carries its own proof. */
const READABLE = { ...PLAIN, 'access-control-allow-origin': '*', 'cache-control': 'no-cache' };

export function witnessApp(parts: WitnessParts): Hono {
  const witness = createWitness(parts);
  const app = new Hono();
  app.use(
    secureHeaders({ contentSecurityPolicy: { defaultSrc: ["'none'"], styleSrc: ["'unsafe-inline'"] } }),
  );
  app.post(
    '/add-checkpoint',
    bodyLimit({
      maxSize: MAX_REQUEST_BYTES,
      onError: (context) =>
        context.text(`A request has at most ${MAX_REQUEST_BYTES} bytes; this one is larger.\n`, 413),
    }),
    async (context) => {
      const answer = await witness.addCheckpoint(new Uint8Array(await context.req.arrayBuffer()));
      switch (answer.kind) {
        case 'cosigned':
          return context.body(answer.lines, 200, PLAIN);
        case 'otherSize':
          return context.body(`${answer.size}\n`, 409, { 'content-type': 'text/x.tlog.size' });
        case 'refused':
          return context.body(`${answer.message}\n`, answer.status, PLAIN);
      }
    },
  );
  app.all('/add-checkpoint', (context) =>
    context.text('A checkpoint is submitted with POST.\n', 405, { allow: 'POST' }),
  );
  app.get('/', (context) => context.html(statusPage(statusOf(parts))));
  app.get('/status.json', (context) => {
    context.header('access-control-allow-origin', '*');
    return context.json(statusOf(parts));
  });
  app.get('/key.pub', (context) => context.body(`${formatVerifierKey(parts.key.verifier)}\n`, 200, READABLE));
  app.get('/:log{[0-9a-f]{64}}/checkpoint', (context) => {
    const path = `${context.req.param('log')}/checkpoint`;
    const latest = parts.state.all().find((each) => checkpointPath(each.checkpoint.origin) === path);
    return latest
      ? context.body(latest.note, 200, READABLE)
      : context.text('This witness has cosigned nothing for that log.\n', 404);
  });
  app.get('/conflicts/:name', (context) => {
    const kept = parts.conflicts.all().find(({ name }) => name === context.req.param('name'));
    return kept
      ? context.body(formatSplitView(kept.view), 200, {
          'content-type': 'application/json',
          'access-control-allow-origin': '*',
        })
      : context.text('There is no such evidence.\n', 404);
  });
  app.notFound((context) =>
    context.text('There is nothing here. The witness describes itself at / and /status.json.\n', 404),
  );
  app.onError((error, context) => {
    parts.tell(`${context.req.method} ${context.req.path} failed: ${error.stack ?? error.message}`);
    return context.text('The witness failed to answer; its operator sees why.\n', 500);
  });
  return app;
}
