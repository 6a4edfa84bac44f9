import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '../ledger/format/bytes.js';
import { parseCheckpoint } from '../ledger/format/checkpoint.js';
import { formatNote } from '../ledger/format/note.js';
import { formatRequest, parseRequest } from './request.js';

/** The example of c2sp.org/tlog-witness, section add-checkpoint. */
const EXAMPLE = `old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

\u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
\u2014 example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
`;

test("the specification's example is read, and written again byte for byte", () => {
  const { oldSize, proof, note } = parseRequest(utf8(EXAMPLE));
  assert.equal(oldSize, 20_852_014);
  assert.equal(proof.length, 4);
  assert.equal(note.signatures.length, 2);
  assert.equal(parseCheckpoint(note.text).size, 20_852_163);
  assert.deepEqual(formatRequest(oldSize, proof, formatNote(note)), utf8(EXAMPLE));
});
