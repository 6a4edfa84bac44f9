/**
 * The pages about persons in a real browser, as each role: lists, matches, the missing, children, the protocol with names. Then a
 * search for the planted names in all that the pages said and kept: addresses and heads of requests, heads of answers, the console,
 * titles, the history, and every store of the browser. A name may be in bodies, and on the screen while it is shown.
 */
import assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { needlesOf, search } from '../persons/leak-search.js';
import { ASKER, listCsv, PLANTED, PLANTED_WORDS } from '../persons/planted.js';
import { openBrowser } from './browser.js';
import { contextOf, DAY, EXCHANGE, PASSWORD, peopleAccounts, writePeopleMission } from './people-mission.js';
import { type SmallMission, serveFolder } from './small-mission.js';

const WAIT_MS = 20_000;
const PHONE = { width: 390, height: 844 };
const NEEDLES = needlesOf(PLANTED_WORDS);
const [FAMILY] = PLANTED[0]!.uk;
let mission: SmallMission;
let browser: Browser;
const said: { readonly where: string; readonly text: string }[] = [];
const errors: string[] = [];
const printed = { log: console.log, error: console.error };

before(async () => {
  const dir = await mkdtemp(join(tmpdir(), 'truceline-persons-web-'));
  await writePeopleMission(dir);
  // The server is in this process: what it prints is searched too.
  console.error = (...parts: unknown[]) => said.push({ where: 'log', text: parts.map(String).join(' ') });
  console.log = console.error;
  mission = await serveFolder(dir, EXCHANGE, '2025-05-09T00:00:00Z', await peopleAccounts());
  browser = await openBrowser();
});
after(async () => {
  Object.assign(console, printed);
  await browser?.close();
  await mission?.stop();
});

test('a delegate brings a list, is told by row and column what is wrong, seals it, reads it, and the names go by themselves', () =>
  as('nora', async (page) => {
    await page.clock.install();
    await open(page, 'lists');
    const bring = page.getByTestId('bring');
    const csv = `${listCsv(PLANTED, 'all', 'N')}N6,Дрижиполе,,,,,,,,,1990-02-31,held,given,any\n`;
    await bring.locator('input[type=file]').setInputFiles({
      name: `${FAMILY}.csv`,
      mimeType: 'text/csv',
      buffer: Buffer.from(csv),
    });
    await bring.getByRole('button', { name: 'Look at it first' }).click();
    const problems = page.getByTestId('problems');
    await problems.waitFor({ timeout: WAIT_MS });
    assert.match((await problems.textContent())!, /7birth dateThis is no date of the calendar/);
    assert.deepEqual(found(await page.content()), [], 'no cell stands on the page');
    await page.getByRole('button', { name: 'Seal it' }).click();
    await page.getByTestId('lists').getByText('0–49').waitFor({ timeout: WAIT_MS });
    await page.getByRole('button', { name: 'Read the list of North, version 1' }).click();
    const go = page.getByRole('button', { name: 'Enter and read' });
    assert.ok(await go.isDisabled(), 'a reason comes first');
    await page.getByLabel('Reason').fill(`for ${PLANTED[1]!.latin[0]}`);
    await go.click();
    await page.getByRole('alert').getByText('holds a word that is a name').waitFor({ timeout: WAIT_MS });
    await page.getByLabel('Reason').fill('visit 7');
    await page.keyboard.press('Enter');
    await page.getByTestId('persons').getByText(FAMILY).waitFor({ timeout: WAIT_MS });
    await page.clock.fastForward('05:01');
    await page.getByTestId('dropped').waitFor({ timeout: WAIT_MS });
    assert.deepEqual(found(await page.content()), [], 'what was shown is gone');
    await page.keyboard.press('Escape');
  }));

test('a person is added by a form to the newest version, and repeats and changes are told by ids', () =>
  as('nora', async (page) => {
    await open(page, 'lists');
    await page.getByText('One person, by a form').click();
    await page.locator('[name=family_uk]').fill(FAMILY);
    await page.locator('[name=given_uk]').fill(PLANTED[0]!.uk[1]);
    await page.locator('[name="birth date"]').fill(PLANTED[0]!.born);
    await page.getByRole('button', { name: 'Look at it first' }).click();
    const checked = page.getByTestId('checked');
    await checked.getByText('N1 = v2-1').waitFor({ timeout: WAIT_MS });
    assert.match((await checked.textContent())!, /version 2, with 7\spersons/);
    await page.getByRole('button', { name: 'Seal it' }).click();
    await page.getByText('Sealed as version 2').waitFor({ timeout: WAIT_MS });
    await page.getByRole('button', { name: 'Look for repeats' }).click();
    await page.getByText('N1 = v2-1').waitFor({ timeout: WAIT_MS });
    await page.getByRole('button', { name: 'Show changes' }).click();
    await page.getByText('Version 2, against 1').waitFor({ timeout: WAIT_MS });
    await page.getByRole('button', { name: 'Destroy version 1 of the list of North' }).click();
    await page.getByLabel('Reason').fill('replaced');
    const destroy = page.getByRole('button', { name: 'Destroy for good' });
    assert.ok(await destroy.isDisabled(), 'a second confirmation comes first');
    await page.getByLabel('To confirm').fill('1');
    await destroy.click();
    await page.getByTestId('lists').getByText('destroyed').waitFor({ timeout: WAIT_MS });
  }));

