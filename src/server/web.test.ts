import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { OpenAPIHono } from '@hono/zod-openapi';
import { previewed, webRoutes } from './web.js';

const PAGE =
  '<head><meta name="description" content="What happened." /><title>Truceline</title></head><body></body>';

test('a link to the application names the mission where it is shown, and what the page is', () => {
  const page = previewed(PAGE, { title: { en: 'Valley truce' } });
  assert.match(page, /<title>Truceline · Valley truce<\/title>/);
  assert.match(page, /property="og:title" content="Truceline · Valley truce"/);
  assert.match(page, /property="og:description" content="What happened\."/);
});

test('a title that looks like markup stays words, and dollar signs stay dollar signs', () => {
  const page = previewed(PAGE, { title: { en: '"><script>$&</script>' } });
  assert.ok(!page.includes('<script>'));
  assert.match(page, /&quot;&gt;&lt;script&gt;\$&amp;&lt;\/script&gt;/);
});

test('script is sent compressed to those who take it, and as it is to those who do not', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'truceline-web-'));
  try {
    await mkdir(join(dir, 'assets'));
    const script = 'const answer = 42;'.repeat(200);
    await writeFile(join(dir, 'assets/index-1.js'), script);
    const app = new OpenAPIHono();
    webRoutes(app, dir, { title: { en: 'Valley truce' } });
    const get = (accepts: string): Promise<Response> =>
      Promise.resolve(app.request('/assets/index-1.js', { headers: { 'accept-encoding': accepts } }));
    for (const accepts of ['gzip', 'br, GZIP;q=0.5']) {
      const answer = await get(accepts);
      assert.equal(answer.headers.get('content-encoding'), 'gzip', accepts);
      assert.equal(gunzipSync(Buffer.from(await answer.arrayBuffer())).toString(), script);
    }
    for (const accepts of ['', 'br', 'gzip;q=0', 'x-gzipped']) {
      const answer = await get(accepts);
      assert.equal(answer.headers.get('content-encoding'), null, accepts);
      assert.equal(await answer.text(), script);
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});
