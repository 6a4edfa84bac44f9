/** What a person gave: files by themselves, and the folder of a ledger, wherever in the folders given it lies. */
import type { Place } from './place.ts';

/** A file with its path in the folder that was given; the path is its name where it was given by itself. */
export interface Found {
  readonly path: string;
  readonly file: File;
}

export interface Given {
  readonly files: readonly File[];
  readonly ledger: Extract<Place, { readonly kind: 'files' }> | null;
  /** Folders in which no ledger is. */
  readonly empty: readonly string[];
}

export function foundIn(list: FileList): Found[] {
  return [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** Walks dropped folders. Must be called while the drop is handled: the items are gone afterwards. */
export async function foundInDrop(transfer: DataTransfer): Promise<Found[]> {
  const items = [...transfer.items].map((item) => ({
    entry: item.webkitGetAsEntry(),
    file: item.getAsFile(),
  }));
  const found: Found[] = [];
  for (const { entry, file } of items) {
    if (entry) await walk(entry, '', found);
    // What comes from another page has no place in a file system.
    else if (file) found.push({ path: file.name, file });
  }
  return found;
}

async function walk(entry: FileSystemEntry, folder: string, found: Found[]): Promise<void> {
  const path = `${folder}${entry.name}`;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    found.push({ path, file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader hands out its folder in parts; an empty part is the end.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return;
    for (const one of part) await walk(one, `${path}/`, found);
  }
}

const OF_A_LEDGER = /^(.*\/)(?:checkpoint(?:\.pending)?|key\.pub|tile\/(?:\d+|entries)\/.+|journal\/\d+)$/;

export function sortGiven(found: readonly Found[]): Given {
  const files = found.filter(({ path }) => !path.includes('/')).map(({ file }) => file);
  const counts = new Map<string, number>();
  for (const { path } of found) {
    const folder = OF_A_LEDGER.exec(path)?.[1];
    if (folder) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const [folder] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  const roots = new Set(
    found.filter(({ path }) => path.includes('/')).map(({ path }) => path.split('/')[0]!),
  );
  if (folder === undefined) return { files, ledger: null, empty: [...roots] };
  roots.delete(folder.split('/')[0]!);
  const own = found
    .filter(({ path }) => path.startsWith(folder))
    .map(({ path, file }) => [path.slice(folder.length), file] as const);
  return {
    files,
    ledger: { kind: 'files', name: folder.slice(0, -1), files: new Map(own) },
    empty: [...roots],
  };
}
