/**
 * Files of the register that a mission may have beside those that mission.yaml names: made by commands of Truceline, read
 * again when they have changed.
 */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ApiFailure } from './errors.js';

export interface Feature {
  readonly type: 'Feature';
  readonly properties: Record<string, unknown> | null;
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
}

export interface RegisterFile {
  readonly features: readonly Feature[];
  /** Members of the collection beside its features. */
  readonly [member: string]: unknown;
}

const KEPT = new Map<string, { readonly mark: string; readonly value: RegisterFile }>();
const KEPT_FILES = 20;

/** Null where the mission has no such file. @throws ApiFailure where it cannot be read as GeoJSON */
export async function registerFile(dir: string, name: string): Promise<RegisterFile | null> {
  const file = join(dir, name);
  const about = await stat(file).catch(() => null);
  if (!about?.isFile()) return null;
  const mark = `${about.mtimeMs} ${about.size}`;
  const known = KEPT.get(file);
  if (known?.mark === mark) return known.value;
  const value = await parse(file, name);
  KEPT.set(file, { mark, value });
  if (KEPT.size > KEPT_FILES) KEPT.delete(KEPT.keys().next().value!);
  return value;
}

async function parse(file: string, name: string): Promise<RegisterFile> {
  const unreadable = (found: string): ApiFailure =>
    new ApiFailure(
      500,
      'layer-unreadable',
      `${name}: expected a GeoJSON FeatureCollection, found ${found}.`,
      'Write the file again with the command that makes it, or take it away.',
    );
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw unreadable((error as Error).message);
  }
  const features = (value as { features?: unknown } | null)?.features;
  if (!Array.isArray(features)) throw unreadable('no list of features');
  return value as RegisterFile;
}
