/**
 * The browser that comes inside an npm package, with WebGL 2 in software. Its usual arguments are for a function
 * service: one process for everything would end the browser with the first page that closes.
 */
import { mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const UNWANTED = new Set(['--single-process', '--no-zygote']);

export async function openBrowser(): Promise<Browser> {
  // The package unpacks the browser into the temporary folder under one name: each user gets a folder of its own there.
  const folder = join(tmpdir(), `truceline-browser-${userInfo().uid}`);
  mkdirSync(folder, { recursive: true });
  process.env.TMPDIR = folder;
  return await chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: [
      ...sparticuz.args.filter((argument) => !UNWANTED.has(argument)),
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
    ],
    headless: true,
  });
}
