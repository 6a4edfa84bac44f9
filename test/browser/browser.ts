/**
 * The browser that comes inside an npm package, with WebGL 2 in software. Its usual arguments are for a function
 * service: one process for everything would end the browser with the first page that closes.
 */
import { mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type LaunchOptions,
} from 'playwright-core';

const UNWANTED = new Set(['--single-process', '--no-zygote']);

/** What it is started with. */
async function startOptions(): Promise<LaunchOptions> {
  // The package unpacks the browser into the temporary folder under one name: each user gets a folder of its own there.
  const folder = join(tmpdir(), `truceline-browser-${userInfo().uid}`);
  mkdirSync(folder, { recursive: true });
  process.env.TMPDIR = folder;
  return {
    executablePath: await sparticuz.executablePath(),
    args: [
      ...sparticuz.args.filter((argument) => !UNWANTED.has(argument)),
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
    ],
    headless: true,
  };
}

export async function openBrowser(): Promise<Browser> {
  return await chromium.launch(await startOptions());
}

/** A browser that keeps what it stores in this folder, as a phone does when its browser is closed. */
export async function openPhone(folder: string, options: BrowserContextOptions): Promise<BrowserContext> {
  return await chromium.launchPersistentContext(folder, { ...(await startOptions()), ...options });
}
