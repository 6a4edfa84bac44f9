/**
 * `truceline init DIR`: a new mission from a commented template. The template is the setting of a mission that ships
 * with the program (its parties, agreements, line, registers), without its records; or a blank one.
 */

import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { isMap, parseDocument } from 'yaml';
import { MISSION_FILE } from '../mission/open.js';
import { CommandFailure } from './failure.js';
import { missionDir, packageRoot } from './mission.js';

export interface InitRequest {
  readonly dir: string;
  /** Mission to take the setting from; absent: the one that ships with the program. */
  readonly from?: string | undefined;
  readonly blank?: boolean | undefined;
  /** Take the hand-coded records too. */
  readonly records?: boolean | undefined;
}

/** What belongs to a mission's work and not to its setting. */
const LEFT_OUT = new Set([
  'ledger',
  'secrets',
  'snapshot',
  'evidence',
  'reports',
  'picture.duckdb',
  'picture.duckdb.wal',
]);

export async function init(request: InitRequest): Promise<string> {
  const dir = resolve(request.dir);
  if (existsSync(dir) && (await readdir(dir)).length > 0) {
    throw new CommandFailure(
      `The folder ${dir} is not empty. Give the name of a new folder, so that nothing is overwritten.`,
    );
  }
  const template = request.blank ? join(packageRoot, 'templates', 'blank') : missionDir(request.from);
  if (!existsSync(join(template, MISSION_FILE))) {
    throw new CommandFailure(`${template} is not a mission: it has no ${MISSION_FILE}.`);
  }
  await mkdir(dir, { recursive: true });
  await cp(template, dir, {
    recursive: true,
    filter: (path) =>
      !LEFT_OUT.has(basename(path)) &&
      (request.records === true || request.blank === true || basename(path) !== 'records'),
  });
  const id = idOf(basename(dir));
  const text = await readFile(join(dir, MISSION_FILE), 'utf8');
  await writeFile(join(dir, MISSION_FILE), renamed(text, id, request));
  return dir;
}

/** The configuration under a new id, with its remarks kept. */
function renamed(text: string, id: string, request: InitRequest): string {
  const document = parseDocument(text);
  document.set('id', id);
  if (request.blank) document.setIn(['title', 'en'], id);
  else {
    const title = document.get('title');
    if (isMap(title)) {
      for (const pair of title.items) {
        const language = String(pair.key);
        title.set(language, `${String(title.get(language))} (${id})`);
      }
    }
    if (!request.records) document.set('records', document.createNode([], { flow: true }));
  }
  return document.toString({ lineWidth: 0 });
}

function idOf(name: string): string {
  const id = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return id === '' ? 'mission' : id.slice(0, 60);
}
