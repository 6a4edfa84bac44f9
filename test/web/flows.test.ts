/**
 * The morning of an analyst and the visit of a journalist in a real browser, at phone and desk size, each in two languages, on
 * the reference mission as it ships. TRUCELINE_SCREENS=1 writes their pictures to docs/screens.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { writeAccounts } from '../../src/access/account.js';
import { hashPassword } from '../../src/access/password.js';
import type { TrucelineRecord } from '../../src/record/record.js';
import { openBrowser } from '../browser/browser.js';
import { inventedReport } from '../browser/small-mission.js';
import { root, serve, truceline } from '../cli/program.js';
import { DESK, PHONE, settled, WAIT_MS } from './pages.js';

const PASSWORD = 'nine quiet mornings';
let dir = '';
let mission: Awaited<ReturnType<typeof serve>>;
let browser: Browser;
let source = '';

before(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'truceline-flows-')), 'mission');
  const made = await truceline(['init', dir, '--records']);
  assert.equal(made.status, 0, made.err);
  const account = { name: 'ana', role: 'analyst', sources: [], since: '2025-01-01T00:00:00Z' } as const;
  const password = await hashPassword(PASSWORD);
  await writeAccounts(dir, [{ ...account, password }]);
  mission = await serve(dir);
  browser = await openBrowser();
  const shown = await (await fetch(`${mission.address}/api/mission`)).json();
  source = shown.sources.find(({ records }: { records: number }) => records > 0).id;
});
after(async () => {
  await browser?.close();
  await mission?.stop();
  await rm(join(dir, '..'), { recursive: true, force: true });
});

const SIGN_IN = { en: 'Sign in', uk: 'Увійти', ru: 'Войти' } as const;
const MARK = { en: 'Mark as seen', uk: 'Позначити переглянутим', ru: 'Отметить просмотренным' } as const;
const UNDO = { en: 'Undo', uk: 'Скасувати', ru: 'Отменить' } as const;
const NOTHING = {
  en: 'Nothing new since then.',
  uk: 'Відтоді нічого нового.',
  ru: 'С тех пор ничего нового.',
};
const PRESENT = {
  en: 'Show the present',
  uk: 'Показати теперішній стан',
  ru: 'Показать текущее состояние',
} as const;
type Spoken = keyof typeof MARK;

const MORNINGS = [
  { size: 'desk', view: DESK, language: 'en', theme: 'light', report: 1 },
  { size: 'desk', view: DESK, language: 'uk', theme: 'dark', report: 2 },
  { size: 'phone', view: PHONE, language: 'uk', theme: 'dark', report: 3 },
  { size: 'phone', view: PHONE, language: 'en', theme: 'light', report: 4 },
] as const;

for (const { size, view, language, theme, report } of MORNINGS)
  test(`an analyst sees what is new, marks it, takes that back, and is told of what comes (${size}, ${language})`, () =>
    onPage(view, `?lang=${language}&theme=${theme}`, async (page) => {
      await signIn(page, language);
      await page.waitForFunction(() => location.hash.startsWith('#/today'), undefined, { timeout: WAIT_MS });
      const fresh = page.getByTestId('today-fresh');
      await fresh.waitFor({ timeout: WAIT_MS });
      assert.ok((await fresh.getByRole('link').count()) > 10, 'all of it is new at first');
      assert.ok((await page.getByTestId('today-contested').getByRole('link').count()) > 0);
      await picture(page, `today-${size}-${language}`);
      await page.getByRole('button', { name: MARK[language] }).click();
      await fresh.getByText(NOTHING[language]).waitFor({ timeout: WAIT_MS });
      await page.getByRole('button', { name: UNDO[language] }).click();
      await fresh.getByRole('link').first().waitFor({ timeout: WAIT_MS });
      await page.getByRole('button', { name: MARK[language] }).click();
      await fresh.getByText(NOTHING[language]).waitFor({ timeout: WAIT_MS });
      await append(reported(report));
      const link = fresh.getByRole('link', { name: new RegExp(`Hamlet ${report}$`) }).first();
      await link.waitFor({ timeout: WAIT_MS });
      await link.click();
      await page.getByTestId('incident').waitFor({ timeout: WAIT_MS });
      assert.match(page.url(), /asOf=\d+/, 'the address says as of which entry');
      await page.getByTestId('as-of').getByRole('button', { name: PRESENT[language] }).click();
      await page.getByTestId('as-of').waitFor({ state: 'detached', timeout: WAIT_MS });
      assert.doesNotMatch(page.url(), /asOf/);
    }));

const VISITS = [
  { size: 'desk', view: DESK, language: 'en', theme: 'light' },
  { size: 'desk', view: DESK, language: 'ru', theme: 'dark' },
  { size: 'phone', view: PHONE, language: 'en', theme: 'dark' },
  { size: 'phone', view: PHONE, language: 'ru', theme: 'light' },
] as const;

for (const { size, view, language, theme } of VISITS)
  test(`a journalist reads without an account what may be seen, what is withheld and why, and takes the report along (${size}, ${language})`, () =>
    onPage(view, `?lang=${language}&theme=${theme}`, async (page) => {
      await page.waitForFunction(() => location.hash.startsWith('#/public'), undefined, { timeout: WAIT_MS });
      await settled(page);
      const withheld = page.getByTestId('open-withheld').getByRole('listitem');
      await withheld.nth(4).waitFor({ timeout: WAIT_MS });
      const why = { en: /: generalised to 10 km, because /, ru: /10 км, так как / }[language];
      assert.match((await withheld.first().textContent())!, why, 'what, and why, in one sentence');
      assert.ok(await page.getByRole('img').first().isVisible(), 'the line is drawn');
      await picture(page, `public-${size}-${language}`);
      const reports = page.getByTestId('open-reports').getByRole('link');
      const addresses = await reports.evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
      assert.equal(addresses.length, 18, 'a page and five files in each of three languages');
      for (const one of addresses.filter((address) => !/pdf|xlsx/.test(address))) {
        const answer = await page.request.get(one);
        assert.equal(answer.status(), 200, one);
      }
      await page.emulateMedia({ media: 'print' });
      for (const hidden of ['.rail', '.header', '.public button'])
        assert.equal(await page.locator(hidden).first().isVisible(), false, `${hidden} is not printed`);
      assert.ok(await withheld.first().isVisible(), 'what is withheld is printed, too');
    }));

test('a link to the mission says in a preview what it is', async () => {
  const page = await (await fetch(`${mission.address}/`)).text();
  assert.match(page, /property="og:title" content="Truceline · \S/);
  assert.match(page, /property="og:description" content="\S/);
});

async function onPage(
  viewport: typeof DESK,
  query: string,
  check: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  try {
    await page.goto(`${mission.address}/#/${query}`);
    await settled(page);
    await check(page);
    assert.deepEqual(errors, []);
  } finally {
    await context.close();
  }
}

async function signIn(page: Page, language: Spoken): Promise<void> {
  await page.getByRole('button', { name: SIGN_IN[language] }).first().click();
  await page.locator('input[name=name]').fill('ana');
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
}

async function picture(page: Page, name: string): Promise<void> {
  if (process.env.TRUCELINE_SCREENS !== '1') return;
  await page.screenshot({ path: join(root, `docs/screens/${name}.png`) });
}

/** By a command, while the server runs. */
async function append(record: TrucelineRecord): Promise<void> {
  const file = join(dir, '..', `${record.id}.jsonl`);
  await writeFile(file, `${JSON.stringify(record)}\n`);
  const done = await truceline(['import', 'truceline', file, '--mission', dir]);
  assert.equal(done.status, 0, done.err);
}

const reported = (number: number): TrucelineRecord => {
  const record = inventedReport(number) as Extract<TrucelineRecord, { kind: 'observation' }>;
  const time = { start: '2025-03-20T10:00:00Z', end: '2025-03-20T11:00:00Z', precision: 'hour' } as const;
  return { ...record, source, time, actor: 'undetermined' };
};
