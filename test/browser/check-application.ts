/**
 * What the map application must do in a real browser, against a running server with any mission that has a line of
 * contact, incidents on several days and at least one agreement. The names of the mission are read from its API.
 */
import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';

interface Mission {
  readonly period: { readonly startMs: number; readonly endMs: number };
  readonly agreements: readonly { readonly id: string; readonly readings: readonly unknown[] }[];
}
interface Row {
  readonly id: string;
  readonly place: string;
  readonly conduct: string;
}
interface Rows {
  readonly total: number;
  readonly incidents: readonly Row[];
}

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const WAIT_MS = 45_000;

/** Runs every check; a check that fails throws. @param baseUrl without a slash at its end */
export async function checkApplication(browser: Browser, baseUrl: string): Promise<void> {
  const mission = await get<Mission>(baseUrl, 'mission');
  const period = `from=${mission.period.startMs}&to=${mission.period.endMs}`;
  const all = await get<Rows>(baseUrl, `incidents?limit=200&${period}`);
  assert.ok(all.total > 0, 'the mission has incidents');
  await onPage(browser, baseUrl, DESK, 'line?lang=en&theme=light', checkMap);
  await onPage(browser, baseUrl, DESK, 'line?lang=en&as=table', (page) => checkBrush(page, all.total));
  await onPage(browser, baseUrl, DESK, 'line?lang=en&as=table', (page) =>
    checkFilter(page, baseUrl, period, all.incidents[0]!),
  );
  await onPage(browser, baseUrl, DESK, 'line?lang=en&as=strip', checkStrip);
  await onPage(
    browser,
    baseUrl,
    DESK,
    `incident/${encodeURIComponent(all.incidents[0]!.id)}?lang=en`,
    (page) => checkIncident(page, all.incidents[0]!),
  );
  const agreement = mission.agreements[0];
  if (agreement) {
    await onPage(browser, baseUrl, DESK, `agreements/${agreement.id}?lang=en`, (page) =>
      checkAgreement(page, agreement.readings.length),
    );
  }
  await onPage(browser, baseUrl, DESK, 'findings?lang=en', checkLanguages);
  if (agreement) {
    await onPage(browser, baseUrl, DESK, `positions/${agreement.id}?lang=en`, checkPositions);
  }
  for (const view of ['treatment', 'truces', 'people', 'positions', 'reports', 'verify']) {
    await onPage(browser, baseUrl, DESK, `${view}?lang=en`, checkNoFailure);
  }
  const { judged } = await get<{ judged: unknown }>(baseUrl, 'sources');
  await onPage(browser, baseUrl, DESK, 'sources?lang=en', (page) => checkSources(page, judged !== null));
  for (const view of [
    'line',
    'findings',
    'treatment',
    'agreements',
    'truces',
    'people',
    'positions',
    'reports',
    'sources',
    'verify',
  ]) {
    await onPage(browser, baseUrl, PHONE, `${view}?lang=uk`, checkWidth);
  }
}

/**
 * The part of the map that no legend covers holds marks (saturated colours; the ground has none) and ground in more
 * than one tone.
 */
async function checkMap(page: Page): Promise<void> {
  await page.getByTestId('map').locator('canvas').first().waitFor({ timeout: WAIT_MS });
  const until = Date.now() + WAIT_MS;
  let seen = { marks: 0, tones: 0 };
  while (Date.now() < until && !(seen.marks >= 60 && seen.tones >= 4)) {
    await page.waitForTimeout(1_000);
    const box = (await page.getByTestId('map').boundingBox())!;
    const clip = { x: box.x + box.width * 0.3, y: box.y + 4, width: box.width * 0.6, height: box.height - 8 };
    seen = await pixelsIn(page, await page.screenshot({ clip }));
  }
  assert.ok(seen.marks >= 60, `marks are drawn: expected 60 saturated pixels or more, found ${seen.marks}`);
  assert.ok(seen.tones >= 4, `the ground is drawn: expected 4 tones or more, found ${seen.tones}`);
}