test('the chief monitor matches and reads names of a pair, and prints a protocol of both sides; a party has its own alone', async () => {
  await as('chief', async (page) => {
    const south = listCsv(PLANTED.slice(0, 2), 'latin', 'S');
    await open(page, 'lists');
    await page.getByLabel('Whose list').selectOption('SOUTH');
    await page.locator('input[type=file]').setInputFiles({
      name: 'list.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(south),
    });
    await page.getByRole('button', { name: 'Look at it first' }).click();
    await page.getByRole('button', { name: 'Seal it' }).click();
    await page.getByTestId('lists').getByText('South').waitFor({ timeout: WAIT_MS });
    await open(page, 'matches');
    await page.getByLabel('Reason').first().fill('exchange of May');
    await page.getByRole('button', { name: 'Enter and match' }).click();
    const pair = page.getByRole('button', { name: 'Names of these two: N2, S2' });
    await pair.click({ timeout: WAIT_MS });
    await page.getByRole('dialog').getByLabel('Reason').fill('exchange of May');
    await page.keyboard.press('Enter');
    await page.getByTestId('persons').nth(1).getByText(PLANTED[1]!.latin[0]).waitFor({ timeout: WAIT_MS });
    await page.keyboard.press('Escape');
    const protocol = await protocolOn(page);
    assert.match(protocol, new RegExp(`${FAMILY}.*${PLANTED[1]!.latin[0]}`, 's'));
    await page.getByRole('button', { name: 'Drop it now' }).click();
    assert.deepEqual(found(await page.content()), []);
  });
  await as('sasha', async (page) => {
    await open(page, 'matches');
    await page.getByLabel('Reason').fill('exchange of May');
    await page.getByRole('button', { name: 'Read the newest result' }).click();
    const own = page.getByTestId('own-matches');
    await own.waitFor({ timeout: WAIT_MS });
    assert.match((await own.textContent())!, /S1, S2/);
    assert.doesNotMatch((await own.textContent())!, /N\d/);
    const protocol = await protocolOn(page);
    assert.ok(protocol.includes(PLANTED[0]!.latin[0]) && !protocol.includes(FAMILY));
  });
});

test('a monitor puts a request, gets its number and the answer; enters no step of a child but the visit', () =>
  as('mo', async (page) => {
    await open(page, 'missing');
    const { uk, born } = PLANTED[1]!;
    for (const [field, text] of [
      ['asker', ASKER.join(' ')],
      ['contact', 'a@example.org'],
      ['family', uk[0]],
      ['given', uk[1]],
      ['born', born],
    ] as const)
      await page.locator(`[name=${field}]`).fill(text);
    await page.getByRole('button', { name: 'Seal the request' }).click();
    const number = page.getByTestId('request-number').locator('strong');
    await number.waitFor({ timeout: WAIT_MS });
    assert.deepEqual(found(await page.content()), [], 'the form is empty again');
    await page.locator('[name=number]').fill((await number.textContent())!);
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page
      .getByTestId('answer')
      .getByText('Known: registered by both sides.')
      .waitFor({ timeout: WAIT_MS });
    await open(page, 'children');
    assert.equal(await page.locator('[name=step] option').count(), 1);
    await open(page, 'matches');
    await page.getByTestId('not-for-you').waitFor({ timeout: WAIT_MS });
  }));

test('a case of a child is a row of steps for the chief monitor, a range for the public, and lists are for neither public nor administrator', async () => {
  await as('chief', async (page) => {
    await open(page, 'children');
    await page.locator('[name=details]').fill(PLANTED[3]!.uk.join(' '));
    await page.getByRole('button', { name: 'Seal the step' }).click();
    await page.getByTestId('case-number').waitFor({ timeout: WAIT_MS });
    await page.getByLabel('Reason').fill('weekly review');
    await page.getByRole('button', { name: 'Enter and read' }).click();
    const steps = page.getByTestId('child-case').locator('.child-steps li');
    await steps.first().waitFor({ timeout: WAIT_MS });
    assert.equal(await steps.count(), 7);
    assert.equal(await page.locator('.child-steps li[data-made]').count(), 1);
  });
  await as('', async (page) => {
    await open(page, 'children');
    await page.getByTestId('child-counts').getByText('1–4').waitFor({ timeout: WAIT_MS });
    for (const part of ['lists', 'matches', 'missing']) {
      await open(page, part);
      await page.getByTestId('not-for-you').waitFor({ timeout: WAIT_MS });
    }
  });
  await as('admin', async (page) => {
    await open(page, 'lists');
    await page.getByTestId('lists').waitFor({ timeout: WAIT_MS });
    assert.equal(await page.getByRole('button', { name: /^Read the list/ }).count(), 0);
    assert.equal(await page.getByTestId('bring').count(), 0);
  });
});

