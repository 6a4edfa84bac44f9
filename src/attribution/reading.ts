/**
 * Incidents as columns: what attribution reads of them, read once. Words become numbers: parties by their index, sources by
 * the order in which they come, voices by a number within the incident (a party is one voice with all its outlets; a
 * third-party source is one voice; third-party accounts in the very same words are one voice, whoever printed them).
 * Signs, ground and reach are weighed here too: they are the same whatever is known of sources and of other incidents.
 */
import type { Account, Incident } from '../incident/incident.js';
import { measureCircumstance } from './circumstance.js';
import { type Evidence, evidence } from './evidence.js';
import { type PreparedSetting, partyOf, trustIn } from './prepare.js';
import { measureSigns } from './sign.js';
import { hedge, SILENT, whatItSays, wordingOf, wordsOfSource } from './sources/sayings.js';

/** What an account is, as bits. */
export const TRAIT = {
  /** It speaks in somebody's voice. */
  voiced: 1,
  /** A sensor's, or one that tells no conduct. */
  detected: 2,
  /** It gives physical signs. */
  trace: 4,
  /** A third party tells it as nobody's doing. */
  accident: 8,
} as const;
export const STANCE = { asserted: 0, alleged: 1, denied: 2, none: 3 } as const;

export interface Reading {
  readonly prepared: PreparedSetting;
  /** Accounts of incident i: rows from offsets[i] to before offsets[i + 1]. */
  readonly offsets: Int32Array;
  /** By account. */
  columns: Columns;
  /** Signs and circumstance: rows of incident i from factOffsets[2 i], its circumstance from factOffsets[2 i + 1]. */
  readonly facts: Evidence;
  readonly factOffsets: Int32Array;
  /** Parties to which the signs of third parties point, as bits. */
  readonly pointedAt: Int32Array;
  /** Holder of the ground, -1 for none. */
  readonly holder: Int8Array;
  /** Told without an attacker by its nature. */
  readonly unexplained: Uint8Array;
  /** What was hit is nothing that a party gladly says it hit. */
  readonly isProtected: Uint8Array;
  /** Names of the sources by number. */
  readonly sources: string[];
}

export interface Columns {
  /** Index of the party that speaks, and of the one that is named; -1 for none. */
  readonly speaker: Int8Array;
  readonly named: Int8Array;
  readonly stance: Uint8Array;
  readonly traits: Uint8Array;
  readonly trust: Float64Array;
  readonly voice: Int32Array;
  readonly source: Int32Array;
  /** As in sources/sayings.ts. */
  readonly says: Int8Array;
  readonly hedge: Float32Array;
  readonly wording: Int32Array;
}

/** Targets that a party does not gladly say it hit. */
const PROTECTED: ReadonlySet<string> = new Set(['residential', 'medical', 'education', 'civilian']);

/**
 * @param words whether it is to be told which accounts have the same wording: where sources are judged
 * @returns reads one incident after the other, each in the place of the one before, as incident 0
 */
export function makeReader(prepared: PreparedSetting, words: boolean): (incident: Incident) => Reading {
  const read = readerInto(emptyReading(prepared, 1, 64), words);
  return (incident) => read(incident, 0);
}

export function readAll(incidents: readonly Incident[], prepared: PreparedSetting): Reading {
  let accounts = 0;
  for (const incident of incidents) accounts += incident.accounts.length;
  const reading = emptyReading(prepared, incidents.length, accounts);
  const read = readerInto(reading, true);
  for (let i = 0; i < incidents.length; i++) read(incidents[i]!, i);
  return reading;
}

function emptyReading(prepared: PreparedSetting, incidents: number, accounts: number): Reading {
  return {
    prepared,
    offsets: new Int32Array(incidents + 1),
    columns: emptyColumns(accounts),
    facts: evidence(),
    factOffsets: new Int32Array(2 * incidents + 1),
    pointedAt: new Int32Array(incidents),
    holder: new Int8Array(incidents),
    unexplained: new Uint8Array(incidents),
    isProtected: new Uint8Array(incidents),
    sources: [],
  };
}

const emptyColumns = (accounts: number): Columns => ({
  speaker: new Int8Array(accounts),
  named: new Int8Array(accounts),
  stance: new Uint8Array(accounts),
  traits: new Uint8Array(accounts),
  trust: new Float64Array(accounts),
  voice: new Int32Array(accounts),
  source: new Int32Array(accounts),
  says: new Int8Array(accounts),
  hedge: new Float32Array(accounts),
  wording: new Int32Array(accounts),
});

