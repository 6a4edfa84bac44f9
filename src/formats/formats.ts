/** Every format that can be read, by id. */
import { aisEvents } from './ais/events.js';
import { alerts } from './alerts/alerts.js';
import { csv } from './csv/csv.js';
import { firms } from './firms/firms.js';
import { fixes } from './fixes/fixes.js';
import type { Format } from './format.js';
import { geojson } from './geojson/geojson.js';
import { modPosts } from './mod-posts/mod-posts.js';
import { truceline } from './truceline/truceline.js';
import { viina } from './viina/viina.js';

export const FORMATS: readonly Format[] = [
  truceline,
  viina,
  modPosts,
  alerts,
  firms,
  fixes,
  geojson,
  csv,
  aisEvents,
];

export const FORMAT_IDS: readonly string[] = FORMATS.map((format) => format.id);

export function formatById(id: string): Format | undefined {
  return FORMATS.find((format) => format.id === id);
}

/** The format whose required columns a header has; the one that asks for most of them. */
export function formatOfHeader(header: readonly string[]): Format | undefined {
  const names = new Set(header.map((name) => name.toLowerCase()));
  return FORMATS.filter(
    ({ requiredColumns }) => requiredColumns.length > 0 && requiredColumns.every((name) => names.has(name)),
  ).sort((a, b) => b.requiredColumns.length - a.requiredColumns.length)[0];
}
