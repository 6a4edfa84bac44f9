// Takes the pictures of the pages about cases for docs/screens, from an invented mission.
// Run with: npx tsx scripts/screens-cases.ts (after npm run build)
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from '../test/browser/browser.js';
import {
  type CaseAccount,
  caseAccounts,
  caseRecords,
  writeCaseMission,
} from '../test/browser/case-mission.js';
import { contextOf } from '../test/browser/people-mission.js';
import { serveFolder } from '../test/browser/small-mission.js';
import { root } from '../test/cli/program.js';
import { cases as en } from '../web/src/words/cases/en.js';
import { cases as uk } from '../web/src/words/cases/uk.js';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

interface Shot {
  readonly name: string;
  readonly who: CaseAccount | '';
  readonly address: string;
  readonly viewport: typeof DESK;
  /** The step that is being written. */
  readonly respond?: { readonly button: string; readonly reasons: string; readonly text: string };
}

const SHOTS: readonly Shot[] = [
  { name: 'cases', who: 'chief', address: 'cases?lang=en&theme=light', viewport: DESK },
  {
    name: 'case',
    who: 'sasha',
    address: 'cases/case:mill?lang=en&theme=light',
    viewport: DESK,
    respond: {
      button: en.take.respond,
      reasons: en.field.reasons,
      text: 'Our guns were silent: see the log.',
    },
  },
  {
    name: 'case-phone-dark-uk',
    who: 'sasha',
    address: 'cases/case:mill?lang=uk&theme=dark',
    viewport: PHONE,
    respond: {
      button: uk.take.respond,
      reasons: uk.field.reasons,
      text: 'Наші гармати мовчали: див. журнал.',
    },
  },
  { name: 'cases-phone-ru', who: 'sasha', address: 'cases?lang=ru&theme=light', viewport: PHONE },
  { name: 'case-public-uk', who: '', address: 'cases/case:old?lang=uk&theme=light', viewport: DESK },
];

const dir = await mkdtemp(join(tmpdir(), 'truceline-screens-cases-'));
await writeCaseMission(dir);
const now = new Date();
const mission = await serveFolder(dir, caseRecords(now.getTime()), now.toISOString(), await caseAccounts());
const browser = await openBrowser();
try {
  for (const { name, who, address, viewport, respond } of SHOTS) {
    const context = await contextOf(browser, mission.address, who, viewport);
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(`${mission.address}/#/${address}`);
    await page.locator('main .cases h1').waitFor();
    await page.locator('.case, .case-queue').first().waitFor();
    if (respond) {
      await page.getByRole('button', { name: respond.button, exact: true }).click();
      await page.getByRole('textbox', { name: respond.reasons }).fill(respond.text);
    }
    await page.waitForTimeout(600);
    await page.screenshot({ path: join(root, `docs/screens/${name}.png`) });
    console.log(`docs/screens/${name}.png`);
    await context.close();
  }
} finally {
  await browser.close();
  await mission.stop();
}
