/**
 * What each source said about each incident, as columns: one row a saying, rows of one incident together.
 *
 * A source that speaks in the voice of a party (its own, or one that it quotes) is told apart from the same source
 * speaking for itself. A source that says several different things about one incident has one word to divide among them;
 * the same thing said again adds nothing.
 */
import type { Account, Incident } from '../../incident/incident.js';
import { isSeriousHarm } from '../../record/serious-harm.js';
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
  const speakers: Speaker[] = [];
  const read = makeReader(setting, numberSpeakers(speakers, setting.parties.length));
  return collectRows(incidents.length, accounts, setting.parties, speakers, (i, rows, at) =>
    read(incidents[i]!, rows, at),
  );
}

/** @param write writes the rows of incident i from `at`, and returns their end */
export function collectRows(
  incidents: number,
  capacity: number,
  parties: SayingsSetting['parties'],
  sources: readonly Speaker[],
  write: (i: number, rows: SayingRows, at: number) => number,
): Sayings {
  const rows = emptyRows(capacity);
  const offsets = new Int32Array(incidents + 1);
  let end = 0;
  for (let i = 0; i < incidents; i++) {
    end = write(i, rows, end);
    offsets[i + 1] = end;
  }
  return {
    source: rows.source.subarray(0, end),
    says: rows.says.subarray(0, end),
    weight: rows.weight.subarray(0, end),
    wording: rows.wording.subarray(0, end),
    incidents,
    offsets,
    sources,
    parties: parties.map((party) => party.id),
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

/** Number of a source that speaks in the voice of a party, -1 for its own. */
export type SourceNumber = (source: string, voice: number) => number;
/** Writes the rows of one incident from `at` and returns their end; at most one row an account. */
export type SayingsReader = (incident: Incident, rows: SayingRows, at: number) => number;

/** Numbers speakers as they come, into `speakers`. A source is told apart from itself in another voice. */
export function numberSpeakers(speakers: Speaker[], parties: number): SourceNumber {
  return speakerTable(parties, (source, voice) => speakers.push({ source, voice }) - 1);
}

/** Numbers kept by source and voice; `find` is asked once for each. */
export function speakerTable(parties: number, find: SourceNumber): SourceNumber {
  const bySource = new Map<string, Int32Array>();
  return (source, voice) => {
    let numbers = bySource.get(source);
    if (!numbers) {
      numbers = new Int32Array(parties + 1).fill(NO_NUMBER);
      bySource.set(source, numbers);
    }
    const known = numbers[voice + 1]!;
    if (known !== NO_NUMBER) return known;
    const number = find(source, voice);
    numbers[voice + 1] = number;
    return number;
  };
}

const NO_NUMBER = -0x80000000;

export function makeReader(setting: SayingsSetting, numberOf: SourceNumber): SayingsReader {
  const partyNumber = new Map(setting.parties.map((party, k) => [party.id, k]));
  const sensors = new Set(setting.sources.filter(({ kind }) => kind === 'sensor').map(({ id }) => id));
  return (incident, rows, at) => {
    let end = at;
    for (const account of incident.accounts) {
      if (account.conduct === 'none' || sensors.has(account.source)) continue;
      const voice = partyNumber.get(account.voice) ?? -1;
      const says = whatItSays(account, partyNumber.get(account.actor) ?? -1, voice, partyNumber.size);
      if (says === SILENT) continue;
      const source = numberOf(account.source, voice);
      end = writeRow(
        rows,
        at,
        end,
        source,
        says,
        hedge(account, says, voice),
        wordingOf(wordsOfSource(account)),
      );
    }
    shareOut(rows, at, end);
    return end;
  };
}

export const SILENT = -2;
/** A third party that puts it in somebody's mouth says about this much of one word itself. Convention: the ratio of the weights in weights.yaml. */
const HEDGED = 0.3;

/** @param named @param voice indices of the parties that are named and in whose voice it speaks, -1 for none */
export function whatItSays(account: Account, named: number, voice: number, parties: number): number {
  const { actor, stance, conduct } = account;
  if (stance === 'denied') {
    // A denial that blames somebody else is an accusation.
    return named >= 0 && account.voice !== '' && named !== voice ? named : parties + 1;
  }
  if (named >= 0) return named;
  if (actor !== 'none') return NAMES_NOBODY;
  return conduct === 'explosion' || conduct === 'mine' || conduct === 'other' ? parties : SILENT;
}

export function hedge(account: Account, says: number, voice: number): number {
  return account.stance === 'alleged' && voice === -1 && says !== NAMES_NOBODY ? HEDGED : 1;
}

function writeRow(
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
export function shareOut(rows: SayingRows, from: number, end: number): void {
  for (let row = from; row < end; row++) {
    let said = 0;
    for (let other = from; other < end; other++) if (rows.source[other] === rows.source[row]) said++;
    if (said > 1) rows.weight[row] = rows.weight[row]! / said;
  }
}

/** FNV-1a over all but white space; 0 for texts too short to tell copying from chance. */
export function wordingOf(text: string): number {
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

/** Of serious harm a record has a coder's words and none of its source: that they are equal says nothing. */
export const wordsOfSource = ({ text, conduct }: Account): string => (isSeriousHarm(conduct) ? '' : text);

/** Below two or three words, the same words come by chance. */
const SHORTEST_WORDING = 12;
