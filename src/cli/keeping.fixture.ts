/** An invented mission in a folder of its own, with its ledger, for the commands on evidence and sealed payloads. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { type LocalStore, openLocalStore } from '../mission/store.js';
import type { Keeping } from './keeping.js';

export interface Scene {
  readonly dir: string;
  /** Beside the mission. */
  readonly outside: string;
  readonly keeping: Keeping;
  readonly store: LocalStore;
  readonly out: string[];
  readonly err: string[];
  /** What went to standard output as bytes. */
  readonly bytes: () => Buffer;
  file(name: string, content: string | Uint8Array): Promise<string>;
  stdin(content: string): Keeping;
  close(): Promise<void>;
}

const PARTIES: Keeping['config']['parties'] = [
  { id: 'NORTH', name: { en: 'North' } },
  { id: 'SOUTH', name: { en: 'South' } },
];

export async function scene(releaseClasses?: { id: string }[]): Promise<Scene> {
  const dir = await mkdtemp(join(tmpdir(), 'truceline-keeping-'));
  const outside = await mkdtemp(join(tmpdir(), 'truceline-outside-'));
  const store = await openLocalStore(dir, { origin: 'm', now: () => new Date() });
  const out: string[] = [];
  const err: string[] = [];
  const chunks: Buffer[] = [];
  const sources: Keeping['config']['sources'] = [
    { id: 'watch', name: 'Watch', kind: 'mission', reliability: 'B' },
  ];
  const keeping: Keeping = {
    dir,
    config: { id: 'm', parties: PARTIES, sources, releaseClasses },
    store,
    io: {
      out: (line) => out.push(line),
      err: (line) => err.push(line),
      now: () => new Date(),
      progress: { step: () => undefined, to: () => undefined, done: () => undefined },
      stdin: inputOf(''),
      stdout: new Writable({
        write(chunk: Buffer, _, done) {
          chunks.push(chunk);
          done();
        },
      }),
    },
  };
  return {
    dir,
    outside,
    keeping,
    store,
    out,
    err,
    bytes: () => Buffer.concat(chunks),
    async file(name, content) {
      const path = join(outside, name);
      await writeFile(path, content);
      return path;
    },
    stdin: (content) => ({ ...keeping, io: { ...keeping.io, stdin: inputOf(content) } }),
    async close() {
      await store.close();
      await Promise.all([dir, outside].map((folder) => rm(folder, { recursive: true, force: true })));
    },
  };
}

async function* inputOf(content: string): AsyncGenerator<Uint8Array> {
  if (content !== '') yield Buffer.from(content);
}
