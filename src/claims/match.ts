/**
 * One series of claims against the incidents: an optimal assignment first; then, for parts that name a place or an object and are
 * left with something not found, incidents beside their time or with another target, which are found outside of what is claimed.
 */
import type { Incident } from '../incident/incident.js';
import { soughtCount } from './amount.js';
import { assign } from './assign.js';
import { isOwnAccountOnly, probabilityOf } from './attributed.js';
import type { ClaimPart, PartyClaim } from './claim.js';
import type { Beside, ClaimVerdict, Match } from './comparison.js';
import {
  type Candidate,
  isNarrow,
  LEEWAY_MS,
  type Leeway,
  latenessMs,
  OTHER_TIME_MS,
  weightOf,
} from './fit.js';
import { NOTICED_FROM, type Noticed } from './noticed.js';
import type { Comparing } from './setting.js';
import { emptyTally } from './tally.js';
import { COUNTING } from './unit.js';
import { type WithinClause, withinClause } from './within-clause.js';

/** Incidents whose weights differ by less fit alike: which of them is meant is open. */
const ALIKE = 0.5;
const MOST_ALIKE = 5;
interface Slot {
  readonly claim: PartyClaim;
  readonly part: ClaimPart;
  readonly sought: number;
  readonly matches: Match[];
}

/** By id of the part: those that are counted incident by incident. */
export function matchSeries(
  claims: readonly PartyClaim[],
  candidates: readonly Candidate[],
  shared: Comparing,
): Map<string, Beside> {
  const slots = claims.flatMap((claim) =>
    claim.parts
      .filter(
        ({ role, unit, amount }) =>
          COUNTING[unit] === 'incidents' && amount && role !== 'within' && role !== 'aspect',
      )
      .map((part): Slot => ({ claim, part, sought: soughtCount(part.amount!), matches: [] })),
  );
  const taken = new Set<number>();
  const first = assignTo(slots, candidates, taken, { timeMs: LEEWAY_MS });
  addMatches(slots, first, candidates, taken, shared);
  const narrow = (slot: Slot): boolean => isNarrow(slot.part) && slot.matches.length < slot.sought;
  const late = assignTo(slots, candidates, taken, { timeMs: OTHER_TIME_MS }, narrow);
  addMatches(slots, late, candidates, taken, shared, 'foundOutsideTime');
  const other = assignTo(slots, candidates, taken, { timeMs: LEEWAY_MS, anyTarget: true }, narrow);
  addMatches(slots, other, candidates, taken, shared, 'foundOutsideClause');
  return new Map(
    slots.map((slot) => [
      slot.part.id,
      besideOf(slot, first, slots.indexOf(slot), candidates, taken, shared),
    ]),
  );
}

interface Assigned {
  readonly weight: Float64Array;
  readonly slotOf: Int32Array;
}

function assignTo(
  slots: readonly Slot[],
  candidates: readonly Candidate[],
  taken: ReadonlySet<number>,
  leeway: Leeway,
  isAsked: (slot: Slot) => boolean = () => true,
): Assigned {
  const incidents = candidates.length;
  if (!slots.some(isAsked)) return { weight: new Float64Array(), slotOf: new Int32Array() };
  const weight = new Float64Array(slots.length * incidents);
  slots.forEach((slot, s) => {
    if (!isAsked(slot)) return;
    for (let i = 0; i < incidents; i++)
      if (!taken.has(i)) weight[s * incidents + i] = weightOf(slot.part, candidates[i]!, leeway);
  });
  const capacity = slots.map(({ sought, matches }) => sought - matches.length);
  return { weight, slotOf: assign({ incidents, capacity, weight }) };
}

