/**
 * One trial of the fuzz. What must agree: the monitor fed all at once; fed in shuffled small pushes, with settling,
 * removals and second pushes in between; the reference. And parties exchanged in agreement and trace must give the same
 * output with parties exchanged.
 */
import { compile } from '../../src/agreement/compile.js';
import type { Finding } from '../../src/compliance/finding.js';
import type { Happening } from '../../src/compliance/happening.js';
import { type Monitor, openMonitor } from '../../src/compliance/monitor/monitor.js';
import { type Case, caseWith, refusalOf } from './fuzz-case.js';
import { type Random, randomFrom } from './random.js';
import { randomAgreement } from './random-agreement.js';
import { randomTrace } from './random-trace.js';
import { STEPS, stepMs } from './random-words.js';
import { evaluateByReference, type Finding as Plain, type Reference } from './reference/evaluate.js';
import { exchanged } from './swap.js';

export type Trial =
  | { readonly kind: 'agreed'; readonly findings: readonly Plain[] }
  | { readonly kind: 'differs'; readonly what: string; readonly expected: string; readonly found: string };

/** Why the agreement of the seed is refused; or what came of each trace that it was held against. */
export type TrialsOfAgreement =
  | { readonly kind: 'refused'; readonly because: string }
  | { readonly kind: 'tried'; readonly trials: readonly Trial[] };

export function tryAgreementOf(seed: number, traces = 1): TrialsOfAgreement {
  const agreement = randomAgreement(seed);
  const because = refusalOf(agreement, seed % 10 === 0);
  if (because !== undefined) return { kind: 'refused', because };
  const program = compile(agreement);
  const trials = Array.from({ length: traces }, (_, nth) =>
    attempt(() => {
      const traceSeed = seed + nth * 1_000_003;
      const one = caseWith(agreement, program, randomTrace(traceSeed, agreement), nth % 8 === 0);
      const trial = tryCase(one, traceSeed, nth % 2 === 0);
      // A second compilation: once for each agreement is enough.
      return nth === 0 && trial.kind === 'agreed' ? (tryExchanged(one) ?? trial) : trial;
    }),
  );
  return { kind: 'tried', trials };
}

/** An exception is a failure like any other: its seed must be told. */
function attempt(trial: () => Trial): Trial {
  try {
    return trial();
  } catch (error) {
    const [what, ...where] = String((error as Error).stack).split('\n');
    return { kind: 'differs', what: what!, expected: 'no exception', found: where.slice(0, 6).join('\n') };
  }
}

/** @param atOnceToo also fed all at once, and every proof compared; else only what small pushes give */
function tryCase(one: Case, seed: number, atOnceToo: boolean): Trial {
  const random = randomFrom(seed ^ 0x2545f491);
  const reference = evaluateByReference(one.agreement, one.happenings, one.horizonMs);
  const bySteps = inSmallPushes(one, random);
  const found = bySteps.monitor.findings();
  const proved = found.map(sayProved);
  return (
    differing('monitor against reference', reference.findings.map(say), found.map(say)) ??
    differing('standings', ...standings(one, reference, bySteps.monitor, random)) ??
    differing('changes against findings', proved, bySteps.kept.map(sayProved)) ??
    (atOnceToo
      ? differing('small pushes against one push', monitorOf(one).findings().map(sayProved), proved)
      : undefined) ?? { kind: 'agreed', findings: reference.findings }
  );
}

function monitorOf({ program, happenings, horizonMs }: Case): Monitor {
  const monitor = openMonitor(program);
  monitor.push(happenings);
  monitor.settle(horizonMs);
  return monitor;
}

/** The findings with A and B exchanged in agreement and trace, with A and B exchanged once more. */
function tryExchanged(one: Case): Trial | undefined {
  const agreement = exchanged(one.agreement);
  const swapped = caseWith(agreement, compile(agreement), exchanged(one.lines));
  const found = monitorOf(swapped)
    .findings()
    .map((finding) => sayUnordered(exchanged(finding)));
  return differing('parties exchanged', monitorOf(one).findings().map(sayUnordered), found);
}

