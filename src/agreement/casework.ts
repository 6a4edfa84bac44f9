/**
 * What an agreement says about the working of cases: the bodies that decide, one above the other, and within which time
 * each step is due. What follows when a time runs out is a word of the text, never a judgement: "no answer within 72 h" is
 * a fact and no admission.
 */
import { z } from 'zod';
import type { Agreement } from './agreement.js';
import type { Flaw } from './check.js';
import { calendar, type Path, parties, type Visit } from './check-walk.js';
import { readDuration } from './duration.js';
import { citation, duration, partyId } from './primitives.js';

/** What is waited for. `review` is of a case that was suspended. */
export const CLOCKS = [
  'check',
  'task',
  'verify',
  'propose',
  'respond',
  'decide',
  'act',
  'close',
  'review',
  'acknowledge',
] as const;
export type ClockName = (typeof CLOCKS)[number];

/** remind: it is told, and nothing else; escalate: the next body has the case; decide: it is decided without the response. */
export const LAPSES = ['remind', 'escalate', 'decide'] as const;
export type Lapse = (typeof LAPSES)[number];

const mark = z.strictObject({
  within: duration,
  otherwise: z.enum(LAPSES).optional().describe('absent: decide for respond, remind for all else'),
  from: z
    .enum(['step', 'notice'])
    .optional()
    .describe('of respond: from the step before it, or from the notice to the party; absent: step'),
});
type ClockMark = z.infer<typeof mark>;
const clock = z
  .union([duration, mark, z.array(mark).min(1).max(10)])
  .describe('a time, or several with what follows each, in rising order')
  .meta({ id: 'CaseClock' });

export const casework = z.strictObject({
  levels: z
    .array(partyId)
    .min(1)
    .max(10)
    .optional()
    .describe('bodies that decide: a case begins with the first and is escalated to the next'),
  clocks: z.strictObject(
    Object.fromEntries(CLOCKS.map((name) => [name, clock.optional()])) as Record<
      ClockName,
      z.ZodOptional<typeof clock>
    >,
  ),
  source: citation.optional(),
});
export type Casework = z.infer<typeof casework>;

export interface Mark {
  readonly within: string;
  readonly otherwise: Lapse;
  readonly from: 'step' | 'notice';
}

/** The marks of a clock in the order of the text. */
export function marksOf(work: Casework | undefined, name: ClockName): readonly Mark[] {
  const written = work?.clocks[name];
  if (written === undefined) return [];
  const all: readonly ClockMark[] =
    typeof written === 'string' ? [{ within: written }] : 'within' in written ? [written] : written;
  return all.map(({ within, otherwise, from }) => ({
    within,
    otherwise: otherwise ?? (name === 'respond' ? 'decide' : 'remind'),
    from: from ?? 'step',
  }));
}

export function walkCasework({ casework }: Agreement, visit: Visit): void {
  if (!casework) return;
  parties(casework.levels, ['casework', 'levels'], visit, false);
  for (const name of CLOCKS)
    for (const [i, { within }] of marksOf(casework, name).entries())
      calendar(within, placeOf(casework, name, i), visit, true);
}

export function caseworkFlaws({ casework }: Agreement): Flaw[] {
  if (!casework) return [];
  const flaws: Flaw[] = [];
  const { levels = [] } = casework;
  levels.forEach((body, i) => {
    if (levels.indexOf(body) === i) return;
    const hint = 'Take one of the two out.';
    flaws.push({ path: ['casework', 'levels', i], expected: 'every level once', found: body, hint });
  });
  for (const name of CLOCKS) {
    const marks = marksOf(casework, name);
    marks.forEach(({ within, otherwise, from }, i) => {
      const path = pathOf(casework, name, i);
      const before = marks[i - 1];
      if (before && roughMs(within) <= roughMs(before.within)) {
        const hint = 'Put them in rising order.';
        flaws.push({
          path: [...path, 'within'],
          expected: `more than ${before.within}`,
          found: within,
          hint,
        });
      }
      if (otherwise === 'decide' && name !== 'respond') {
        const hint = 'Only a response can be done without: write remind or escalate.';
        flaws.push({ path: [...path, 'otherwise'], expected: 'remind or escalate', found: otherwise, hint });
      }
      if (otherwise === 'escalate' && levels.length < 2) {
        const hint = 'Name the bodies, the first to decide first: levels: [GROUP, BOARD].';
        const expected = 'a next level to escalate to';
        flaws.push({ path: [...path, 'otherwise'], expected, found: `${levels.length} levels`, hint });
      }
      if (from === 'notice' && name !== 'respond') {
        const hint = 'Only a response can count from the notice: leave from out.';
        flaws.push({ path: [...path, 'from'], expected: 'step', found: from, hint });
      }
      if (before !== undefined && before.from !== from) {
        const hint = 'Let all of a clock count from the same.';
        flaws.push({ path: [...path, 'from'], expected: before.from, found: from, hint });
      }
    });
  }
  return flaws;
}

/** Of the time itself: a clock may be nothing but its time. */
const placeOf = (work: Casework, name: ClockName, mark: number): Path =>
  typeof work.clocks[name] === 'string' ? pathOf(work, name, mark) : [...pathOf(work, name, mark), 'within'];

function pathOf({ clocks }: Casework, name: ClockName, mark: number): Path {
  const written = clocks[name];
  const path: Path = ['casework', 'clocks', name];
  return Array.isArray(written) ? [...path, mark] : path;
}

/** Long enough apart to be told which is longer: months of 30 days. */
function roughMs(text: string): number {
  const { months, days, ms } = readDuration(text);
  return (months * 30 + days) * 86_400_000 + ms;
}
