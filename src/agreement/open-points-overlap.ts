/**
 * Two clauses that hold the same thing against the same party: one incident is then a breach of both, and who counts breaches
 * counts it twice.
 */
import type { Clause } from './agreement.js';
import { boundUnder } from './explain/effective.js';
import { fitWords } from './explain/fit.js';
import { many, type Voice } from './explain/voice.js';
import type { IncidentFit } from './expression.js';
import type { OpenPoint } from './open-points.js';

export function overlaps(voice: Voice): OpenPoint[] {
  const { clauses } = voice.agreement;
  const say = voice.catalogue.openPoint;
  return clauses.flatMap((first, i) =>
    clauses.slice(i + 1).flatMap((second): OpenPoint[] => {
      if (!bindTheSame(voice, first, second)) return [];
      const names = [voice.clause(first.id), voice.clause(second.id)] as const;
      const point = (text: string): OpenPoint[] => [
        { kind: 'overlap', where: `clauses.${first.id} clauses.${second.id}`, title: '', text },
      ];
      const common = commonFit(first, second);
      if (common) return point(say.prohibitedTwice(...names, voice.catalogue.fit(fitWords(voice, common))));
      return limitSame(first, second) ? point(say.demandedTwice(...names)) : [];
    }),
  );
}

function bindTheSame({ agreement }: Voice, first: Clause, second: Clause): boolean {
  return agreement.readings.some((reading) => {
    const bound = boundUnder(agreement, second, reading);
    return boundUnder(agreement, first, reading).some((party) => bound.includes(party));
  });
}

const FIELDS = ['conduct', 'means', 'target', 'facilityClasses', 'weapons', 'purpose', 'zone'] as const;

/** What fits both, by the words they list; undefined where nothing does or where it takes geometry to tell. */
function commonFit(first: Clause, second: Clause): IncidentFit | undefined {
  const [one, other] = [prohibited(first), prohibited(second)];
  if (!one || !other) return undefined;
  const common: Record<string, readonly string[]> = {};
  for (const key of FIELDS) {
    const [left, right] = [one[key], other[key]];
    if (left === undefined && right === undefined) continue;
    const listed = many<string>((left ?? right)!);
    const both =
      left === undefined || right === undefined
        ? listed
        : listed.filter((word) => many<string>(right).includes(word));
    if (both.length === 0) return undefined;
    common[key] = both;
  }
  return common;
}

function prohibited(clause: Clause): IncidentFit | undefined {
  switch (clause.kind) {
    case 'prohibition':
    case 'treatment':
      return clause;
    case 'exclusion':
      return { ...clause, conduct: clause.conduct ?? 'presence' };
    case 'withdrawal':
      return clause.remaining === undefined && !clause.stages
        ? { ...clause, conduct: clause.conduct ?? 'presence' }
        : undefined;
    case 'freeze':
      return clause.amount === undefined ? clause : undefined;
    default:
      return undefined;
  }
}

function limitSame(first: Clause, second: Clause): boolean {
  if (first.kind === 'ceiling' && second.kind === 'ceiling')
    return JSON.stringify(first.amount) === JSON.stringify(second.amount);
  return false;
}
