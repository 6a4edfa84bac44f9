/**
 * Is a clause in force for a party, at a moment, under a reading, and why.
 *
 * Version one knows what an agreement file states: proposals never bind; a reading has a start and perhaps an end, and
 * binds all parties or some. Suspension, release and preconditions come from declarations and are not read yet; the
 * open points of the clause say where that matters.
 */
import type { Agreement, AgreementReading, Clause } from '../agreement/agreement.js';
import type { Standing } from './finding.js';

export type StandingAnswer =
  | {
      readonly ok: true;
      /** At the start of the time asked about. */
      readonly standing: Standing;
      /** The standing changes within the time asked about. */
      readonly straddles: boolean;
      readonly because: string;
      readonly cites: readonly string[];
    }
  | {
      readonly ok: false;
      readonly reason: 'notBound';
      readonly because: string;
      readonly cites: readonly string[];
    };

/** A stretch of time in which a clause has one standing for one party under one reading. */
export interface StandingBand {
  readonly clause: string;
  readonly reading: string;
  readonly party: string;
  readonly standing: Standing;
  readonly startMs: number;
  readonly endMs: number;
  readonly because: string;
}

/** Parties that a clause binds under a reading, in the order of the agreement. */
export function boundParties(
  agreement: Agreement,
  clause: Clause,
  reading: AgreementReading,
): readonly string[] {
  let byClause = boundBy.get(reading);
  if (!byClause) {
    byClause = new Map();
    boundBy.set(reading, byClause);
  }
  let bound = byClause.get(clause);
  if (!bound) {
    bound = agreement.parties.filter(
      (party) => (clause.by?.includes(party) ?? true) && (reading.binds?.includes(party) ?? true),
    );
    byClause.set(clause, bound);
  }
  return bound;
}

const boundBy = new WeakMap<AgreementReading, Map<Clause, readonly string[]>>();

/** @param endMs exclusive; equal to startMs for an instant. */
export function standingAt(
  agreement: Agreement,
  clause: Clause,
  reading: AgreementReading,
  party: string,
  startMs: number,
  endMs: number,
): StandingAnswer {
  if (!boundParties(agreement, clause, reading).includes(party))
    return {
      ok: false,
      reason: 'notBound',
      because: `${clause.id} under ${reading.id} does not bind ${party}.`,
      cites: [clause.source, reading.source],
    };
  const stretches = stretchesOf(agreement, reading);
  const lastMs = Math.max(startMs, endMs - 1);
  const at = stretchAt(stretches, startMs);
  const straddles = stretchAt(stretches, lastMs) !== at;
  return { ok: true, standing: at.standing, straddles, because: at.because, cites: at.cites };
}

/** Standing of each clause, reading and bound party over a period; stretches outside the period are cut off. */
export function standingBands(
  agreement: Agreement,
  periodStartMs: number,
  periodEndMs: number,
): StandingBand[] {
  const bands: StandingBand[] = [];
  for (const clause of agreement.clauses)
    for (const reading of agreement.readings) {
      const stretches = stretchesOf(agreement, reading);
      for (const party of boundParties(agreement, clause, reading))
        for (const stretch of stretches) {
          const startMs = Math.max(periodStartMs, stretch.startMs);
          const endMs = Math.min(periodEndMs, stretch.endMs);
          if (endMs <= startMs) continue;
          const { standing, because } = stretch;
          bands.push({ clause: clause.id, reading: reading.id, party, standing, startMs, endMs, because });
        }
    }
  return bands;
}

interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
  readonly standing: Standing;
  readonly because: string;
  readonly cites: readonly string[];
}

const ALWAYS = { startMs: Number.NEGATIVE_INFINITY, endMs: Number.POSITIVE_INFINITY } as const;

const known = new WeakMap<AgreementReading, { agreement: Agreement; stretches: readonly Stretch[] }>();

/** The whole of time, cut at the start and end of the reading. */
function stretchesOf(agreement: Agreement, reading: AgreementReading): readonly Stretch[] {
  const cached = known.get(reading);
  if (cached?.agreement === agreement) return cached.stretches;
  const stretches = cutTime(agreement, reading);
  known.set(reading, { agreement, stretches });
  return stretches;
}

function cutTime(agreement: Agreement, reading: AgreementReading): readonly Stretch[] {
  const cites = [reading.source];
  if (agreement.status === 'proposed')
    return [{ ...ALWAYS, cites, standing: 'proposed', because: 'Proposed, not agreed: binds nobody.' }];
  if (reading.start === undefined)
    return [
      {
        ...ALWAYS,
        cites,
        standing: 'notYet',
        because: 'This reading gives no start: it never came into force.',
      },
    ];
  const startMs = Date.parse(reading.start);
  const endMs = reading.end === undefined ? Number.POSITIVE_INFINITY : Date.parse(reading.end);
  const stretches: Stretch[] = [
    {
      startMs: ALWAYS.startMs,
      endMs: startMs,
      cites,
      standing: 'notYet',
      because: `Before the start under this reading, ${reading.start}.`,
    },
    {
      startMs,
      endMs,
      cites,
      standing: 'inForce',
      because: reading.end
        ? `From ${reading.start} until ${reading.end} under this reading.`
        : `From ${reading.start} under this reading, which states no end.`,
    },
  ];
  if (reading.end !== undefined)
    stretches.push({
      startMs: endMs,
      endMs: ALWAYS.endMs,
      cites,
      standing: 'lapsed',
      because: `After the end under this reading, ${reading.end}.`,
    });
  return stretches;
}

function stretchAt(stretches: readonly Stretch[], atMs: number): Stretch {
  return stretches.find((stretch) => atMs >= stretch.startMs && atMs < stretch.endMs)!;
}
