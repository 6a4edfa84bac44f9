import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { withTables } from './access-tables.js';

test('the tables of docs/access.md are those of the code (npx tsx scripts/access.ts)', () => {
  const page = readFileSync(new URL('../../docs/access.md', import.meta.url), 'utf8');
  assert.equal(unpadded(withTables(page)), unpadded(page));
});

/** The formatter of the checkout pads the cells of tables. */
function unpadded(text: string): string {
  return text.replace(/ +(?=\|)/g, ' ').replace(/-{3,}/g, '---');
}
