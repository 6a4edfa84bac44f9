/**
 * The map application in a real browser. TRUCELINE_URL names a server that is already running; without it the caller
 * has to start one (see browser.ts), and these tests are passed over with a word on why.
 */
import { test } from 'node:test';
import { openBrowser } from './browser.ts';
import { checkApplication } from './check-application.ts';

const baseUrl = process.env.TRUCELINE_URL?.replace(/\/$/, '');

test('the application shows the map, brushes, filters, opens incidents and agreements, in three languages and on a phone', {
  skip: baseUrl ? false : 'set TRUCELINE_URL to the address of a running server',
  timeout: 300_000,
}, async () => {
  const browser = await openBrowser();
  try {
    await checkApplication(browser, baseUrl!);
  } finally {
    await browser.close();
  }
});
