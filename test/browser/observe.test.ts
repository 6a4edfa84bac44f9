/**
 * A monitor's phone in a real browser, 390 by 844: an observation entered with and without a network, the browser closed and
 * opened again, sessions that end, answers that are lost, a full disk. What counts is what the ledger holds in the end.
 */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import type { TrucelineRecord } from '../../src/record/record.js';
import { openPhone } from './browser.js';
import { PASSWORD, type PostMission, STAND, servePost } from './post-mission.js';

const WAIT_MS = 20_000;
const SLOW = { timeout: 240_000 };

interface Phone {
  readonly context: BrowserContext;
  readonly page: Page;
  close(): Promise<void>;
  /** The same phone, its browser closed in between. */
  reopened(): Promise<Phone>;
}

async function phoneOf(t: TestContext, post: PostMission, query: string): Promise<Phone> {
  const folder = await mkdtemp(join(tmpdir(), 'truceline-phone-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const opened = async (): Promise<Phone> => {
    const context = await openPhone(folder, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      timezoneId: 'Asia/Tokyo',
      geolocation: { latitude: STAND.lat, longitude: STAND.lon, accuracy: 9 },
      permissions: ['geolocation'],
    });
    context.setDefaultTimeout(WAIT_MS);
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(`${post.address}/#/observe?${query}`);
    let closed = false;
    const close = async (): Promise<void> => {
      if (!closed) await context.close();
      closed = true;
    };
    t.after(close);
    return {
      ...{ context, page, close },
      async reopened() {
        await close();
        return opened();
      },
    };
  };
  return opened();
}

async function served(t: TestContext): Promise<PostMission> {
  const post = await servePost();
  t.after(() => post.stop());
  return post;
}

async function signIn(page: Page): Promise<void> {
  await page.locator('input[name=name]').fill('ana');
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('form button[type=submit]').click();
  await page.locator('form').waitFor({ state: 'detached' });
}

const status = (page: Page) => page.getByTestId('status');
const says = (page: Page, text: string | RegExp): Promise<void> =>
  status(page).filter({ hasText: text }).waitFor();
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

/** Of a kind, as the ledger has them. */
async function written<K extends TrucelineRecord['kind']>(post: PostMission, kind: K) {
  const found = (await post.records()).filter((one) => one.kind === kind);
  return found as Extract<TrucelineRecord, { kind: K }>[];
}

test(
  'in English: entered without a network, closed, opened again, changed, sent once, seen, taken back',
  SLOW,
  async (t) => {
    const post = await served(t);
    const first = await phoneOf(t, post, 'lang=en&theme=light');
    await button(first.page, 'Sign in').click();
    await signIn(first.page);
    await says(first.page, 'opens without a network');

    await post.offNetwork();
    await first.page.reload();
    await first.page.getByText('ana', { exact: true }).waitFor();
    await first.page.getByRole('radio', { name: 'Explosion' }).check({ force: true });
    await first.page.getByRole('radio', { name: 'about', exact: true }).check({ force: true });
    await first.page.getByRole('textbox', { name: 'Number' }).fill('40');
    await button(first.page, 'Use the position of this phone').click();
    await first.page.getByText('47.02000, 12.40000').first().waitFor();
    await turnRose(first.page, 30);
    await first.page.getByRole('radio', { name: '±10°' }).check({ force: true });
    await button(first.page, '2–7').click();
    await button(first.page, 'Save and send').click();
    await says(first.page, 'not sent yet: 1');
    await says(first.page, 'No network');
    const cached = await first.page.evaluate(async () => {
      const urls: string[] = [];
      for (const name of await caches.keys())
        for (const { url } of await (await caches.open(name)).keys()) urls.push(new URL(url).pathname);
      return urls;
    });
    assert.ok(cached.includes('/index.html'));
    assert.deepEqual(
      cached.filter((path) => /^\/(api|ledger)/.test(path)),
      [],
      'no answer of the server is kept by the service worker',
    );

    const second = await first.reopened();
    await says(second.page, 'not sent yet: 1');
    await button(second.page, 'Open').click();
    await says(second.page, 'changing an observation');
    await second.page.getByRole('textbox', { name: 'Number' }).fill('48');
    await button(second.page, 'Save the change').click();
    await second.page.getByText('Heard about 48 explosions').waitFor();

    await post.onNetwork();
    await second.page.evaluate(() => dispatchEvent(new Event('online')));
    await says(second.page, 'Everything is sent.');
    const [observation, ...more] = await written(post, 'observation');
    assert.equal(more.length, 0);
    assert.deepEqual(
      [observation?.count, observation?.conduct, observation?.source],
      [48, 'explosion', 'post-4'],
    );
    const [sighting] = observation!.sightings!;
    assert.deepEqual(sighting?.rangeMetres, { min: 2000, max: 7000 });
    const [from, to] = sighting!.bearings as number[];
    assert.equal(to! - from!, 20);
    assert.ok(Math.abs(from! - 20) <= 2, `bearings ${from} to ${to}`);
    assert.ok(observation?.received && observation.reportedAt);
    assert.equal((await written(post, 'effort')).length, 1);

    const incidents = async (): Promise<number> =>
      second.page.evaluate(async () => (await (await fetch('api/incidents?limit=5')).json()).total);
    await until(async () => (await incidents()) === 1);
    await button(second.page, /^Take back/).click();
    await button(second.page, 'Take it back').click();
    await second.page.getByText('· taken back').waitFor();
    await until(async () => (await written(post, 'correction')).length === 2);
    await until(async () => (await incidents()) === 0);
  },
);

