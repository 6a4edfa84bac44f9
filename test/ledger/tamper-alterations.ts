/**
 * Ways to tamper with a ledger's files. Each says which files it touched; those that leave everything as it was, or take
 * away what may be missing, are not made.
 */
import { decodeBundle, encodeBundle } from '../../src/ledger/format/bundle.js';
import { concatBytes, equalBytes, fromUtf8, utf8 } from '../../src/ledger/format/bytes.js';
import { formatNote, parseNote } from '../../src/ledger/format/note.js';
import { parseTilePath, TILE_WIDTH, tilePath } from '../../src/ledger/format/tile.js';
import { GROUP_HEADER_BYTES } from '../../src/ledger/journal-group.js';
import type { Random } from '../agreements/random.js';
import type { Base, Files } from './tamper-bases.js';

export interface Altered {
  readonly how: string;
  readonly files: Files;
  /** Files that must be named. */
  readonly touched: readonly string[];
  /** Of several touched files one is enough, where only their order says that something is off. */
  readonly anyOf?: boolean;
}

type Alteration = (base: Base, random: Random) => Altered | null;

const HASH_BYTES = 32;
const MAGIC_BYTES = 8;

export const ALTERATIONS: Readonly<Record<string, Alteration>> = {
  'flip a bit': (base, random) =>
    change(base, pickFile(base, random), 'flip a bit', (bytes) => {
      if (bytes.length === 0) return null;
      const out = bytes.slice();
      out[random.below(bytes.length)]! ^= 1 << random.below(8);
      return out;
    }),
  'flip a bit of the checkpoint': (base, random) =>
    change(base, 'checkpoint', 'flip a bit', (bytes) => {
      const out = bytes.slice();
      out[random.below(bytes.length)]! ^= 1 << random.below(8);
      return out;
    }),
  'change a byte': (base, random) =>
    change(base, pickFile(base, random), 'change a byte', (bytes) => {
      if (bytes.length === 0) return null;
      const out = bytes.slice();
      out[random.below(bytes.length)] = random.below(256);
      return out;
    }),
  'delete a file': (base, random) => remove(base, pickFile(base, random)),
  'empty a file': (base, random) => change(base, pickFile(base, random), 'empty', () => new Uint8Array(0)),
  'cut a file': (base, random) =>
    change(base, pickFile(base, random), 'cut', (bytes) => bytes.slice(0, random.below(bytes.length + 1))),
  'extend a file': (base, random) =>
    change(base, pickFile(base, random), 'extend', (bytes) => {
      const out = new Uint8Array(bytes.length + 1 + random.below(40));
      out.set(bytes);
      if (random.chance(0.7)) for (let i = bytes.length; i < out.length; i++) out[i] = random.below(256);
      return out;
    }),
  'exchange two files': (base, random) => {
    const [a, b] = [pickFile(base, random), pickFile(base, random)];
    const [one, other] = [base.files.get(a)!, base.files.get(b)!];
    if (equalBytes(one, other)) return null;
    const files = new Map(base.files).set(a, other).set(b, one);
    return { how: 'exchange', files, touched: [a, b], anyOf: isJournal(a) || isJournal(b) };
  },
  'put one file in place of another': (base, random) => {
    const from = base.files.get(pickFile(base, random))!;
    return change(base, pickFile(base, random), 'replace', () => from);
  },
  'exchange two entries': (base, random) =>
    changeBundle(base, random, (entries) => {
      const [a, b] = [random.below(entries.length), random.below(entries.length)];
      const out = [...entries];
      [out[a], out[b]] = [out[b]!, out[a]!];
      return out;
    }),
  'drop an entry': (base, random) =>
    changeBundle(base, random, (entries) =>
      entries.length < 2 ? null : entries.toSpliced(random.below(entries.length), 1),
    ),
  'repeat an entry in place of another': (base, random) =>
    changeBundle(base, random, (entries) =>
      entries.with(random.below(entries.length), entries[random.below(entries.length)]!),
    ),
  'rewrite an entry': (base, random) =>
    changeBundle(base, random, (entries) =>
      entries.with(random.below(entries.length), utf8(`another history ${random.below(1e9)}`)),
    ),
  'exchange two hashes': (base, random) => {
    const tile = random.pick(tilesOf(base).filter((path) => !path.startsWith('tile/entries/')));
    return change(base, tile, 'exchange two hashes', (bytes) => {
      const count = bytes.length / HASH_BYTES;
      const [a, b] = [random.below(count) * HASH_BYTES, random.below(count) * HASH_BYTES];
      const out = bytes.slice();
      out.set(bytes.subarray(a, a + HASH_BYTES), b);
      out.set(bytes.subarray(b, b + HASH_BYTES), a);
      return out;
    });
  },
  'drop a signature line': (base, random) =>
    changeNote(base, ({ text, signatures }) =>
      signatures.length < 2
        ? null
        : { text, signatures: signatures.toSpliced(random.below(signatures.length), 1) },
    ),
  'give a signature to another name': (base, random) =>
    changeNote(base, ({ text, signatures }) => {
      if (signatures.length < 2) return null;
      const [a, b] = random.shuffled(signatures.map((_, i) => i)) as [number, number];
      return {
        text,
        signatures: signatures.with(a, { ...signatures[a]!, signature: signatures[b]!.signature }),
      };
    }),
  'repeat a signature line': (base, random) =>
    changeNote(base, ({ text, signatures }) => ({
      text,
      signatures: [...signatures, random.pick(signatures)],
    })),
  'put back an earlier cosignature': (base) => {
    const earlier = base.since && parseNote(base.since.note);
    return changeNote(base, ({ text, signatures }) =>
      !earlier || earlier.signatures.length < 2 || earlier.text === text
        ? null
        : { text, signatures: signatures.with(1, earlier.signatures[1]!) },
    );
  },
  'roll back the checkpoint': (base) =>
    base.since ? change(base, 'checkpoint', 'roll back', () => utf8(base.since!.note)) : null,
  'roll back the whole folder': (base) =>
    base.since?.files
      ? { how: 'roll back everything', files: cutBack(base.since.files), touched: ['checkpoint'] }
      : null,
  'take a group out of the journal': (base, random) =>
    changeJournal(base, (groups) =>
      groups.length < 2 ? null : groups.toSpliced(random.below(groups.length - 1), 1),
    ),
  'exchange two groups of the journal': (base, random) =>
    changeJournal(base, (groups) => {
      const [a, b] = [random.below(groups.length), random.below(groups.length)];
      return a === b ? null : groups.with(a, groups[b]!).with(b, groups[a]!);
    }),
  'repeat a group of the journal': (base, random) =>
    changeJournal(base, (groups) => [...groups, random.pick(groups)]),
  'flip a bit of the journal': (base, random) => {
    const path = random.pick([...base.files.keys()].filter(isJournal));
    if (path === undefined) return null;
    return change(base, path, 'flip a bit', (bytes) => {
      const out = bytes.slice();
      out[random.below(bytes.length)]! ^= 1 << random.below(8);
      return out;
    });
  },
  'add a file': (base, random) => {
    const path = random.pick([
      'tile/0/999',
      'tile/0/998.p/7',
      'tile/entries/997',
      'tile/9/000',
      'tile/0/000.tmp',
      'tile/0/0001',
      'tile/entries/x001/000.p/12',
      'notes.txt',
      'checkpoint.old',
      'journal/later',
      'tile/0/000.p/256',
    ]);
    const bytes = random.pick([new Uint8Array(0), utf8('something'), new Uint8Array(7 * HASH_BYTES)]);
    return { how: 'add', files: new Map(base.files).set(path, bytes), touched: [path] };
  },
  'rename a tile': (base, random) => {
    const path = random.pick(tilesOf(base));
    const tile = parseTilePath(path)!;
    const to = tilePath({ ...tile, index: tile.index + 1 + random.below(5) });
    if (base.files.has(to) || mayBeMissing(base, path)) return null;
    const files = new Map(base.files);
    files.delete(path);
    files.set(to, base.files.get(path)!);
    return { how: 'rename', files, touched: [path, to] };
  },
};

