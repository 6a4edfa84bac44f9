/**
 * One trial of the fuzz. What must agree, findings and standings over all of the time: the monitor fed in shuffled small
 * pushes, with settling, removals and second pushes in between; the reference. On a part of the traces also, with every
 * proof: the monitor fed all at once; the checker; and parties exchanged in agreement and trace must give the same output
 * with parties exchanged.
 */
import { compile } from '../../src/agreement/compile.js';
import { compare, differ, workOut } from '../../src/compliance/checker.js';
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
  const other = exchanged(agreement);
  const otherProgram = compile(other);
  const trials = Array.from({ length: traces }, (_, nth) =>
    attempt(() => {
      const traceSeed = seed + nth * 1_000_003;
      const one = caseWith(agreement, program, randomTrace(traceSeed, agreement), nth % 8 === 0);
      const swapped =
        nth % 4 === 0 ? caseWith(other, otherProgram, exchanged(one.lines), nth % 8 === 0) : null;
      return tryCase(one, traceSeed, nth % 2 === 0, swapped);
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

/**
 * @param atOnceToo also fed all at once, and every proof compared; else only what small pushes give
 * @param swapped the same with A and B exchanged, for the swap and, with the one as it is, for the checker
 */
function tryCase(one: Case, seed: number, atOnceToo: boolean, swapped: Case | null): Trial {
  const random = randomFrom(seed ^ 0x2545f491);
  const reference = evaluateByReference(one.agreement, one.happenings, one.horizonMs);
  const bySteps = inSmallPushes(one, random);
  const found = bySteps.monitor.findings();
  const proved = found.map(sayProved);
  return (
    differing('monitor against reference', reference.findings.map(say), found.map(say)) ??
    differing('standings', ...standings(one, reference, bySteps.monitor)) ??
    differing('changes against findings', proved, bySteps.kept.map(sayProved)) ??
    (atOnceToo
      ? differing('small pushes against one push', monitorOf(one).findings().map(sayProved), proved)
      : undefined) ??
    (swapped ? (tryChecker(one, bySteps.monitor, random) ?? tryExchanged(swapped, found)) : undefined) ?? {
      kind: 'agreed',
      findings: reference.findings,
    }
  );
}

function monitorOf({ program, happenings, horizonMs }: Case): Monitor {
  const monitor = openMonitor(program);
  monitor.push(happenings);
  monitor.settle(horizonMs);
  return monitor;
}

/** Every finding and, at two moments, every standing: worked out again by the checker, field by field. */
function tryChecker({ program, happenings, horizonMs }: Case, monitor: Monitor, random: Random) {
  const truth = workOut(program, happenings, horizonMs);
  const { rejected, missing } = compare(truth, monitor.findings());
  const times = [horizonMs, Math.min(horizonMs, stepMs(random.below(STEPS)) - random.below(2))];
  const ofStandings = program.standings.flatMap((_, index) =>
    times.flatMap(
      (atMs) => differ(truth.standing(index, atMs), monitor.standingAt(index, atMs), `${index}`) ?? [],
    ),
  );
  return differing('monitor against checker', [], [...rejected, ...missing, ...ofStandings].map(sayPlain));
}

/** The findings with A and B exchanged in agreement and trace, with A and B exchanged once more. */
function tryExchanged(swapped: Case, expected: readonly Finding[]) {
  const found = monitorOf(swapped)
    .findings()
    .map((finding) => sayProved(exchanged(finding)));
  return differing('parties exchanged', expected.map(sayProved), found);
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

const sayProved = (finding: Finding): string => JSON.stringify(finding);
const sayPlain = (value: unknown): string => JSON.stringify(value);

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

/** Of each clause, reading and party over all of the time: as the reference has them, and as the monitor. */
function standings(
  { agreement, program, horizonMs }: Case,
  reference: Reference,
  monitor: Monitor,
): [expected: string[], found: string[]] {
  const fromMs = stepMs(-1);
  const expected: string[] = [];
  const found: string[] = [];
  program.standings.forEach(({ clause, reading, party }, index) => {
    const where = [
      program.clauses[clause]!.id,
      agreement.readings[reading]!.id,
      program.parties[party]!,
    ] as const;
    const by = reference.standingsFrom(...where, fromMs);
    expected.push([...where, ...(by ?? []).map(({ startMs, is }) => `${is} from ${startMs}`)].join(' '));
    const bands = monitor.bands(index, fromMs, horizonMs + 1);
    found.push([...where, ...bands.map(({ startMs, standing }) => `${standing} from ${startMs}`)].join(' '));
  });
  return [expected, found];
}
