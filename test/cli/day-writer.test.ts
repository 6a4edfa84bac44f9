import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { plainWriter, threadWriter } from '../../dist/cli/day-writer.js';
// The second thread runs the built program, so this test takes all of it from there.
import { USUAL_FILES } from '../../dist/report/file-formats.js';
import type { DailyReport } from '../../src/report/daily.js';
import { truceline } from './program.js';

const DAYS = [
  '2025-03-18',
  '2025-03-19',
  '2025-03-20',
  '2025-03-21',
  '2025-03-22',
  '2025-03-23',
  '2025-03-24',
  '2025-03-25',
];
let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'truceline-days-'));
  await truceline(['init', join(folder, 'mission'), '--records']);
  const ran = await truceline(['run', join(folder, 'mission'), '--out', join(folder, 'run')]);
  assert.equal(ran.status, 0, ran.err);
});
after(() => rm(folder, { recursive: true, force: true }));

async function writeAll(writer: ReturnType<typeof plainWriter>): Promise<number> {
  let files = 0;
  try {
    for (const day of DAYS) {
      const json = await readFile(join(folder, 'run', `${day}.json`), 'utf8');
      files += await writer.write(day, JSON.parse(json) as DailyReport, json);
    }
    return files + (await writer.finish());
  } finally {
    await writer.close();
  }
}

test('two threads write the same files as one', async () => {
  const outs = [join(folder, 'plain'), join(folder, 'threads')];
  for (const out of outs) await mkdir(out);
  assert.equal(await writeAll(plainWriter(outs[0]!, USUAL_FILES)), DAYS.length * 4);
  assert.equal(await writeAll(threadWriter(outs[1]!, USUAL_FILES)), DAYS.length * 4);
  const names = (await readdir(outs[0]!)).sort();
  assert.deepEqual((await readdir(outs[1]!)).sort(), names);
  for (const name of names) {
    const [a, b] = await Promise.all(outs.map((out) => readFile(join(out, name))));
    assert.ok(a!.equals(b!), name);
  }
});

test('what the file system says to the second thread reaches the first', async () => {
  await assert.rejects(writeAll(threadWriter(join(folder, 'not', 'there'), USUAL_FILES)), { code: 'ENOENT' });
});
