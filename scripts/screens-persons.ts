// Takes the pictures of the pages about persons for docs/screens, from a simulated mission with invented persons.
// Run with: npx tsx scripts/screens-persons.ts (after npm run build)
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { listCsv } from '../bench/persons/csv.js';
import { generate } from '../bench/persons/generate.js';
import { NORMAL } from '../bench/persons/noise.js';
import { openBrowser } from '../test/browser/browser.js';
import { contextOf, EXCHANGE, peopleAccounts, writePeopleMission } from '../test/browser/people-mission.js';
import { serveFolder } from '../test/browser/small-mission.js';
import { root } from '../test/cli/program.js';

const dir = await mkdtemp(join(tmpdir(), 'truceline-screens-persons-'));
await writePeopleMission(dir);
const mission = await serveFolder(dir, EXCHANGE, '2025-05-09T00:00:00Z', await peopleAccounts());
const browser = await openBrowser();
const WAIT_MS = 60_000;

async function take(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(600);
  await page.screenshot({ path: join(root, `docs/screens/${name}.png`) });
  console.log(`docs/screens/${name}.png`);
}

try {
  const page = await (await contextOf(browser, mission.address, 'chief')).newPage();
  page.setDefaultTimeout(WAIT_MS);
  const lists = generate(7, 40, NORMAL);
  for (const [party, persons] of [
    ['NORTH', lists.a],
    ['SOUTH', lists.b],
  ] as const) {
    await page.goto(`${mission.address}/#/people/lists?lang=en`);
    await page.getByLabel('Whose list').selectOption(party);
    await page.locator('input[type=file]').setInputFiles({
      name: 'list.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(listCsv(persons)),
    });
    await page.getByRole('button', { name: 'Look at it first' }).click();
    await page.getByRole('button', { name: 'Seal it' }).click();
    await page.getByText('Sealed as version').waitFor();
    await page.reload();
  }
  await page.getByTestId('lists').waitFor();
  await take(page, 'persons-lists');
  await page.goto(`${mission.address}/#/people?lang=en`);
  await page.getByRole('button', { name: 'With names' }).click();
  await page.getByLabel('Reason').fill('exchange of May');
  await page.getByRole('button', { name: 'Enter and show' }).click();
  const names = page.frameLocator('iframe').getByText('Persons by name');
  await names.waitFor();
  await names.evaluate((part) => part.scrollIntoView());
  await take(page, 'persons-protocol');
} finally {
  await browser.close();
  await mission.stop();
}
