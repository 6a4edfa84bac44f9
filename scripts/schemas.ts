// Writes docs/schema/: the JSON Schemas of records, agreements, missions and mapping files, generated from the one
// definition of each in src/. Run with: npx tsx scripts/schemas.ts
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { schemaFiles } from '../test/docs/schema-files.js';

const folder = fileURLToPath(new URL('../docs/schema/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, text] of schemaFiles()) {
  writeFileSync(`${folder}${name}`, text);
  console.log(`docs/schema/${name}`);
}
