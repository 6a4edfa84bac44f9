/**
 * A life of a ledger on the model disk, and the check from outside of what is left of it.
 * The check shares nothing with the writer: it reads files, hashes every entry again by recursion over RFC 6962's
 * definition with Node's own SHA-256, and compares every tile.
 */
import assert from 'node:assert/strict';
import { createHash, verify } from 'node:crypto';
import type { Disk } from './disk.js';
import { decodeBundle } from './format/bundle.js';
import { generateKey } from './keys.js';
import { type Ledger, openLedger } from './ledger.js';
import { LedgerError } from './ledger-error.js';
import type { Lock } from './lock.js';
import { ModelDisk } from './model-disk.fixture.js';

export const DIR = '/ledger';
export const KEY = generateKey('ledger.example/fault');
const PUBLIC_DER = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), KEY.verifier.publicKey]);

export interface Seen {
  readonly size: number;
  readonly root: string;
}

/** What people outside know: which appends were acknowledged, and every checkpoint that ever stood there. */
export class World {
  readonly disk = new ModelDisk();
  readonly acknowledged = new Map<number, string>();
  readonly attempted = new Set<string>();
  readonly checkpoints: Seen[] = [];
  private next = 0;

  constructor() {
    this.disk.renamed = (path, content) => {
      if (!/checkpoint(\.pending)?$/.test(path)) return;
      const seen = readNote(content);
      this.checkpoints.push(seen);
    };
  }

  open(disk: Disk, lock: Lock, more: Partial<Parameters<typeof openLedger>[1]> = {}): Promise<Ledger> {
    return openLedger(DIR, {
      key: KEY,
      lock,
      command: 'test',
      now: () => new Date('2025-03-18T12:00:00Z'),
      disk,
      publishAfterMs: 2 ** 30,
      ...more,
    });
  }

  /** @returns false when it was refused, as a failing disk may do. */
  async append(ledger: Ledger, count: number): Promise<boolean> {
    const texts = Array.from({ length: count }, () => `entry ${this.next++}`);
    for (const text of texts) this.attempted.add(text);
    try {
      const first = await ledger.append(texts.map((text) => Buffer.from(text)));
      for (const [i, text] of texts.entries()) this.acknowledged.set(first + i, text);
      return true;
    } catch (error) {
      if (error instanceof LedgerError) return false;
      throw error;
    }
  }

  /** Reading goes on whatever happened: everything acknowledged, in its place. */
  async checkReading(ledger: Ledger): Promise<void> {
    const texts: string[] = [];
    for await (const batch of ledger.read())
      for (const entry of batch) texts.push(Buffer.from(entry).toString());
    this.checkTexts(texts);
  }

  /** From files alone, at the checkpoint that stands there. */
  checkFiles(): Seen {
    const note = this.disk.contentOf(`${DIR}/checkpoint`);
    assert.ok(note, 'a checkpoint is there');
    const { size, root } = readNote(note);
    const texts: string[] = [];
    for (let index = 0; index * 256 < size; index++) {
      const width = Math.min(256, size - index * 256);
      const name = String(index).padStart(3, '0');
      const { bytes, wide } = this.either(`${DIR}/tile/entries/${name}`, width);
      for (const entry of decodeBundle(bytes, wide).slice(0, width)) {
        texts.push(Buffer.from(entry).toString());
      }
    }
    assert.equal(rootOf(texts), root, 'the root over all entries');
    this.checkTiles(texts.map(leafOf));
    this.checkTexts(texts);
    for (const seen of this.checkpoints) {
      assert.ok(seen.size <= size, `a checkpoint of ${seen.size} was seen, and now there are ${size}`);
      assert.equal(
        rootOf(texts.slice(0, seen.size)),
        seen.root,
        `the checkpoint of ${seen.size} entries that was seen is a prefix`,
      );
    }
    return { size, root };
  }

  private checkTiles(leaves: readonly Buffer[]): void {
    let hashes = [...leaves];
    for (let level = 0; hashes.length > 0; level++) {
      const above: Buffer[] = [];
      for (let index = 0; index * 256 < hashes.length; index++) {
        const own = hashes.slice(index * 256, (index + 1) * 256);
        const name = `${DIR}/tile/${level}/${String(index).padStart(3, '0')}`;
        const { bytes } = this.either(name, own.length);
        const expected = Buffer.concat(own);
        assert.ok(expected.equals(bytes.subarray(0, expected.length)), `${name} of width ${own.length}`);
        if (own.length === 256) above.push(treeHash(own));
      }
      hashes = above;
    }
  }

  /** The exact width; in place of a partial one the full one may stand, nothing else. */
  private either(name: string, width: number): { bytes: Uint8Array; wide: number } {
    const exact = this.disk.contentOf(width === 256 ? name : `${name}.p/${width}`);
    const bytes = exact ?? this.disk.contentOf(name);
    assert.ok(bytes, `${name} of width ${width} is there`);
    return { bytes, wide: exact ? width : 256 };
  }

  private checkTexts(texts: readonly string[]): void {
    for (const [index, text] of this.acknowledged) {
      assert.equal(texts[index], text, `acknowledged entry ${index}`);
    }
    for (const text of texts) assert.ok(this.attempted.has(text), `somebody appended "${text}"`);
    assert.equal(new Set(texts).size, texts.length, 'nothing stands there twice');
  }
}

function readNote(content: Uint8Array): Seen {
  const text = Buffer.from(content).toString();
  const [body, rest] = text.split('\n\n');
  const signature = Buffer.from(rest!.split(' ')[2]!.split('\n')[0]!, 'base64').subarray(4);
  if (!sound.has(text)) {
    const key = { key: PUBLIC_DER, format: 'der', type: 'spki' } as const;
    assert.ok(verify(null, Buffer.from(`${body}\n`), key, signature), 'the signature of the checkpoint');
    sound.add(text);
  }
  const [origin, size, root] = body!.split('\n');
  assert.equal(origin, KEY.verifier.name);
  return { size: Number(size), root: root! };
}

/** Most trials see the same notes. */
const sound = new Set<string>();

const hash = (...parts: readonly Uint8Array[]): Buffer => {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  return sum.digest();
};

export const leafOf = (text: string): Buffer => hash(Buffer.from([0]), Buffer.from(text));

/** Base64. Most trials end with the same entries, so that each root is worked out once. */
function rootOf(texts: readonly string[]): string {
  const key = texts.join(' ');
  let root = roots.get(key);
  if (root === undefined) {
    root = treeHash(texts.map(leafOf)).toString('base64');
    roots.set(key, root);
  }
  return root;
}
const roots = new Map<string, string>();

/** MTH of RFC 6962, section 2.1. */
export function treeHash(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return hash();
  if (leaves.length === 1) return leaves[0]!;
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return hash(Buffer.from([1]), treeHash(leaves.slice(0, half)), treeHash(leaves.slice(half)));
}
