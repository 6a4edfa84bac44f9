/**
 * Every page for everybody: axe-core finds nothing serious; the keyboard gets through and back out; nothing needs two directions of
 * scrolling at 320 CSS pixels, which is 400 % of 1280 (WCAG 2.2, 1.4.10). Each page is looked at in both sizes, both schemes and
 * all languages, not in each combination of them; TRUCELINE_ACCESSIBILITY=all looks at every one.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../browser/browser.js';
import { serve, truceline } from '../cli/program.js';
import { seriousFaults } from './axe.js';
import { DESK, LANGUAGES, namedBy, PHONE, pagesOf, SCHEMES, visit, WAIT_MS, withQuery } from './pages.js';

let folder = '';
let server: Awaited<ReturnType<typeof serve>>;
let browser: Browser;
let pages: readonly string[] = [];

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'truceline-axe-'));
  const made = await truceline(['init', join(folder, 'mission'), '--records']);
  assert.equal(made.status, 0, made.err);
  server = await serve(join(folder, 'mission'));
  browser = await openBrowser();
  pages = pagesOf(await namedBy(server.address));
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

const EVERY = [DESK, PHONE].flatMap((viewport) =>
  LANGUAGES.flatMap((language) => SCHEMES.map((scheme) => ({ viewport, language, scheme }))),
);
const FEW = [
  { viewport: DESK, language: 'en', scheme: 'light' },
  { viewport: PHONE, language: 'uk', scheme: 'dark' },
  { viewport: DESK, language: 'ru', scheme: 'dark' },
] as const;

for (const { viewport, language, scheme } of process.env.TRUCELINE_ACCESSIBILITY === 'all' ? EVERY : FEW)
  test(`axe finds nothing serious on any page at ${viewport.width} pixels, ${language}, ${scheme}`, {
    timeout: 240_000,
  }, async () => {
    const found: string[] = [];
    const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
    for (const address of pages) {
      await visit(page, server.address, withQuery(address, `lang=${language}&theme=${scheme}`));
      for (const { rule, where } of await seriousFaults(page)) found.push(`${address}: ${rule}: ${where[0]}`);
    }
    await page.close();
    assert.deepEqual(found, []);
  });

test('the keyboard gets through every page and out of it again; what has the focus shows it', {
  timeout: 240_000,
}, async () => {
  const found: string[] = [];
  const page = await browser.newPage({ viewport: DESK, reducedMotion: 'reduce' });
  for (const address of pages) {
    await visit(page, server.address, withQuery(address, 'lang=en&theme=light'));
    found.push(...(await tabThrough(page)).map((fault) => `${address}: ${fault}`));
  }
  await page.close();
  assert.deepEqual(found, []);
});

/** Tabs until the focus has left the page or has been everywhere; a stop that repeats before that is a trap. */
async function tabThrough(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  let last = '';
  let same = 0;
  const stops = new Set<string>();
  for (let press = 0; press < MOST_STOPS; press++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const here = document.activeElement;
      if (!here || here === document.body) return null;
      const all = [...document.querySelectorAll('*')];
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(here);
      const shown =
        (outlineStyle !== 'none' && outlineWidth !== '0px') ||
        boxShadow !== 'none' ||
        here.matches('main, iframe, canvas, .maplibregl-canvas, input, select, textarea') ||
        // A hidden control shows its focus on what is drawn in its place.
        here.closest('[data-focus-visible], .mantine-Switch-root, .mantine-SegmentedControl-root') !== null;
      return {
        key: String(all.indexOf(here)),
        shown,
        named: `${here.tagName}.${here.getAttribute('class') ?? ''}`.slice(0, 80),
      };
    });
    if (stop === null) return faults;
    same = stop.key === last ? same + 1 : 0;
    // A field for date and time has a stop of its own for each part of it; a report in its frame one for each of its links,
    // and is left from its last one, after more stops than are tried here.
    if (same > (stop.named.startsWith('IFRAME') ? MOST_STOPS : 8))
      return [...faults, `the focus stays on ${stop.named}`];
    if (!stop.shown && !stops.has(stop.key)) faults.push(`no focus to be seen on ${stop.named}`);
    if (stops.has(stop.key) && same === 0) return faults;
    stops.add(stop.key);
    last = stop.key;
  }
  return faults;
}

const MOST_STOPS = 90;

test('the first stop of the keyboard skips to the content; the table of findings is driven by arrows', async () => {
  const page = await browser.newPage({ viewport: DESK });
  await visit(page, server.address, 'findings?lang=en');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'MAIN');
  const rows = page.locator('main tbody tr[tabindex]');
  await rows.first().waitFor({ timeout: WAIT_MS });
  await rows.first().focus();
  await page.keyboard.press('ArrowDown');
  const at = await page.evaluate(() =>
    [...document.querySelectorAll('main tbody tr')].indexOf(document.activeElement as HTMLTableRowElement),
  );
  assert.equal(at, 1);
  await page.close();
});

test('at 320 pixels no page needs two directions of scrolling', { timeout: 120_000 }, async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' });
  const wide: string[] = [];
  for (const address of pages) {
    await visit(page, server.address, withQuery(address, 'lang=uk'));
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (beyond > 0) wide.push(`${address}: ${beyond} px`);
  }
  await page.close();
  assert.deepEqual(wide, []);
});

test('whoever asks for less motion gets none', async () => {
  const page = await browser.newPage({ viewport: DESK, reducedMotion: 'reduce' });
  await visit(page, server.address, 'today?lang=en');
  const moving = await page.evaluate(() => document.getAnimations().length);
  assert.equal(moving, 0);
  await page.close();
});
