/**
 * The map over a million incidents in a real browser: npx tsx bench/map.ts [incidents] [picture.png]. The reference mission as it
 * ships, with simulated rows put into its table of incidents, served by the real routes of the build; 1440 x 900, nothing cached, WebGL in
 * software. A frame is one in which the card was asked to draw and had finished: a pixel is read back, which waits for it.
 * The sentence, the bars and the strip are of the mission, not of the simulated rows. Needs `npm run build`.
 * BUG: on a machine that others load, the first marks do not come within LONGEST_MS, and it ends without figures.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import type { Page } from 'playwright-core';
import { openBrowser } from '../test/browser/browser.js';
import { built } from './built.js';
import { measure } from './measure.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const incidents = Number(process.argv[2] ?? 1_000_000);
const picture = process.argv[3];
if (!(incidents > 0)) throw new Error('Usage: npx tsx bench/map.ts [incidents] [picture.png]');
const LONGEST_MS = 90_000;
const STEPS = 60;

const { openMission } = await built<typeof import('../src/mission/open.js')>('mission/open.js');
const { openLocalStore } = await built<typeof import('../src/mission/store.js')>('mission/store.js');
const { goLive } = await built<typeof import('../src/mission/live.js')>('mission/live.js');
const { createApp } = await built<typeof import('../src/server/app.js')>('server/app.js');

const folder = await mkdtemp(join(tmpdir(), 'truceline-bench-map-'));
const dir = join(folder, 'mission');
await measure(process.execPath, [join(root, 'dist/cli/main.js'), 'init', dir, '--records']);
const opened = await openMission(dir);
if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
const live = await goLive(
  opened.mission,
  await openLocalStore(dir, { origin: 'bench', now: () => new Date() }),
  '0.0.0',
);
await simulate(incidents);
const app = createApp(live, { token: 'bench', webDir: join(root, 'dist/web'), hosts: [] });
const server = createAdaptorServer({ fetch: app.fetch });
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const browser = await openBrowser();
try {
  const columns = await timeColumns();
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  const script = scriptOf(page);
  // tsx names functions with a helper that the page does not have.
  await page.addInitScript('globalThis.__name = (one) => one');
  await page.addInitScript(countDraws);
  page.on('console', (said) => said.type() === 'error' && console.error(said.text()));
  page.on('pageerror', (error) => console.error(error.message));
  const openedAt = performance.now();
  await page.goto(`${address}/#/line?lang=en&theme=light`);
  await page.locator('.rail').waitFor({ timeout: LONGEST_MS });
  const paint = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  );
  await page.waitForFunction(() => (globalThis as Counted).draws?.incidents > 0, undefined, {
    timeout: LONGEST_MS,
  });
  const firstMarks = performance.now() - openedAt;
  await page.waitForFunction(
    (wanted) =>
      Number(document.querySelector('[data-testid=window-count]')?.textContent?.replace(/\D/g, '')) >= wanted,
    incidents,
    { timeout: LONGEST_MS },
  );
  const allMarks = performance.now() - openedAt;
  await page.waitForTimeout(12_000);
  const wide = await brush(page, 0.02, 0.98);
  const narrow = await brush(page, 0.5, 0.56, 0.9);
  if (picture) await page.screenshot({ path: picture });
  const memory = await page.evaluate(
    () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
  );
  console.log(
    [
      `# The map over ${incidents.toLocaleString('en')} simulated incidents (${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}, WebGL in software)`,
      '',
      '| what | figure |',
      '| --- | --- |',
      `| first paint, nothing cached, s | ${((paint ?? Number.NaN) / 1000).toFixed(2)} |`,
      `| script of the first page, as sent, MB | ${(script.sent / 1e6).toFixed(2)} |`,
      `| script of the first page, gzip, MB | ${(script.gzip() / 1e6).toFixed(2)} |`,
      `| columns from the server, MB (server alone: first byte, all, s) | ${columns} |`,
      `| first incidents on the map, s | ${(firstMarks / 1000).toFixed(1)} |`,
      `| all incidents there, s | ${(allMarks / 1000).toFixed(1)} |`,
      `| brush drawn open over the whole period: frames drawn a second (median, slowest tenth in ms) | ${wide} |`,
      `| narrow window moved over the period: frames drawn a second | ${narrow} |`,
      `| heap of the page, MB | ${Math.round(memory / 1e6)} |`,
      `| memory of server and bench, MB | ${Math.round(process.memoryUsage().rss / 1e6)} |`,
    ].join('\n'),
  );
} finally {
  await browser.close();
  server.close();
  if ('closeAllConnections' in server) server.closeAllConnections();
  await live.close();
  await rm(folder, { recursive: true, force: true });
}

/** Copies of the mission's incidents, moved within some tens of kilometres and over the period, the same in each run. */
async function simulate(count: number): Promise<void> {
  const { startMs, endMs } = live.picture.period;
  const chance = (salt: number): string => `((hash(i * 31 + ${salt}) % 1000003) / 1000003.0)`;
  const certainties = `['confirmed', 'probable', 'possible', 'undetermined']`;
  await live.file.query(
    `CREATE TEMP TABLE seed AS SELECT *, row_number() OVER (ORDER BY id) - 1 AS n FROM incident WHERE radiusMetres <= 60000`,
  );
  await live.file.query('DELETE FROM incident');
  await live.file.query(`
    INSERT INTO incident SELECT 'inc-sim-' || i AS id, * EXCLUDE (id, i, n) REPLACE (
      (${startMs} + floor(${chance(1)} * ${endMs - startMs}))::BIGINT AS homeMs,
      lat + (${chance(2)} + ${chance(3)} - 1) * 0.5 AS lat,
      lon + (${chance(4)} + ${chance(5)} - 1) * 0.7 AS lon,
      500 + 30000 * ${chance(6)} * ${chance(7)} AS radiusMetres,
      ${certainties}[1 + floor(${chance(8)} * 4)::INT] AS certainty
    ) FROM (SELECT range AS i FROM range(${count})) JOIN seed ON n = i % (SELECT count(*) FROM seed)`);
}

