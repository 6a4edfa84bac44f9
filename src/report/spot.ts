/**
 * The report on one incident, as values: what happened, whose accounts there are, the verdicts clause by clause, and what is
 * not known. A pure function of the picture.
 */
import { OTHER } from '../attribution/attribution.js';
import type { Incident } from '../incident/incident.js';
import { dayOf } from '../time/instant.js';
import { type ClauseFindings, clauseFindings } from './clauses.js';
import { type Coverage, coverageOf } from './coverage.js';
import { headOf, type ReportHead } from './daily.js';
import { homeMs, isDateOnly } from './date-only.js';
import { type IncidentEntry, incidentEntry } from './entry.js';
import { type LedgerEntries, ledgerEntriesOf } from './ledger-entries.js';
import type { Picture } from './picture.js';
import { indexPicture, type PictureIndex } from './picture-index.js';

/** From here on a place is too vague to be found on the ground. Convention of this project. */
const VAGUE_METRES = 20_000;

/** What can be missing, in the order in which it is told. */
export const UNKNOWNS = [
  'happened',
  'author',
  'hour',
  'place',
  'means',
  'toll',
  'single',
  'ground',
  'silentParty',
] as const;
export type UnknownKind = (typeof UNKNOWNS)[number];

export interface SpotReport extends ReportHead {
  readonly kind: 'spotReport';
  readonly format: 'truceline-spot-report/1';
  /** Local day on which it started. */
  readonly day: string;
  readonly incident: IncidentEntry;
  /** Parties in whose voice there is no account; with `silentParty`. */
  readonly silent: readonly string[];
  readonly notKnown: readonly UnknownKind[];
  /** Of the day: who could have told of it. */
  readonly coverage: Coverage;
  /** Clauses that it was held against, with no incident but this one. */
  readonly findings: readonly ClauseFindings[];
  readonly entries: LedgerEntries;
}

/** @returns undefined where the picture has no such incident inside its period */
export function spotReport(
  picture: Picture,
  id: string,
  index: PictureIndex = indexPicture(picture),
): SpotReport | undefined {
  const incident = index.incidents.get(id);
  if (!incident) return undefined;
  const day = dayOf(picture.mission.timeZone, homeMs(incident.time));
  const slice = index.slices.get(day);
  if (!slice) return undefined;
  const alone = { ...slice, incidents: [incident], declarations: [], handovers: [], efforts: [], others: [] };
  const entry = incidentEntry(index, incident, slice.incidents.indexOf(incident) + 1);
  const silent = index.parties
    .map((party) => party.id)
    .filter((party) => !incident.accounts.some(({ voice }) => voice === party));
  return {
    kind: 'spotReport',
    format: 'truceline-spot-report/1',
    ...headOf(index, slice),
    day,
    incident: entry,
    silent,
    notKnown: UNKNOWNS.filter((kind) => isUnknown[kind](incident, entry, silent)),
    coverage: coverageOf(index, slice),
    findings: clauseFindings(index, alone)
      .map((clause) => ({ ...clause, others: [] }))
      .filter((clause) =>
        entry.findings.some(
          (one) => one.agreement === clause.agreement && one.clause.split('@')[0] === clause.clause,
        ),
      ),
    entries: ledgerEntriesOf(index, alone),
  };
}

const isUnknown: Readonly<
  Record<UnknownKind, (incident: Incident, entry: IncidentEntry, silent: readonly string[]) => boolean>
> = {
  happened: (_, { certainty }) => certainty === 'undetermined',
  author: (_, { author }) => author === 'undetermined' || author === OTHER,
  hour: ({ time }) => isDateOnly(time),
  place: ({ place }) => place.radiusMetres >= VAGUE_METRES,
  means: ({ means }) => means === 'unspecified' || means === 'several',
  toll: ({ killed, injured }) => killed === null && injured === null,
  single: ({ accounts }) => accounts.length === 1,
  ground: ({ control }) => control === 'contested' || control === 'unknown' || control === '',
  silentParty: (_, __, silent) => silent.length > 0,
};
