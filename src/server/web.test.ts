import assert from 'node:assert/strict';
import { test } from 'node:test';
import { previewed } from './web.js';

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
