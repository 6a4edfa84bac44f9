/**
 * What stands behind an allegation: who says so independently of whom, and what is in custody.
 *
 * Two voices are independent when neither is a voice of the same party nor the same source: two offices of one side are one.
 * A denial is no account of harm. What the program read from a headline never counts.
 */
import type { Account, Incident } from '../incident/incident.js';
import type { Stance } from '../record/codes.js';
import type { Custody, Evidence, Observation, Seal, TrucelineRecord } from '../record/record.js';
import { isSeriousHarm } from '../record/serious-harm.js';
import type { Source } from '../record/source.js';
import type { Basis, Held, SealedPayload, Voice } from './finding.js';

const FEWEST_VOICES = 2;
const STRENGTH: readonly Stance[] = ['none', 'denied', 'alleged', 'asserted'];

/** Evidence, its custody, seals, and media that observations name, by what they are about. */
export interface Kept {
  readonly about: ReadonlyMap<string, readonly Evidence[]>;
  readonly items: ReadonlyMap<string, Evidence>;
  readonly chains: ReadonlyMap<string, readonly Custody[]>;
  readonly seals: ReadonlyMap<string, readonly Seal[]>;
  /** Ids of seals whose payload is no more. */
  readonly destroyed: ReadonlySet<string>;
  readonly media: ReadonlyMap<string, readonly string[]>;
  /** Observations of serious harm, by id: each speaks for its own source, however alike the coder worded them. */
  readonly told: ReadonlyMap<string, Observation>;
  readonly partyOf: ReadonlyMap<string, string>;
}

export function keptOf(records: readonly TrucelineRecord[], sources: readonly Source[]): Kept {
  const told = new Map<string, Observation>();
  const partyOf = new Map(sources.map(({ id, party }) => [id, party ?? '']));
  const about = new Map<string, Evidence[]>();
  const items = new Map<string, Evidence>();
  const chains = new Map<string, Custody[]>();
  const seals = new Map<string, Seal[]>();
  const destroyed = new Set<string>();
  const media = new Map<string, string[]>();
  for (const record of records) {
    if (record.kind === 'evidence') {
      items.set(record.id, record);
      if (record.about !== undefined) push(about, record.about, record);
    } else if (record.kind === 'custody') push(chains, record.of, record);
    else if (record.kind === 'seal' && record.about !== undefined) push(seals, record.about, record);
    else if (record.kind === 'destruction') destroyed.add(record.of);
    else if (record.kind === 'observation') {
      for (const { of } of record.media ?? []) push(media, record.id, of);
      if (isSeriousHarm(record.conduct)) told.set(record.id, record);
    }
  }
  return { about, items, chains, seals, destroyed, media, told, partyOf };
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

export function basisOf(incident: Incident, kept: Kept): Basis {
  const voices = voicesOf(incident.accounts, kept);
  const independent = voices.filter(({ counts }) => counts).length;
  const ids = [incident.id, ...incident.accounts.flatMap(({ observations }) => observations)];
  const held = heldOf(ids, kept);
  const isHeld = held.some(({ state }) => state === 'whole');
  return {
    voices,
    independent,
    custody: isHeld ? 'in_custody' : 'not_in_custody',
    held,
    sealed: sealedOf(ids, kept),
    rule:
      independent >= FEWEST_VOICES ? 'independent_accounts' : isHeld ? 'evidence_in_custody' : 'one_account',
  };
}

function sealedOf(ids: readonly string[], { seals, destroyed }: Kept): SealedPayload[] {
  const found = new Map(ids.flatMap((id) => (seals.get(id) ?? []).map((seal) => [seal.id, seal] as const)));
  return [...found.values()]
    .map(({ id, class: releaseClass }) => ({
      id,
      class: releaseClass,
      state: destroyed.has(id) ? ('destroyed' as const) : ('kept' as const),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

interface Saying {
  readonly observation: string;
  readonly stance: Stance;
  readonly counts: boolean;
  readonly actor: string;
}

function voicesOf(accounts: readonly Account[], kept: Kept): Voice[] {
  const byVoice = new Map<string, Saying[]>();
  for (const account of accounts)
    for (const observation of account.observations) {
      const own = kept.told.get(observation);
      const { source, stance = 'asserted' } = own ?? account;
      const party = own ? (kept.partyOf.get(source) ?? '') : account.voice;
      const counts = stance !== 'denied' && (own !== undefined || tellsOfHarm(account));
      const { actor = 'undetermined' } = own ?? account;
      const voice = party === '' ? `source:${source}` : `party:${party}`;
      push(byVoice, voice, { observation, stance, counts, actor });
    }
  return [...byVoice]
    .map(([voice, sayings]) => ({
      voice,
      says: sayings.map(({ stance }) => stance).reduce((a, b) => (strength(b) > strength(a) ? b : a)),
      counts: sayings.some(({ counts }) => counts),
      names: [
        ...new Set(sayings.flatMap(({ counts, actor }) => (counts && isNamed(actor) ? [actor] : []))),
      ].sort(),
      observations: [...new Set(sayings.map(({ observation }) => observation))].sort(),
    }))
    .sort((a, b) => (a.voice < b.voice ? -1 : 1));
}

const isNamed = (actor: string): boolean => actor !== 'undetermined' && actor !== 'none';

/**
 * Whether it is borne out who did it, as strictly as that it was done: by two voices, by evidence in custody, or by a word against
 * oneself.
 */
export function namesAuthor({ voices, custody }: Basis, party: string): boolean {
  const naming = voices.filter(({ names }) => names.includes(party));
  return (
    naming.length >= FEWEST_VOICES ||
    (naming.length > 0 && custody === 'in_custody') ||
    naming.some(({ voice }) => voice === `party:${party}`)
  );
}

const strength = (stance: Stance): number => STRENGTH.indexOf(stance);

const tellsOfHarm = ({ conduct, isReadFromText }: Account): boolean =>
  isSeriousHarm(conduct) && !isReadFromText;

function heldOf(ids: readonly string[], { about, items, chains, media }: Kept): Held[] {
  const found = new Map<string, Evidence>();
  for (const id of ids) {
    for (const item of about.get(id) ?? []) found.set(item.id, item);
    for (const named of media.get(id) ?? []) {
      const item = items.get(named);
      if (item) found.set(named, item);
    }
  }
  return [...found.values()]
    .map((item) => ({
      item: item.id,
      state: isWhole(item, chains.get(item.id) ?? []) ? ('whole' as const) : ('doubtful' as const),
      faces: item.faces ?? ('notMarked' as const),
    }))
    .sort((a, b) => (a.item < b.item ? -1 : 1));
}

/** The last check counts: what was found missing and then verified is whole again. */
function isWhole(item: Evidence, chain: readonly Custody[]): boolean {
  const isReceived = chain.some(({ action, sha256 }) => action === 'received' && sha256 === item.sha256);
  const last = chain.findLast(({ action }) => CHECKS.has(action));
  return isReceived && (last === undefined || last.action === 'verified');
}

const CHECKS: ReadonlySet<string> = new Set(['verified', 'found_altered', 'found_missing']);