/** What monitor and reference both say of a finding. Probabilities to nine places: they are sums and products. */
function say(finding: Plain): string {
  const { id, clause, reading, party, standing, verdict, rule, band, probability, startMs, endMs } = finding;
  const { value, low, high } = probability;
  const numbers = [value, low, high].map((number) => number.toFixed(9));
  return JSON.stringify([
    id,
    clause,
    reading,
    party,
    standing,
    verdict,
    rule,
    band,
    ...numbers,
    startMs,
    endMs,
  ]);
}

/** Records of one moment stand in the order of their ids, and ids of states of things begin with a party. */
const sayUnordered = (finding: Finding): string =>
  JSON.stringify(finding, (key, value) => (key === 'records' ? [...value].sort() : value));

const sayProved = (finding: Finding): string => JSON.stringify(finding);

function differing(
  what: string,
  expected: readonly string[],
  found: readonly string[],
): Extract<Trial, { kind: 'differs' }> | undefined {
  const ordered = [...expected].sort();
  const given = [...found].sort();
  const i = ordered.findIndex((line, at) => line !== given[at]);
  const at = i < 0 && given.length > ordered.length ? ordered.length : i;
  if (at < 0) return undefined;
  const lacking = ordered.find((line) => !given.includes(line)) ?? 'nothing more';
  const surplus = given.find((line) => !ordered.includes(line)) ?? 'nothing';
  return { kind: 'differs', what, expected: lacking, found: surplus };
}

/** Shuffled, a few at a time; some are told wrongly first, some pushed twice, some taken out and put back. */
function inSmallPushes(
  { program, happenings, horizonMs }: Case,
  random: Random,
): { readonly monitor: Monitor; readonly kept: readonly Finding[] } {
  const monitor = openMonitor(program);
  const kept = new Map<string, Finding>();
  const settle = (atMs: number): void => {
    const { added, revised, withdrawn } = monitor.settle(atMs);
    for (const finding of withdrawn) kept.delete(finding.id);
    for (const finding of [...added, ...revised]) kept.set(finding.id, finding);
  };
  const waiting = random.shuffled(happenings);
  const pushed: Happening[] = [];
  while (waiting.length > 0) {
    const batch = waiting.splice(0, 1 + random.below(4));
    if (random.chance(0.2)) monitor.push(batch.map((happening) => toldWrongly(happening, random)));
    if (random.chance(0.1)) settle(horizonMs);
    monitor.push(batch);
    pushed.push(...batch);
    if (random.chance(0.25)) {
      const removed = random.pick(pushed);
      monitor.remove([removed.id]);
      if (random.chance(0.5)) settle(stepMs(random.below(STEPS)));
      monitor.push([removed]);
    }
    if (random.chance(0.5)) settle(random.chance(0.5) ? horizonMs : stepMs(random.below(STEPS + 10)));
  }
  settle(horizonMs);
  return { monitor, kept: [...kept.values()] };
}

/** As a first report might have it: at another time, by another. */
function toldWrongly(happening: Happening, random: Random): Happening {
  const startMs = stepMs(random.below(STEPS));
  const { endMs, by, shares } = happening;
  const other = random.pick([by, 'undetermined', 'A', 'B']);
  return {
    ...happening,
    startMs,
    endMs: startMs + (endMs - happening.startMs),
    by: other,
    shares:
      other === by ? shares : { A: { value: 0.5, low: 0, high: 1 }, B: { value: 0.5, low: 0, high: 1 } },
    voidMs: random.chance(0.3) ? startMs + 7_200_000 : Number.POSITIVE_INFINITY,
  };
}

/** Of each clause, reading and party at a moment: as the reference has them, and as the monitor. */
function standings(
  { agreement, program, horizonMs }: Case,
  reference: Reference,
  monitor: Monitor,
  random: Random,
): [expected: string[], found: string[]] {
  const atMs = Math.min(horizonMs, stepMs(random.below(STEPS)) - random.below(2));
  const expected: string[] = [];
  const found: string[] = [];
  program.standings.forEach(({ clause, reading, party }, index) => {
    const where = [
      program.clauses[clause]!.id,
      agreement.readings[reading]!.id,
      program.parties[party]!,
    ] as const;
    expected.push([...where, atMs, reference.standingAt(...where, atMs)].join(' '));
    found.push([...where, atMs, monitor.bands(index, atMs, atMs + 1)[0]?.standing].join(' '));
  });
  return [expected, found];
}
