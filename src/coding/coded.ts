/**
 * What the coding stage says of one observation. The keys report_kind, event_place and place_ok are written as in
 * the field's codebook, so that coded lines can be compared with hand-coded ones as they stand.
 */
import type { PlaceShape } from '../geo/place-shape.js';
import type {
  Conduct,
  Language,
  Means,
  PlacePrecision,
  ReportKind,
  Stance,
  Target,
  TimePrecision,
} from '../record/codes.js';
import type { Reason } from '../record/reason.js';
import type { SeriousHarm } from '../record/serious-harm.js';
import type { Sign } from '../record/sign.js';

/** Where an event happened, as far as is known. A coded report without any position has no `position`. */
export interface CodedPlace {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  /** About 90 % radius, metres. */
  readonly radiusMetres: number;
  readonly precision: PlacePrecision;
  /** First-order unit, English name as in the mission's regions, '' when unknown. */
  readonly region: string;
  /** Who placed it: the words of the report, the feed's geocode, a person, a sensor. */
  readonly basis: 'text' | 'feed' | 'coder' | 'sensor';
  /** Absent: no more is known than the radius. */
  readonly shape?: PlaceShape;
}

export interface CodedTime {
  readonly startMs: number;
  /** Exclusive. */
  readonly endMs: number;
  readonly precision: TimePrecision;
}

export interface CodedReport {
  /** The observation's id; `#2`, `#3` ... follow it where one text told of several events. */
  readonly id: string;
  /** Id of the observation this was read from. */
  readonly observation: string;
  readonly source: string;
  readonly report_kind: ReportKind;
  readonly conduct: Conduct;
  readonly means: Means;
  readonly target: Target;
  readonly targetName: string;
  /** A party id, `both`, `undetermined` or `none`: as this report says, not as Truceline judges. */
  readonly actor: string;
  readonly stance: Stance;
  /** Whether the given geocode is where the event happened; null where nothing happened or nothing was given. */
  readonly place_ok: boolean | null;
  /** The most specific place named in the text, in Latin letters; '' if none. */
  readonly event_place: string;
  readonly killed: number | null;
  readonly injured: number | null;
  readonly count: number | null;
  readonly language: Language | '';
  readonly time: CodedTime;
  /** Absent: the report gives no usable position. */
  readonly place?: CodedPlace;
  /**
   * What a statement or other report, no event itself, speaks about, where its words name an attack at a place.
   * Association adds it to an incident that stands there and never opens one for it.
   */
  readonly about?: { readonly conduct: Conduct; readonly means: Means; readonly place: CodedPlace };
  /** Serious harm that the words tell of, beside the codes of the codebook (harm.ts). */
  readonly harm?: SeriousHarm;
  /** The account itself, for people to read: text of the source, or the coder's summary. */
  readonly account: string;
  /** Physical signs of where fire came from, as the record gives them. */
  readonly signs?: readonly Sign[];
  /** What a sensor network located it from. */
  readonly arrivals?: readonly string[];
  /** The party in whose voice the report speaks (a ministry, a general staff), or '' for a third party. */
  readonly voice: string;
  /** `computed` by this stage, or `person` / `sensor` where the record came coded. */
  readonly codedBy: 'computed' | 'person' | 'sensor';
  /** One or more per code that was chosen from words. */
  readonly reasons: readonly Reason[];
}
