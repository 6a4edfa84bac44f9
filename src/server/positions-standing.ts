/**
 * The standing of every clause of an agreement at a moment, as known at that moment, and what it still lacks. Judged for
 * the question: the standings that the picture keeps were judged with all that became known later.
 */
import type { Program } from '../agreement/program.js';
import type { Standing } from '../compliance/finding.js';
import { traceOf } from '../compliance/judge.js';
import { openMonitor } from '../compliance/monitor/monitor.js';
import { missing } from '../compliance/sentences/missing.js';
import { happenings, type TraceRecord } from '../compliance/trace.js';
import { traceOptions } from '../compliance/trace-options.js';
import type { Language } from '../record/codes.js';
import type { Picture } from '../report/picture.js';
import { partyNames } from './party-names.js';

export interface StandingThen {
  /** Id of the compiled clause: of a variation or stage with it. */
  readonly clause: string;
  readonly reading: string;
  readonly party: string;
  readonly standing: Standing;
  /** What stands between it and force; empty where nothing does, and where it has ended. */
  readonly missing: Readonly<Record<Language, readonly string[]>>;
}

export function standingsThen(picture: Picture, program: Program, atMs: number): StandingThen[] {
  const { happenings: known } = happenings(recordsOf(picture), {
    ...traceOptions(program),
    asKnownAtMs: atMs,
  });
  const monitor = openMonitor(program);
  monitor.push(known);
  monitor.settle(atMs);
  const { agreement, clauses, parties } = program;
  return program.standings.map((compiled, index): StandingThen => {
    const clause = clauses[compiled.clause]!.id;
    const reading = agreement.readings[compiled.reading]!.id;
    const step = monitor.standingAt(index, atMs);
    const lacking = (language: Language): readonly string[] =>
      missing(step, language, { program, names: partyNames(picture, language) }, { clause, reading }).map(
        ({ text }) => text,
      );
    return {
      clause,
      reading,
      party: parties[compiled.party]!,
      standing: step.is,
      missing: { en: lacking('en'), uk: lacking('uk'), ru: lacking('ru') },
    };
  });
}

const traces = new WeakMap<Picture, TraceRecord[]>();

function recordsOf(picture: Picture): TraceRecord[] {
  let made = traces.get(picture);
  if (!made) {
    made = traceOf(picture);
    traces.set(picture, made);
  }
  return made;
}
