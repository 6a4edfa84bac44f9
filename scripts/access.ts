// Writes the tables of docs/access.md from the rules in src/access. Run with: npx tsx scripts/access.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { withTables } from '../test/docs/access-tables.js';

const file = fileURLToPath(new URL('../docs/access.md', import.meta.url));
writeFileSync(file, withTables(readFileSync(file, 'utf8')));
console.log('docs/access.md');
