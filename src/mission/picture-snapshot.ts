/**
 * The picture as a snapshot: with it a mission of millions of records opens without reading or folding them. It is of
 * use for one size of the ledger, one configuration and one version; anything else is folded anew.
 *
 * Two files. `picture` has all but the coded reports, and what these add up to by day: whoever opens a mission needs no
 * more. `reports` has the reports, packed, and is read by who asks for them, which is the writing of the tables.
 */
import { deserialize, serialize } from 'node:v8';
import { plain } from '../attribution/judged.js';
import type { CodedReport } from '../coding/coded.js';
import type { Picture, Reports, StandsOn } from '../report/picture.js';
import { type ReportSums, sumReports } from '../report/report-sums.js';
import { bornOut } from './catalogue-snapshot.js';
import type { Mission } from './open.js';
import { type Packed, pack, unpack } from './pack.js';
import { pictured } from './pictured.js';
import { readSnapshot, type SnapshotOf, snapshotFile, writeSnapshot } from './snapshot.js';
import type { LocalStore } from './store.js';

const PICTURE = 'picture';
const REPORTS = 'reports';
type Kind = typeof PICTURE | typeof REPORTS;
/** Of these files; counts up when the parts change. */
const FORM = '7';

/** Reports are packed in pieces of so many, that going through them takes the memory of one piece; larger where there would be too many pieces for the head of the file. */
const PIECE = 100_000;
const MOST_PIECES = 100;

/** What is stored whole; the rest of a picture is in the mission, or in the reports. */
type Core = Pick<
  Picture,
  | 'period'
  | 'incidents'
  | 'attributions'
  | 'sourceModel'
  | 'findings'
  | 'seriousHarm'
  | 'harmed'
  | 'standings'
  | 'periods'
  | 'records'
  | 'declarations'
  | 'handovers'
  | 'efforts'
  | 'steps'
  | 'cases'
>;

interface Stored {
  readonly core: Core;
  readonly sums: ReportSums;
  /** How many. */
  readonly reports: number;
}

/** @param withReports false: only how many they are, and their sums; going through them throws */
export async function readPicture(
  mission: Mission,
  store: LocalStore,
  standsOn: StandsOn,
  withReports: boolean,
): Promise<Picture | null> {
  const parts = await readParts(mission, store, standsOn, PICTURE);
  const packed = parts && withReports ? await readParts(mission, store, standsOn, REPORTS) : null;
  if (!parts || (withReports && !packed)) return null;
  const { core, sums, reports } = deserialize(partOf(parts, PICTURE)) as Stored;
  const { config } = mission;
  return {
    mission: pictured(mission),
    parties: config.parties,
    guarantors: config.guarantors,
    sources: config.sources,
    line: mission.line,
    facilities: mission.facilities,
    agreements: mission.programs.map((program) => program.agreement),
    programs: mission.programs,
    standsOn,
    entryOf: entriesIn(store, standsOn.records),
    ...core,
    reports: packed ? packedReports(packed, reports, sums) : reportsLeftOut(reports, sums),
  };
}

/** The same picture without its packed reports in memory, once they are no longer needed. */
export function withoutReports(picture: Picture): Picture {
  const { length, sums } = picture.reports;
  return sums ? { ...picture, reports: reportsLeftOut(length, sums) } : picture;
}

export async function writePicture(mission: Mission, store: LocalStore, picture: Picture): Promise<void> {
  const { ledger } = picture.standsOn;
  if (!ledger) return;
  const { period, incidents, sourceModel, findings, seriousHarm, standings, periods } = picture;
  const attributions = new Map([...picture.attributions].map(([id, one]) => [id, plain(one)] as const));
  const { records, declarations, handovers, efforts, steps, cases } = picture;
  const core: Core = {
    ...{ period, incidents, attributions, sourceModel, findings, seriousHarm, standings, periods },
    harmed: picture.harmed.map(({ incident, attribution }) => ({
      incident,
      attribution: plain(attribution),
    })),
    ...{ records, declarations, handovers, efforts, steps, cases },
  };
  const write = (kind: Kind, parts: ReadonlyMap<string, Uint8Array>): Promise<void> => {
    const { origin, size, root } = ledger;
    const of: SnapshotOf = { kind, origin, size, root, under: underOf(picture.standsOn) };
    return writeSnapshot(snapshotFile(mission.dir, kind), of, parts, store.key);
  };
  await write(REPORTS, packedParts(picture.reports));
  const stored: Stored = { core, sums: sumReports(picture), reports: picture.reports.length };
  await write(PICTURE, new Map([[PICTURE, serialize(stored)]]));
}

async function readParts(
  mission: Mission,
  store: LocalStore,
  standsOn: StandsOn,
  kind: Kind,
): Promise<ReadonlyMap<string, Uint8Array> | null> {
  const file = snapshotFile(mission.dir, kind);
  const wanted = underOf(standsOn);
  const read = await readSnapshot(file, store.key, async (of) => {
    if (of.kind !== kind) return 'it is of another kind';
    const other = Object.entries(wanted).find(([name, value]) => of.under[name] !== value);
    if (other) return `it was made under another ${other[0]}`;
    if (of.size !== standsOn.records)
      return `it is of ${of.size} entries, and the ledger has ${standsOn.records}`;
    return bornOut(of, store.ledger);
  });
  if (read.ok) return read.snapshot.parts;
  if (read.reason !== 'absent') store.note(`The snapshot ${file} was not used: ${read.reason}.`);
  return null;
}

function underOf({ configuration, version }: StandsOn): Record<string, string> {
  return { form: FORM, configuration: configuration.digest, version, v8: process.versions.v8 };
}

const partOf = (parts: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array =>
  parts.get(name) ?? new Uint8Array(0);

/** Tables, words and numbers of each piece, by its number. */
function packedParts(reports: Reports): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array>();
  const most = Math.max(PIECE, Math.ceil(reports.length / MOST_PIECES));
  let piece: CodedReport[] = [];
  let pieces = 0;
  const add = (): void => {
    const { tables, words, numbers } = pack(piece);
    parts.set(`${pieces}.tables`, tables);
    parts.set(`${pieces}.words`, words);
    parts.set(`${pieces}.numbers`, numbers);
    pieces++;
    piece = [];
  };
  for (const report of reports) if (piece.push(report) === most) add();
  if (piece.length > 0) add();
  return parts;
}

function packedReports(parts: ReadonlyMap<string, Uint8Array>, length: number, sums: ReportSums): Reports {
  const packed = (piece: number): Packed => ({
    tables: partOf(parts, `${piece}.tables`),
    words: partOf(parts, `${piece}.words`),
    numbers: partOf(parts, `${piece}.numbers`),
  });
  return {
    length,
    sums,
    *[Symbol.iterator]() {
      for (let piece = 0; parts.has(`${piece}.tables`); piece++) yield* unpack<CodedReport>(packed(piece));
    },
  };
}

function reportsLeftOut(length: number, sums: ReportSums): Reports {
  return {
    length,
    sums,
    [Symbol.iterator]() {
      throw new Error('The reports of this picture were left in its snapshot; read it with them.');
    },
  };
}

/** The catalogue may have grown since; a picture knows the entries that it stands on. */
function entriesIn(store: LocalStore, size: number): (id: string) => number | undefined {
  return (id) => {
    const index = store.catalogue.find(id);
    return index !== undefined && index < size ? index : undefined;
  };
}
