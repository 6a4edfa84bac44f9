import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { compile } from './compile.js';
import { HARBOUR, withClause } from './example.fixture.js';
import { parseAgreement } from './parse.js';

/** Mulberry32: a small generator of numbers in [0, 1) that a seed repeats. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A few seconds; more with FUZZ_ROUNDS in the environment. */
const ROUNDS = Number(process.env.FUZZ_ROUNDS ?? 300);

const SCRAPS = [
  '{}',
  '[]',
  'null',
  '-1',
  '1e309',
  '~',
  'self',
  'other',
  'any',
  '{ once: {} }',
  '{ breach: {} }',
  '*x',
  '&x',
  '- ',
  ': ',
  '{ after: d-day, duration: 9999999999 days }',
  '99999999999999999999 weeks',
  'valueOf',
  'constructor',
  '__proto__',
  'toString',
  '{ perParty: {} }',
  '{ event: opening }',
  '{ when: { reached: d-day } }',
  '{ inForce: no-shelling }',
  '2031-02-30T00:00:00Z',
  '"',
  "'",
];

function mutate(text: string, next: () => number): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const words = [...text.matchAll(/[\w-]+/g)];
  const lines = text.split('\n');
  switch (Math.floor(next() * 6)) {
    case 0: {
      const at = Math.floor(next() * text.length);
      return text.slice(0, at) + text.slice(at + 1 + Math.floor(next() * 4));
    }
    case 1: {
      const word = pick(words);
      return text.slice(0, word.index) + pick(SCRAPS) + text.slice(word.index + word[0].length);
    }
    case 2: {
      const [one, other] = [pick(words), pick(words)];
      return text.slice(0, one.index) + other[0] + text.slice(one.index + one[0].length);
    }
    case 3: {
      const at = Math.floor(next() * lines.length);
      return lines.filter((_, i) => i !== at).join('\n');
    }
    case 4: {
      const [from, to] = [Math.floor(next() * lines.length), Math.floor(next() * lines.length)];
      return [...lines.slice(0, to), lines[from], ...lines.slice(to)].join('\n');
    }
    default:
      return text.replace(pick(words)[0], pick(SCRAPS));
  }
}

const folder = new URL('../../agreements/', import.meta.url);
const SEEDS_OF_TEXT: readonly string[] = [
  HARBOUR,
  withClause('kind: delivery\nof: { handover: { category: child } }\natLeast: 3\nevery: 1 week\ncarry: both'),
  withClause(
    'kind: withdrawal\nstages: [{ id: one, due: d-day, zone: bank }, { id: two, due: { after: d-day, duration: 2 weeks }, zone: harbour }]',
  ),
  withClause('kind: permission\nfrom: [no-shelling]\nwhen: { holds: { reached: d-day }, for: 2 h }'),
  ...readdirSync(folder)
    .sort()
    .filter((name) => existsSync(new URL(`${name}/agreement.yaml`, folder)))
    .map((name) => readFileSync(new URL(`${name}/agreement.yaml`, folder), 'utf8')),
];

test('a file with random mistakes is read or refused with places and hints, and never throws', () => {
  const next = random(20310505);
  let [read, refused] = [0, 0];
  for (let round = 0; round < ROUNDS; round++) {
    let text = SEEDS_OF_TEXT[round % SEEDS_OF_TEXT.length]!;
    for (let steps = 1 + Math.floor(next() * 3); steps > 0; steps--) text = mutate(text, next);
    const parsed = parseAgreement(text, 'fuzz.yaml');
    if (parsed.ok) {
      read++;
      compile(parsed.agreement);
      continue;
    }
    refused++;
    assert.ok(parsed.problems.length > 0, text);
    for (const { line, column, expected, found, hint } of parsed.problems)
      assert.ok(
        line >= 1 && column >= 1 && expected && found && hint,
        `${expected} ${found} ${hint}\n${text}`,
      );
  }
  assert.ok(read > ROUNDS / 30 && refused > ROUNDS / 3, `${read} read, ${refused} refused`);
});
