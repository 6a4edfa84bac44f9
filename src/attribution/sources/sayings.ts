/**
 * What each source said about each incident, as columns: one row a saying, rows of one incident together.
 *
 * A source that speaks in the voice of a party (its own, or one that it quotes) is told apart from the same source
 * speaking for itself. A source that says several different things about one incident has one word to divide among them;
 * the same thing said again adds nothing.
 */
import type { Account, Incident } from '../../incident/incident.js';
import type { Party, Source } from '../../record/source.js';

/** Names nobody, but asserts that it happened. */
export const NAMES_NOBODY = -1;

export interface SayingRows {
  /** Index of the source in the table of sources; -1 for one that is not in it. */
  readonly source: Int32Array;
  /** Hypothesis named: party i, parties.length for accident or other, one more for did not happen; or NAMES_NOBODY. */
  readonly says: Int8Array;
  /** How much of one word this is, 0 to 1: less where hedged, or where the source says several things. */
  readonly weight: Float32Array;
  /** Equal and not 0 where two rows of one incident have the same wording. */
  readonly wording: Int32Array;
}

export interface Sayings extends SayingRows {
  readonly incidents: number;
  /** Rows of incident i: from offsets[i] to before offsets[i + 1]. */
  readonly offsets: Int32Array;
  /** Distinct sources in the order in which they first speak. */
  readonly sources: readonly Speaker[];
  readonly parties: readonly string[];
}

export interface Speaker {
  readonly source: string;
  /** Index of the party in whose voice it speaks, -1 for a third party. */
  readonly voice: number;
}

export interface SayingsSetting {
  readonly parties: readonly Pick<Party, 'id'>[];
  readonly sources: readonly Pick<Source, 'id' | 'kind'>[];
}

/** Cost: linear in the accounts. */
export function sayingsOf(incidents: readonly Incident[], setting: SayingsSetting): Sayings {
  let accounts = 0;
  for (const incident of incidents) accounts += incident.accounts.length;
  const rows = emptyRows(accounts);
  const offsets = new Int32Array(incidents.length + 1);
  const speakers: Speaker[] = [];
  const numbers = new Map<string, number>();
  const read = makeReader(setting, (source, voice, key) => {
    let number = numbers.get(key);
    if (number === undefined) {
      number = speakers.length;
      numbers.set(key, number);
      speakers.push({ source, voice });
    }
    return number;
  });
  let end = 0;
  for (let i = 0; i < incidents.length; i++) {
    end = read(incidents[i]!, rows, end);
    offsets[i + 1] = end;
  }
  return {
    source: rows.source.subarray(0, end),
    says: rows.says.subarray(0, end),
    weight: rows.weight.subarray(0, end),
    wording: rows.wording.subarray(0, end),
    incidents: incidents.length,
    offsets,
    sources: speakers,
    parties: setting.parties.map((party) => party.id),
  };
}

/** Whole incidents, evenly spread, of about so many rows; the same sources. @returns also which incidents. */
export function sampleOf(
  sayings: Sayings,
  rows: number,
): { readonly sayings: Sayings; readonly incidents: Int32Array } {
  const every = Math.max(1, sayings.source.length / rows);
  const incidents = Int32Array.from({ length: Math.ceil(sayings.incidents / every) }, (_, k) =>
    Math.floor(k * every),
  );
  const offsets = new Int32Array(incidents.length + 1);
  incidents.forEach((i, k) => {
    offsets[k + 1] = offsets[k]! + sayings.offsets[i + 1]! - sayings.offsets[i]!;
  });
  const sampled = emptyRows(offsets[incidents.length]!);
  incidents.forEach((i, k) => {
    const from = sayings.offsets[i]!;
    const to = sayings.offsets[i + 1]!;
    sampled.source.set(sayings.source.subarray(from, to), offsets[k]);
    sampled.says.set(sayings.says.subarray(from, to), offsets[k]);
    sampled.weight.set(sayings.weight.subarray(from, to), offsets[k]);
    sampled.wording.set(sayings.wording.subarray(from, to), offsets[k]);
  });
  return { sayings: { ...sayings, ...sampled, incidents: incidents.length, offsets }, incidents };
}

