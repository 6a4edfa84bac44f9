/**
 * One incident as the report tells it: what, when, where, by whose accounts, attributed how, and what it means under
 * which clause. Accounts stand in the order: parties by their English names, then third parties; within that by time.
 */
import type { Attribution, HypothesisSet, Probability } from '../attribution/attribution.js';
import type { MissingKind } from '../attribution/missing.js';
import type { Verdict as AttributionVerdict } from '../attribution/verdict.js';
import type { CodedPlace, CodedTime } from '../coding/coded.js';
import type { Account, Incident, LinePosition, Toll } from '../incident/incident.js';
import type { Conduct, Means, Stance, Target } from '../record/codes.js';
import { hasCasualties } from './casualties.js';
import { cellOf, type FindingCell } from './finding-cell.js';
import { type JudgedSource, judgedSource } from './judged-sources.js';
import { type Certainty, certaintyOf } from './likelihood.js';
import { byText, type PictureIndex } from './picture-index.js';
import { observationOf } from './report-sums.js';
import { type ToldWaterfall, type ToldWaterfalls, toldWaterfalls } from './told-waterfall.js';

export type Notability = 'energy' | 'contested' | 'casualties';

export interface AccountEntry {
  readonly source: string;
  readonly voice: string;
  readonly stance: Stance;
  readonly actor: string;
  readonly conduct: Conduct;
  readonly means: Means;
  readonly target: Target;
  readonly count: number | null;
  readonly killed: number | null;
  readonly injured: number | null;
  readonly time: CodedTime;
  readonly place: CodedPlace | null;
  readonly text: string;
  readonly sourceGrade: string;
  /** Reliability as it was estimated from what the source says; null where sources were not judged. */
  readonly estimated: Pick<JudgedSource, 'reliability' | 'correct'> | null;
  readonly informationGrade: number;
  readonly observations: readonly string[];
}

export interface IncidentEntry {
  readonly id: string;
  /** Running number in the report, by time; the way a reader speaks of it. */
  readonly number: number;
  readonly time: CodedTime;
  readonly place: CodedPlace;
  readonly line: LinePosition | null;
  readonly control: string;
  readonly conduct: Conduct;
  readonly means: Means;
  readonly target: Target;
  readonly targetName: string;
  readonly facility: { readonly id: string; readonly name: string; readonly class: string } | null;
  readonly killed: Toll | null;
  readonly injured: Toll | null;
  /** Null where the incident was not assessed. */
  readonly happened: Probability | null;
  readonly certainty: Certainty;
  /** Party id, `both`, the id of "accident or other", or `undetermined`. */
  readonly author: string;
  /** Parties in printing order, other causes last. */
  readonly hypotheses: readonly { readonly id: string; readonly probability: Probability }[];
  readonly because: readonly string[];
  /** What decided, or kept from deciding; '' where the incident was not assessed. */
  readonly verdict: AttributionVerdict | '';
  /** What evidence an undetermined incident lacks. */
  readonly missing: readonly MissingKind[];
  /** Hypotheses that cannot be told apart; null where the incident was not assessed. */
  readonly set: HypothesisSet | null;
  /**
   * From prior to posterior, step by step: that it happened, and each hypothesis of the set. Null for those that are
   * neither told at length nor attributed: they would fill the report.
   */
  readonly waterfalls: EntryWaterfalls | null;
  readonly contested: boolean;
  /** Why it is told at length; empty for the others. */
  readonly notable: readonly Notability[];
  readonly rivals: Readonly<Record<string, readonly string[]>>;
  readonly accounts: readonly AccountEntry[];
  readonly findings: readonly (FindingCell & { readonly agreement: string; readonly clause: string })[];
}

export interface EntryWaterfalls {
  readonly happened: ToldWaterfall;
  /** In the order of `hypotheses`. */
  readonly authors: readonly ToldWaterfall[];
}