/** Each kind of file as often as any other, however many there are of it. */
function pickFile(base: Base, random: Random): string {
  const kinds = new Map<string, string[]>();
  for (const path of base.files.keys()) {
    const tile = parseTilePath(path);
    const kind = tile ? `tile ${tile.level} ${tile.width === TILE_WIDTH}` : path.split('/')[0]!;
    kinds.set(kind, [...(kinds.get(kind) ?? []), path]);
  }
  return random.pick(random.pick([...kinds.values()]));
}

function change(
  base: Base,
  path: string,
  how: string,
  to: (bytes: Uint8Array) => Uint8Array | null,
): Altered | null {
  const bytes = base.files.get(path)!;
  const changed = to(bytes);
  if (!changed || equalBytes(changed, bytes)) return null;
  if (isJournal(path) && isCutOnly(bytes, changed)) return null; // see tamper-limits.test.ts
  return { how, files: new Map(base.files).set(path, changed), touched: [path] };
}

function remove(base: Base, path: string): Altered | null {
  if (mayBeMissing(base, path)) return null;
  const files = new Map(base.files);
  files.delete(path);
  // A checkpoint that waited is missed by what stands under it.
  return { how: 'delete', files, touched: [path === 'checkpoint.pending' ? 'checkpoint' : path] };
}

