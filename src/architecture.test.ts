import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { FOLDERS, type Folder, IMPORTS, NO_PACKAGES } from './architecture.js';

const src = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const folderOf = (name: string): string => name.split(sep)[0]!;
const code = files.filter((name) => name.includes(sep) && !/\.(test|fixture)\.ts$/.test(name));

function importsOf(name: string): string[] {
  const text = readFileSync(join(src, name), 'utf8');
  return [...text.matchAll(/(?<![.\w])(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!);
}

test('every folder of src is on the list, and every listed folder exists', () => {
  const there = readdirSync(src).filter((name) => statSync(join(src, name)).isDirectory());
  assert.deepEqual([...there].sort(), [...FOLDERS].sort());
});

test('imports point one way: only to folders that stand above', () => {
  FOLDERS.forEach((folder, index) => {
    for (const other of IMPORTS[folder]) {
      assert.ok(
        FOLDERS.indexOf(other) < index,
        `${folder} may not import from ${other}, which stands below it`,
      );
    }
  });
});

test('a file imports only what the list allows, and nothing on the list is stale', () => {
  const used = new Map<Folder, Set<Folder>>(FOLDERS.map((folder) => [folder, new Set<Folder>()]));
  for (const name of code) {
    const folder = folderOf(name) as Folder;
    for (const target of importsOf(name)) {
      if (!target.startsWith('.')) continue;
      const path = relative(src, join(src, dirname(name), target));
      assert.ok(!path.startsWith('..'), `${name} imports ${target}, which is outside src`);
      const other = folderOf(path) as Folder;
      if (other === folder) continue;
      assert.ok(IMPORTS[folder].includes(other), `${name} imports from ${other}; ${folder} may not`);
      used.get(folder)!.add(other);
    }
  }
  for (const folder of FOLDERS) {
    for (const other of IMPORTS[folder]) {
      assert.ok(used.get(folder)!.has(other), `stale entry: nothing in ${folder} imports from ${other}`);
    }
  }
});

test('the folders without packages have none', () => {
  for (const name of code.filter((file) => NO_PACKAGES.includes(folderOf(file) as Folder))) {
    for (const target of importsOf(name)) {
      assert.ok(
        target.startsWith('.') || target.startsWith('node:'),
        `${name} imports the package ${target}`,
      );
    }
  }
});

test('no party is named in the code', () => {
  // Ukrainian and Russian are languages too, and the coder reads them.
  const names = /\b(RU|UA|RUS|UKR|Russia|Ukraine|Kyiv|Kiev|Moscow|Kremlin|Crimea|Donbas)\b/;
  for (const name of code) {
    readFileSync(join(src, name), 'utf8')
      .split('\n')
      .forEach((line, i) => {
        if (names.test(line)) assert.fail(`${name}:${i + 1} names a party: ${line.trim()}`);
      });
  }
});
