/**
 * The page Verify in a real browser: what is true is accepted, what was altered is refused with words that say what, and
 * the ledger of the server is checked like anybody's.
 */
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { directorySource } from '../../src/ledger/audit/directory-source.js';
import { makeLedger } from '../../src/ledger/audit/make-ledger.fixture.js';
import { proveEntry } from '../../src/ledger/audit/prove.js';
import { formatVerifierKey } from '../../src/ledger/format/note.js';
import { generateKey, verifyEd25519 } from '../../src/ledger/keys.js';
import { openBrowser } from './browser.js';
import { inventedReport, type SmallMission, serveSmallMission } from './small-mission.js';

const WAIT_MS = 60_000;
const RECORDS = 300;
const key = generateKey('ledger.example/north');
const keyLine = formatVerifierKey(key.verifier);
let folder = '';
let ledger = '';
let mission: SmallMission;
let browser: Browser;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'truceline-verify-'));
  ledger = join(folder, 'ledger');
  await makeLedger(ledger, { key, size: 60_000 });
  mission = await serveSmallMission(Array.from({ length: RECORDS }, (_, i) => inventedReport(i)));
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await mission?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('a true proof is accepted by the key that is trusted, its record shown; a wrong key is refused', async () => {
  await onVerify(async (page) => {
    await page.getByLabel('Key of the ledger').fill(keyLine);
    await give(page, 'proof.json', await proof());
    assert.equal(await verdict(page), 'held');
    assert.match(await said(page), /Proven: the record is in the ledger/);
    assert.match(await said(page), /checkpoint over 60,000\s+entries of ledger\.example\/north is signed/);
    assert.match(await said(page), /number 12,345 \(counted from 0\)/);
    const entry = (await page.getByTestId('verify-entry').textContent()) ?? '';
    assert.match(entry, /textReport 12345: invented fire seen north of the mill/);
    await page
      .getByLabel('Key of the ledger')
      .fill(formatVerifierKey(generateKey('ledger.example/north').verifier));
    await page.getByText('The keys were changed').waitFor({ timeout: WAIT_MS });
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.locator('[data-verdict=failed]').waitFor({ timeout: WAIT_MS });
    assert.match(await said(page), /It names another key than the one that you gave/);
  });
});

test('without a key that is trusted a proof holds only if its own key is right', async () => {
  await onVerify(async (page) => {
    await give(page, 'proof.json', await proof());
    assert.equal(await verdict(page), 'ifKey');
    assert.match(await said(page), /came along with it\. Compare it with the one that you know/);
    await page.getByLabel('Key of the ledger').fill('ledger.example/north+00000000+AQ==');
    await page.getByText('This is no key of a ledger.').waitFor({ timeout: WAIT_MS });
    assert.ok(await page.getByRole('button', { name: 'Choose files' }).isDisabled());
  });
});

test('a proof with one altered byte is refused, with what fails and where', async () => {
  await onVerify(async (page) => {
    await page.getByLabel('Key of the ledger').fill(keyLine);
    const text = await proof();
    await give(page, 'entry.json', text.replace('north of the mill', 'north of the hill'));
    assert.equal(await verdict(page), 'failed');
    assert.match(await said(page), /signed by ledger\.example\/north/);
    assert.match(await said(page), /number 12,345, does not lead to the root of the checkpoint/);
    assert.match(await said(page), /What the file says, which is not proven/);
    const root = /60000\\n(.)/.exec(text)!;
    const other = root[1] === 'A' ? 'B' : 'A';
    await give(page, 'root.json', text.replace(root[0], `60000\\n${other}`));
    await page.getByText('root.json').waitFor({ timeout: WAIT_MS });
    assert.equal(await verdict(page), 'failed');
    assert.match(await said(page), /No signature by ledger\.example\/north\S+ fits the checkpoint/);
  });
});

test('the example is proven, and is not with one digit changed; by the keyboard alone', async () => {
  await onVerify(async (page) => {
    const example = page.getByRole('button', { name: 'Try an example' });
    await example.focus();
    await page.keyboard.press('Enter');
    assert.equal(await verdict(page), 'held');
    assert.equal(
      await page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
      'What was found',
    );
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByRole('button', { name: 'The same with one digit changed' }).click();
    assert.equal(await verdict(page), 'failed');
  });
});

