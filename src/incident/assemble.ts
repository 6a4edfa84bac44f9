/**
 * From the tellings of one event to the incident: accounts, preferred values by rule, rivals kept.
 *
 * Preferred: place and time by precision, then by the grade of the source, then the smaller uncertainty, then the
 * earlier; conduct, means and target by most accounts, the more specific word before the vaguer one. Tolls are the
 * span of what accounts give.
 */
import type { CodedTime } from '../coding/coded.js';
import { sectorOf, toLine } from '../geo/line.js';
import { CONDUCTS, type Conduct, MEANS, type Means, TARGETS, TIME_PRECISIONS } from '../record/codes.js';
import type { Reason } from '../record/reason.js';
import type { Source } from '../record/source.js';
import { accountsOf } from './account.js';
import type { AssociationSetting } from './associate.js';
import { type Member, tellsOfEvent } from './gather.js';
import type { Account, Incident, LinePosition, Toll } from './incident.js';
import { betterPlace } from './place.js';
import { rivalsOf } from './rival.js';
import type { Ruled } from './ruling.js';
import type { PlacedReport, Telling } from './telling.js';

export function assemble(
  members: readonly Member[],
  sources: ReadonlyMap<string, Source>,
  setting: AssociationSetting,
): Incident {
  const accounts = accountsOf(members, sources);
  // Detections and statements about the event corroborate it, but do not say when and where it was.
  const told = members.filter(tellsOfEvent);
  const first = told[0]!.telling;
  let best = first.best;
  let time = best;
  let facility = first.facility;
  for (let i = 1; i < told.length; i++) {
    const { telling } = told[i]!;
    if (preferredPlace(telling.best, best, sources)) best = telling.best;
    if (preferredTime(telling.best, time, sources)) time = telling.best;
    if (telling.facility && (!facility || telling.facility.distanceKm < facility.distanceKm))
      facility = telling.facility;
  }
  const stories = accounts.length === 1 ? accounts : accounts.filter((account) => account.conduct !== 'none');
  const { lat, lon } = best.place;
  return {
    id: `inc-${earliest(told)}`,
    time: time.time,
    place: best.place,
    line: onLine(setting, lat, lon),
    control: setting.controlAt(lat, lon, time.time.startMs),
    conduct: mostSaid(stories, 'conduct', CONDUCTS, VAGUE_CONDUCTS),
    means: mostSaid(stories, 'means', MEANS, VAGUE_MEANS),
    target: mostSaid(stories, 'target', TARGETS, VAGUE_TARGETS),
    targetName: facility?.name ?? nameOf(told),
    ...(facility ? { facility } : {}),
    killed: tollOf(accounts, 'killed'),
    injured: tollOf(accounts, 'injured'),
    accounts,
    rivals:
      accounts.length === 1 && first.reports.length === 1 ? NO_RIVALS : rivalsOf(accounts, placeNames(told)),
    reasons: reasonsOf(members),
  };
}

const NO_RIVALS: Incident['rivals'] = {};

function onLine(setting: AssociationSetting, lat: number, lon: number): LinePosition | null {
  if (!setting.line) return null;
  const at = toLine(setting.line, lat, lon);
  return { chainageKm: at.chainageKm, offsetKm: at.offsetKm, sector: sectorOf(setting.line, at) };
}

const gradeOf = (report: PlacedReport, sources: ReadonlyMap<string, Source>): string =>
  sources.get(report.source)?.reliability ?? 'F';

function preferredPlace(a: PlacedReport, b: PlacedReport, sources: ReadonlyMap<string, Source>): boolean {
  if ((a.place_ok === false) !== (b.place_ok === false) && a.place.basis === b.place.basis)
    return b.place_ok === false;
  if (a.place.precision === b.place.precision) {
    const left = gradeOf(a, sources);
    const right = gradeOf(b, sources);
    if (left !== right) return left < right;
  }
  return betterPlace(a.place, b.place);
}

function preferredTime(a: PlacedReport, b: PlacedReport, sources: ReadonlyMap<string, Source>): boolean {
  const byPrecision = rank(a.time) - rank(b.time);
  if (byPrecision !== 0) return byPrecision < 0;
  const left = gradeOf(a, sources);
  const right = gradeOf(b, sources);
  if (left !== right) return left < right;
  return a.time.startMs - b.time.startMs < 0;
}