async function checkBrush(page: Page, total: number): Promise<void> {
  const count = page.getByTestId('window-count');
  await page.locator('table.rows tbody tr').first().waitFor({ timeout: WAIT_MS });
  assert.equal(await number(count.textContent()), total, 'the whole period shows every incident');
  const plot = (await page.locator('.brush-plot').boundingBox())!;
  await page.mouse.move(plot.x + plot.width * 0.3, plot.y + 20);
  await page.mouse.down();
  await page.mouse.move(plot.x + plot.width * 0.42, plot.y + 20, { steps: 6 });
  await page.mouse.up();
  const brushed = await number(count.textContent());
  assert.ok(brushed < total, `a brushed window shows fewer incidents: ${brushed} of ${total}`);
  assert.match(page.url(), /from=.*to=/, 'the window is in the address');
  await page.getByRole('slider').first().focus();
  await page.keyboard.press('PageDown');
  assert.ok((await number(count.textContent())) >= brushed, 'the page key widens the window by a week');
}

async function checkFilter(page: Page, baseUrl: string, period: string, row: Row): Promise<void> {
  const wanted = await get<Rows>(baseUrl, `incidents?limit=1&${period}&conduct=${row.conduct}`);
  await page.locator('table.rows tbody tr').first().waitFor({ timeout: WAIT_MS });
  await page.goto(`${page.url()}&conduct=${row.conduct}`);
  await page.locator('.choice[data-active]').first().waitFor({ timeout: WAIT_MS });
  assert.equal(
    await number(page.getByTestId('window-count').textContent()),
    wanted.total,
    'the filter is the server\u2019s',
  );
  await page.getByRole('button', { name: 'Clear filters' }).click();
  assert.doesNotMatch(page.url(), /conduct=/, 'clearing the filter clears the address');
}

async function checkStrip(page: Page): Promise<void> {
  await page.locator('.strip-grid').waitFor({ timeout: WAIT_MS });
  await page.locator('.strip-grid').focus();
  await page.keyboard.press('ArrowRight');
  const said = (await page.locator('.strip-said').textContent()) ?? '';
  assert.match(said, /Sector \S+/, 'the cell under the keys is said in words');
}

async function checkIncident(page: Page, row: Row): Promise<void> {
  await page.getByTestId('incident').getByRole('heading', { level: 1 }).waitFor({ timeout: WAIT_MS });
  const text = (await page.getByTestId('incident').textContent()) ?? '';
  assert.ok(text.includes(row.id), 'the id is shown');
  assert.ok(text.includes(row.place), 'the place is named');
  assert.ok((await page.locator('.account').count()) > 0, 'its accounts are there');
  assert.match(text, /\(>?0\.\d\d; 0\.\d\d–>?0\.\d\d\)/, 'a probability has its interval');
  assert.equal(await page.locator('[data-testid=four-numbers] h3').count(), 4, 'four numbers stand apart');
  const waterfalls = page.locator('[data-testid=waterfall]:visible');
  assert.ok((await waterfalls.count()) >= 2, 'that it happened and who did it, without a click');
  for (const waterfall of await waterfalls.all()) {
    const cells = waterfall.locator('[data-hundredths]');
    const sizes = await cells.evaluateAll((all) => all.map((cell) => Number(cell.dataset.hundredths)));
    const shown = (await cells.allTextContents()).map((said) => Number(said.replace('−', '-')) * 100);
    assert.deepEqual(shown.map(Math.round), sizes);
    const result = sizes.pop();
    assert.equal(
      sizes.reduce((sum, size) => sum + size, 0),
      result,
      'the steps that are shown add up to the digit',
    );
  }
}

/** One row a source, with both grades where sources were judged; blocs have their place even when there is none. */
async function checkSources(page: Page, judged: boolean): Promise<void> {
  await checkNoFailure(page);
  if (!judged) return;
  await page.getByTestId('blocs').waitFor({ timeout: WAIT_MS });
  assert.ok((await page.getByTestId('judgement').count()) > 0, 'what was estimated stands beside the grade');
}

async function checkAgreement(page: Page, readings: number): Promise<void> {
  await page.getByTestId('standing').waitFor({ timeout: WAIT_MS });
  await page.locator('[data-standing]').first().waitFor({ timeout: WAIT_MS });
  assert.equal(await page.locator('.reading').count(), readings, 'every reading stands beside the others');
  assert.ok((await page.locator('[data-standing]').count()) >= readings, 'every reading has bands');
}