function addMatches(
  slots: readonly Slot[],
  { weight, slotOf }: Assigned,
  candidates: readonly Candidate[],
  taken: Set<number>,
  shared: Comparing,
  as?: ClaimVerdict,
): void {
  const free = candidates.map((_, i) => i).filter((i) => slotOf[i]! < 0 && !taken.has(i));
  const left = slots.map(({ sought, matches }) => sought - matches.length);
  for (const s of slotOf) if (s >= 0) left[s]!--;
  slotOf.forEach((s, i) => {
    if (s < 0) return;
    taken.add(i);
    const slot = slots[s]!;
    const here = weight[s * candidates.length + i]!;
    const fitsAsWell = (there: number): boolean => there > 0 && here - there < ALIKE;
    const incidents: number[] = [];
    for (let n = 0; n < free.length && incidents.length < MOST_ALIKE; n++)
      if (fitsAsWell(weight[s * candidates.length + free[n]!]!)) incidents.push(free[n]!);
    const parts = slots.filter(
      (_, t) => t !== s && left[t]! > 0 && fitsAsWell(weight[t * candidates.length + i]!),
    );
    slot.matches.push({
      ...matchOf(slot, candidates[i]!, shared, as),
      ambiguousWith: incidents.map((k) => candidates[k]!.incident.id),
      fitsParts: parts.slice(0, MOST_ALIKE).map(({ part }) => part.id),
    });
  });
}

function matchOf(
  { claim, part }: Slot,
  { incident, attributed }: Candidate,
  { setting, findingsOf }: Comparing,
  as?: ClaimVerdict,
): Omit<Match, 'ambiguousWith' | 'fitsParts'> {
  const attribution = setting.attributions.get(incident.id);
  const clause = clauseOfIncident(claim, part, incident, { setting, findingsOf });
  const verdict = as ?? verdictOf(attributed, clause);
  return {
    incident: incident.id,
    verdict,
    attributed,
    author: attribution?.author ?? 'undetermined',
    happened: rounded(attribution?.happened.value ?? 0),
    probability: rounded(probabilityOf(attribution, claim.against)),
    clause,
    isOwnAccountOnly: isOwnAccountOnly(incident, claim.by),
    time: incident.time,
    place: incident.place.name,
  };
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

export function clauseOfIncident(
  { about }: PartyClaim,
  { clause }: Pick<ClaimPart, 'clause'>,
  { id, time }: Incident,
  { setting, findingsOf }: Pick<Comparing, 'setting' | 'findingsOf'>,
): WithinClause {
  const { agreements, judgedUntilMs = Number.POSITIVE_INFINITY } = setting;
  if (!agreements.has(about) || time.startMs > judgedUntilMs) return { kind: 'notSaid' };
  return withinClause(findingsOf.get(id) ?? [], about, clause);
}

function verdictOf(attributed: Match['attributed'], { kind }: WithinClause): ClaimVerdict {
  if (kind === 'outside' || kind === 'notInForce') return 'foundOutsideClause';
  if (attributed === 'asClaimed') return 'found';
  return attributed === 'undetermined' ? 'foundUndetermined' : 'foundOtherwise';
}

function besideOf(
  { claim, part, sought, matches }: Slot,
  { weight }: Assigned,
  s: number,
  candidates: readonly Candidate[],
  taken: ReadonlySet<number>,
  { setting, noticed }: Comparing,
): Beside {
  const { least, most } = part.amount!;
  // Of a range or "at most", what is missing is missing from its lower end.
  const asked = Math.max(Math.min(least, sought), matches.length);
  const seen = noticed(part.conducts, part.place, part.window);
  const isBeyond = part.window.startMs < setting.period.startMs || part.window.endMs > setting.period.endMs;
  const tally = emptyTally();
  for (const { verdict } of matches) tally[verdict]++;
  tally[notFoundAs(seen, isBeyond)] += asked - matches.length;
  const row = s * candidates.length;
  const beyond =
    most === null
      ? candidates.filter((one, i) => !taken.has(i) && weight[row + i]! > 0 && isIn(one, claim))
      : [];
  return {
    kind: 'matched',
    sought: asked,
    tally,
    matches: [...matches].sort(
      (a, b) => a.time.startMs - b.time.startMs || (a.incident < b.incident ? -1 : 1),
    ),
    beyondFigure: beyond.map(({ incident }) => incident.id),
    noticed: typeof seen === 'number' ? rounded(seen) : seen,
  };
}

const isIn = ({ incident }: Candidate, claim: PartyClaim): boolean => latenessMs(incident.time, claim) === 0;

function notFoundAs(seen: Noticed, isBeyond: boolean): ClaimVerdict {
  if (isBeyond || seen === 'open') return 'notFoundOpen';
  return seen >= NOTICED_FROM ? 'notFoundWatched' : 'notFoundUnwatched';
}
