import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { schemaFiles } from './schema-files.js';

test('the schemas in docs/schema are those of the definitions in src', () => {
  for (const [name, text] of schemaFiles()) {
    const published = readFileSync(new URL(`../../docs/schema/${name}`, import.meta.url), 'utf8');
    assert.equal(published, text, `docs/schema/${name} is out of date; run: npx tsx scripts/schemas.ts`);
  }
});
