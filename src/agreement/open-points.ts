/**
 * What an agreement leaves open: what its text says is open, and what it does not say although somebody will ask. Errors
 * and contradictions are no open points; `parseAgreement` refuses them.
 */
import type { Language } from '../record/codes.js';
import type { Agreement, Clause } from './agreement.js';
import { underReading } from './compile/version.js';
import { boundUnder } from './explain/effective.js';
import { type PartyNames, type Voice, voiceOf } from './explain/voice.js';
import { overlaps } from './open-points-overlap.js';
import { unmeetable } from './open-points-unmeetable.js';
import type { Period } from './period.js';

export const OPEN_POINT_KINDS = ['overlap', 'gap', 'undefined-term', 'stated'] as const;

export interface OpenPoint {
  readonly kind: (typeof OPEN_POINT_KINDS)[number];
  /** Path in the file: `readings.plain`, `clauses.no-shelling`; '' for the whole agreement. */
  readonly where: string;
  /** Title of the clause in quotes; '' for what is not about one clause. */
  readonly title: string;
  readonly text: string;
}

/** Overlaps, then gaps, then terms without definition, then what the text says itself. */
export function openPoints(
  agreement: Agreement,
  language: Language = 'en',
  names: PartyNames = {},
): OpenPoint[] {
  const voice = voiceOf(agreement, language, names);
  return [
    ...overlaps(voice),
    ...periodGaps(voice),
    ...clauseGaps(voice),
    ...unmeetable(voice),
    ...readingGaps(voice),
    ...undefinedTerms(voice),
    ...agreement.clauses.flatMap((clause) =>
      (clause.open ?? []).map((text) => ofClause(voice, clause, 'stated', text)),
    ),
  ];
}

export function ofClause(voice: Voice, clause: Clause, kind: OpenPoint['kind'], text: string): OpenPoint {
  return { kind, where: `clauses.${clause.id}`, title: voice.clause(clause.id), text };
}

const gap = (where: string, text: string): OpenPoint => ({ kind: 'gap', where, title: '', text });

const starts = (period: Period): boolean => period.start !== undefined;
const ends = ({ end, duration, lapses }: Period): boolean =>
  end !== undefined || duration !== undefined || lapses !== undefined;

/** A start or end that no clause has is told once, of the agreement or of the reading; else of the clause. */
function periodGaps(voice: Voice): OpenPoint[] {
  const { agreement } = voice;
  const say = voice.catalogue.openPoint;
  const { readings, clauses } = agreement;
  const told = (
    has: (period: Period) => boolean,
    concerns: (clause: Clause) => boolean,
    ofAll: string,
    ofReading: (reading: string) => string,
  ): OpenPoint[] => {
    const lacks = (clause: Clause, reading: (typeof readings)[number]): boolean => {
      const version = underReading(agreement, clause, reading);
      return version !== null && !has(version.period);
    };
    const concerned = clauses.filter(concerns);
    if (concerned.length === 0) return [];
    const without = readings.filter((reading) => concerned.every((clause) => lacks(clause, reading)));
    if (without.length === readings.length) return [gap('period', ofAll)];
    const rest = readings.filter((reading) => !without.includes(reading));
    return [
      ...without.map(({ id, title }) => gap(`readings.${id}`, ofReading(voice.local(title)))),
      ...concerned
        .filter((clause) => rest.every((reading) => lacks(clause, reading)))
        .map((clause) => ofClause(voice, clause, 'gap', ofAll)),
    ];
  };
  const prolonged = readings.some((reading) =>
    clauses.some((clause) => {
      const period = underReading(agreement, clause, reading)?.period ?? {};
      return (period.extension ?? period.rollOver) !== undefined && !ends(period);
    }),
  );
  return [
    ...told(starts, () => true, say.noStartAtAll, say.noStart),
    ...told(ends, goesOn, say.noEnd, say.noEndUnder),
    ...(prolonged ? [gap('period', say.neverExtends)] : []),
  ];
}

/** What is done once by a day needs no end. */
function goesOn(clause: Clause): boolean {
  return (
    clause.kind !== 'duty' && clause.kind !== 'withdrawal' && !(clause.kind === 'delivery' && !clause.every)
  );
}

function clauseGaps(voice: Voice): OpenPoint[] {
  const { agreement } = voice;
  const say = voice.catalogue.openPoint;
  return agreement.clauses.flatMap((clause) => {
    const point = (text: string): OpenPoint => ofClause(voice, clause, 'gap', text);
    const unbound = agreement.readings.filter((reading) => {
      const version = underReading(agreement, clause, reading);
      return version !== null && boundUnder(agreement, version.clause, reading).length === 0;
    });
    const binding =
      unbound.length === agreement.readings.length
        ? [point(say.bindsNobody)]
        : unbound.map(({ title }) => point(say.bindsNobodyUnder(voice.local(title))));
    return dueless(clause) ? [...binding, point(say.noDue)] : binding;
  });
}

function dueless(clause: Clause): boolean {
  if (clause.kind === 'delivery') return clause.due === undefined && clause.every === undefined;
  if (clause.kind === 'withdrawal') return clause.due === undefined && clause.stages === undefined;
  return clause.kind === 'notification' && clause.ahead === undefined && clause.within === undefined;
}

function readingGaps(voice: Voice): OpenPoint[] {
  const { readings, parties, rulings } = voice.agreement;
  const say = voice.catalogue.openPoint;
  const silent = parties.filter((party) => readings.every(({ by }) => !by.includes(party)));
  return [
    ...silent.map((party) => gap('readings', say.noReadingBy(voice.party(party)))),
    ...(readings.length > 1 && !rulings ? [gap('rulings', say.nobodyRules)] : []),
  ];
}

function undefinedTerms(voice: Voice): OpenPoint[] {
  const { definitions = {}, clauses } = voice.agreement;
  return clauses.flatMap((clause) =>
    (clause.uses ?? [])
      .filter((term) => !Object.hasOwn(definitions, term))
      .map((term) =>
        ofClause(voice, clause, 'undefined-term', voice.catalogue.openPoint.undefinedTerm(term)),
      ),
  );
}
