// Writes the table of docs/cases.md from src/casework/step-rules.ts. Run with: npx tsx scripts/cases.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { withCaseTable } from '../test/docs/case-tables.js';

const file = fileURLToPath(new URL('../docs/cases.md', import.meta.url));
writeFileSync(file, withCaseTable(readFileSync(file, 'utf8')));
console.log('docs/cases.md');
