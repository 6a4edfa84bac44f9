/**
 * From the tellings of one event to the incident: accounts, preferred values by rule, rivals kept.
 *
 * Preferred: place and time from all accounts together where they say where within a place and when (fuse/); else by precision, then by the grade of the source, then the smaller uncertainty, then the
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
import { fuse, fusedPlace } from './fuse/fuse.js';
import { timeOf } from './fuse/time.js';
import { fusedReason } from './fuse/words.js';
import { type Group, tellsOfEvent } from './gather.js';
import type { Account, Incident, LinePosition, Toll } from './incident.js';
import { betterPlace } from './place.js';
import { reasonsOf } from './reasons.js';
import { rivalsOf } from './rival.js';
import type { PlacedReport, Telling } from './telling.js';

export function assemble(
  group: Group,
  sources: ReadonlyMap<string, Source>,
  setting: AssociationSetting,
): Incident {
  const accounts = accountsOf(group.tellings, sources);
  // Detections and statements about the event corroborate it, but do not say when and where it was.
  const told = group.tellings.every(tellsOfEvent) ? group.tellings : group.tellings.filter(tellsOfEvent);
  const first = told[0]!;
  let best = first.best;
  let time = best;
  let facility = first.facility;
  for (let i = 1; i < told.length; i++) {
    const telling = told[i]!;
    if (preferredPlace(telling.best, best, sources)) best = telling.best;
    if (preferredTime(telling.best, time, sources)) time = telling.best;
    if (telling.facility && (!facility || telling.facility.distanceKm < facility.distanceKm))
      facility = telling.facility;
  }
  const stories = storiesOf(accounts);
  const bound = boundOf(group);
  const place = fusedPlace(placing(group, told), best, sources, bound) ?? best.place;
  const { lat, lon } = place;
  const preferredClock = timeOf(told, time);
  const incident = {
    id: `inc-${earliest(told).id}`,
    time: preferredClock,
    place,
    line: onLine(setting, lat, lon),
    control: setting.controlAt(lat, lon, preferredClock.startMs),
    conduct: mostSaid(stories, 'conduct', CONDUCTS, VAGUE_CONDUCTS),
    means: mostSaid(stories, 'means', MEANS, VAGUE_MEANS),
    target: mostSaid(stories, 'target', TARGETS, VAGUE_TARGETS),
    targetName: facility?.name ?? nameOf(told),
    ...(facility ? { facility } : {}),
    killed: tollOf(accounts, 'killed'),
    injured: tollOf(accounts, 'injured'),
    accounts,
    rivals: accounts.length === 1 && first.reports.length === 1 ? NO_RIVALS : rivalsOf(accounts, told),
  };
  return withReasons(incident, () => {
    const fused = fuse(placing(group, told), best, sources, bound);
    return fused ? [fusedReason(fused), ...reasonsOf(group)] : reasonsOf(group);
  });
}

/** Statements repeat where it was; detections saw it themselves. */
function placing({ tellings }: Group, told: readonly Telling[]): readonly Telling[] {
  if (told.length === tellings.length) return told;
  return tellings.filter((telling) => tellsOfEvent(telling) || telling.best.report_kind === 'detection');
}

/** Those that a person has put together here. */
function boundOf({ tellings, ruled }: Group): ReadonlySet<Telling> {
  if (ruled.length === 0) return NONE_BOUND;
  return new Set(tellings.filter((_, i) => ruled[i]?.some(({ ruling }) => ruling.kind === 'join')));
}

const NONE_BOUND: ReadonlySet<Telling> = new Set();

const MAKE_REASONS = Symbol('reasons, or what makes them');

/**
 * The incident with `reasons`, which are made when they are first read: written out, copied or compared, it is the same as
 * one that has them. Every incident gets the same getter, so that all have one shape.
 */
function withReasons(incident: Omit<Incident, 'reasons'>, make: () => readonly Reason[]): Incident {
  Object.defineProperty(incident, MAKE_REASONS, { value: make, writable: true });
  return Object.defineProperty(incident, 'reasons', REASONS) as Incident;
}

const REASONS: PropertyDescriptor = {
  enumerable: true,
  configurable: true,
  get(this: { [MAKE_REASONS]: readonly Reason[] | (() => readonly Reason[]) }): readonly Reason[] {
    const held = this[MAKE_REASONS];
    if (typeof held !== 'function') return held;
    const reasons = held();
    this[MAKE_REASONS] = reasons;
    return reasons;
  },
};

const NO_RIVALS: Incident['rivals'] = {};

/** Accounts that say what was done; a detection and some statements do not. All where none does. */
function storiesOf(accounts: readonly Account[]): readonly Account[] {
  let silent = 0;
  for (const { conduct } of accounts) if (conduct === 'none') silent++;
  if (silent === 0 || silent === accounts.length) return accounts;
  return accounts.filter(({ conduct }) => conduct !== 'none');
}

function onLine(setting: AssociationSetting, lat: number, lon: number): LinePosition | null {
  if (!setting.line) return null;
  const at = toLine(setting.line, lat, lon);
  return { chainageKm: at.chainageKm, offsetKm: at.offsetKm, sector: sectorOf(setting.line, at) };
}

const gradeOf = (report: PlacedReport, sources: ReadonlyMap<string, Source>): string =>
  sources.get(report.source)?.reliability ?? 'F';

/** The feed's geocode, which the report's own words contradict; a place read from those words stands on them instead. */
const isDoubted = ({ place, place_ok }: PlacedReport): boolean =>
  place_ok === false && place.basis === 'feed';

function preferredPlace(a: PlacedReport, b: PlacedReport, sources: ReadonlyMap<string, Source>): boolean {
  if (isDoubted(a) !== isDoubted(b) && a.place.basis === b.place.basis) return isDoubted(b);
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

function nameOf(tellings: readonly Telling[]): string {
  for (const { best } of tellings) if (best.targetName) return best.targetName;
  return '';
}

/** By start, then id. */
function earliest(tellings: readonly Telling[]): PlacedReport {
  let chosen: PlacedReport | undefined;
  for (const { reports } of tellings)
    for (const report of reports)
      if (
        !chosen ||
        report.time.startMs < chosen.time.startMs ||
        (report.time.startMs === chosen.time.startMs && report.id < chosen.id)
      )
        chosen = report;
  return chosen!;
}
