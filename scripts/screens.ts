// Takes the pictures of the README and docs/screens from the reference mission as it ships, served from a copy, and those of
// sensors, vessels and attacks from the air from a simulated mission, whose title says so.
// Run with: npx tsx scripts/screens.ts [NAME...] (after npm run build)
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from '../test/browser/browser.js';
import { root, serve, truceline } from '../test/cli/program.js';
import { aroundRecords, writeAround } from '../test/missions/watched-around.js';
import { watchedRecords, writeWatchedMission } from '../test/missions/watched-mission.js';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
interface Screen {
  readonly name: string;
  readonly view: typeof DESK;
  readonly path: string;
  /** What is scrolled into view. */
  readonly show?: string;
  /** Of the simulated mission. */
  readonly simulated?: true;
}
const DAYS = 'from=2031-04-10T00:00Z&to=2031-04-14T00:00Z';
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
  { name: 'around', view: DESK, path: `line?lang=en&${DAYS}`, simulated: true },
  {
    name: 'around-air-dark-uk',
    view: DESK,
    path: `line?lang=uk&theme=dark&${DAYS}&layers=discs,unobserved,devices,vessels,air,strip`,
    simulated: true,
  },
  { name: 'around-phone-ru', view: PHONE, path: 'line?lang=ru', simulated: true },
  { name: 'coverage', view: DESK, path: 'coverage?lang=en', simulated: true },
  { name: 'coverage-devices', view: DESK, path: 'coverage?lang=en', show: '.coverage-time', simulated: true },
  {
    name: 'coverage-plan',
    view: DESK,
    path: 'coverage?lang=en',
    show: '[data-testid=plan]',
    simulated: true,
  },
  { name: 'coverage-phone-uk', view: PHONE, path: 'coverage?lang=uk&theme=dark', simulated: true },
  { name: 'sky', view: DESK, path: 'sky?lang=en', show: '.sky-night', simulated: true },
  { name: 'sky-phone-ru', view: PHONE, path: 'sky?lang=ru', show: '.sky-picture', simulated: true },
];
/** Names of screens as arguments: only those. */
const names = process.argv.slice(2);
const wanted = SCREENS.filter(({ name }) => names.length === 0 || names.includes(name));
/** Software rendering takes some seconds to draw a map, with its labels and its hatch. */
const WAIT_MS = 6_000;
const WAIT_FOR_MAP_MS = 30_000;

const folder = await mkdtemp(join(tmpdir(), 'truceline-screens-'));
const missions = [
  { screens: wanted.filter(({ simulated }) => !simulated), dir: join(folder, 'ukraine-2025'), make: shipped },
  { screens: wanted.filter(({ simulated }) => simulated), dir: join(folder, 'simulated'), make: simulate },
];
const browser = await openBrowser();
mkdirSync(join(root, 'docs/screens'), { recursive: true });
try {
  for (const { screens, dir, make } of missions) {
    if (screens.length === 0) continue;
    await make(dir);
    const server = await serve(dir);
    for (const screen of screens) await take(server.address, screen);
    await server.stop();
  }
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}

async function shipped(dir: string): Promise<void> {
  await truceline(['init', dir, '--records']);
}

async function simulate(dir: string): Promise<void> {
  await writeWatchedMission(dir);
  await writeAround(dir);
  const records = join(dir, 'simulated.jsonl');
  const lines = [...watchedRecords(), ...aroundRecords()].map((record) => JSON.stringify(record));
  await writeFile(records, `${lines.join('\n')}\n`);
  await truceline(['import', 'truceline', records, '--mission', dir]);
  const plan = ['--devices', 'acoustic,camera', '--sites', '3000', '--demand', '8000', '--budget', '300000'];
  await truceline(['place', '--mission', dir, ...plan, '-o', join(dir, 'register')]);
}

async function take(address: string, { name, view, path, show }: Screen): Promise<void> {
  const page = await browser.newPage({ viewport: view });
  await page.goto(`${address}/#/${path}`);
  const isMap = path.startsWith('line?') && !path.includes('as=');
  await page.waitForTimeout(isMap ? WAIT_FOR_MAP_MS : WAIT_MS);
  if (show)
    await page
      .locator(show)
      .first()
      .evaluate((part) => part.scrollIntoView());
  await page.screenshot({ path: join(root, `docs/screens/${name}.png`) });
  await page.close();
  console.log(`docs/screens/${name}.png`);
}