test('a true ledger is sound; one with a flipped bit is not, and the file and entry are named', async () => {
  await onVerify(async (page) => {
    await page.getByLabel('Key of the ledger').fill(keyLine);
    await page.getByTestId('verify-folder').setInputFiles(ledger);
    assert.equal(await verdict(page), 'held');
    assert.match(await said(page), /60,000\s+entries \(\d+ MB\) hashed again/);
  });
  await onVerify(async (page) => {
    const damaged = join(folder, 'damaged');
    await cp(ledger, damaged, { recursive: true });
    const file = join(damaged, 'tile', 'entries', '123');
    const bytes = await readFile(file);
    bytes[1_000]! ^= 4;
    await writeFile(file, bytes);
    await page.getByTestId('verify-folder').setInputFiles(damaged);
    assert.equal(await verdict(page), 'failed');
    assert.match(await said(page), /tile\/entries\/123, entry 314\d\d/);
    assert.match(await said(page), /1\s+problem in the files/);
  });
});

test('the ledger of the server is read as data and checked, and a report compared with it', async () => {
  await onVerify(async (page) => {
    await page.getByRole('button', { name: 'Check the whole ledger of this server' }).click();
    assert.equal(await verdict(page), 'ifKey');
    assert.match(await said(page), new RegExp(`${RECORDS}\\s+entries .* hashed again`));
    const report = await (await fetch(`${mission.address}/api/reports/2025-03-03.json`)).text();
    await give(page, 'report.json', report);
    await page.getByText('report.json').waitFor({ timeout: WAIT_MS });
    assert.equal(await verdict(page), 'unchecked');
    await page.getByRole('button', { name: 'Compare with the ledger of this server' }).click();
    await page.locator('[data-verdict=ifKey]').waitFor({ timeout: WAIT_MS });
    assert.match(await said(page), /records that the report names: each lies in the entry/);
    const id = Object.keys((JSON.parse(report) as { entries: Record<string, number> }).entries)[0]!;
    await give(page, 'altered.json', report.replaceAll(`"${id}"`, '"report-999"'));
    await page.getByText('altered.json').waitFor({ timeout: WAIT_MS });
    await page.getByRole('button', { name: 'Compare with the ledger of this server' }).click();
    await page.locator('[data-verdict=failed]').waitFor({ timeout: WAIT_MS });
    assert.match(await said(page), /report-999/);
  });
});

test('a check that runs can be cancelled, and what was dropped is told from what it is not', async () => {
  await onVerify(async (page) => {
    // Held back on its way, so that there is something to cancel.
    await page.route('**/ledger/tile/**', () => undefined);
    await page.getByRole('button', { name: 'Check the whole ledger of this server' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Cancelled').waitFor({ timeout: WAIT_MS });
    assert.equal(await page.getByTestId('verify-section').count(), 0);
    await give(page, 'photo.jpg', Buffer.from([255, 216, 255, 224]));
    assert.equal(await verdict(page), 'failed');
    assert.match(await said(page), /nothing that can be checked here/);
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['no ledger at all'], 'dropped.txt'));
      const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
      document.querySelector('.drop-zone')!.dispatchEvent(event);
    });
    await page.getByTestId('verify-section').getByText('dropped.txt').first().waitFor({ timeout: WAIT_MS });
    await page.getByTestId('verify-folder').setInputFiles(join(ledger, 'tile', '1'));
    await page.getByText('There is no ledger in the folder 1').waitFor({ timeout: WAIT_MS });
  });
});

async function proof(): Promise<string> {
  return JSON.stringify(await proveEntry(directorySource(ledger), 12_345, key.verifier, verifyEd25519));
}

async function give(page: Page, name: string, content: string | Buffer): Promise<void> {
  const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
  await page.getByTestId('verify-files').setInputFiles([file]);
}

async function verdict(page: Page): Promise<string | null> {
  const section = page.getByTestId('verify-section');
  await section.waitFor({ timeout: WAIT_MS });
  await page.getByText('Checked in this browser').waitFor({ timeout: WAIT_MS });
  return section.getAttribute('data-verdict');
}

async function said(page: Page): Promise<string> {
  return (await page.getByTestId('verify-section').textContent()) ?? '';
}

/** A fresh page; any error on its console fails the test. */
async function onVerify(check: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  try {
    await page.goto(`${mission.address}/#/verify?lang=en`);
    await page.locator('main h1').waitFor({ timeout: WAIT_MS });
    await check(page);
    assert.deepEqual(errors, []);
  } finally {
    await page.close();
  }
}
