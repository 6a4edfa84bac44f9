/**
 * What a report is made from: everything that was derived from a prefix of the log, and the setting it was derived
 * in. Built by mission/, read by report/ and server/.
 */
import type { Agreement } from '../agreement/agreement.js';
import type { Attribution } from '../attribution/attribution.js';
import type { CodedReport } from '../coding/coded.js';
import type { Finding } from '../compliance/finding.js';
import type { StandingBand, StatedPeriod } from '../compliance/judge.js';
import type { Facility } from '../geo/facility.js';
import type { ContactLine } from '../geo/line.js';
import type { Incident } from '../incident/incident.js';
import type { Declaration, Effort, Handover, TrucelineRecord } from '../record/record.js';
import type { LocalText, Party, Source } from '../record/source.js';

export interface Picture {
  readonly mission: {
    readonly id: string;
    readonly title: LocalText;
    readonly timeZone: string;
    /** True where the records come from a simulator; absent where the mission says nothing about it. */
    readonly simulated?: boolean;
  };
  readonly period: { readonly startMs: number; readonly endMs: number };
  /** In the order of the mission file; reports print parties alphabetically by English name. */
  readonly parties: readonly Party[];
  readonly guarantors: readonly Party[];
  readonly sources: readonly Source[];
  readonly line: ContactLine | null;
  readonly facilities: readonly Facility[];
  readonly agreements: readonly Agreement[];
  /** Records in the log, and the SHA-256 over them: what the picture stands on. */
  readonly standsOn: { readonly records: number; readonly digest: string; readonly version: string };
  /** Every coded observation, in the order of time. */
  readonly reports: readonly CodedReport[];
  readonly incidents: readonly Incident[];
  /** By incident id. */
  readonly attributions: ReadonlyMap<string, Attribution>;
  readonly findings: readonly Finding[];
  readonly standings: readonly StandingBand[];
  readonly periods: readonly StatedPeriod[];
  /** All that stands after corrections: what the agreements were held against. */
  readonly records: readonly TrucelineRecord[];
  readonly declarations: readonly Declaration[];
  readonly handovers: readonly Handover[];
  readonly efforts: readonly Effort[];
}
