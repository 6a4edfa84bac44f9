/** What shows only once everything is put together: circles between clauses, gaps in perParty, ends before starts. */
import { shift } from '../time/calendar.js';
import type { Agreement } from './agreement.js';
import type { Flaw } from './check.js';
import type { Path, Site } from './check-walk.js';
import { mergePeriods } from './compile/version.js';
import { CompileFault, compile } from './compile.js';
import { fixedMoment } from './fixed.js';
import type { Period } from './period.js';
import type { CompiledStanding, Program } from './program.js';

/** Each period by itself. */
export function periodFlaws(agreement: Agreement): Flaw[] {
  const flaws: Flaw[] = [];
  const both = (period: Period | undefined, path: Path): void => {
    if (period?.end === undefined || period.duration === undefined) return;
    const hint = 'Keep one of the two.';
    flaws.push({ path: [...path, 'duration'], expected: 'end or duration', found: 'both', hint });
  };
  const twice = (key: 'start' | 'end', reading: number): void => {
    const { period, ...own } = agreement.readings[reading]!;
    if (own[key] === undefined || period?.[key] === undefined) return;
    const path = ['readings', reading, 'period', key];
    flaws.push({ path, expected: `${key} once`, found: 'twice', hint: 'Keep one of the two.' });
  };
  both(agreement.period, ['period']);
  agreement.readings.forEach(({ end, period, clauses = {} }, i) => {
    both(period, ['readings', i, 'period']);
    if (end !== undefined && period?.end === undefined)
      both(period && { ...period, end }, ['readings', i, 'period']);
    twice('start', i);
    twice('end', i);
    for (const [id, change] of Object.entries(clauses))
      both(change.period as Period | undefined, ['readings', i, 'clauses', id, 'period']);
  });
  agreement.clauses.forEach((clause, i) => {
    both(clause.period, ['clauses', i, 'period']);
    clause.variations?.forEach(({ reads }, j) => {
      both(reads?.period as Period | undefined, ['clauses', i, 'variations', j, 'reads', 'period']);
    });
  });
  return flaws;
}

export function compiledOf(
  agreement: Agreement,
  sites: readonly Site[],
): { readonly ok: true; readonly program: Program } | { readonly ok: false; readonly flaw: Flaw } {
  try {
    return { ok: true, program: compile(agreement) };
  } catch (fault) {
    if (fault instanceof CompileFault) return { ok: false, flaw: faultAt(agreement, sites, fault) };
    throw fault;
  }
}

export const programFlaws = (program: Program): Flaw[] => [...endFlaws(program), ...rollOverFlaws(program)];

function faultAt({ clauses }: Agreement, sites: readonly Site[], { cause }: CompileFault): Flaw {
  if (cause.kind === 'perParty') {
    const site = sites.find((one) => one.kind === 'perParty' && one.entries === cause.entries);
    const expected = `an entry for ${cause.party}, whom it is asked for`;
    const hint = `Add "${cause.party}: ...", or bind others only.`;
    return { path: site?.path ?? [], expected, found: Object.keys(cause.entries).join(', '), hint };
  }
  const [first] = cause.clauses;
  const site = sites.find((one) => one.kind === 'name' && one.inForce === true && one.name === first);
  return {
    path: site?.path ?? ['clauses', clauses.findIndex(({ id }) => id === first)],
    expected: 'a clause whose being in force does not depend on itself',
    found: first!,
    hint: `It goes in a circle: ${cause.clauses.join(' -> ')}. Break it at one of these.`,
  };
}

