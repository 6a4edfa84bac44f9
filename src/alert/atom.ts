/** The published documents as an Atom feed (RFC 4287), newest first. */
import type { LocalText } from '../record/source.js';
import { tag } from './cap.js';

export interface AtomEntry {
  readonly id: string;
  readonly title: string;
  readonly atMs: number;
  readonly summary: string;
}

const MOST_ENTRIES = 100;

/** @param entries newest first */
export function atomFeed(
  missionId: string,
  title: LocalText,
  entries: readonly AtomEntry[],
  beganMs: number,
): string {
  const shown = entries.slice(0, MOST_ENTRIES);
  const iso = (ms: number): string => new Date(ms).toISOString();
  const body = shown.map(
    ({ id, title: said, atMs, summary }) =>
      `<entry>${tag('id', `urn:truceline:${missionId}:${id}`)}${tag('title', said)}${tag('updated', iso(atMs))}<link rel="alternate" type="application/cap+xml" href="cap/${encodeURIComponent(id)}"/>${tag('summary', summary)}</entry>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">${tag('id', `urn:truceline:${missionId}:alerts`)}${tag('title', title.en)}${tag('updated', iso(shown[0]?.atMs ?? beganMs))}<author>${tag('name', title.en)}</author><link rel="self" href="atom"/>${body.join('')}</feed>\n`;
}
