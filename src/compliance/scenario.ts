/**
 * A scenario: a course of events and what must follow from it under an agreement. Scenarios are documents that a person
 * writes and reads; the guide (docs/agreement-language.md) describes them.
 */
import { z } from 'zod';
import { id, instant } from '../agreement/primitives.js';
import type { StandingLine } from './evaluation.js';
import { BANDS, type Finding, RULES, STANDINGS, VERDICTS } from './finding.js';

const expectedStanding = z.strictObject({
  at: instant,
  clause: z.string(),
  reading: id,
  party: z.string(),
  is: z.enum(STANDINGS),
});

const expectedFinding = z.strictObject({
  on: z.string().optional().describe('id of the event; absent for a state of things'),
  from: instant.optional().describe('for a state of things: when it began'),
  until: instant.optional().describe('for a state of things: when it ended'),
  clause: z.string(),
  reading: id,
  party: z.string().optional(),
  verdict: z.enum(VERDICTS),
  rule: z.enum(RULES).optional(),
  band: z.enum(BANDS).optional(),
  standing: z.enum(STANDINGS).optional(),
  trace: z.array(z.string()).optional().describe('words and record ids that stand in its proof'),
});

export const scenario = z.strictObject({
  truceline: z.literal('scenario/1'),
  title: z.string(),
  source: z.string().describe('"Invented", or where the events are known from'),
  note: z.string().optional(),
  asKnownAt: instant.optional(),
  horizon: instant.optional().describe('absent: the latest time in records and standings'),
  records: z.array(z.record(z.string(), z.unknown())),
  expect: z.strictObject({
    standing: z.array(expectedStanding).optional(),
    findings: z
      .array(expectedFinding)
      .optional()
      .describe('all with verdict violation or undetermined, and others at will'),
  }),
});
export type Scenario = z.infer<typeof scenario>;
export type ExpectedFinding = z.infer<typeof expectedFinding>;

/**
 * What differs from the expectation, a sentence each; none: the scenario holds.
 *
 * @param placeOf file and line of a part of the scenario
 */
export function compareScenario(
  { expect }: Scenario,
  standings: readonly StandingLine[],
  findings: readonly Finding[],
  placeOf: (path: readonly (string | number)[]) => string,
): string[] {
  const problems: string[] = [];
  for (const [index, wanted] of (expect.standing ?? []).entries()) {
    const place = placeOf(['expect', 'standing', index]);
    const { clause, reading, party, at } = wanted;
    const atMs = Date.parse(at);
    const found = standings.find(
      (line) =>
        line.clause === clause &&
        line.reading === reading &&
        line.party === party &&
        Date.parse(line.at) === atMs,
    );
    const what = `${place}: standing of ${clause} for ${party} under ${reading}`;
    if (!found) problems.push(`${what}: the clause does not bind ${party} under this reading`);
    else if (found.standing !== wanted.is)
      problems.push(`${what} at ${at}: expected ${wanted.is}, found ${found.standing}`);
  }
  const unexplained = new Set(
    findings.filter(({ verdict }) => verdict === 'violation' || verdict === 'undetermined'),
  );
  for (const [index, wanted] of (expect.findings ?? []).entries()) {
    const place = placeOf(['expect', 'findings', index]);
    const found = findings.find((finding) => isMeant(wanted, finding));
    if (!found) {
      problems.push(`${place}: ${nameOf(wanted)}: expected ${wanted.verdict}, found no finding`);
      continue;
    }
    unexplained.delete(found);
    problems.push(...differences(wanted, found).map((problem) => `${place}: ${problem}`));
  }
  for (const finding of unexplained)
    problems.push(`${finding.id}: ${finding.verdict} (${finding.rule}) that the scenario does not expect`);
  return problems;
}

function isMeant(wanted: ExpectedFinding, finding: Finding): boolean {
  if (wanted.clause !== finding.clause || wanted.reading !== finding.reading) return false;
  if (wanted.on !== undefined) return finding.incident === wanted.on;
  if (finding.incident !== '') return false;
  if (wanted.party !== undefined && wanted.party !== finding.party) return false;
  return wanted.from === undefined || Date.parse(wanted.from) === finding.startMs;
}

function nameOf({ on, from, party, clause, reading }: ExpectedFinding): string {
  return `${on ?? [party, from].filter(Boolean).join(' from ')} under ${clause}, ${reading}`;
}

function differences(wanted: ExpectedFinding, found: Finding): string[] {
  const problems: string[] = [];
  for (const field of ['party', 'verdict', 'rule', 'band', 'standing'] as const)
    if (wanted[field] !== undefined && wanted[field] !== found[field])
      problems.push(
        `${nameOf(wanted)}: expected ${field} ${wanted[field]}, found ${found[field]} (${found.rule})`,
      );
  if (wanted.until !== undefined && Date.parse(wanted.until) !== found.endMs)
    problems.push(
      `${nameOf(wanted)}: expected it until ${wanted.until}, found ${Number.isFinite(found.endMs) ? new Date(found.endMs).toISOString() : 'no end'}`,
    );
  const words = wordsOf(found.proof);
  for (const part of wanted.trace ?? [])
    if (!words.has(part)) problems.push(`${nameOf(wanted)}: "${part}" does not stand in the proof`);
  return problems;
}

/** Every key and every string value of a proof. */
function wordsOf(proof: unknown): ReadonlySet<string> {
  const words = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      words.add(value);
      // A breach that is cited is cited by its finding; its id begins with that of the event.
      words.add(value.split('~', 1)[0]!);
    } else if (Array.isArray(value)) for (const item of value) visit(item);
    else if (value !== null && typeof value === 'object')
      for (const [key, item] of Object.entries(value)) {
        // A person who writes a scenario thinks of one standing.
        words.add(key === 'standings' ? 'standing' : key);
        words.add(key);
        visit(item);
      }
  };
  visit(proof);
  return words;
}
