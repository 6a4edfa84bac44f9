import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { withTables } from './access-tables.js';

test('the tables of docs/access.md are those of the code (npx tsx scripts/access.ts)', () => {
  const page = readFileSync(new URL('../../docs/access.md', import.meta.url), 'utf8');
  assert.equal(withTables(page), page);
});