export function incidentEntry(index: PictureIndex, incident: Incident, number: number): IncidentEntry {
  const attribution = index.picture.attributions.get(incident.id);
  const order = new Map(index.parties.map((party, at) => [party.id, at]));
  const rank = (id: string): number => order.get(id) ?? order.size;
  return {
    id: incident.id,
    number,
    time: incident.time,
    place: incident.place,
    line: incident.line,
    control: incident.control,
    conduct: incident.conduct,
    means: incident.means,
    target: incident.target,
    targetName: incident.targetName,
    facility: incident.facility
      ? { id: incident.facility.facility, name: incident.facility.name, class: incident.facility.class }
      : null,
    killed: incident.killed,
    injured: incident.injured,
    happened: attribution?.happened ?? null,
    certainty: attribution ? certaintyOf(attribution.happened.value) : 'undetermined',
    author: attribution?.author ?? 'undetermined',
    hypotheses: (attribution?.hypotheses ?? [])
      .map(({ id, probability }) => ({ id, probability }))
      .sort((a, b) => rank(a.id) - rank(b.id) || byText(a.id, b.id)),
    because: (attribution?.reasons ?? []).map((reason) => reason.because),
    verdict: (attribution?.reasons.find(({ rule }) => rule !== 'missing-evidence')?.rule ??
      '') as IncidentEntry['verdict'],
    missing: attribution?.missing ?? [],
    set: attribution?.set ?? null,
    waterfalls: attribution ? waterfallsOf(incident, attribution, rank) : null,
    contested: isContested(incident),
    notable: notabilityOf(incident),
    rivals: incident.rivals,
    accounts: [...incident.accounts]
      .sort(
        (a, b) =>
          rank(a.voice) - rank(b.voice) ||
          a.time.startMs - b.time.startMs ||
          byText(a.source, b.source) ||
          byText(a.observations[0] ?? '', b.observations[0] ?? ''),
      )
      .map((account) => accountEntry(index, account)),
    findings: (index.findings.get(incident.id) ?? []).map((finding) => ({
      agreement: finding.agreement,
      clause: finding.clause,
      ...cellOf(index, finding),
    })),
  };
}

function waterfallsOf(
  incident: Incident,
  attribution: Attribution,
  rank: (id: string) => number,
): EntryWaterfalls | null {
  if (attribution.author === 'undetermined' && notabilityOf(incident).length === 0) return null;
  const { happened, authors }: ToldWaterfalls = toldWaterfalls(incident, attribution);
  return {
    happened,
    authors: authors
      .filter(({ hypothesis }, at) => at === 0 || attribution.set.hypotheses.includes(hypothesis))
      .sort((a, b) => rank(a.hypothesis) - rank(b.hypothesis) || byText(a.hypothesis, b.hypothesis)),
  };
}

/**
 * Do the accounts differ on who did it, or on whether it took place? Or do two parties, each in its own voice, name
 * different conduct? Media that put the same event in different words are not a contest.
 */
export function isContested(incident: Pick<Incident, 'accounts'>): boolean {
  const actors = new Set<string>();
  const conductByVoice = new Map<string, Conduct>();
  let denied = false;
  let told = false;
  let conductsDiffer = false;
  for (const account of incident.accounts) {
    if (account.actor !== 'undetermined' && account.actor !== 'none' && account.actor !== 'both') {
      actors.add(account.actor);
    }
    if (account.stance === 'denied') denied = true;
    else told = true;
    if (account.voice === '' || account.conduct === 'none' || account.conduct === 'other') continue;
    for (const [voice, conduct] of conductByVoice) {
      if (voice !== account.voice && conduct !== account.conduct) conductsDiffer = true;
    }
    conductByVoice.set(account.voice, account.conduct);
  }
  return actors.size > 1 || (denied && told) || conductsDiffer;
}

function notabilityOf(incident: Incident): Notability[] {
  const notable: Notability[] = [];
  if (incident.target === 'energy' || incident.facility) notable.push('energy');
  if (isContested(incident)) notable.push('contested');
  if (hasCasualties(incident)) notable.push('casualties');
  return notable;
}

function accountEntry(index: PictureIndex, account: Account): AccountEntry {
  const judged = judgedSource(index.picture.sourceModel, account.source, account.voice);
  return {
    source: account.source,
    voice: account.voice,
    stance: account.stance,
    actor: account.actor,
    conduct: account.conduct,
    means: account.means,
    target: account.target,
    count: countOf(index, account),
    killed: account.killed,
    injured: account.injured,
    time: account.time,
    place: account.place ?? null,
    text: account.text,
    sourceGrade: account.sourceGrade,
    estimated: judged ? { reliability: judged.reliability, correct: judged.correct } : null,
    informationGrade: account.informationGrade,
    observations: account.observations,
  };
}

/** The number that the account's own reports give; several parts of one text may each have one, the ids tell them apart. */
function countOf(index: PictureIndex, account: Account): number | null {
  for (const id of account.observations) {
    const reports = index.sums.counts.get(observationOf(id)) ?? [];
    const exact =
      reports.find((report) => report.id === id) ?? (reports.length === 1 ? reports[0] : undefined);
    if (exact && exact.count !== null) return exact.count;
  }
  return null;
}