test(
  'in Ukrainian: an answer that is lost, a session that ends and another sign-in: still once',
  SLOW,
  async (t) => {
    const post = await served(t);
    const { page } = await phoneOf(t, post, 'lang=uk&theme=dark');
    await button(page, 'Увійти').click();
    await signIn(page);
    await page.getByRole('radio', { name: 'Черга' }).check({ force: true });
    await button(page, 'Узяти місце з телефону').click();
    await page.getByText('47.02000, 12.40000').first().waitFor();
    await page.route('**/api/observe', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await button(page, 'Зберегти й надіслати').click();
    await until(async () => (await written(post, 'observation')).length === 1);
    await says(page, 'ще не надіслано: 1');
    post.forgetSessions();
    await page.unroute('**/api/observe');
    await button(page, 'Надіслати зараз').click();
    await says(page, 'Нічого не втрачено');
    await status(page).getByRole('button', { name: 'Увійти' }).click();
    await signIn(page);
    await says(page, 'Усе надіслано.');
    assert.equal((await written(post, 'observation')).length, 1);
    assert.equal((await written(post, 'effort')).length, 1);
  },
);

test(
  'what may have arrived and is changed is taken back first: the ledger holds one that stands',
  SLOW,
  async (t) => {
    const post = await served(t);
    const { page } = await phoneOf(t, post, 'lang=en');
    await button(page, 'Sign in').click();
    await signIn(page);
    await page.getByRole('radio', { name: 'Shot' }).check({ force: true });
    await button(page, 'Use the position of this phone').click();
    await page.getByText('47.02000, 12.40000').first().waitFor();
    await page.route('**/api/observe', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await button(page, 'Save and send').click();
    await page.getByText('It may have arrived already').waitFor();
    await post.offNetwork();
    await button(page, 'Open').click();
    await page.getByRole('textbox', { name: 'Number' }).fill('3');
    await button(page, 'Save the change').click();
    await says(page, 'not sent yet: 2');
    await page.unroute('**/api/observe');
    await post.onNetwork();
    // It may be on its way by itself already, and then there is nothing to press.
    await button(page, 'Send now')
      .click({ timeout: 5_000 })
      .catch(() => undefined);
    await says(page, 'Everything is sent.');
    const taken = new Set((await written(post, 'correction')).map(({ of }) => of));
    const standing = (await written(post, 'observation')).filter(({ id }) => !taken.has(id));
    assert.deepEqual(
      standing.map(({ count }) => count),
      [3],
    );
  },
);

test(
  'a full disk is said and loses nothing; a picture goes into custody with its mark for faces',
  SLOW,
  async (t) => {
    const post = await served(t);
    const { page } = await phoneOf(t, post, 'lang=en');
    await button(page, 'Sign in').click();
    await signIn(page);
    await page.getByRole('radio', { name: 'Explosion' }).check({ force: true });
    await button(page, 'Use the position of this phone').click();
    await page.getByText('47.02000, 12.40000').first().waitFor();
    // Chromium keeps to no quota that its tools set for IndexedDB: the disk is stood in for, as it refuses what is large.
    await page.evaluate(`{
    const { put } = IDBObjectStore.prototype;
    globalThis.diskIsFull = true;
    IDBObjectStore.prototype.put = function (value, ...key) {
      const photos = (value.form ?? value).photos ?? [];
      const request = put.call(this, value, ...key);
      if (globalThis.diskIsFull && photos.length > 0) {
        const { transaction } = this;
        Object.defineProperty(transaction, 'error', { value: new DOMException('full', 'QuotaExceededError') });
        request.addEventListener('success', () => transaction.abort());
      }
      return request;
    };
  }`);
    const jpeg = Buffer.alloc(2_000_000, 7);
    Buffer.from([0xff, 0xd8, 0xff, 0xe0]).copy(jpeg);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'IMG_0412.jpg', mimeType: 'image/jpeg', buffer: jpeg });
    await page.locator('.observe-photo').waitFor();
    await button(page, 'Save and send').click();
    await page.getByRole('alert').filter({ hasText: 'whether faces are to be seen' }).waitFor();
    await page.getByRole('radio', { name: 'No face' }).check({ force: true });
    await button(page, 'Save and send').click();
    await says(page, 'no room left');
    assert.deepEqual(await written(post, 'observation'), []);
    assert.equal(await page.locator('.observe-photo').count(), 1, 'what was typed is still there');
    await page.evaluate('globalThis.diskIsFull = false');
    await button(page, 'Save and send').click();
    await says(page, 'Everything is sent.');
    const [observation] = await written(post, 'observation');
    const [item] = await written(post, 'evidence');
    assert.deepEqual(observation?.media, [{ of: item?.id, faces: 'none' }]);
    assert.deepEqual([item?.bytes, item?.about, item?.name], [jpeg.length, observation?.id, undefined]);
  },
);

