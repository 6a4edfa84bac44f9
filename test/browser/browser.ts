/**
 * The browser that comes inside an npm package, with WebGL 2 in software. Its usual arguments are for a function
 * service: one process for everything would end the browser with the first page that closes.
 */
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const UNWANTED = new Set(['--single-process', '--no-zygote']);

export async function openBrowser(): Promise<Browser> {
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
