/**
 * Watches the agreement files of a mission. Editors replace files rather than write into them, so it is their folders
 * that are watched; a burst of changes is told once.
 */
import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Mission } from './open.js';

const QUIET_MS = 200;

export function watchAgreements(
  { dir, config }: Pick<Mission, 'dir' | 'config'>,
  changed: () => Promise<void>,
): { close(): void } {
  const names = new Map<string, Set<string>>();
  for (const path of config.agreements) {
    const file = join(dir, path);
    const known = names.get(dirname(file));
    if (known) known.add(basename(file));
    else names.set(dirname(file), new Set([basename(file)]));
  }
  let timer: NodeJS.Timeout | undefined;
  const tell = (): void => {
    timer = undefined;
    changed().catch((error: unknown) => console.error('The agreements could not be read anew:', error));
  };
  const watchers: FSWatcher[] = [];
  for (const [folder, files] of names) {
    const watcher = watch(folder, (_, name) => {
      if (name !== null && !files.has(name)) return;
      clearTimeout(timer);
      timer = setTimeout(tell, QUIET_MS);
    });
    // A folder that goes away is told by the next reading of its files.
    watcher.on('error', tell);
    watchers.push(watcher);
  }
  return {
    close() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}
