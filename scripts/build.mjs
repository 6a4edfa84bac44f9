// Builds dist/: the program (TypeScript to JavaScript), the data files that stand beside the code, and the web
// application. `npm ci` and `npm install` run it through the script `prepare`.
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { bin, filesBelow, markBuilt, root, run } from './setup.mjs';

if (!existsSync(bin('tsc'))) {
  console.error('The build tools are not installed (npm ci --omit=dev): nothing was built.');
  process.exit(0);
}
const started = Date.now();
run(bin('tsc'), ['-p', 'tsconfig.build.json']);
for (const file of filesBelow(join(root, 'src'))) {
  if (/\.(ts|tsx)$/.test(file)) continue;
  const target = join(root, 'dist', relative(join(root, 'src'), file));
  mkdirSync(dirname(target), { recursive: true });
  cpSync(file, target);
}
if (existsSync(join(root, 'web', 'index.html'))) {
  run(bin('vite'), ['build', '--config', 'web/vite.config.ts', '--logLevel', 'warn']);
}
markBuilt();
console.error(`Built dist/ in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