const rank = (time: CodedTime): number => TIME_PRECISIONS.indexOf(time.precision);

const VAGUE_CONDUCTS: ReadonlySet<Conduct> = new Set(['explosion', 'movement', 'other', 'none']);
const VAGUE_MEANS: ReadonlySet<Means> = new Set(['missile', 'drone', 'several', 'unspecified', 'none']);
const VAGUE_TARGETS: ReadonlySet<string> = new Set(['civilian', 'unspecified', 'none']);

/** The word most accounts use; vague words only where there is no other. Ties by the order of the vocabulary. */
function mostSaid<K extends 'conduct' | 'means' | 'target'>(
  accounts: readonly Account[],
  key: K,
  vocabulary: readonly Account[K][],
  vague: ReadonlySet<string>,
): Account[K] {
  const first = accounts[0]![key];
  if (accounts.every((account) => account[key] === first)) return first;
  const counts = new Map<Account[K], number>();
  for (const account of accounts) counts.set(account[key], (counts.get(account[key]) ?? 0) + 1);
  let chosen: Account[K] | undefined;
  for (const pass of [false, true]) {
    for (const word of vocabulary) {
      if (vague.has(word) !== pass || !counts.has(word)) continue;
      if (chosen === undefined || counts.get(word)! > counts.get(chosen)!) chosen = word;
    }
    if (chosen !== undefined) return chosen;
  }
  return first;
}

function tollOf(accounts: readonly Account[], key: 'killed' | 'injured'): Toll | null {
  let min = Number.POSITIVE_INFINITY;
  let max = -1;
  for (const account of accounts) {
    const toll = account[key];
    if (toll === null) continue;
    if (toll < min) min = toll;
    if (toll > max) max = toll;
  }
  return max < 0 ? null : { min, max };
}

function nameOf(members: readonly Member[]): string {
  for (const { telling } of members) if (telling.best.targetName) return telling.best.targetName;
  return '';
}

function placeNames(members: readonly Member[]): string[] {
  return members.flatMap(({ telling }) => telling.reports.map((report) => report.place.name));
}

/** Id of the earliest report: by start, then id. */
function earliest(members: readonly Member[]): string {
  let chosen: PlacedReport | undefined;
  for (const { telling } of members)
    for (const report of telling.reports)
      if (
        !chosen ||
        report.time.startMs < chosen.time.startMs ||
        (report.time.startMs === chosen.time.startMs && report.id < chosen.id)
      )
        chosen = report;
  return chosen!.id;
}

function reasonsOf(members: readonly Member[]): Reason[] {
  return members.flatMap(({ telling, likeness, likest, ruled }, index) => {
    const records = telling.reports.map((report) => report.observation);
    return [joinReason(telling, likeness, likest, index, records), ...ruled.map(rulingReason(records))];
  });
}

function joinReason(
  telling: Telling,
  likeness: number,
  likest: Telling | undefined,
  index: number,
  records: readonly string[],
): Reason {
  if (telling.best.report_kind === 'detection')
    return {
      rule: 'detection-fits',
      because: 'A detection at this place and time corroborates it.',
      records,
    };
  if (index === 0)
    return { rule: 'opens-incident', because: 'It is the earliest report of the incident.', records };
  if (!likest)
    return {
      rule: 'joins-by-ruling',
      because: 'Place and time alone would not have joined it; a person did.',
      records,
    };
  return {
    rule: 'joins-incident',
    because: `Place, time, codes and words, held against those of ${likest.reports[0]!.observation}, make one event likelier than two (log-odds ${Math.round(likeness * 10) / 10}).`,
    records: [...records, likest.reports[0]!.observation],
  };
}

const rulingReason =
  (records: readonly string[]) =>
  ({ ruling, overruledBy }: Ruled): Reason => {
    const did = ruling.kind === 'join' ? 'joined' : 'split';
    const kept =
      overruledBy === undefined ? '' : ` The later ruling ${overruledBy} contradicts it and holds.`;
    return {
      rule: overruledBy === undefined ? `${ruling.kind}-by-person` : 'ruling-overruled',
      because: `${ruling.by} ${did} these reports (${ruling.id}): ${ruling.reason}${kept}`,
      records: [...records, ruling.id],
    };
  };