/** Rows for all who could speak; another day by the keyboard is another address; a position opens its declaration. */
async function checkPositions(page: Page): Promise<void> {
  const rows = page.getByTestId('matrix').locator('tbody tr');
  await rows.first().waitFor({ timeout: WAIT_MS });
  assert.ok((await rows.count()) >= 2, 'each party has a row');
  const words = await rows.locator('.stance').allTextContents();
  assert.ok(words.length > 0 && words.every((word) => word.trim() !== ''), 'every cell has its word');
  await page.getByTestId('missing').waitFor({ timeout: WAIT_MS });
  const cell = page.locator('.position-cell').first();
  if ((await cell.count()) > 0) {
    await cell.click();
    await page.locator('.position-behind .declaration').first().waitFor({ timeout: WAIT_MS });
    await page.keyboard.press('Escape');
  }
  await page.locator('input[type=range]').focus();
  await page.keyboard.press('ArrowLeft');
  await page.waitForFunction(() => location.hash.includes('at='), undefined, { timeout: WAIT_MS });
}

async function checkLanguages(page: Page): Promise<void> {
  const current = page.locator('.rail [aria-current=page]');
  assert.equal(((await current.textContent()) ?? '').trim(), 'Findings');
  for (const [language, word] of [
    ['Українська', 'Висновки'],
    ['Русский', 'Выводы'],
    ['English', 'Findings'],
  ] as const) {
    await page.locator('header .header-choice').last().click();
    await page.getByRole('menuitem', { name: language }).click();
    await page.waitForFunction(
      (wanted) => document.querySelector('.rail [aria-current=page]')?.textContent?.trim() === wanted,
      word,
      { timeout: WAIT_MS },
    );
  }
}

async function checkNoFailure(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor({ timeout: WAIT_MS });
  assert.equal(await page.locator('[role=alert]').count(), 0, 'nothing failed to load');
}

async function checkWidth(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor({ state: 'attached', timeout: WAIT_MS });
  await page.waitForTimeout(500);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(beyond <= 0, `a phone needs no sideways scrolling: ${beyond} px too wide at ${page.url()}`);
  const rail = await page.locator('.rail').boundingBox();
  assert.ok(rail && rail.y > PHONE.height / 2, 'the navigation is at the bottom');
}

/** A fresh page on an address of the application; any error on its console fails the check. */
async function onPage(
  browser: Browser,
  baseUrl: string,
  viewport: { width: number; height: number },
  address: string,
  check: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  try {
    await page.goto(`${baseUrl}/#/${address}`);
    await page.locator('.frame').waitFor({ timeout: WAIT_MS });
    await check(page);
    assert.deepEqual(errors, [], `no error on the console at #/${address}`);
  } catch (error) {
    throw new Error(`${address}: ${(error as Error).message}\nconsole: ${errors.join(' | ') || 'no error'}`, {
      cause: error,
    });
  } finally {
    await context.close();
  }
}

async function get<T>(baseUrl: string, path: string): Promise<T> {
  const response = await fetch(`${baseUrl}/api/${path}`);
  assert.ok(response.ok, `GET /api/${path}: ${response.status}`);
  return (await response.json()) as T;
}

async function number(text: Promise<string | null>): Promise<number> {
  return Number(((await text) ?? '').replace(/[^\d]/g, ''));
}

/** Saturated pixels and tones of the rest, counted in the page itself: no image library is needed. */
async function pixelsIn(page: Page, png: Buffer): Promise<{ marks: number; tones: number }> {
  return await page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data: pixels } = context.getImageData(0, 0, image.width, image.height);
    let marks = 0;
    const counts = new Map<number, number>();
    for (let i = 0; i < pixels.length; i += 4) {
      const [red, green, blue] = [pixels[i]!, pixels[i + 1]!, pixels[i + 2]!];
      if (Math.max(red, green, blue) - Math.min(red, green, blue) > 90) marks++;
      else {
        const tone = ((red >> 2) << 12) | ((green >> 2) << 6) | (blue >> 2);
        counts.set(tone, (counts.get(tone) ?? 0) + 1);
      }
    }
    return { marks, tones: [...counts.values()].filter((count) => count > 200).length };
  }, png.toString('base64'));
}
