import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { runScenarios } from '../../src/cli/scenarios.js';

const folder = fileURLToPath(new URL('../../agreements', import.meta.url));
const names = (await readdir(folder, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

test('twenty agreements or more, each with a course of events that keeps it and one that breaks it', async () => {
  assert.ok(names.length >= 20, `${names.length} agreements`);
  for (const name of names)
    for (const part of ['good', 'bad']) {
      const files = await readdir(join(folder, name, part));
      assert.ok(
        files.some((file) => file.endsWith('.yaml')),
        `${name}/${part}`,
      );
    }
});

for (const name of names)
  test(`${name}: every scenario holds`, async () => {
    let count = 0;
    for await (const { file, problems } of runScenarios(join(folder, name))) {
      count++;
      assert.deepEqual(problems, [], file);
    }
    assert.ok(count >= 2);
  });

test('what is called good has no violation, what is called bad has one or leaves one open', async () => {
  for (const name of names)
    for (const part of ['good', 'bad'])
      for (const file of await readdir(join(folder, name, part))) {
        const scenario = parse(await readFile(join(folder, name, part, file), 'utf8')) as {
          expect: { findings?: { verdict: string }[] };
        };
        const verdicts = new Set((scenario.expect.findings ?? []).map(({ verdict }) => verdict));
        const bad = verdicts.has('violation') || verdicts.has('undetermined');
        if (part === 'bad') assert.ok(bad, `${name}/bad/${file}`);
        else assert.ok(!verdicts.has('violation'), `${name}/good/${file}`);
      }
});
