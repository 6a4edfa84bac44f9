/** What is being entered, as it lies on the phone: plain data that survives a closed browser. Times are milliseconds since 1970 UTC. */
import type { Faces, Means } from '../api/types.ts';

export const WHATS = [
  'explosion',
  'burst',
  'shot',
  'projectile',
  'drone',
  'flare',
  'movement',
  'other',
  'nothing',
] as const;
export type What = (typeof WHATS)[number];
export type Sense = 'ear' | 'eye';
export const PHASES = ['undetermined', 'outgoing', 'incoming', 'airburst'] as const;
export type Phase = (typeof PHASES)[number];
export const COUNTINGS = ['exactly', 'about', 'moreThan', 'between', 'unknown'] as const;
export type Counting = (typeof COUNTINGS)[number];
export const MOVEMENTS = ['free', 'restricted', 'denied'] as const;
export type Movement = (typeof MOVEMENTS)[number];
export const GRADES = ['good', 'poor', 'none'] as const;
export type Grade = (typeof GRADES)[number];

export interface Stand {
  readonly lat: number;
  readonly lon: number;
  /** Holds the true place with about 90 %. */
  readonly radiusMetres: number;
  readonly atMs: number;
}

export interface Direction {
  /** From the observer; true, but for one read from a compass, which is magnetic. */
  readonly degrees: number;
  /** To either side. */
  readonly spreadDegrees: number;
  readonly by: 'rose' | 'compass';
}

export interface Photo {
  readonly id: string;
  readonly file: Blob;
  readonly capturedMs: number | null;
  /** '': not answered yet. */
  readonly faces: Faces | '';
}

export interface Form {
  readonly id: string;
  readonly what: What | '';
  readonly sense: Sense;
  readonly phase: Phase;
  readonly means: Means | '';
  readonly counting: Counting;
  readonly count: number;
  readonly upper: number;
  readonly stand: Stand | null;
  readonly direction: Direction | null;
  /** Of the magnetic needle here, east positive; null: not known. */
  readonly declinationDegrees: number | null;
  /** As the observer says it. */
  readonly range: { readonly minMetres: number; readonly maxMetres: number } | null;
  readonly startMs: number;
  /** Null: still going on when it is saved. */
  readonly endMs: number | null;
  readonly watch: {
    readonly send: boolean;
    readonly sinceMs: number;
    /** Whether the observer said since when; else it follows the clock. */
    readonly sinceSaid: boolean;
    readonly movement: Movement;
    /** Party that denies it; '' where it is not known. */
    readonly by: string;
    readonly visibility: Grade;
    readonly hearing: Grade;
  };
  readonly photos: readonly Photo[];
  readonly words: string;
}

/** What stays the same from one observation to the next: where one stands, how one watches. */
export interface Before {
  readonly stand: Stand | null;
  readonly watch: Form['watch'] | null;
  readonly declinationDegrees: number | null;
}

export function emptyForm(id: string, nowMs: number, before: Before | null): Form {
  const minuteMs = nowMs - (nowMs % 60_000);
  return {
    id,
    what: '',
    sense: 'ear',
    phase: 'undetermined',
    means: '',
    counting: 'exactly',
    count: 1,
    upper: 2,
    stand: before?.stand ?? null,
    direction: null,
    declinationDegrees: before?.declinationDegrees ?? null,
    range: null,
    startMs: minuteMs,
    endMs: minuteMs,
    watch: before?.watch ?? {
      send: true,
      sinceMs: minuteMs,
      sinceSaid: false,
      movement: 'free',
      by: '',
      visibility: 'good',
      hearing: 'good',
    },
    photos: [],
    words: '',
  };
}

/** An hour without an entry is no watching, unless the observer says so. */
const WATCHED_ON_MS = 3_600_000;

/** The first answer is when it was heard; the page may have been open since the morning. */
export function begun(form: Form, what: What, nowMs: number): Partial<Form> {
  if (form.what !== '') return { what };
  const minuteMs = nowMs - (nowMs % 60_000);
  const { watch } = form;
  const stale = !watch.sinceSaid && nowMs - watch.sinceMs > WATCHED_ON_MS;
  return {
    what,
    startMs: minuteMs,
    endMs: minuteMs,
    ...(stale ? { watch: { ...watch, sinceMs: minuteMs } } : {}),
  };
}

/** Whoever noticed something was watching then. */
export const watchedSinceMs = ({ what, startMs, watch }: Form): number =>
  isCounted(what) ? Math.min(watch.sinceMs, startMs) : watch.sinceMs;

export const isCounted = (what: What | ''): boolean => what !== '' && what !== 'nothing';
/** Whether a direction and a distance make sense. */
export const pointsSomewhere = isCounted;

export type Missing = 'what' | 'place' | 'time' | 'faces' | 'count';

/** What keeps it from being saved, the first in the order of the page. */
export function missingOf(form: Form, nowMs: number): Missing | null {
  if (form.what === '') return 'what';
  if (isCounted(form.what) && form.counting === 'between' && form.upper < form.count) return 'count';
  if (!form.stand) return 'place';
  if (timeFault(form, nowMs)) return 'time';
  if (form.photos.some(({ faces }) => faces === '')) return 'faces';
  return null;
}

/** Minutes are rounded, and clocks tick while one types. */
const AHEAD_MS = 60_000;

export function timeFault({ startMs, endMs }: Form, nowMs: number): 'backwards' | 'future' | null {
  if (startMs > nowMs + AHEAD_MS) return 'future';
  return endMs !== null && endMs < startMs ? 'backwards' : null;
}

/** An id that no other phone makes; crypto.randomUUID is only there over https. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `phone-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