function readerInto(reading: Reading, words: boolean): (incident: Incident, i: number) => Reading {
  const { prepared, offsets, facts, factOffsets } = reading;
  const sourceNumbers = new Map<string, number>();
  const sensors: boolean[] = [];
  const numberByTable = nameTable(prepared.parties.length);
  const numberOf = (source: string): number => {
    const number = reading.sources.push(source) - 1;
    sourceNumbers.set(source, number);
    sensors.push(prepared.sensorIds.has(source));
    return number;
  };
  return (incident, i) => {
    const { accounts, target } = incident;
    const from = offsets[i]!;
    const end = from + accounts.length;
    offsets[i + 1] = end;
    if (end > reading.columns.named.length) reading.columns = emptyColumns(2 * end);
    const { columns } = reading;
    for (let k = 0; k < accounts.length; k++) {
      const account = accounts[k]!;
      const source = sourceNumbers.get(account.source) ?? numberOf(account.source);
      readAccount(account, from + k, source, sensors[source]!, columns, prepared, words);
    }
    if (accounts.length > MANY) numberByTable(accounts, from, columns);
    else numberByLooking(accounts, from, columns);
    reading.holder[i] = partyOf(prepared, incident.control);
    reading.unexplained[i] = prepared.unexplained.has(incident.conduct) ? 1 : 0;
    reading.isProtected[i] = PROTECTED.has(target) ? 1 : 0;
    facts.rows = factOffsets[2 * i]!;
    reading.pointedAt[i] = measureSigns(incident, prepared, facts);
    factOffsets[2 * i + 1] = facts.rows;
    measureCircumstance(incident, prepared, facts);
    factOffsets[2 * i + 2] = facts.rows;
    return reading;
  };
}

function readAccount(
  account: Account,
  row: number,
  source: number,
  isSensor: boolean,
  to: Columns,
  prepared: PreparedSetting,
  words: boolean,
): void {
  const { voice, actor, stance, conduct, signs } = account;
  const speaker = voice === '' ? -1 : partyOf(prepared, voice);
  const named = actor === 'undetermined' || actor === 'none' ? -1 : partyOf(prepared, actor);
  const detected = conduct === 'none' || isSensor;
  let traits = voice === '' ? 0 : TRAIT.voiced;
  if (detected) traits |= TRAIT.detected;
  if (signs !== undefined && signs.length > 0) traits |= TRAIT.trace;
  if (actor === 'none' && voice === '' && stance === 'asserted' && prepared.unexplained.has(conduct))
    traits |= TRAIT.accident;
  to.speaker[row] = speaker;
  to.named[row] = named;
  to.stance[row] = stance === 'asserted' || stance === 'alleged' || stance === 'denied' ? STANCE[stance] : 3;
  to.traits[row] = traits;
  to.trust[row] = trustIn(account.sourceGrade, prepared);
  to.source[row] = source;
  const says = detected ? SILENT : whatItSays(account, named, speaker, prepared.parties.length);
  to.says[row] = says;
  to.hedge[row] = says === SILENT ? 0 : hedge(account, says, speaker);
  to.wording[row] = says === SILENT || !words ? 0 : wordingOf(wordsOfSource(account));
}

/** From here on a table of names is faster than a look at all accounts before. */
const MANY = 24;

function numberByLooking(accounts: readonly Account[], from: number, columns: Columns): void {
  const { voice, traits, speaker, source } = columns;
  let count = 0;
  for (let i = 0; i < accounts.length; i++) {
    const row = from + i;
    const voiced = traits[row]! & TRAIT.voiced;
    let known = -1;
    for (let other = from; other < row && known < 0; other++) {
      if ((traits[other]! & TRAIT.voiced) !== voiced || speaker[other] !== speaker[row]) continue;
      const same = voiced
        ? speaker[row]! >= 0 || accounts[other - from]!.voice === accounts[i]!.voice
        : source[other] === source[row] || sameWords(accounts[other - from]!, accounts[i]!);
      if (same) known = voice[other]!;
    }
    voice[row] = known < 0 ? count++ : known;
  }
}

const sameWords = (a: Account, b: Account): boolean =>
  a.text.length === b.text.length && a.text !== '' && a.text === b.text && wordsOfSource(a) !== '';

/** Numbers voices by source, by party and by words; the tables are empty again when it is done. */
function nameTable(parties: number): (accounts: readonly Account[], from: number, columns: Columns) => void {
  let ofSource = new Int32Array(64).fill(NO_VOICE);
  const ofParty = new Int32Array(parties);
  const ofStranger = new Map<string, number>();
  const ofWords = new Map<string, number>();
  return (accounts, from, { voice, traits, speaker, source }) => {
    let count = 0;
    ofParty.fill(NO_VOICE);
    for (let i = 0; i < accounts.length; i++) {
      const row = from + i;
      if ((traits[row]! & TRAIT.voiced) !== 0) {
        const party = speaker[row]!;
        const name = accounts[i]!.voice;
        const known = party >= 0 ? ofParty[party]! : (ofStranger.get(name) ?? NO_VOICE);
        const number = known === NO_VOICE ? count++ : known;
        if (party >= 0) ofParty[party] = number;
        else ofStranger.set(name, number);
        voice[row] = number;
        continue;
      }
      const at = source[row]!;
      if (at >= ofSource.length) {
        const larger = new Int32Array(2 * at).fill(NO_VOICE);
        larger.set(ofSource);
        ofSource = larger;
      }
      const text = wordsOfSource(accounts[i]!);
      let number = ofSource[at]!;
      if (text !== '') {
        const words = ofWords.get(text);
        if (number === NO_VOICE) number = words ?? count++;
        if (words === undefined) ofWords.set(text, number);
      } else if (number === NO_VOICE) number = count++;
      ofSource[at] = number;
      voice[row] = number;
    }
    for (let i = 0; i < accounts.length; i++) ofSource[source[from + i]!] = NO_VOICE;
    ofStranger.clear();
    ofWords.clear();
  };
}

const NO_VOICE = -1;
