/** What claims are compared with. */
import type { Attribution } from '../attribution/attribution.js';
import type { PlaceNamer } from '../coding/place-namer.js';
import type { Finding } from '../compliance/finding.js';
import type { Incident } from '../incident/incident.js';
import type { Declaration, Effort } from '../record/record.js';
import type { Source } from '../record/source.js';
import type { Interval } from '../time/instant.js';
import type { Noticing } from './noticed.js';

export interface ClaimSetting {
  readonly period: Interval;
  readonly declarations: readonly Declaration[];
  readonly incidents: readonly Incident[];
  readonly attributions: ReadonlyMap<string, Attribution>;
  readonly findings: readonly Finding[];
  /** Ids of the agreements that are judged. */
  readonly agreements: ReadonlySet<string>;
  readonly efforts: readonly Effort[];
  readonly sources: ReadonlyMap<string, Source>;
  /** First-order units as incidents name them. */
  readonly regions: readonly string[];
  readonly placesNamed?: PlaceNamer | undefined;
  /** Findings on what happened later are not shown; absent: all are. */
  readonly judgedUntilMs?: number | undefined;
}

/** What the stages of the comparison share. */
export interface Comparing {
  readonly setting: ClaimSetting;
  readonly findingsOf: ReadonlyMap<string, readonly Finding[]>;
  readonly noticed: Noticing;
}