test('signing out asks before anything that waits is deleted', SLOW, async (t) => {
  const post = await served(t);
  const { page } = await phoneOf(t, post, 'lang=en');
  await button(page, 'Sign in').click();
  await signIn(page);
  await page.route('**/api/observe', (route) => route.abort());
  await page.getByRole('radio', { name: 'Nothing: I only watched' }).check({ force: true });
  await button(page, 'Use the position of this phone').click();
  await page.getByText('47.02000, 12.40000').first().waitFor();
  await button(page, 'Save and send').click();
  await says(page, 'not sent yet: 1');
  const leave = async (answer: string): Promise<void> => {
    await button(page, 'Language and colours').click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await button(page, answer).click();
  };
  await leave('Stay signed in');
  await says(page, 'not sent yet: 1');
  await leave('Keep them and sign out');
  await page.getByText('Not signed in').waitFor();
  await says(page, 'not sent yet: 1');
  await page.locator('.observe-head').getByRole('button', { name: 'Sign in' }).click();
  await signIn(page);
  await leave('Delete them and sign out');
  await page.getByText('Not signed in').waitFor();
  await page.getByText('not sent yet').waitFor({ state: 'detached' });
});

for (const query of ['lang=en&theme=light', 'lang=uk&theme=dark'])
  test(`axe-core finds no serious fault on the filled page (${query})`, SLOW, async (t) => {
    const post = await served(t);
    const { page } = await phoneOf(t, post, query);
    await page.locator('.observe-head .header-choice').click();
    await signIn(page);
    await page.locator('.choice-tiles input').first().check({ force: true });
    await page.locator('#observe-stand button').first().click();
    await page.getByText('47.02000, 12.40000').first().waitFor();
    await turnRose(page, 200);
    await page.locator('#observe-stand button').nth(1).click();
    await page.locator('.preset', { hasText: '2–7' }).click();
    await page.locator('.observe-foot button').click();
    await page.getByTestId('sent').waitFor();
    await page.locator('.choice-tiles input').first().check({ force: true });
    const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    await page.evaluate(source);
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
    );
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    assert.deepEqual(
      grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
      [],
    );
    const [inner, outer] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
    assert.equal(outer, inner, 'nothing is wider than the phone');
  });

/** Touches the ring of the rose at a bearing. */
async function turnRose(page: Page, degrees: number): Promise<void> {
  const rose = page.getByRole('slider').first();
  await rose.scrollIntoViewIfNeeded();
  const box = (await rose.boundingBox())!;
  const radius = box.width * 0.44;
  const angle = (degrees * Math.PI) / 180;
  await page.mouse.click(
    box.x + box.width / 2 + radius * Math.sin(angle),
    box.y + box.height / 2 - radius * Math.cos(angle),
  );
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const endMs = Date.now() + WAIT_MS;
  while (!(await isSo())) {
    assert.ok(Date.now() < endMs, 'it did not come about in time');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
