#!/usr/bin/env node
import { existsSync } from 'node:fs';

const program = new URL('../dist/cli/main.js', import.meta.url);
if (existsSync(program)) await import(program);
else {
  console.error(
    'truceline is not built yet. Run "npm ci" (it also builds) or "npm run build" in the checkout.',
  );
  process.exitCode = 1;
}
