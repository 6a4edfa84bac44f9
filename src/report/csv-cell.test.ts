import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvCell, csvLine } from './csv-cell.js';

test('a text that a spreadsheet would run gets an apostrophe, also behind white space and in full width', () => {
  for (const text of ['=1+1', '+1', '-1', '@sum(A1)', ' =1', '\u00a0=1', '＝1', '＋1', '－1', '＠x']) {
    assert.equal(csvCell(text), `'${text}`);
  }
  assert.equal(csvCell('\tplain'), "'\tplain");
  assert.equal(csvCell('\rplain'), `"'\rplain"`);
  assert.equal(csvCell('\nplain'), `"'\nplain"`);
});

test('what only contains such a character stays as it is', () => {
  for (const text of ['a=1', '1-2', 'x@y', '±5 km', '−3', '–', '']) assert.equal(csvCell(text), text);
});

test('numbers keep their sign, and a missing value is an empty cell', () => {
  assert.equal(csvLine([-0.5, 12, 1e21, null]), '-0.5,12,1e+21,');
});

test('commas, quotes and line ends are quoted, and the apostrophe stands inside', () => {
  assert.equal(csvCell('=HYPERLINK("x","y")'), `"'=HYPERLINK(""x"",""y"")"`);
});
