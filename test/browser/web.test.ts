/**
 * The map application in a real browser, on the reference mission as it ships, served by the built program from a
 * folder of its own. TRUCELINE_URL names another server to check instead.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { serve, truceline } from '../cli/program.js';
import { openBrowser } from './browser.js';
import { checkApplication } from './check-application.js';

test('the application shows the map, brushes, filters, opens incidents and agreements, in three languages and on a phone', {
  timeout: 300_000,
}, async () => {
  const given = process.env.TRUCELINE_URL?.replace(/\/$/, '');
  const folder = await mkdtemp(join(tmpdir(), 'truceline-web-'));
  const mission = join(folder, 'mission');
  const made = await truceline(['init', mission, '--records']);
  assert.equal(made.status, 0, made.err);
  const server = given === undefined ? await serve(mission) : undefined;
  try {
    const browser = await openBrowser();
    try {
      await checkApplication(browser, given ?? server!.address);
    } finally {
      await browser.close();
    }
  } finally {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
