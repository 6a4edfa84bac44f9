/**
 * Cases in a real browser: a delegate answers one at desk and phone size in two languages, while a delegate of the other side
 * and an analyst write in it too; what the network cuts off; opening a case from an incident; what the public sees.
 */
import assert from 'node:assert/strict';
import { mkdtemp, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { cases as en } from '../../web/src/words/cases/en.js';
import { cases as ru } from '../../web/src/words/cases/ru.js';
import { cases as uk } from '../../web/src/words/cases/uk.js';
import { openBrowser } from './browser.js';
import { type CaseAccount, caseAccounts, caseRecords, writeCaseMission } from './case-mission.js';
import { contextOf } from './people-mission.js';
import { type SmallMission, serveFolder } from './small-mission.js';

const WAIT_MS = 20_000;
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const WORDS = { en, uk, ru };
type Language = keyof typeof WORDS;

let mission: SmallMission;
let browser: Browser;
const errors: string[] = [];

before(async () => {
  const dir = await mkdtemp(join(tmpdir(), 'truceline-cases-web-'));
  await writeCaseMission(dir);
  const now = new Date();
  mission = await serveFolder(dir, caseRecords(now.getTime()), now.toISOString(), await caseAccounts());
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await mission?.stop();
});

for (const [size, viewport, language, id] of [
  ['desk', DESK, 'en', 'case:mill'],
  ['phone', PHONE, 'uk', 'case:barn'],
] as const)
  test(`two delegates and an analyst answer one state of a case, and nothing is lost (${size}, ${language})`, async () => {
    const words = WORDS[language];
    const [sasha, nora, ana] = await Promise.all([
      pageOf('sasha', viewport, language),
      pageOf('nora', DESK, 'en'),
      pageOf('ana', DESK, 'ru'),
    ]);
    await open(sasha, '', language);
    await sasha.locator('.case-row', { hasText: id }).locator('.case-link').click();
    await sasha.getByTestId('case').waitFor({ timeout: WAIT_MS });
    await writeResponse(sasha, language, 'explains', 'Our guns were silent: see the log.');
    assert.match(
      (await sasha.getByTestId('draft-state').textContent())!,
      new RegExp(words.draftNote.slice(0, 12)),
    );

    await open(nora, id, 'en');
    await writeResponse(nora, 'en', 'accepts', 'We agree with the proposal.');
    await open(ana, id, 'ru');
    await ana.getByRole('button', { name: ru.take.propose, exact: true }).click();
    await ana.getByLabel(ru.outcome.undetermined, { exact: true }).check();
    await reasons(ana, 'ru').fill('A second look at the craters.');

    await send(nora, 'en');
    await nora.getByTestId('entered').waitFor({ timeout: WAIT_MS });
    await send(ana, 'ru');
    await ana.getByTestId('conflict').getByText('We agree with the proposal.').waitFor({ timeout: WAIT_MS });
    await ana.getByRole('button', { name: ru.sendAfter }).click();
    await ana.getByTestId('entered').waitFor({ timeout: WAIT_MS });

    // The draft outlives the page, and is shown to nobody else.
    await sasha.reload();
    await sasha.getByRole('button', { name: words.goOn }).click({ timeout: WAIT_MS });
    assert.equal(await reasons(sasha, language).inputValue(), 'Our guns were silent: see the log.');
    assert.ok(!(await nora.content()).includes('Our guns were silent'));
    await send(sasha, language);
    const conflict = sasha.getByTestId('conflict');
    await conflict.getByText('We agree with the proposal.').waitFor({ timeout: WAIT_MS });
    await conflict.getByText('A second look at the craters.').waitFor();
    assert.equal(await reasons(sasha, language).inputValue(), 'Our guns were silent: see the log.');
    await noFault(sasha);
    await sasha.getByRole('button', { name: words.sendAfter }).click();
    await sasha.getByTestId('entered').waitFor({ timeout: WAIT_MS });
    await sasha.getByTestId('case-steps').getByText('Our guns were silent: see the log.').waitFor();
    assert.deepEqual(await said(id, 7), [
      ['respond', 'We agree with the proposal.', 'stands'],
      ['propose', 'A second look at the craters.', 'stands'],
      ['respond', 'Our guns were silent: see the log.', 'stands'],
    ]);

    await sasha.getByTestId('entered').getByRole('button').click();
    await sasha.getByTestId('case-steps').locator('[data-effect=takenBack]').waitFor({ timeout: WAIT_MS });
    const all = await said(id, 9);
    assert.deepEqual(
      all.map(([action, , effect]) => [action, effect]),
      [
        ['respond', 'takenBack'],
        ['take_back', 'stands'],
      ],
    );
    await Promise.all([sasha, nora, ana].map((page) => page.context().close()));
  });

test('what the network cuts off is kept, told, and entered once when it is sent again', async () => {
  const page = await pageOf('sasha', PHONE, 'ru');
  await open(page, 'case:ford', 'ru');
  await writeResponse(page, 'ru', 'disputes', 'The time cannot be right.');
  // The server takes it, and its answer is lost on the way.
  let lost = 0;
  await page.route('**/steps', async (route) => {
    lost++;
    await route.fetch();
    await route.abort();
  });
  await send(page, 'ru');
  await page.getByTestId('offline').waitFor({ timeout: WAIT_MS });
  await page.reload();
  await page.getByRole('button', { name: ru.goOn }).click({ timeout: WAIT_MS });
  assert.equal(await reasons(page, 'ru').inputValue(), 'The time cannot be right.');
  await page.unroute('**/steps');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  const entered = page.getByTestId('entered');
  await entered.waitFor({ timeout: WAIT_MS });
  assert.equal(lost, 1);
  assert.match((await entered.textContent())!, new RegExp(ru.known(7).slice(0, 12)));
  assert.deepEqual(await said('case:ford', 7), [['respond', 'The time cannot be right.', 'stands']]);
  await page.context().close();
});

test('a case is opened from an incident, with its observations; a notice is acknowledged; the hotline is answered', async () => {
  const page = await pageOf('nora', DESK, 'uk');
  const { incidents } = (await (
    await page.request.get(`${mission.address}/api/incidents?limit=1`)
  ).json()) as {
    incidents: { id: string }[];
  };
  await page.goto(`${mission.address}/#/incident/${encodeURIComponent(incidents[0]!.id)}?lang=uk`);
  await page.locator('.incident-part > a[href*="cases/open"]').click({ timeout: WAIT_MS });
  await page.getByRole('checkbox', { name: 'Південь' }).check({ timeout: WAIT_MS });
  assert.match(await page.getByRole('textbox', { name: uk.field.records }).inputValue(), /obs-1\nobs-2/);
  await reasons(page, 'uk').fill('Two impacts, and no word from the other side.');
  await noFault(page);
  await page.getByRole('button', { name: uk.opening.send }).click();
  await page.getByTestId('case').waitFor({ timeout: WAIT_MS });
  const steps = page.getByTestId('case-steps');
  await steps.getByText('Two impacts, and no word from the other side.').waitFor({ timeout: WAIT_MS });
  assert.match((await steps.textContent())!, /obs-1/);

  await page.goto(`${mission.address}/#/cases/hotline?lang=uk`);
  await page.getByLabel(uk.hotline.what).fill('Stop the fire on the mill.');
  await page.getByRole('button', { name: uk.hotline.sendCall }).click({ timeout: WAIT_MS });
  await page.getByTestId('calls').getByText('Stop the fire on the mill.').waitFor({ timeout: WAIT_MS });
  await page.context().close();

  const south = await pageOf('sasha', PHONE, 'en');
  await south.goto(`${mission.address}/#/cases/hotline?lang=en`);
  await south.getByLabel(en.hotline.answer).fill('It has stopped.');
  await south.getByRole('button', { name: en.hotline.accept }).click();
  await south.getByText(/answered after/).waitFor({ timeout: WAIT_MS });
  await open(south, 'case:ford', 'en');
  await south.getByRole('button', { name: en.take.acknowledge }).click();
  await reasons(south, 'en').fill('Received.');
  await send(south, 'en');
  await south.getByTestId('entered').waitFor({ timeout: WAIT_MS });
  await south.getByText(/acknowledged \d/).waitFor({ timeout: WAIT_MS });
  await south.context().close();
});

test('the public sees clause and states of a case and no word of it; a guarantor sees no button before it is theirs', async () => {
  const page = await pageOf('', PHONE, 'uk');
  await open(page, 'case:old', 'uk');
  await page.getByTestId('case-states').getByText(uk.state.closed).waitFor({ timeout: WAIT_MS });
  const text = (await page.locator('main').textContent())!;
  for (const secret of ['bridge', 'hunter', 'Nor', 'Ana', 'Північ', 'Південь'])
    assert.ok(!text.includes(secret), secret);
  assert.equal(await page.getByRole('button', { name: uk.send }).count(), 0);
  await noFault(page);
  await page.goto(`${mission.address}/#/cases/case:none?lang=uk`);
  await page.getByText(uk.unknown).waitFor({ timeout: WAIT_MS });
  await page.context().close();

  const lake = await pageOf('lake', DESK, 'en');
  await open(lake, 'case:quay', 'en');
  await lake.getByRole('button', { name: en.take.escalate }).waitFor({ timeout: WAIT_MS });
  assert.equal(await lake.getByRole('button', { name: en.take.decide, exact: true }).count(), 0);
  await lake.context().close();
});

/** Entries of the mission as it begins: the case is in the last of them. */
const AT_THE_START = 24;

test('the queue tells what is overdue first and what is due, narrows by filters, and an earlier state has no buttons', async () => {
  for (const [viewport, language] of [
    [DESK, 'en'],
    [PHONE, 'ru'],
  ] as const) {
    const words = WORDS[language];
    const page = await pageOf('chief', viewport, language);
    await open(page, '', language);
    const groups = page.locator('.case-group');
    await groups.first().waitFor({ timeout: WAIT_MS });
    assert.equal(await groups.first().getAttribute('data-group'), 'overdue');
    assert.match(
      (await page.locator('.case-row', { hasText: 'case:quay' }).textContent())!,
      new RegExp(words.clock.check),
    );
    await noFault(page);
    await page.goto(`${mission.address}/#/cases?lang=${language}&state=closed`);
    await page.locator('.choice[data-active]').waitFor({ timeout: WAIT_MS });
    assert.equal(await page.locator('.case-row').count(), 1);
    await open(page, 'case:old', language);
    await page.getByRole('button', { name: words.take.reopen }).waitFor({ timeout: WAIT_MS });
    await page.goto(`${mission.address}/#/cases/case:old?lang=${language}&asOf=${AT_THE_START}`);
    await page.getByText(words.onlyNow).waitFor({ timeout: WAIT_MS });
    assert.equal(await page.getByRole('button', { name: words.take.reopen }).count(), 0);
    await page.context().close();
  }
});

test('no page said an error', () => assert.deepEqual(errors, []));

async function pageOf(name: CaseAccount | '', viewport: typeof DESK, language: Language): Promise<Page> {
  const context = await contextOf(browser, mission.address, name, viewport);
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  page.on('console', (message) => {
    // A conflict and a case that is not there are answers; the browser tells them as errors.
    if (message.type() === 'error' && !/status of 4(04|09)|ERR_FAILED/.test(message.text()))
      errors.push(`${name} ${language}: ${message.text()}`);
  });
  page.on('pageerror', (error) => errors.push(`${name}: ${error.message}`));
  return page;
}

async function open(page: Page, id: string, language: Language): Promise<void> {
  await page.goto(`${mission.address}/#/cases${id === '' ? '' : `/${id}`}?lang=${language}`);
  await page.locator('main .cases h1').waitFor({ timeout: WAIT_MS });
}

const reasons = (page: Page, language: Language) =>
  page.getByRole('textbox', { name: WORDS[language].field.reasons });

async function writeResponse(
  page: Page,
  language: Language,
  position: keyof typeof en.position,
  text: string,
) {
  const words = WORDS[language];
  await page.getByRole('button', { name: words.take.respond, exact: true }).click();
  await page.getByLabel(words.position[position], { exact: true }).check();
  await reasons(page, language).fill(text);
}

const send = (page: Page, language: Language): Promise<void> =>
  page.getByRole('button', { name: WORDS[language].send, exact: true }).click();

/** Steps from this number on, as the analyst reads them: action, words, effect. */
async function said(id: string, from: number): Promise<readonly (readonly string[])[]> {
  const context = await contextOf(browser, mission.address, 'chief');
  const until = Date.now() + WAIT_MS;
  for (;;) {
    const response = await context.request.get(`${mission.address}/api/cases/${id}`);
    const { case: one } = (await response.json()) as {
      case: { history: { number: number; action: string; reasons: string[]; effect: { kind: string } }[] };
    };
    // The picture is folded a moment after a step was entered.
    if (one.history.length >= from || Date.now() > until) {
      await new Promise((done) => setTimeout(done, 1_500));
      const again = (await (await context.request.get(`${mission.address}/api/cases/${id}`)).json()) as {
        case: typeof one;
      };
      await context.close();
      return again.case.history
        .filter(({ number }) => number >= from)
        .map(({ action, reasons: why, effect }) => [action, why.join(' '), effect.kind]);
    }
    await new Promise((done) => setTimeout(done, 200));
  }
}

async function noFault(page: Page): Promise<void> {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  assert.deepEqual(
    grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`),
    [],
  );
  const [inner, outer] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
  assert.ok(outer! <= inner!, `${outer! - inner!} px too wide`);
}
