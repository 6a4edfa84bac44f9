/**
 * Which files say how a mission's records are read, and what is in them, as sums: a report names them, so that whoever
 * folds the records again can see whether they read them by the same rules.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import type { Agreement } from '../agreement/agreement.js';
import type { Configuration } from '../report/picture.js';
import type { MissionConfig } from './config.js';

/** @param agreements in the order of the configuration */
export async function configurationOf(
  dir: string,
  missionFile: string,
  config: MissionConfig,
  agreements: readonly Agreement[],
): Promise<Configuration> {
  const named = [
    missionFile,
    config.line?.file,
    config.facilities,
    config.regions,
    config.borders,
    config.sea,
    config.gazetteer,
    config.weapons,
    ...config.control.map(({ file }) => file),
    ...(config.coding ? await codingFiles(dir, config.coding) : []),
    ...config.agreements,
    ...agreements.flatMap((agreement, i) => registersOf(agreement, config.agreements[i]!)),
  ];
  const paths = [...new Set(named.filter((path) => path !== undefined).map((path) => posix.normalize(path)))];
  const files = await Promise.all(
    paths.sort().map(async (file) => ({ file, sha256: sha256Hex(await readFile(join(dir, file))) })),
  );
  return { digest: sha256Hex(files.map(({ file, sha256 }) => `${sha256}  ${file}\n`).join('')), files };
}

/** The files whose sums differ, or that only one of the two has, with what each says. */
export function differingFiles(
  a: Configuration,
  b: Configuration,
): readonly { readonly file: string; readonly in: 'both' | 'first' | 'second' }[] {
  const first = new Map(a.files.map(({ file, sha256 }) => [file, sha256]));
  const second = new Map(b.files.map(({ file, sha256 }) => [file, sha256]));
  return [...new Set([...first.keys(), ...second.keys()])]
    .sort()
    .filter((file) => first.get(file) !== second.get(file))
    .map((file) => ({ file, in: !second.has(file) ? 'first' : !first.has(file) ? 'second' : 'both' }));
}

async function codingFiles(dir: string, folder: string): Promise<string[]> {
  const names = await readdir(join(dir, folder));
  return names.filter((name) => name.endsWith('.yaml')).map((name) => posix.join(folder, name));
}

/** Registers lie beside the agreement that names them. */
function registersOf({ lines = {}, zones = {} }: Agreement, path: string): string[] {
  const names = [
    ...Object.values(lines).map(({ register }) => register),
    ...Object.values(zones).map(({ territory }) => territory?.register),
  ];
  return names.filter((name) => name !== undefined).map((name) => posix.join(dirname(path), name));
}

function sha256Hex(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
