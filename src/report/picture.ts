/**
 * What a report is made from: everything that was derived from a prefix of the log, and the setting it was derived
 * in. Built by mission/, read by report/ and server/.
 */
import type { Agreement } from '../agreement/agreement.js';
import type { Program } from '../agreement/program.js';
import type { Attribution } from '../attribution/attribution.js';
import type { Case } from '../casework/case.js';
import type { CodedReport } from '../coding/coded.js';
import type { PlaceNamer } from '../coding/place-namer.js';
import type { Finding } from '../compliance/finding.js';
import type { StandingBand, StatedPeriod } from '../compliance/judge.js';
import type { Facility } from '../geo/facility.js';
import type { ContactLine } from '../geo/line.js';
import type { Incident } from '../incident/incident.js';
import type { Declaration, Effort, Handover, TrucelineRecord } from '../record/record.js';
import type { LocalText, Party, Source } from '../record/source.js';
import type { Step } from '../record/step.js';
import type { SeriousHarmFinding } from '../treatment/finding.js';
import type { Harmed } from '../treatment/separate.js';
import type { JudgedSources } from './judged-sources.js';
import type { ReportSums } from './report-sums.js';

/** A ledger at one of its sizes, in the words of its checkpoint (C2SP tlog-checkpoint). */
export interface LedgerState {
  readonly origin: string;
  readonly size: number;
  /** Root hash, base64 as in the checkpoint. */
  readonly root: string;
  /** The ledger's public key, as a note verifier line. */
  readonly key: string;
}

/** The files that say how records are read: mission.yaml, agreements, registers, coding words. */
export interface Configuration {
  /** SHA-256, hexadecimal, over a line for each file, as `sha256sum` writes it: sum, two blanks, path. */
  readonly digest: string;
  /** By path, relative to the mission's folder. */
  readonly files: readonly { readonly file: string; readonly sha256: string }[];
}

/** Everything that a picture follows from: the same of all of it gives the same picture, byte for byte. */
export interface StandsOn {
  readonly records: number;
  /** Null where the records came from somewhere else, as lines of a pipe. */
  readonly ledger: LedgerState | null;
  readonly configuration: Configuration;
  readonly version: string;
}

/** A list, or reports that stay packed in a store and are unpacked as they are gone through. */
export type Reports = Iterable<CodedReport> & {
  readonly length: number;
  /** What they add up to with the picture that they were stored with; absent: add them up. */
  readonly sums?: ReportSums;
};

export interface PicturedMission {
  readonly id: string;
  readonly title: LocalText;
  readonly timeZone: string;
  /** What reports call the zone; absent: its IANA name. */
  readonly timeZoneName?: LocalText;
  /** An author is named from this probability on. */
  readonly authorThreshold?: number;
  /** Regions by the name that places carry. */
  readonly regionNames?: Readonly<Record<string, LocalText>>;
  /** True where the records come from a simulator; absent where the mission says nothing about it. */
  readonly simulated?: boolean;
}

export interface Picture {
  readonly mission: PicturedMission;
  readonly period: { readonly startMs: number; readonly endMs: number };
  /** In the order of the mission file; reports print parties alphabetically by English name. */
  readonly parties: readonly Party[];
  readonly guarantors: readonly Party[];
  readonly sources: readonly Source[];
  readonly line: ContactLine | null;
  readonly facilities: readonly Facility[];
  readonly agreements: readonly Agreement[];
  /** The same, compiled with the mission's setting. */
  readonly programs: readonly Program[];
  readonly standsOn: StandsOn;
  /** Index of the ledger's entry that holds a record; undefined for one that is not in the ledger. */
  readonly entryOf: (recordId: string) => number | undefined;
  /** Places that a few words name; absent where there is no gazetteer to look in. */
  readonly placesNamed?: PlaceNamer;
  /** Every coded observation, in the order of time. */
  readonly reports: Reports;
  readonly incidents: readonly Incident[];
  /** By incident id. */
  readonly attributions: ReadonlyMap<string, Attribution>;
  /** What the sources turned out to be like; null where there are too few incidents to judge them by, and their grades count. */
  readonly sourceModel: JudgedSources | null;
  readonly findings: readonly Finding[];
  /** Of their own kind; neither they nor their incidents are in the lists above. */
  readonly seriousHarm: readonly SeriousHarmFinding[];
  /** Their incidents, for working a finding out again; shown nowhere. */
  readonly harmed: readonly Harmed[];
  readonly standings: readonly StandingBand[];
  readonly periods: readonly StatedPeriod[];
  /** What stands after corrections and the agreements were held against beside the incidents: not the mere accounts. */
  readonly records: readonly TrucelineRecord[];
  readonly declarations: readonly Declaration[];
  readonly handovers: readonly Handover[];
  readonly efforts: readonly Effort[];
  /** Of all cases, in the order of the ledger; corrections leave them alone. */
  readonly steps: readonly Step[];
  /** The cases after the last of them. */
  readonly cases: readonly Case[];
  /** What of it may be shown; absent: everything. */
  readonly released?: Released;
}

/** Of a picture that is not for everybody's eyes: what was left in it (src/access). */
export interface Released {
  /** Whether sensors and patrols may be shown. */
  readonly devices: boolean;
  /** Findings on what happened later are drafts and left out; absent: none is. */
  readonly judgedUntilMs?: number;
  /** Told in English at the head of what is made from the picture. */
  readonly notes: readonly string[];
  /** The same as data. */
  readonly fields: readonly WithheldField[];
}

/** A kind of knowledge that was left out or made less exact. */
export interface WithheldField {
  readonly field: string;
  readonly kind: 'withheld' | 'generalised' | 'delayed' | 'own';
  readonly km?: number;
  readonly hours?: number;
}
