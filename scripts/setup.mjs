// What a checkout needs before anything runs in it: the packages of package-lock.json, and a build that is newer
// than its sources. Both are done when they are missing, and only then. Uses nothing but Node.js and npm.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = join(root, 'dist', '.built-from');
const lockStamp = join(root, 'node_modules', '.truceline-lock');

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Truceline needs Node.js 20.19 or later; this is ${process.versions.node}. Install a newer Node.js and try again.`,
  );
  process.exit(1);
}

/** Runs a program of the checkout; ends this process with its status when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  });
  if (result.error) {
    console.error(`Could not start ${command}: ${result.error.message}`);
    process.exit(1);
  }
  if (result.status !== 0) process.exit(result.status ?? 1);
}

export function ensureInstalled() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const installed =
    existsSync(join(root, 'node_modules', '.package-lock.json')) &&
    existsSync(join(root, 'node_modules', 'typescript'));
  if (installed && (!existsSync(lockStamp) || readFileSync(lockStamp, 'utf8') === lock)) {
    writeFileSync(lockStamp, lock);
    return;
  }
  console.error('Installing what is missing (npm ci) ...');
  run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--ignore-scripts']);
  writeFileSync(lockStamp, lock);
}

export function ensureBuilt() {
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sourceStamp()) return;
  run(process.execPath, [join(root, 'scripts', 'build.mjs')]);
}

export function markBuilt() {
  writeFileSync(stampFile, sourceStamp());
}

/** A digest over names, sizes and contents of what the build reads. */
export function sourceStamp() {
  const hash = createHash('sha256');
  for (const place of [
    'src',
    'web',
    'scripts/build.mjs',
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.build.json',
  ]) {
    for (const file of filesBelow(join(root, place))) hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** All files at or below a path, sorted; without node_modules. */
export function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesBelow(join(path, entry.name)));
}

export const bin = (name) => join(root, 'node_modules', '.bin', name);
