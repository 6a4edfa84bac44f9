/**
 * Drafting against an article read by hand, in the data folder beside the project. The readouts of src/drafting are
 * invented.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { draft } from '../../src/drafting/draft.js';
import { loadSpeakers } from '../../src/drafting/load.js';
import type { Proposal } from '../../src/drafting/proposal.js';
import { compileRules, loadRules } from '../../src/drafting/rules.js';
import { makeSpeakers } from '../../src/drafting/speakers.js';
import { HANDOVERS, TRUTH, type Truth } from './drafting.truth.js';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const article = at('../../../shared/data/article/ceasefire-article.txt');
const table = at('../../missions/ukraine-2025/coding/speakers.yaml');

async function proposed(): Promise<Proposal[]> {
  const rules = await loadRules();
  const loaded = await loadSpeakers(table);
  assert.ok(loaded.ok);
  // Subjects by the names of drafting, not by those of the mission.
  const speakers = makeSpeakers([{ ...loaded.file, subjects: {} }]);
  const match = compileRules(rules, speakers.patterns);
  const setting = { rules, speakers, match, source: 'media', day: '2025-03-21', timeZone: 'Europe/Kyiv' };
  return draft(readFileSync(article, 'utf8'), setting);
}

const has = (list: string, word: string): boolean => list.split(' ').includes(word);

function tells(proposal: Proposal, truth: Truth): boolean {
  const { start, end } = proposal.span;
  if (end <= truth.from || start >= truth.to) return false;
  if (proposal.kind === 'declaration') {
    const { by, act, about } = proposal.record;
    return truth.by.includes(by) && has(truth.acts, act) && has(truth.about, about);
  }
  if (proposal.kind === 'handover') return false;
  const by = (proposal.clause.by ?? []) as readonly string[];
  return by.every((one) => truth.by.includes(one)) && has(truth.about, String(proposal.clause.id));
}

function isHandover(proposal: Proposal): boolean {
  if (proposal.kind !== 'handover') return false;
  const { from, to, category, count } = proposal.record;
  return HANDOVERS.some(
    (one) => one.from === from && one.to === to && one.category === category && one.count === count,
  );
}

test('commitments, positions and demands of the article are found, and few are wrong', async () => {
  const proposals = await proposed();
  const wanted = TRUTH.filter((truth) => !truth.optional).flatMap((truth) =>
    truth.by.map((by) => ({ ...truth, by: [by] })),
  );
  const missed = wanted.filter(
    (truth) => !proposals.some((one) => one.kind === 'declaration' && tells(one, truth)),
  );
  const wrong = proposals.filter((one) => !isHandover(one) && !TRUTH.some((truth) => tells(one, truth)));
  const found = wanted.length - missed.length;
  console.log(
    `${found} of ${wanted.length} found; ${wrong.length} of ${proposals.length} proposals wrong (${((100 * wrong.length) / proposals.length).toFixed(1)} %)`,
  );
  for (const { from, by, acts, about } of missed) console.log(`missed: ${from} ${by} ${acts} ${about}`);
  for (const one of wrong) console.log(`wrong: ${one.id} ${one.kind} ${one.rule} ${one.span.start}`);
  assert.ok(found >= 50, `expected at least 50 found, found ${found}`);
  assert.ok(wrong.length <= proposals.length * 0.05, `expected at most 5 % wrong, found ${wrong.length}`);
});

test('the numbers of the article stand beside what they count', async () => {
  const proposals = await proposed();
  for (const truth of TRUTH.filter((one) => one.number !== undefined)) {
    const [value, unit] = truth.number!;
    const carries = proposals.some(
      (one) =>
        tells(one, truth) && one.numbers.some((number) => number.value === value && number.unit === unit),
    );
    assert.ok(carries, `expected ${value} ${unit} at ${truth.from}`);
  }
});

test('the persons that change hands in the article are found, with their day', async () => {
  const handovers = (await proposed()).filter((one) => one.kind === 'handover');
  assert.equal(handovers.filter(isHandover).length, HANDOVERS.length);
  assert.equal(handovers.length, HANDOVERS.length);
  const [swap] = handovers;
  assert.equal(swap?.record.time.start, '2025-03-19T00:00:00+02:00');
});
