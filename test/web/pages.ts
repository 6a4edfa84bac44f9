/** Every page of the application, as an address without language and colours; with what an open mission has to name. */
import type { Page } from 'playwright-core';

export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };
export const LANGUAGES = ['en', 'uk', 'ru'] as const;
export const SCHEMES = ['light', 'dark'] as const;
export const WAIT_MS = 45_000;

export interface Named {
  readonly incident: string;
  readonly agreement: string;
  readonly day: string;
}

export function pagesOf({ incident, agreement, day }: Named): readonly string[] {
  return [
    'today',
    'public',
    'line?as=table',
    'line?as=strip',
    'findings',
    'treatment',
    `agreements/${agreement}`,
    'truces',
    'claims',
    'sky',
    'coverage',
    'people',
    `positions/${agreement}`,
    `reports/${day}`,
    'sources',
    'verify',
    'observe',
    `incident/${encodeURIComponent(incident)}`,
    'line',
  ];
}

/** What the server knows by name. */
export async function namedBy(baseUrl: string): Promise<Named> {
  const get = async (path: string) => await (await fetch(`${baseUrl}/api/${path}`)).json();
  const [mission, { incidents }, { days }] = await Promise.all([
    get('mission'),
    get('incidents?limit=1'),
    get('timeline'),
  ]);
  return {
    incident: incidents[0].id,
    agreement: mission.agreements[0].id,
    day: days.findLast((one: { incidents: number }) => one.incidents > 0).day,
  };
}

/** Moves to an address; done when its head is there and nothing is loading any more. */
export async function visit(page: Page, baseUrl: string, address: string): Promise<void> {
  await page.goto(`${baseUrl}/#/${address}`);
  await settled(page);
}

export async function settled(page: Page): Promise<void> {
  await page.locator('h1, main [role=alert]').first().waitFor({ state: 'attached', timeout: WAIT_MS });
  await page.waitForFunction(
    () => document.querySelector('[aria-busy=true], .mantine-Loader-root') === null,
    undefined,
    { timeout: WAIT_MS },
  );
}

export const withQuery = (address: string, query: string): string =>
  `${address}${address.includes('?') ? '&' : '?'}${query}`;
