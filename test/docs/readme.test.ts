import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { root, truceline } from '../cli/program.js';

test('the commands of the README do what it says, in its order', async () => {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const commands = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)]
    .flatMap(([, block]) => block!.split('\n'))
    .filter((line) => line.startsWith('npx truceline '))
    .map((line) => line.slice('npx truceline '.length).split(' '));
  assert.ok(commands.length >= 4, 'the worked example is there');
  const folder = await mkdtemp(join(tmpdir(), 'truceline-readme-'));
  try {
    for (const command of commands.filter(([name]) => name !== 'serve')) {
      const args = command.map((word) => (word === 'my-mission' ? join(folder, word) : word));
      const ended = await truceline(args);
      assert.equal(ended.status, 0, `${args.join(' ')}: ${ended.err}`);
    }
    const reports = await readdir(join(folder, 'my-mission', 'reports'));
    assert.ok(reports.includes('index.html'));
    assert.ok(reports.some((name) => /^\d{4}-\d{2}-\d{2}\.geojson$/.test(name)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('the files that the README points to are there', async () => {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  for (const [, path] of readme.matchAll(/\]\((?!http)([^)#]+)\)/g)) {
    await assert.doesNotReject(
      readdir(join(root, path!)).catch(() => readFile(join(root, path!))),
      path,
    );
  }
});
