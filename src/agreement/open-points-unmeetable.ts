/**
 * Conditions that no event can ever meet: a breach of a clause by somebody whom it does not bind, another party where there is
 * only one, a window that is empty. A text with such a condition says less than it seems to.
 */
import type { Clause } from './agreement.js';
import { underReading } from './compile/version.js';
import { elapsedMs } from './duration.js';
import { boundUnder } from './explain/effective.js';
import { patternWords } from './explain/expressions.js';
import { many, type Voice } from './explain/voice.js';
import type { PartyTerm, Pattern, Window } from './expression.js';
import { type OpenPoint, ofClause } from './open-points.js';

export function unmeetable(voice: Voice): OpenPoint[] {
  const { clauses, ...rest } = voice.agreement;
  const shared = Object.entries({
    events: rest.events,
    moments: rest.moments,
    quantities: rest.quantities,
    conditions: rest.conditions,
    period: rest.period,
    readings: rest.readings,
  });
  return [
    ...clauses.flatMap((clause) =>
      reasons(voice, clause, [clause]).map((text) => ofClause(voice, clause, 'gap', text)),
    ),
    ...shared.flatMap(([where, value]) =>
      reasons(voice, value, clauses).map((text): OpenPoint => ({ kind: 'gap', where, title: '', text })),
    ),
  ];
}

/** `judged`: the clauses for which what stands here is read. */
function reasons(voice: Voice, value: unknown, judged: readonly Clause[]): string[] {
  const say = voice.catalogue.openPoint;
  const events = [...patternsIn(value)].flatMap(({ pattern, window }) => {
    const why = whyNever(voice, pattern, window, judged);
    return why === undefined ? [] : [say.cannotHappen(patternWords(voice, pattern).one, why)];
  });
  return [...events, ...standingsNever(voice, value, judged)];
}

/** Standings of self under a clause that does not bind it: never in force, and never ended. */
function standingsNever(voice: Voice, value: unknown, judged: readonly Clause[]): string[] {
  const { agreement, catalogue } = voice;
  const never = [...standingsAsked(value)].flatMap((id) => {
    const clause = agreement.clauses.find((entry) => entry.id === id);
    if (!clause || judged.length !== 1) return [];
    const bound = boundUnder(agreement, clause);
    const without = boundUnder(agreement, judged[0]!).filter((party) => !bound.includes(party));
    if (without.length === 0) return [];
    const parties = catalogue.list(without.map(voice.party), 'and');
    return [catalogue.openPoint.standingNever(voice.clause(id), parties)];
  });
  return [...new Set(never)];
}

/** Clauses of which the standing for self is asked. */
function* standingsAsked(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  const { entryOf, endOf, inForce, party = 'self' } = value as Readonly<Record<string, unknown>>;
  for (const id of [entryOf, endOf, party === 'self' ? inForce : undefined])
    if (typeof id === 'string') yield id;
  for (const part of Object.values(value)) yield* standingsAsked(part);
}

interface Found {
  readonly pattern: Pattern;
  readonly window: Window;
}

const EVENTS = ['incident', 'breach', 'declaration', 'handover', 'effort', 'measure', 'decision'] as const;

/** Every pattern below a value, with the window of what it stands in. */
function* patternsIn(value: unknown, window: Window = {}): Generator<Found> {
  if (Array.isArray(value)) {
    for (const part of value) yield* patternsIn(part);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (EVENTS.some((key) => typeof (value as Pattern)[key] === 'object'))
    yield { pattern: value as Pattern, window };
  for (const part of Object.values(value)) yield* patternsIn(part, value as Window);
}

function whyNever(
  voice: Voice,
  pattern: Pattern,
  { within, ago }: Window,
  judged: readonly Clause[],
): string | undefined {
  const say = voice.catalogue.openPoint;
  if (typeof within === 'string' && typeof ago === 'string' && elapsedMs(ago) > elapsedMs(within))
    return say.emptyWindow(voice.duration(within), voice.duration(ago));
  const { incident, breach, declaration, handover, effort, measure } = pattern;
  const by = (incident ?? declaration ?? effort ?? measure)?.by ?? handover?.from;
  if (by !== undefined && onlyOther(by) && voice.agreement.parties.length === 1) return say.onlyOneParty;
  if (handover?.from !== undefined && typeof handover.from === 'string' && handover.from === handover.to)
    return say.sameSides;
  if (!breach) return undefined;
  const { clauses } = voice.agreement;
  const named =
    breach.clause === undefined ? judged : clauses.filter(({ id }) => many(breach.clause!).includes(id));
  const breakable = named.filter(({ kind }) => kind !== 'permission');
  return canBreak(voice, breakable, breach.by ?? 'other', judged) ? undefined : say.notBound;
}

const onlyOther = (term: PartyTerm): boolean => many<string>(term).every((id) => id === 'other');

function canBreak(
  voice: Voice,
  clauses: readonly Clause[],
  by: PartyTerm,
  judged: readonly Clause[],
): boolean {
  const { agreement } = voice;
  const terms = many<string>(by);
  return agreement.readings.some((reading) => {
    const bound = (clause: Clause): readonly string[] => {
      const version = underReading(agreement, clause, reading);
      return version ? boundUnder(agreement, version.clause, reading) : [];
    };
    const selves = [...new Set(judged.flatMap(bound))];
    return clauses.flatMap(bound).some((party) =>
      terms.some((term) => {
        if (term === 'any') return true;
        if (term === 'self') return selves.includes(party);
        if (term === 'other')
          return agreement.parties.includes(party) && selves.some((self) => self !== party);
        return term === party;
      }),
    );
  });
}
