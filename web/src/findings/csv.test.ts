import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toCsv } from './csv.ts';

test('cells with commas, quotes or line ends are quoted, quotes doubled', () => {
  assert.equal(toCsv(['a', 'b'], [['x,y', 'he said "no"']]), 'a,b\r\n"x,y","he said ""no"""\r\n');
});

test('a cell that a spreadsheet would run as a formula is made text', () => {
  for (const first of ['=', '+', '-', '@', '\t']) {
    assert.match(toCsv(['a'], [[`${first}1+1`]]), /\r\n'/);
  }
  assert.equal(toCsv(['a'], [['=HYPERLINK("x")']]), `a\r\n"'=HYPERLINK(""x"")"\r\n`);
});

test('numbers, negative ones too, stay numbers', () => {
  assert.equal(toCsv(['a'], [[-0.5]]), 'a\r\n-0.5\r\n');
});