async function timeColumns(): Promise<string> {
  const started = performance.now();
  const answer = await fetch(`${address}/api/columns/incidents`);
  let first = 0;
  let bytes = 0;
  for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) {
    first ||= performance.now() - started;
    bytes += part.byteLength;
  }
  const all = performance.now() - started;
  return `${(bytes / 1e6).toFixed(1)} (${(first / 1000).toFixed(2)}, ${(all / 1000).toFixed(2)})`;
}

function scriptOf(page: Page): { sent: number; gzip(): number } {
  const texts: Promise<Buffer>[] = [];
  const found = { sent: 0, gzip: () => gzipped };
  let gzipped = 0;
  page.on('response', (response) => {
    if (!/\.m?js$/.test(new URL(response.url()).pathname)) return;
    const body = response.body();
    texts.push(body);
    body.then(
      async (bytes) => {
        const { gzipSync } = await import('node:zlib');
        gzipped += gzipSync(bytes).byteLength;
        found.sent += Number(response.headers()['content-length'] ?? bytes.byteLength);
      },
      () => undefined,
    );
  });
  return found;
}

/** Draws from one end to the other, then tells frames a second over the drag. @param grip where a window is taken and moved to instead */
async function brush(page: Page, from: number, to: number, moveTo?: number): Promise<string> {
  const plot = (await page.locator('.brush-plot').boundingBox())!;
  const y = plot.y + 20;
  const drag = async (start: number, end: number): Promise<string> => {
    await page.mouse.move(plot.x + plot.width * start, y);
    await page.mouse.down();
    await page.evaluate(() => (globalThis as Counted).draws.start());
    const startedAt = performance.now();
    for (let step = 1; step <= STEPS; step++) {
      await page.mouse.move(plot.x + plot.width * (start + ((end - start) * step) / STEPS), y);
      await page.waitForTimeout(Math.max(0, startedAt + step * 50 - performance.now()));
    }
    const told = await page.evaluate(() => (globalThis as Counted).draws.stop());
    await page.mouse.up();
    return told;
  };
  const told = await drag(from, to);
  if (moveTo === undefined) return told;
  await page.waitForTimeout(3_000);
  return await drag((from + to) / 2, moveTo);
}

type Counted = typeof globalThis & {
  draws: { incidents: number; start(): void; stop(): string };
};

/** In the page: when the layers of incidents were drawn. */
function countDraws(): void {
  const frames: number[] = [];
  let drawn = false;
  const draws = {
    incidents: 0,
    start(): void {
      frames.length = 0;
    },
    stop(): string {
      const steps = frames.slice(1).map((at, i) => at - frames[i]!);
      if (steps.length === 0) return 'none';
      const mean = (frames.at(-1)! - frames[0]!) / steps.length;
      steps.sort((a, b) => a - b);
      const at = (share: number): string => steps[Math.floor(steps.length * share)]!.toFixed(0);
      return `${(1000 / mean).toFixed(1)} (${at(0.5)}, ${at(0.9)}; ${steps.length} frames)`;
    },
  };
  (globalThis as Counted).draws = draws;
  const { prototype } = WebGL2RenderingContext;
  const draw = prototype.drawArraysInstanced;
  prototype.drawArraysInstanced = function (mode, first, count, instances) {
    if (instances > 100) {
      if (!drawn) {
        drawn = true;
        setTimeout(() => {
          this.readPixels(0, 0, 1, 1, this.RGBA, this.UNSIGNED_BYTE, new Uint8Array(4));
          drawn = false;
          draws.incidents++;
          frames.push(performance.now());
        });
      }
    }
    draw.call(this, mode, first, count, instances);
  };
}
