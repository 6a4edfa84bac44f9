/**
 * An incident held against the clauses of the agreements, under each reading: the verdict with its proof.
 */
import type { Agreement } from '../agreement/agreement.js';
import type { Attribution } from '../attribution/attribution.js';
import type { Facility } from '../geo/facility.js';
import type { ContactLine } from '../geo/line.js';
import type { Incident } from '../incident/incident.js';
import type { Reason } from '../record/reason.js';
import type { Party } from '../record/source.js';
import { overlaps } from '../time/instant.js';
import type { Finding, ProofStep, Verdict } from './finding.js';
import { fit } from './fit.js';
import { type PreparedClause, type PreparedReading, prepare } from './prepared.js';
import { type StandingAnswer, standingAt } from './standing.js';
import { type Weighing, weigh } from './weighing.js';

export interface EvaluationSetting {
  readonly facilities: readonly Facility[];
  readonly line: ContactLine | null;
  readonly isSea: (lat: number, lon: number) => boolean;
  readonly parties: readonly Party[];
}

/** One finding for each clause and reading that the incident falls under, in the order of the agreements. */
export function evaluate(
  incident: Incident,
  attribution: Attribution,
  agreements: readonly Agreement[],
  setting: EvaluationSetting,
): readonly Finding[] {
  const findings: Finding[] = [];
  const shared: Shared = { weighings: new Map(), timeSteps: new Map() };
  for (const agreement of agreements) {
    const clauses = prepare(agreement);
    if (!isTouched(clauses, incident)) continue;
    for (const clause of clauses) {
      const material = fit(clause, incident, setting);
      if (!material) continue;
      for (const reading of clause.readings)
        findings.push(findingOf({ incident, attribution, agreement, clause, reading, material, shared }));
    }
  }
  return findings;
}

/**
 * Does the event fall, at least in part, in the time that some reading of the agreement states? Under the other
 * readings it then gets a finding too, so that they stand side by side. An event outside all of them gets none: that a
 * truce of April did not bind in March is no finding.
 */
function isTouched(clauses: readonly PreparedClause[], incident: Incident): boolean {
  return clauses.some((clause) =>
    clause.readings.some(
      ({ startMs, endMs }) => startMs !== undefined && overlaps(incident.time, { startMs, endMs }),
    ),
  );
}

/** What several findings of one incident have in common. */
interface Shared {
  readonly weighings: Map<string, Weighing>;
  readonly timeSteps: Map<boolean, ProofStep>;
}

interface Question {
  readonly incident: Incident;
  readonly attribution: Attribution;
  readonly agreement: Agreement;
  readonly clause: PreparedClause;
  readonly reading: PreparedReading;
  readonly material: readonly ProofStep[];
  readonly shared: Shared;
}

function findingOf(question: Question): Finding {
  const { incident, attribution, agreement, clause, reading, material, shared } = question;
  const unsure = material.some((step) => step.holds === 'unknown');
  const key = unsure ? `${reading.key} unsure` : reading.key;
  let weighing = shared.weighings.get(key);
  if (!weighing) {
    weighing = weigh(attribution, reading.bound, clause.standard, unsure);
    shared.weighings.set(key, weighing);
  }
  const timing = timingOf(question, weighing);
  const judged = judge(timing, attribution, weighing, clause.standard.possible);
  return {
    id: `${incident.id}~${agreement.id}~${clause.clause.id}~${reading.reading.id}`,
    incident: incident.id,
    agreement: agreement.id,
    clause: clause.clause.id,
    reading: reading.reading.id,
    party: attribution.author,
    standing: timing.standing,
    verdict: judged.verdict,
    band: weighing.band,
    probability: weighing.probability,
    startMs: incident.time.startMs,
    proof: [
      ...material,
      timeStep(incident, timing.straddles, shared),
      standingStep(timing),
      ...weighing.steps,
    ],
    reasons: [judged.reason],
  };
}

type Timing = Extract<StandingAnswer, { ok: true }>;

/** The standing for the author; for a party that is bound where the author is open or is not. */
function timingOf(
  { incident, attribution, agreement, clause, reading }: Question,
  weighing: Weighing,
): Timing {
  const party = weighing.namesBound ? attribution.author : reading.bound[0];
  const { startMs, endMs } = incident.time;
  const answer =
    party === undefined
      ? undefined
      : standingAt(agreement, clause.clause, reading.reading, party, startMs, endMs);
  if (answer?.ok) return answer;
  return {
    ok: true,
    standing: agreement.status === 'proposed' ? 'proposed' : 'notYet',
    straddles: false,
    because: 'It binds nobody under this reading.',
    cites: [reading.reading.source],
  };
}

function judge(
  timing: Timing,
  { author, happened }: Attribution,
  { band, counted, namesBound }: Weighing,
  possible: number,
): { readonly verdict: Verdict; readonly reason: Reason } {
  const say = (verdict: Verdict, rule: string, because: string): { verdict: Verdict; reason: Reason } => ({
    verdict,
    reason: { rule, because },
  });
  if (timing.standing === 'proposed') return say('notInForce', 'proposed', timing.because);
  if (timing.straddles)
    return say(
      'undetermined',
      'straddles',
      'The time of the event is not known well enough to say whether the clause was in force.',
    );
  if (timing.standing !== 'inForce') return say('notInForce', 'not-in-force', timing.because);
  if (author === 'undetermined')
    return say('undetermined', 'author-open', 'Who did it could not be determined.');
  if (!namesBound && author !== 'both')
    return say('noViolation', 'author-not-bound', `The clause does not bind ${author} under this reading.`);
  if (band !== 'none')
    return say('violation', 'standard-met', `In force, and probable enough to be called ${band}.`);
  if (counted.high >= possible)
    return say(
      'undetermined',
      'happening-open',
      `Whether it happened is open (${happened.value.toFixed(2)}): the interval reaches the standard, the value does not.`,
    );
  return say('noViolation', 'standard-not-met', 'Below every band, with its interval.');
}

/** Most events are known to the day: the same instants come again and again. */
const isoByMs = new Map<number, string>();

function isoOf(ms: number): string {
  let iso = isoByMs.get(ms);
  if (iso === undefined) {
    if (isoByMs.size >= 4096) isoByMs.clear();
    iso = new Date(ms).toISOString();
    isoByMs.set(ms, iso);
  }
  return iso;
}

function timeStep(incident: Incident, straddles: boolean, shared: Shared): ProofStep {
  const known = shared.timeSteps.get(straddles);
  if (known) return known;
  const span = `${isoOf(incident.time.startMs)} to ${isoOf(incident.time.endMs)}`;
  const step: ProofStep = {
    step: 'time',
    holds: straddles ? 'unknown' : true,
    because: straddles
      ? `The time of the event, ${span}, straddles a change of standing.`
      : `The event lies within ${span}.`,
    cites: incident.accounts.flatMap((account) => account.observations),
  };
  shared.timeSteps.set(straddles, step);
  return step;
}

function standingStep({ straddles, standing, because, cites }: Timing): ProofStep {
  return { step: 'standing', holds: straddles ? 'unknown' : standing === 'inForce', because, cites };
}
