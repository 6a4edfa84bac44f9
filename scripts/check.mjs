// npm run check: types, lint, architecture and the fast tests, in under half a minute.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bin, ensureInstalled, root, run } from './setup.mjs';

ensureInstalled();
const started = Date.now();
const step = (name, command, args) => {
  const from = Date.now();
  run(command, args);
  console.error(`${name}: ${((Date.now() - from) / 1000).toFixed(1)} s`);
};
step('types', bin('tsc'), ['--noEmit', '-p', '.']);
if (existsSync(join(root, 'web', 'tsconfig.json')))
  step('types of web', bin('tsc'), ['--noEmit', '-p', 'web']);
step('lint', bin('biome'), ['check', '--diagnostic-level=warn', '.']);
step('architecture and fast tests', process.execPath, [join(root, 'scripts/test.mjs'), 'fast']);
console.error(`All in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
