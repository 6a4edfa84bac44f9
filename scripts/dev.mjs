// npm run dev: the server with reload on a change below src/, and the web application with hot reload.
// The address to open is the second one that is printed (Vite); it passes /api on to the server.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bin, ensureBuilt, ensureInstalled, root } from './setup.mjs';

ensureInstalled();
ensureBuilt();
const mission = process.argv[2] ?? join(root, 'missions/ukraine-2025');
const children = [
  spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      '--watch-path=src',
      '--watch-preserve-output',
      join(root, 'src/cli/main.ts'),
      'serve',
      mission,
    ],
    {
      cwd: root,
      stdio: 'inherit',
    },
  ),
  spawn(bin('vite'), ['--config', 'web/vite.config.ts', '--host', '127.0.0.1'], {
    cwd: root,
    stdio: 'inherit',
  }),
];
const stop = () => {
  for (const child of children) child.kill('SIGTERM');
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
for (const child of children) child.on('exit', stop);
