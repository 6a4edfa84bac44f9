import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Account, Party } from '../api/types.ts';
import { byVoice } from './by-voice.ts';

const PARTIES: readonly Party[] = [
  { id: 'S', name: { en: 'Southland' } },
  { id: 'N', name: { en: 'Northland' } },
] as const;
const by = (voice: string): Account => ({ voice }) as Account;

test('parties stand by their English names, third parties last, whatever the order of the accounts', () => {
  const voices = byVoice([by(''), by('S'), by('N'), by('S')], PARTIES);
  assert.deepEqual(
    voices.map(({ voice, accounts }) => [voice, accounts.length]),
    [
      ['N', 1],
      ['S', 2],
      ['', 1],
    ],
  );
});

test('a party that said nothing keeps its place beside one that spoke, and has none where no party spoke', () => {
  assert.deepEqual(
    byVoice([by('S')], PARTIES).map(({ voice, accounts }) => [voice, accounts.length]),
    [
      ['N', 0],
      ['S', 1],
    ],
  );
  assert.deepEqual(
    byVoice([by('')], PARTIES).map(({ voice }) => voice),
    [''],
  );
});
