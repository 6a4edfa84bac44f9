/**
 * A picture as a role may see it. What is withheld is taken out of the picture before anything is made from it: lists, counts,
 * filters, search, tables, reports, exports and error messages all follow from what is left, so none of them can tell what
 * is not in it (docs/decisions/012). The parties are not told apart by anything here.
 *
 * Efforts keep their exact positions, since how closely a sector was watched is worked out from them; they are shown nowhere
 * but as devices, which the views leave out by `released`.
 */
import type { Attribution, Factor } from '../attribution/attribution.js';
import type { Case } from '../casework/case.js';
import { foldCases } from '../casework/fold-cases.js';
import { HOTLINE } from '../casework/hotline.js';
import { caseSetting } from '../casework/progress.js';
import type { Finding } from '../compliance/finding.js';
import type { Account, Incident } from '../incident/incident.js';
import type { Claim } from '../record/claim.js';
import type { Reason } from '../record/reason.js';
import type { Declaration, Effort, Handover } from '../record/record.js';
import type { Source } from '../record/source.js';
import type { JudgedSources } from '../report/judged-sources.js';
import type { Picture } from '../report/picture.js';
import { addDays, dayOf, startOfDayMs } from '../time/instant.js';
import { cellOf, stretchOf } from './grid.js';
import { FIELD_CLASSES, type Policy, withheldNotes } from './release.js';
import { releasedCase } from './released-cases.js';
import { releasedHarm } from './released-harm.js';
import { releasedProof } from './released-proof.js';
import { releasedReports } from './released-sums.js';
import { isOfPrisoners, withheldNumbers, withheldToll } from './released-toll.js';

const HOUR_MS = 3_600_000;

export interface Releasing {
  readonly policy: Policy;
  /** Of a delegate. */
  readonly party?: string | undefined;
  readonly nowMs: number;
  /** Another name for an id that would tell where a record comes from; the same for the same id. */
  readonly alias: (id: string) => string;
}

/** So much is done between two rests: some milliseconds. */
const AT_ONCE = 200;