test('on a phone no part needs sideways scrolling, in any language', () =>
  as(
    'chief',
    async (page) => {
      for (const [part, language] of [
        ['lists', 'uk'],
        ['matches', 'ru'],
        ['missing', 'uk'],
        ['children', 'ru'],
        ['lists', 'en'],
      ] as const) {
        await open(page, part, language);
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(beyond <= 0, `${part}: ${beyond} px too wide`);
      }
    },
    PHONE,
  ));

test('no name is in an address, a head, the console, a title, the log of the server, or a store of the browser', () => {
  assert.ok(said.length > 100, `${said.length} things said`);
  assert.deepEqual(errors, []);
  const hits = said.flatMap(({ where, text }) => search(where, Buffer.from(text), NEEDLES));
  assert.deepEqual(hits.slice(0, 5), []);
  assert.ok(said.some(({ where, text }) => where === 'stores' && text.includes('localStorage')));
  assert.ok(found(`#/people/lists?q=${encodeURIComponent(FAMILY)}`).length > 0, 'the search finds');
});

const found = (text: string): readonly string[] =>
  search('page', Buffer.from(text), NEEDLES).map(({ word }) => word);

async function open(page: Page, part: string, language = 'en'): Promise<void> {
  await page.goto(`${mission.address}/#/people/${part}?lang=${language}`);
  await page.locator('.part-links [aria-current=page]').waitFor({ timeout: WAIT_MS });
  await page.locator('main .persons, main .state[data-testid]').first().waitFor({ timeout: WAIT_MS });
}

async function protocolOn(page: Page): Promise<string> {
  await page.goto(`${mission.address}/#/people?lang=en`);
  await page.getByRole('button', { name: 'With names' }).first().click({ timeout: WAIT_MS });
  await page.getByLabel('Reason').fill('exchange of May');
  await page.getByRole('button', { name: 'Enter and show' }).click();
  await page.locator('iframe').waitFor({ timeout: WAIT_MS });
  const frame = page.frameLocator('iframe');
  await frame.getByText('Persons by name').waitFor({ timeout: WAIT_MS });
  assert.equal(await frame.locator('html').getAttribute('lang'), 'en');
  assert.ok((await frame.locator('title').textContent())!.includes(DAY));
  return (await frame.locator('body').innerHTML()) ?? '';
}

/** One page of one reader; all that it says and keeps is noted. */
async function as(
  name: string,
  act: (page: Page) => Promise<void>,
  viewport?: { width: number; height: number },
): Promise<void> {
  const context = await contextOf(browser, mission.address, name, viewport);
  const page = await context.newPage();
  page.on('console', (message) => {
    said.push({ where: 'console', text: message.text() });
    // A refusal that a test asks for is told by the browser as an error.
    if (message.type() === 'error' && !message.text().includes('status of 400')) errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => {
    const { cookie: _, ...head } = request.headers();
    said.push({ where: 'request', text: `${request.url()}\n${JSON.stringify(head)}` });
  });
  page.on('response', (response) => {
    said.push({ where: 'answer', text: `${response.url()}\n${JSON.stringify(response.headers())}` });
  });
  try {
    await act(page);
    await note(page, context);
  } catch (error) {
    throw new Error(`${page.url()} as ${name}: ${(error as Error).message}`, { cause: error });
  } finally {
    await context.close();
  }
}

async function note(page: Page, context: BrowserContext): Promise<void> {
  const stores = await page.evaluate(async () => {
    const bases = await Promise.all(
      (await indexedDB.databases()).map(
        ({ name }) =>
          new Promise<string>((resolve) => {
            const request = indexedDB.open(name!);
            request.onsuccess = () => {
              const base = request.result;
              const stores = [...base.objectStoreNames];
              if (stores.length === 0) resolve(name!);
              let texts = name!;
              for (const store of stores) {
                const all = base.transaction(store).objectStore(store).getAll();
                all.onsuccess = () => {
                  texts += JSON.stringify(all.result);
                  if (store === stores.at(-1)) resolve(texts);
                };
              }
            };
          }),
      ),
    );
    const cached: string[] = [];
    for (const key of await caches.keys())
      for (const request of await (await caches.open(key)).keys()) {
        const answer = await caches.match(request);
        cached.push(request.url, (await answer?.text()) ?? '');
      }
    const workers = await navigator.serviceWorker.getRegistrations();
    return JSON.stringify({
      ...{ localStorage: { ...localStorage }, sessionStorage: { ...sessionStorage }, bases, cached },
      ...{ title: document.title, address: location.href, history: history.state, name: window.name },
      ...{ cookie: document.cookie, workers: workers.map(({ scope }) => scope) },
    });
  });
  said.push({ where: 'stores', text: stores });
  said.push({ where: 'cookies', text: JSON.stringify(await context.cookies()).replaceAll(PASSWORD, '') });
}
