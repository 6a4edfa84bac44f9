/** `truceline people match|matches|request|answer|behind`, and `people child`: matching, missing persons, children. */
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { answerRequest, behindAnswer, type Pace } from '../tracing/answer.js';
import { childCounts, enterStep, readCases, readStep } from '../tracing/child-case.js';
import { type AllMatches, matchSealed, readAllMatches, readOwnMatches } from '../tracing/matches.js';
import { putRequest, readRequest } from '../tracing/request.js';
import { CommandFailure } from './failure.js';
import { needed } from './keeping.js';
import { type InVault, readForm } from './people-vault.js';

interface WithReason {
  readonly reason?: string | undefined;
}

export async function matchLists(
  { vault, asker, io }: InVault,
  given: readonly string[],
  request: WithReason,
): Promise<number> {
  const [one, other, ...more] = given.length === 0 && vault.parties.length === 2 ? vault.parties : given;
  if (one === undefined || other === undefined || more.length > 0)
    throw new CommandFailure(
      `Expected the two parties whose lists are matched, of ${vault.parties.join(', ')}.`,
    );
  const reason = needed(request.reason, '--reason', 'why the lists are matched');
  const all = await matchSealed(vault, asker, { parties: [one, other], reason });
  io.out(`${matchWords(all)} The result is sealed: truceline people matches`);
  return 0;
}

/** For the chief monitor all pairs, for a party its own persons. */
export async function printMatches({ vault, asker, io }: InVault, request: WithReason): Promise<number> {
  const reason = needed(request.reason, '--reason', 'why the matches are read');
  if (asker.party !== undefined) {
    const { ids, own, other } = await readOwnMatches(vault, asker, asker.party, reason);
    for (const id of ids) io.out(JSON.stringify({ kind: 'match', id }));
    io.err(
      `${ids.length} persons of the list of ${own.of}, version ${own.version}, are on the list of ${other} too.`,
    );
    return 0;
  }
  const all = await readAllMatches(vault, asker, reason);
  const held = new Set(all.heldByBoth.map(({ a, b }) => `${a}\n${b}`));
  for (const [kind, pairs] of [
    ['match', all.pairs],
    ['duplicate', all.byDuplicate],
    ['undecided', all.undecided],
  ] as const)
    for (const pair of pairs)
      io.out(
        JSON.stringify({ kind, ...pair, ...(held.has(`${pair.a}\n${pair.b}`) ? { heldByBoth: true } : {}) }),
      );
  io.err(matchWords(all));
  return 0;
}

const matchWords = ({ a, b, pairs, byDuplicate, undecided, heldByBoth }: AllMatches): string =>
  `Lists of ${a.of}, version ${a.version}, and ${b.of}, version ${b.version}: ${pairs.length} persons on both, ${byDuplicate.length} more pairs by entries that repeat a person, ${undecided.length} undecided, ${heldByBoth.length} held by both.`;

export async function addRequest({ vault, asker, io }: InVault, file: string): Promise<number> {
  const request = readRequest(await readForm(file, io), vault.now().toISOString().slice(0, 10));
  const id = await putRequest(vault, asker, request);
  io.out(`Request ${id}`);
  return 0;
}

const PACE: Pace = { elapsedMs: () => performance.now(), wait: (milliseconds) => setTimeout(milliseconds) };

export async function printAnswer(
  { vault, asker, io }: InVault,
  number: string,
  pace = PACE,
): Promise<number> {
  const told = await answerRequest(vault, asker, number, pace);
  io.out(
    told.answer === 'known'
      ? `Known: ${TRACING_WORDS[told.tracing]}.`
      : 'Not known, or under protection: nothing can be told.',
  );
  return 0;
}

const TRACING_WORDS = {
  registered: 'registered by one side',
  confirmedByBothSides: 'registered by both sides',
  returned: 'returned',
} as const;

export async function printBehind(
  { vault, asker, io }: InVault,
  number: string,
  request: WithReason,
): Promise<number> {
  const reason = needed(request.reason, '--reason', 'why it is read');
  io.out(JSON.stringify(await behindAnswer(vault, asker, number, reason)));
  return 0;
}

export async function addChildStep({ vault, asker, io }: InVault, file: string): Promise<number> {
  const step = readStep(await readForm(file, io));
  io.out(`Case ${await enterStep(vault, asker, step)}: ${step.step} entered.`);
  return 0;
}

export async function printChildren({ vault, asker, io }: InVault, request: WithReason): Promise<number> {
  const reason = needed(request.reason, '--reason', 'why the cases are read');
  for (const one of await readCases(vault, asker, reason)) io.out(JSON.stringify(one));
  return 0;
}

/** For everybody. */
export async function printChildCounts({ vault, io }: InVault): Promise<number> {
  const { open, returned, followedUp } = await childCounts(vault);
  io.out(`Children: ${open} cases open, ${returned} returned, ${followedUp} returned and visited since.`);
  return 0;
}