export function releasedPicture(picture: Picture, releasing: Releasing): Picture {
  const steps = releasedBySteps(picture, releasing);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** By steps, with rests between in which a thread that answers requests answers them. */
export function* releasedBySteps(picture: Picture, releasing: Releasing): Generator<void, Picture> {
  const { policy, party, nowMs } = releasing;
  const cutMs = cutOf(picture, policy, nowMs);
  const sources = aliasesOf(picture, policy);
  const hidden = hiddenRecords(picture, sources);
  yield;
  const idOf = (id: string): string => (hidden.has(baseOf(id)) ? releasing.alias(id) : id);
  const incidents = picture.incidents.filter(({ time }) => time.startMs < cutMs && time.endMs <= cutMs);
  const left = new Set(incidents.map(({ id }) => id));
  const gone = new Set(picture.incidents.flatMap(({ id }) => (left.has(id) ? [] : [id])));
  const setting: Setting = { policy, sources, idOf, alias: releasing.alias };
  const attributions = new Map<string, Attribution>();
  const shown = yield* inParts(incidents, (incident) => {
    const id = incidentId(incident.id, idOf);
    attributions.set(id, releasedAttribution(picture.attributions.get(incident.id)!, id, setting));
    return releasedIncident(incident, id, setting);
  });
  const draftMs = policy.draft.kind === 'delayed' ? nowMs - policy.draft.hours * HOUR_MS : nowMs;
  const isDraft = ({ startMs }: Pick<Finding, 'startMs'>): boolean =>
    policy.draft.kind !== 'full' && startMs > draftMs;
  const isBefore = ({ time }: { readonly time: { readonly start: string } }): boolean =>
    Date.parse(time.start) < cutMs;
  // The public reads what parties say to the world, not what they call to each other.
  const isOpen = ({ about, by, to }: Declaration): boolean =>
    about !== HOTLINE ||
    policy.cases.kind === 'full' ||
    (policy.cases.kind === 'own' && [by, to].includes(party));
  const findings = yield* inParts(
    picture.findings.filter((one) => !gone.has(one.incident) && !isDraft(one) && one.startMs < cutMs),
    (one) => releasedFinding(one, setting),
  );
  const efforts = yield* inParts(picture.efforts.filter(isBefore), (one) =>
    releasedEffort(one, setting, cutMs),
  );
  return {
    ...picture,
    period: { startMs: picture.period.startMs, endMs: endOf(picture, cutMs) },
    sources: picture.sources.map((source) => releasedSource(source, sources)),
    facilities: policy.place.kind === 'full' ? picture.facilities : [],
    reports: releasedReports(picture, {
      zone: picture.mission.timeZone,
      cutMs,
      endMs: endOf(picture, cutMs),
      sources,
      setting: policy,
    }),
    incidents: shown,
    attributions,
    sourceModel: releasedModel(picture.sourceModel, setting),
    findings,
    seriousHarm: picture.seriousHarm
      .filter((one) => one.endMs <= cutMs && one.startMs < cutMs && !isDraft(one))
      .map((one) =>
        releasedHarm(one, {
          ...{ policy, sources, idOf },
          incidentId: (id) => incidentId(id, idOf),
          findingOf: (finding) => releasedFinding(finding, setting),
          timeZone: picture.mission.timeZone,
        }),
      ),
    harmed: [],
    records: [],
    steps: [],
    cases: casesShown(picture, releasing, cutMs, idOf),
    declarations: picture.declarations.filter(isOpen).map((one) => releasedDeclaration(one, setting)),
    handovers: picture.handovers.map((one) => releasedHandover(one, setting)),
    efforts,
    released: {
      devices: policy.devices.kind === 'full',
      ...(policy.draft.kind === 'full' ? {} : { judgedUntilMs: draftMs }),
      notes: withheldNotes(policy, FIELD_CLASSES).map(({ words }) => words),
      fields: withheldNotes(policy, FIELD_CLASSES).map(({ words: _words, ...field }) => field),
    },
  };
}

function* inParts<T, U>(items: readonly T[], make: (item: T) => U): Generator<void, readonly U[]> {
  const made: U[] = [];
  for (const item of items) {
    made.push(make(item));
    if (made.length % AT_ONCE === 0) yield;
  }
  return made;
}

interface Setting {
  readonly policy: Policy;
  /** Protected source to its alias. */
  readonly sources: ReadonlyMap<string, string>;
  readonly idOf: (id: string) => string;
  readonly alias: (id: string) => string;
}

/** What ends after this is not shown: the beginning of the local day that the delay reaches into. */
function cutOf(picture: Picture, { recent }: Policy, nowMs: number): number {
  return recent.kind === 'delayed' ? cutAfter(picture, recent.hours, nowMs) : Number.POSITIVE_INFINITY;
}

function cutAfter({ mission, period }: Picture, hours: number, nowMs: number): number {
  const zone = mission.timeZone;
  return Math.max(period.startMs, startOfDayMs(zone, dayOf(zone, nowMs - hours * HOUR_MS)));
}

/** Those of a party as they are now, all others as the public sees them, as they were before the cut. */
function casesShown(
  picture: Picture,
  { policy, party, nowMs }: Releasing,
  cutMs: number,
  recordOf: (id: string) => string,
): readonly Case[] {
  if (picture.steps.length === 0) return [];
  const setting = caseSetting(picture);
  const at = (untilMs: number): readonly Case[] =>
    foldCases(picture.steps, setting, Math.min(nowMs, untilMs)).cases.map((one) =>
      releasedCase(one, { policy, party, recordOf }),
    );
  const { cases } = policy;
  if (cases.kind !== 'own') return at(cutMs - 1);
  const own = at(nowMs).filter(({ shown }) => shown === 'party');
  const others = at(cutAfter(picture, cases.othersAfterHours ?? 0, nowMs) - 1);
  const known = new Set(own.map(({ id }) => id));
  return [...own, ...others.filter(({ id }) => !known.has(id))].sort((a, b) => a.openedMs - b.openedMs);
}

/** A period has at least a day, which then stands empty. */
function endOf({ mission, period }: Picture, cutMs: number): number {
  if (cutMs >= period.endMs) return period.endMs;
  const zone = mission.timeZone;
  return Math.max(cutMs, startOfDayMs(zone, addDays(dayOf(zone, period.startMs), 1)));
}

/** Media, parties and institutions speak in public; a monitor or a sensor is a person or a thing that can be hurt. */
const PROTECTED: ReadonlySet<Source['kind']> = new Set<Source['kind']>(['mission', 'sensor']);

/** Aliases are numbered, not merged: accounts of one source stay accounts of one source. */
function aliasesOf({ sources }: Picture, { source }: Policy): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>();
  if (source.kind === 'full') return aliases;
  for (const { id, kind } of sources)
    if (PROTECTED.has(kind)) aliases.set(id, `withheld-${kind}-${aliases.size + 1}`);
  return aliases;
}

