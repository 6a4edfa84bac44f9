/**
 * The claims of the parties beside the incidents of the picture. Claims of a series are matched together, so that an incident is
 * matched once; totals that take in earlier ones are matched for themselves.
 */
import type { Finding } from '../compliance/finding.js';
import type { Interval } from '../time/instant.js';
import { attributedAs } from './attributed.js';
import type { PartyClaim } from './claim.js';
import {
  type Beside,
  type ClaimGroup,
  type ComparedClaim,
  type ComparedPart,
  incidentsOf,
  type Tally,
} from './comparison.js';
import { countBeside } from './count.js';
import { type Candidate, candidate, OTHER_TIME_MS } from './fit.js';
import { matchSeries } from './match.js';
import { notClaimedIn } from './not-claimed.js';
import { noticing } from './noticed.js';
import { hasClaim, readClaim } from './read-claim.js';
import { type RelatedClaim, relate } from './relation.js';
import type { ClaimSetting, Comparing } from './setting.js';
import { addTallies } from './tally.js';
import { COUNTING } from './unit.js';

/** Groups in the order of subject, then of who is named first in the claims; claims by when they were said. */
export function compareClaims(setting: ClaimSetting): ClaimGroup[] {
  const words = { regions: setting.regions, placesNamed: setting.placesNamed };
  const claims = setting.declarations.filter(hasClaim).map((one) => readClaim(one, words));
  if (claims.length === 0) return [];
  const findingsOf = new Map<string, Finding[]>();
  for (const finding of setting.findings) {
    const list = findingsOf.get(finding.incident);
    if (list) list.push(finding);
    else findingsOf.set(finding.incident, [finding]);
  }
  const shared = { setting, findingsOf, noticed: noticing(setting.efforts, setting.sources) };
  const groups = new Map<string, RelatedClaim[]>();
  for (const related of relate(claims)) {
    const { by, against, about } = related.claim;
    const key = JSON.stringify([about, by, against]);
    groups.set(key, [...(groups.get(key) ?? []), related]);
  }
  return [...groups.keys()].sort().map((key) => compareGroup(groups.get(key)!, shared));
}

function compareGroup(group: readonly RelatedClaim[], shared: Comparing): ClaimGroup {
  const { by, against, about } = group[0]!.claim;
  const candidates = candidatesFor(group, against, shared.setting);
  const beside = new Map<string, Beside>();
  const series = Math.max(-1, ...group.map((one) => one.series));
  for (let n = 0; n <= series; n++) {
    const members = group.filter((one) => one.series === n).map(({ claim }) => claim);
    for (const [part, made] of matchSeries(members.filter(isComparable(shared)), candidates, shared))
      beside.set(part, made);
  }
  const claims = group.map((one) => comparedClaim(one, beside, candidates, shared));
  const touched = new Set(claims.flatMap(incidentsOf));
  return {
    ...{ by, against, about, claims },
    notClaimed: [...new Set(claims.flatMap(({ notClaimed }) => notClaimed))].filter((id) => !touched.has(id)),
  };
}

/** Incidents that any of the claims can be about, by time. */
function candidatesFor(group: readonly RelatedClaim[], against: string, setting: ClaimSetting): Candidate[] {
  const windows = group.map(({ claim }) => claim);
  const fromMs = Math.min(...windows.map(({ startMs }) => startMs)) - OTHER_TIME_MS;
  const untilMs = Math.max(...windows.map(({ endMs }) => endMs)) + OTHER_TIME_MS;
  return setting.incidents
    .filter(({ time }) => time.startMs < untilMs && Math.max(time.endMs, time.startMs + 1) > fromMs)
    .map((incident) =>
      candidate(incident, attributedAs(setting.attributions.get(incident.id), against), against),
    )
    .sort(
      (a, b) => a.incident.time.startMs - b.incident.time.startMs || (a.incident.id < b.incident.id ? -1 : 1),
    );
}

/** Part of the period that the picture has; a claim on a stretch beside it is compared with nothing. */
const isComparable =
  ({ setting: { period } }: Comparing) =>
  (claim: PartyClaim): boolean =>
    claim.endMs >= claim.startMs && claim.startMs < period.endMs && claim.endMs > period.startMs;

function comparedClaim(
  { claim, relation, correctedBy }: RelatedClaim,
  matched: ReadonlyMap<string, Beside>,
  candidates: readonly Candidate[],
  shared: Comparing,
): ComparedClaim {
  const { period } = shared.setting;
  const comparable = isComparable(shared)(claim) && correctedBy === '';
  const parts = claim.parts.map((part): ComparedPart => {
    const { id, words, role, unit, means, target, place, amount, window } = part;
    const beside: Beside = !comparable
      ? { kind: 'notComparable', why: whyNot(claim, correctedBy) }
      : COUNTING[unit] === 'none'
        ? { kind: 'notComparable', why: unit === 'mixed' ? 'mixed' : 'unit' }
        : (matched.get(id) ?? countBeside(part, candidates));
    return {
      id,
      words,
      role,
      unit,
      ...window,
      means: [...means],
      target,
      place: place?.name ?? '',
      amount,
      beside,
    };
  });
  const tallies = parts.flatMap(({ beside }) => (beside.kind === 'matched' ? [beside] : []));
  const { id, by, against, about, source, saidMs, summary, unit, unitWords, total, startMs, endMs } = claim;
  const reaches = claim.startMs < period.startMs || claim.endMs > period.endMs;
  return {
    ...{
      id,
      by,
      against,
      about,
      source,
      saidMs,
      summary,
      unit,
      unitWords,
      total,
      startMs,
      endMs,
      relation,
      correctedBy,
      parts,
    },
    faults: reaches
      ? [...claim.faults, { fault: 'beyondThePicture', expected: stretch(period), found: stretch(claim) }]
      : claim.faults,
    tally: tallies.length === 0 ? null : addTallies(tallies.map(({ tally }): Tally => tally)),
    sought: tallies.reduce((sum, { sought }) => sum + sought, 0),
    notClaimed: comparable ? notClaimedIn(claim, parts, candidates, shared) : [],
  };
}

function whyNot(
  { startMs, endMs }: PartyClaim,
  correctedBy: string,
): 'corrected' | 'periodBackwards' | 'beyondThePicture' {
  if (correctedBy !== '') return 'corrected';
  return endMs < startMs ? 'periodBackwards' : 'beyondThePicture';
}

const stretch = ({ startMs, endMs }: Interval): string =>
  `${new Date(startMs).toISOString()} to ${new Date(endMs).toISOString()}`;
