// npm test: installs and builds what is missing, then runs every test that needs no other software.
//   node scripts/test.mjs            everything below src/ and test/, without the two below
//   node scripts/test.mjs fast       only src/ (no browser, no spawned programs)
//   node scripts/test.mjs shared     only test/shared: needs the data folder ../shared beside the checkout
//   node scripts/test.mjs go         only test/ledger/go: needs Go and Debian's golang-golang-x-mod-dev
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { ensureBuilt, ensureInstalled, filesBelow, root } from './setup.mjs';

const which = process.argv[2] ?? 'all';
if (!['all', 'fast', 'shared', 'go'].includes(which)) {
  console.error(`Expected all, fast, shared or go; found "${which}".`);
  process.exit(2);
}
ensureInstalled();
if (which !== 'fast') ensureBuilt();
if (which === 'shared' && !existsSync(join(root, '..', 'shared', 'data'))) {
  console.error('The data folder ../shared is not beside this checkout; these tests cannot run without it.');
  process.exit(1);
}
const apart = { shared: join('test', 'shared'), go: join('test', 'ledger', 'go') };
const folders = { all: ['src', 'web/src', 'test'], fast: ['src', 'web/src'] }[which] ?? [apart[which]];
const files = folders
  .flatMap((folder) => filesBelow(join(root, folder)))
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => relative(root, file))
  .filter((file) => apart[which] || !Object.values(apart).some((folder) => file.startsWith(folder + sep)));
if (files.length === 0) {
  console.error('No test files were found.');
  process.exit(1);
}
const env = { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' };
// A hook before or after each test of a file would run for the tests of all files of its process.
const hasHooks = (file) => /^(before|after)Each\(/m.test(readFileSync(join(root, file), 'utf8'));
const isSmall = (file) => !file.startsWith(`test${sep}`) && !hasHooks(file);
const small = await inTwoProcesses(files.filter(isSmall));
process.exitCode = Math.max(small, eachInItsOwn(files.filter((file) => !isSmall(file))));

/** Files that start programs, or compute long: two at a time. */
function eachInItsOwn(list) {
  if (list.length === 0) return 0;
  const flags = ['--import', 'tsx', '--test', '--test-concurrency=2', '--test-reporter=spec'];
  return spawnSync(process.execPath, [...flags, ...list], { cwd: root, stdio: 'inherit', env }).status ?? 1;
}

/** Every second file in each, so that both take about as long; what they print stays together. */
async function inTwoProcesses(list) {
  if (list.length === 0) return 0;
  const halves = [0, 1].map((half) => list.filter((_, i) => i % 2 === half));
  const codes = await Promise.all(
    halves.map(
      (half) =>
        new Promise((resolve) => {
          const child = spawn(
            process.execPath,
            ['--import', 'tsx', '--test-reporter=spec', join(root, 'scripts/run-together.mjs'), ...half],
            { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env },
          );
          let said = '';
          child.stdout.on('data', (chunk) => (said += chunk));
          child.stderr.on('data', (chunk) => (said += chunk));
          child.on('close', (code) => {
            process.stdout.write(said);
            resolve(code ?? 1);
          });
        }),
    ),
  );
  return Math.max(...codes);
}
