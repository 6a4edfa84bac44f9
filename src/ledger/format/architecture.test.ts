import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const code = readdirSync(folder).filter(
  (name) => name.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(name),
);

test('the formats import only each other, and use nothing that only Node.js has: they run in browsers too', () => {
  assert.ok(code.length > 10);
  for (const name of code) {
    const text = readFileSync(`${folder}/${name}`, 'utf8');
    for (const [, target] of text.matchAll(/(?<![.\w])(?:from|import)\s*\(?\s*'([^']+)'/g)) {
      assert.match(target!, /^\.\/[a-z0-9-]+\.js$/, `${name} imports ${target}`);
    }
    const statements = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    assert.doesNotMatch(statements, /\b(Buffer|process|require|global|setImmediate|__dirname)\b/, name);
  }
});
