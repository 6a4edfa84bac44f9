// npm start: installs and builds what is missing, then serves the reference mission with its map.
// Options after `--` go to `truceline serve`: npm start -- --port 4200
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root } from './setup.mjs';

ensureInstalled();
ensureBuilt();
const given = process.argv.slice(2);
const port = process.env.npm_config_port; // npm start --port=4200, without the dashes between
const options = port && /^\d+$/.test(port) && !given.includes('--port') ? [...given, '--port', port] : given;
const child = spawn(
  process.execPath,
  [join(root, 'dist/cli/main.js'), 'serve', join(root, 'missions/ukraine-2025'), ...options],
  {
    stdio: 'inherit',
  },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal ? 0 : 1);
});
