import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { withCaseTable } from './case-tables.js';

test('the table of docs/cases.md is that of the code (npx tsx scripts/cases.ts)', () => {
  const page = readFileSync(new URL('../../docs/cases.md', import.meta.url), 'utf8');
  const unpadded = (text: string): string => text.replace(/ +(?=\|)/g, ' ').replace(/-{3,}/g, '---');
  assert.equal(unpadded(withCaseTable(page)), unpadded(page));
});
