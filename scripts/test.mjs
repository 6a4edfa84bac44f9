// npm test: installs and builds what is missing, then runs every test that needs no other software.
//   node scripts/test.mjs            everything below src/ and test/, without test/shared
//   node scripts/test.mjs fast       only src/ (no browser, no spawned programs)
//   node scripts/test.mjs shared     only test/shared: needs the data folder ../shared beside the checkout
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { ensureBuilt, ensureInstalled, filesBelow, root } from './setup.mjs';

const which = process.argv[2] ?? 'all';
if (!['all', 'fast', 'shared'].includes(which)) {
  console.error(`Expected all, fast or shared; found "${which}".`);
  process.exit(2);
}
ensureInstalled();
if (which !== 'fast') ensureBuilt();
if (which === 'shared' && !existsSync(join(root, '..', 'shared', 'data'))) {
  console.error('The data folder ../shared is not beside this checkout; these tests cannot run without it.');
  process.exit(1);
}
const folders = { all: ['src', 'web/src', 'test'], fast: ['src', 'web/src'], shared: ['test/shared'] }[which];
const files = folders
  .flatMap((folder) => filesBelow(join(root, folder)))
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => relative(root, file))
  .filter((file) => which === 'shared' || !file.startsWith(`test${sep}shared${sep}`));
if (files.length === 0) {
  console.error('No test files were found.');
  process.exit(1);
}
const result = spawnSync(
  process.execPath,
  [
    '--import',
    'tsx',
    '--test',
    '--test-concurrency=2',
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    ...files,
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' } },
);
process.exitCode = result.status ?? 1;