/** The specification lets partial tiles go once the full one is there; the last journal file: tamper-limits.test.ts. */
function mayBeMissing(base: Base, path: string): boolean {
  const tile = parseTilePath(path);
  if (tile && tile.width < TILE_WIDTH) return base.files.has(tilePath({ ...tile, width: TILE_WIDTH }));
  return isJournal(path);
}

/** Only whole groups are gone at the end: nothing that was signed tells of them. */
function isCutOnly(bytes: Uint8Array, changed: Uint8Array): boolean {
  return changed.length < bytes.length && equalBytes(bytes.subarray(0, changed.length), changed);
}

function changeBundle(
  base: Base,
  random: Random,
  to: (entries: readonly Uint8Array[]) => readonly Uint8Array[] | null,
): Altered | null {
  const path = random.pick(tilesOf(base).filter((one) => one.startsWith('tile/entries/')));
  return change(base, path, 'entries', (bytes) => {
    const changed = to(decodeBundle(bytes, parseTilePath(path)!.width));
    return changed && encodeBundle(changed);
  });
}

function changeJournal(
  base: Base,
  to: (groups: readonly Uint8Array[]) => readonly Uint8Array[] | null,
): Altered | null {
  const path = [...base.files.keys()].find(
    (one) => isJournal(one) && base.files.get(one)!.length > MAGIC_BYTES,
  );
  if (path === undefined) return null;
  return change(base, path, 'groups', (bytes) => {
    const groups: Uint8Array[] = [];
    for (let at = MAGIC_BYTES; at < bytes.length; ) {
      const payload = new DataView(bytes.buffer, bytes.byteOffset).getUint32(at);
      groups.push(bytes.subarray(at, at + GROUP_HEADER_BYTES + payload));
      at += GROUP_HEADER_BYTES + payload;
    }
    const changed = to(groups);
    return changed && concatBytes(bytes.subarray(0, MAGIC_BYTES), ...changed);
  });
}

type Note = ReturnType<typeof parseNote>;

function changeNote(base: Base, to: (note: Note) => Note | null): Altered | null {
  return change(base, 'checkpoint', 'signatures', (bytes) => {
    const changed = to(parseNote(fromUtf8(bytes)!));
    return changed && utf8(formatNote(changed));
  });
}

function tilesOf(base: Base): string[] {
  return [...base.files.keys()].filter((path) => parseTilePath(path));
}

function isJournal(path: string): boolean {
  return path.startsWith('journal/');
}

function cutBack(files: Files): Files {
  return new Map([...files].filter(([path]) => !isJournal(path)));
}