/** Ids of observations and efforts of protected sources: an id often says who wrote it. */
function hiddenRecords(picture: Picture, sources: ReadonlyMap<string, string>): ReadonlySet<string> {
  const hidden = new Set<string>();
  if (sources.size === 0) return hidden;
  for (const { accounts } of [...picture.incidents, ...picture.harmed.map(({ incident }) => incident)])
    for (const { source, observations } of accounts)
      if (sources.has(source)) for (const id of observations) hidden.add(baseOf(id));
  for (const { source, id } of [...picture.efforts, ...picture.handovers, ...picture.declarations])
    if (sources.has(source)) hidden.add(id);
  return hidden;
}

/** `a#2` and `a~b` are made from `a`. */
const baseOf = (id: string): string => id.split(/[#~]/, 1)[0]!;

/** An incident is called after its earliest observation. */
const incidentId = (id: string, idOf: (id: string) => string): string =>
  id.startsWith('inc-') ? `inc-${idOf(id.slice(4))}` : idOf(id);

function releasedSource(source: Source, sources: ReadonlyMap<string, string>): Source {
  const alias = sources.get(source.id);
  if (alias === undefined) return source;
  const { kind, party, reliability } = source;
  return { id: alias, name: alias, kind, reliability, ...(party === undefined ? {} : { party }) };
}

function releasedIncident(given: Incident, id: string, setting: Setting): Incident {
  const { place, words, persons } = setting.policy;
  const incident = persons.kind !== 'full' && isOfPrisoners(given) ? withFewWithheld(given) : given;
  const accounts = incident.accounts.map((account) => releasedAccount(account, setting));
  const reasons = words.kind === 'full' ? incident.reasons.map((one) => aliased(one, setting)) : [];
  if (place.kind !== 'generalised') return { ...incident, id, accounts, reasons };
  const { facility: _facility, ...rest } = incident;
  const { km } = place;
  const at = incident.place;
  const cell = cellOf(at.lat, at.lon, km);
  const { place: _place, ...rivals } = incident.rivals;
  return {
    ...rest,
    id,
    accounts,
    reasons,
    rivals,
    targetName: '',
    place: {
      name: at.region,
      lat: cell.lat,
      lon: cell.lon,
      radiusMetres: Math.max(cell.radiusMetres, at.radiusMetres),
      precision: at.precision === 'region' || at.precision === 'country' ? at.precision : 'district',
      region: at.region,
      basis: at.basis,
    },
    line: incident.line && {
      chainageKm: stretchOf(incident.line.chainageKm, km),
      offsetKm: stretchOf(incident.line.offsetKm, km),
      sector: incident.line.sector,
    },
  };
}

function withFewWithheld(incident: Incident): Incident {
  const { killed: _killed, injured: _injured, ...rivals } = incident.rivals;
  return {
    ...incident,
    killed: withheldToll(incident.killed),
    injured: withheldToll(incident.injured),
    accounts: incident.accounts.map(withheldNumbers),
    rivals,
  };
}

function releasedAccount(account: Account, setting: Setting): Account {
  const { policy, sources, idOf } = setting;
  const alias = sources.get(account.source);
  const { place, signs, ...rest } = account;
  const exact = policy.place.kind === 'full';
  // Where who says it is withheld, how they say it is too: a monitor is known by what they write.
  const silent = policy.words.kind !== 'full' || alias !== undefined;
  return {
    ...rest,
    ...(exact && place ? { place } : {}),
    ...(exact && signs && alias === undefined ? { signs } : {}),
    source: alias ?? account.source,
    observations: account.observations.map(idOf),
    text: silent ? '' : account.text,
  };
}

function releasedAttribution(attribution: Attribution, incident: string, setting: Setting): Attribution {
  const { happened, hypotheses, author, joint, set, vouched, missing } = attribution;
  const silent = setting.policy.words.kind !== 'full' || setting.sources.size > 0;
  const told = <T extends Reason>(reason: T): T =>
    aliased(silent ? { ...reason, because: '' } : reason, setting);
  return {
    ...{ incident, happened, hypotheses, author, joint, set, vouched, missing },
    // Worked out anew each time that they are read, and of most incidents never.
    get factors(): readonly Factor[] {
      return attribution.factors.map(told);
    },
    reasons: attribution.reasons.map(told),
  };
}

/** Without the words that it rests on where words are withheld, and with its records under their released names. */
function aliased<T extends Reason>(reason: T, { policy, sources, idOf }: Setting): T {
  const { words, records, ...rest } = reason;
  const spoken = policy.words.kind === 'full' && sources.size === 0;
  return {
    ...(rest as T),
    ...(words && spoken ? { words } : {}),
    ...(records ? { records: records.map(idOf) } : {}),
  };
}

function releasedModel(model: JudgedSources | null, { sources }: Setting): JudgedSources | null {
  if (!model || sources.size === 0) return model;
  return {
    sources: model.sources.map((one) => ({
      ...one,
      source: sources.get(one.source) ?? one.source,
      because: '',
    })),
    blocs: model.blocs.map((one, i) => ({ ...one, name: `${i + 1}`, because: '' })),
  };
}

function releasedFinding(finding: Finding, setting: Setting): Finding {
  const { idOf, policy } = setting;
  const subject = finding.incident === '' ? '' : incidentId(finding.incident, idOf);
  const id = subject === '' ? finding.id : `${subject}${finding.id.slice(finding.incident.length)}`;
  return {
    ...finding,
    id,
    incident: subject,
    proof: releasedProof(finding.proof, policy.place.kind === 'full', idOf),
  };
}

function releasedDeclaration(declaration: Declaration, setting: Setting): Declaration {
  const { person, claim, ...rest } = said(declaration, setting);
  return {
    ...rest,
    ...(setting.policy.names.kind === 'full' && person !== undefined ? { person } : {}),
    ...(claim === undefined ? {} : { claim: releasedClaim(claim, setting) }),
  };
}

/** A party's figures are its public word; where in them an incident lies exactly is not. */
function releasedClaim(claim: Claim, { policy, idOf }: Setting): Claim {
  const { items, replaces, ...rest } = claim;
  const told = { ...rest, ...(replaces === undefined ? {} : { replaces: idOf(replaces) }) };
  if (items === undefined || policy.place.kind === 'full') return items ? { ...told, items } : told;
  return {
    ...told,
    items: items.map(({ place, targetName: _name, ...item }) => ({
      ...item,
      ...(place?.region === undefined ? {} : { place: { region: place.region } }),
    })),
  };
}

const releasedHandover = (handover: Handover, setting: Setting): Handover => said(handover, setting);

/** What records of any kind say beside their own fields. A signature names a key, and the key its source. */
function said<T extends Declaration | Handover>(record: T, { policy, sources, idOf }: Setting): T {
  const { note, reference, signature, ...rest } = record;
  const alias = sources.get(record.source);
  return {
    ...rest,
    id: idOf(record.id),
    source: alias ?? record.source,
    ...(policy.names.kind === 'full' && note !== undefined ? { note } : {}),
    ...(policy.media.kind === 'full' && reference !== undefined ? { reference } : {}),
    ...(alias === undefined && signature !== undefined ? { signature } : {}),
  } as T;
}

function releasedEffort(effort: Effort, { policy, sources, idOf, alias }: Setting, cutMs: number): Effort {
  if (policy.devices.kind === 'full') return effort;
  const { device, place, time, summary: _s, note: _n, reference: _r, signature: _g, ...rest } = effort;
  const { name: _name, ...where } = place;
  return {
    ...rest,
    id: idOf(effort.id),
    source: sources.get(effort.source) ?? effort.source,
    place: where,
    time: Date.parse(time.end) > cutMs ? { ...time, end: new Date(cutMs).toISOString() } : time,
    // Two devices of a source stay two.
    ...(device === undefined ? {} : { device: alias(device) }),
  };
}
