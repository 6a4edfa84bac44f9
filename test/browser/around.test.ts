/**
 * What is shown around the incidents, in a real browser, on a simulated mission: ground that nobody observed, sensors,
 * vessels, attacks from the air, the strip with the map, states of devices over time, the plan of sensors.
 */
import assert from 'node:assert/strict';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { aroundRecords, writeAround } from '../missions/watched-around.js';
import { watchedRecords, writeWatchedMission } from '../missions/watched-mission.js';
import { openBrowser } from './browser.js';
import { type SmallMission, serveFolder } from './small-mission.js';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const WAIT_MS = 45_000;
let dir = '';
let mission: SmallMission;
let browser: Browser;

before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'truceline-around-'));
  await writeWatchedMission(dir);
  await writeAround(dir);
  mission = await serveFolder(dir, [...watchedRecords(), ...aroundRecords()], '2031-05-01T00:00:00Z');
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await mission?.stop();
});

test('over ground that nobody observed the map says so, beside it stand the strip and lists of sensors and vessels', () =>
  onPage(DESK, 'line?lang=en&at=47,13.85,9', async (page) => {
    const panel = page.locator('.map-around');
    await panel.getByText('watching 17').waitFor({ timeout: WAIT_MS });
    await panel.getByText('Sensors and patrols').click();
    const first = (await panel.locator('li').first().textContent()) ?? '';
    assert.match(first, /jammed|down/, 'what needs a look comes first');
    await panel.getByText('Vessels and zones at sea').click();
    await panel.getByText('One identity in two places').waitFor({ timeout: WAIT_MS });
    await page.locator('.line-strip .strip-grid').waitFor({ timeout: WAIT_MS });
    const box = (await page.getByTestId('map').boundingBox())!;
    const tip = page.locator('.map-tip');
    for (let tries = 0; tries < 60; tries++) {
      await page.mouse.move(box.x + box.width / 2 + (tries % 2), box.y + box.height / 2 + 24);
      await page.waitForTimeout(500);
      if ((await tip.count()) > 0) break;
    }
    assert.match((await tip.textContent()) ?? '', /Not observed.*No source covered sector S09/);
  }));

test('a layer that is turned off is not asked for, and its address says so', () =>
  onPage(DESK, 'line?lang=en&layers=discs', async (page) => {
    await page.locator('.legend').waitFor({ timeout: WAIT_MS });
    await page.getByTestId('map').locator('canvas').first().waitFor({ timeout: WAIT_MS });
    assert.equal(await page.locator('.map-around').count(), 0);
    assert.equal(await page.locator('.line-strip').count(), 0);
    await page.locator('.legend').getByText('Signs and layers').click();
    await page.getByLabel('Attacks from the air').check();
    await page.getByText('Attacks from the air in the window: 2').waitFor({ timeout: WAIT_MS });
    assert.match(page.url(), /layers=discs,air/);
  }));

test('devices have their states over time, and the plan its curve', () =>
  onPage(DESK, 'coverage?lang=en', async (page) => {
    await page.locator('.coverage-time').first().waitFor({ timeout: WAIT_MS });
    assert.ok((await page.locator('.coverage-time .kept').count()) > 3, 'jammed, down, denied and clouded');
    await page.locator('.plan-curve').waitFor({ timeout: WAIT_MS });
    assert.equal(await page.locator('.coverage-plan figure:last-child .plan-device').count(), 18 + 1);
  }));

test('an attack has a picture with the regions that were warned and a wedge to where it came from', () =>
  onPage(DESK, 'sky?lang=en', async (page) => {
    const picture = page.locator('.sky-picture').last();
    await picture.waitFor({ timeout: WAIT_MS });
    assert.equal(await picture.locator('.sky-warned').count(), 15);
    assert.ok((await picture.locator('.sky-wedge').count()) > 3);
  }));

test('on a phone the strip stands below the map, and nothing is too wide', () =>
  onPage(PHONE, 'line?lang=uk', async (page) => {
    const strip = page.locator('.line-strip .strip-grid');
    await strip.waitFor({ timeout: WAIT_MS });
    const [map, below] = [await page.getByTestId('map').boundingBox(), await strip.boundingBox()];
    assert.ok(below!.y >= map!.y + map!.height, 'below');
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(beyond <= 0, `${beyond} px too wide`);
  }));

test('a register that cannot be read is told in words, and the rest of the map is there', async () => {
  await writeFile(join(dir, 'register', 'vessels.geojson'), '{"features":');
  await onPage(
    DESK,
    'line?lang=en',
    async (page) => {
      await page
        .locator('.map-around [role=alert]')
        .getByText('register/vessels.geojson')
        .waitFor({ timeout: WAIT_MS });
      await page.locator('.map-around').getByText('watching 17').waitFor({ timeout: WAIT_MS });
    },
    /status of 500/,
  );
});

async function onPage(
  viewport: typeof DESK,
  address: string,
  check: (page: Page) => Promise<void>,
  expected?: RegExp,
): Promise<void> {
  const page = await browser.newPage({ viewport });
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  try {
    await page.goto(`${mission.address}/#/${address}`);
    await check(page);
    assert.deepEqual(
      errors.filter((text) => !expected?.test(text)),
      [],
    );
  } finally {
    await page.close();
  }
}