export function emptyRows(capacity: number): SayingRows {
  return {
    source: new Int32Array(capacity),
    says: new Int8Array(capacity),
    weight: new Float32Array(capacity),
    wording: new Int32Array(capacity),
  };
}

export type SourceNumber = (source: string, voice: number, key: string) => number;
/** Writes the rows of one incident from `at` and returns their end; at most one row an account. */
export type SayingsReader = (incident: Incident, rows: SayingRows, at: number) => number;

/** The key by which a source in a voice is told apart from the same source in another. */
export const speakerKey = (source: string, voice: number): string => `${voice} ${source}`;

export function makeReader(setting: SayingsSetting, numberOf: SourceNumber): SayingsReader {
  const partyNumber = new Map(setting.parties.map((party, k) => [party.id, k]));
  const sensors = new Set(setting.sources.filter(({ kind }) => kind === 'sensor').map(({ id }) => id));
  return (incident, rows, at) => {
    let end = at;
    for (const account of incident.accounts) {
      if (account.conduct === 'none' || sensors.has(account.source)) continue;
      const says = whatItSays(account, partyNumber);
      if (says === SILENT) continue;
      const voice = partyNumber.get(account.voice) ?? -1;
      const source = numberOf(account.source, voice, speakerKey(account.source, voice));
      end = write(rows, at, end, source, says, hedge(account, says, voice), wordingOf(account.text));
    }
    shareOut(rows, at, end);
    return end;
  };
}

const SILENT = -2;
/** A third party that puts it in somebody's mouth says about this much of one word itself. Convention: the ratio of the weights in weights.yaml. */
const HEDGED = 0.3;

function whatItSays(account: Account, partyNumber: ReadonlyMap<string, number>): number {
  const { actor, voice, stance, conduct } = account;
  const parties = partyNumber.size;
  const named = partyNumber.get(actor);
  if (stance === 'denied') {
    // A denial that blames somebody else is an accusation.
    return named !== undefined && voice !== '' && actor !== voice ? named : parties + 1;
  }
  if (named !== undefined) return named;
  if (actor !== 'none') return NAMES_NOBODY;
  return conduct === 'explosion' || conduct === 'mine' || conduct === 'other' ? parties : SILENT;
}

function hedge(account: Account, says: number, voice: number): number {
  return account.stance === 'alleged' && voice === -1 && says !== NAMES_NOBODY ? HEDGED : 1;
}

function write(
  rows: SayingRows,
  from: number,
  end: number,
  source: number,
  says: number,
  weight: number,
  wording: number,
): number {
  for (let row = from; row < end; row++)
    if (rows.source[row] === source && rows.says[row] === says) {
      rows.weight[row] = Math.max(rows.weight[row]!, weight);
      return end;
    }
  rows.source[end] = source;
  rows.says[end] = says;
  rows.weight[end] = weight;
  rows.wording[end] = wording;
  return end + 1;
}

/** What names somebody goes before what names nobody; the rest is divided. */
function shareOut(rows: SayingRows, from: number, end: number): void {
  for (let row = from; row < end; row++) {
    let said = 0;
    for (let other = from; other < end; other++) if (rows.source[other] === rows.source[row]) said++;
    if (said > 1) rows.weight[row] = rows.weight[row]! / said;
  }
}

/** FNV-1a over all but white space; 0 for texts too short to tell copying from chance. */
function wordingOf(text: string): number {
  let hash = 0x811c9dc5;
  let letters = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code <= 32) continue;
    letters++;
    hash = Math.imul(hash ^ code, 0x01000193);
  }
  return letters < SHORTEST_WORDING ? 0 : hash | 1;
}

/** Below two or three words, the same words come by chance. */
const SHORTEST_WORDING = 12;
