// Takes the pictures of the page Observe for docs/screens, on an invented post.
// Run with: npx tsx scripts/screens-observe.ts (after npm run build)
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPhone } from '../test/browser/browser.js';
import { PASSWORD, STAND, servePost } from '../test/browser/post-mission.js';
import { root } from '../test/cli/program.js';

const SHOTS = [
  { name: 'observe-phone', query: 'lang=en&theme=light' },
  { name: 'observe-phone-dark-uk', query: 'lang=uk&theme=dark' },
  { name: 'observe-phone-ru', query: 'lang=ru&theme=light' },
];
const SETTLED_MS = 1_500;

const post = await servePost();
try {
  for (const { name, query } of SHOTS) {
    const folder = await mkdtemp(join(tmpdir(), 'truceline-phone-'));
    const phone = await openPhone(folder, {
      viewport: { width: 390, height: 844 },
      geolocation: { latitude: STAND.lat, longitude: STAND.lon, accuracy: 9 },
      permissions: ['geolocation'],
    });
    const page = phone.pages()[0] ?? (await phone.newPage());
    const take = async (part: string, selector: string): Promise<void> => {
      await page
        .locator(selector)
        .first()
        .evaluate((element) => element.scrollIntoView());
      await page.waitForTimeout(SETTLED_MS);
      await page.screenshot({ path: join(root, 'docs', 'screens', `${name}${part}.png`) });
    };
    await page.goto(`${post.address}/#/observe?${query}`);
    await page.locator('.observe-head .header-choice').click();
    await page.locator('input[name=name]').fill('ana');
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.locator('form button[type=submit]').click();
    await page.locator('form').waitFor({ state: 'detached' });
    await page.locator('.choice-tiles input').first().check({ force: true });
    await page.locator('#observe-stand button').first().click();
    await page.locator('.observe-stand').waitFor();
    await take('', '#observe-top');
    await page.locator('.rose').focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press('PageUp');
    await page.getByRole('radio', { name: '±10°' }).check({ force: true });
    await page.locator('.preset', { hasText: '2–7' }).click();
    await take('-direction', `section:has(.rose)`);
    await post.offNetwork();
    await page.locator('.observe-foot button').click();
    await page.locator('#observe-waiting').waitFor();
    await page.waitForTimeout(SETTLED_MS);
    await take('-kept', '#observe-waiting');
    await post.onNetwork();
    await phone.close();
    await rm(folder, { recursive: true, force: true });
  }
} finally {
  await post.stop();
}