function endFlaws(program: Program): Flaw[] {
  const { agreement } = program;
  const flaws: Flaw[] = [];
  for (const { clause, reading, start, end } of program.standings) {
    const [startMs, endMs] = [fixedMoment(program, start), fixedMoment(program, end)];
    if (startMs === undefined || endMs === undefined || endMs > startMs || !isDate(startMs, endMs)) continue;
    const { id, clause: index } = program.clauses[clause]!;
    const path = endPath(agreement, index, id.split('@')[1], reading);
    const found = `${new Date(endMs).toISOString()}, with the start at ${new Date(startMs).toISOString()}`;
    flaws.push({ path, expected: 'an end after the start', found, hint: 'Exchange or correct them.' });
  }
  // One end serves many clauses; it is told once.
  return flaws.filter(({ path }, i) => flaws.findIndex((one) => `${one.path}` === `${path}`) === i);
}

/** The calendar of the machine reaches 275,760 years. */
const isDate = (...instants: readonly number[]): boolean =>
  instants.every((ms) => Math.abs(ms) <= 8_640_000_000_000_000);

/** A prolongation of what has no end, or of which no notice can be given in time, under any reading. */
function rollOverFlaws(program: Program): Flaw[] {
  const { agreement, standings, clauses } = program;
  const flawsByPath = new Map<string, (Flaw | undefined)[]>();
  for (const standing of standings) {
    const { id, clause: index } = clauses[standing.clause]!;
    const levels = levelsOf(agreement, index, id.split('@')[1], standing.reading);
    const level = levels.find(([, period]) => period?.rollOver);
    if (!level) continue;
    const path = [...level[0], 'rollOver'];
    const flaws = flawsByPath.get(`${path}`) ?? [];
    const ends = levels.some(([, period]) => period?.end !== undefined || period?.duration !== undefined);
    flaws.push(ends ? lateNotice(program, path, standing) : endless(path));
    flawsByPath.set(`${path}`, flaws);
  }
  return [...flawsByPath.values()].flatMap((flaws) => (flaws.every(Boolean) ? [flaws[0]!] : []));
}

const endless = (path: Path): Flaw => ({
  path,
  expected: 'an end or a duration, at which it rolls over',
  found: 'neither',
  hint: 'Say when the first term ends, with "end" or "duration", or take rollOver out.',
});

function lateNotice(program: Program, path: Path, { start, end }: CompiledStanding): Flaw | undefined {
  const rolled = program.moments[end]!;
  if (rolled.kind !== 'rolled') return undefined;
  const startMs = fixedMoment(program, start);
  const endMs = fixedMoment(program, rolled.base);
  if (startMs === undefined || endMs === undefined || !isDate(startMs, endMs)) return undefined;
  if (shift(program.agreement.timeZone, endMs, rolled.ahead, -1) >= startMs) return undefined;
  const found = `one due before ${new Date(startMs).toISOString()}, the start`;
  const hint = 'Shorten the notice.';
  return { path: [...path, 'notice'], expected: 'a notice not longer than the period', found, hint };
}

/** Where the end of the clause under the reading is written. */
function endPath(agreement: Agreement, index: number, part: string | undefined, reading: number): Path {
  for (const [path, level] of levelsOf(agreement, index, part, reading)) {
    const { end, duration } = mergePeriods([level]);
    if (end !== undefined) return [...path, 'end'];
    if (duration !== undefined) return [...path, 'duration'];
  }
  return ['readings', reading];
}

/** The periods that hold for the clause under the reading, the most special first. */
function levelsOf(
  agreement: Agreement,
  index: number,
  part: string | undefined,
  reading: number,
): readonly (readonly [Path, Period | undefined])[] {
  const { id, period, variations = [] } = agreement.clauses[index]!;
  const under = agreement.readings[reading]!;
  const variation = variations.findIndex((one) => one.id === part);
  return [
    [
      ['clauses', index, 'variations', variation, 'reads', 'period'],
      variations[variation]?.reads?.period as Period | undefined,
    ],
    [['readings', reading, 'clauses', id, 'period'], under.clauses?.[id]?.period as Period | undefined],
    [['clauses', index, 'period'], period],
    [['readings', reading], under.end === undefined ? {} : { end: under.end }],
    [['readings', reading, 'period'], under.period],
    [['period'], agreement.period],
  ];
}
