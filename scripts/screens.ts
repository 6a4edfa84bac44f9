// Takes the pictures of the README and docs/screens from the reference mission as it ships, served from a copy.
// Run with: npx tsx scripts/screens.ts [NAME...] (after npm run build)
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from '../test/browser/browser.js';
import { root, serve, truceline } from '../test/cli/program.js';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
interface Screen {
  readonly name: string;
  readonly view: typeof DESK;
  readonly path: string;
  /** What is scrolled into view. */
  readonly show?: string;
}
const SCREENS: readonly Screen[] = [
  { name: 'line', view: DESK, path: 'line?lang=en&theme=light' },
  { name: 'line-dark-uk', view: DESK, path: 'line?lang=uk&theme=dark' },
  { name: 'line-phone-ru', view: PHONE, path: 'line?lang=ru&theme=light' },
  { name: 'strip', view: DESK, path: 'line?lang=en&as=strip' },
  { name: 'incident', view: DESK, path: 'incident/inc-obs-0052?lang=en' },
  {
    name: 'factors',
    view: DESK,
    path: 'incident/inc-obs-0089?lang=en',
    show: '.waterfall-rivals',
  },
  { name: 'agreement', view: DESK, path: 'agreements/energy-moratorium-2025?lang=en' },
  { name: 'positions', view: DESK, path: 'positions?lang=en' },
  { name: 'report', view: DESK, path: 'reports/2025-03-28?lang=en' },
  { name: 'verify', view: DESK, path: 'verify?lang=en' },
];
/** Names of screens as arguments: only those. */
const names = process.argv.slice(2);
const wanted = SCREENS.filter(({ name }) => names.length === 0 || names.includes(name));
/** Software rendering draws the ground and its labels in some seconds. */
const WAIT_MS = 12_000;

const folder = await mkdtemp(join(tmpdir(), 'truceline-screens-'));
const mission = join(folder, 'ukraine-2025');
await truceline(['init', mission, '--records']);
const server = await serve(mission);
const browser = await openBrowser();
mkdirSync(join(root, 'docs/screens'), { recursive: true });
try {
  for (const { name, view, path, show } of wanted) {
    const page = await browser.newPage({ viewport: view });
    await page.goto(`${server.address}/#/${path}`);
    await page.waitForTimeout(WAIT_MS);
    if (show) await page.locator(show).evaluate((part) => part.scrollIntoView());
    await page.screenshot({ path: join(root, `docs/screens/${name}.png`) });
    await page.close();
    console.log(`docs/screens/${name}.png`);
  }
} finally {
  await browser.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
