/**
 * Works a finding of serious harm out again from the records alone, and says the first thing that differs. Shares no code
 * with basis.ts and separate.ts, and goes another way: from the records of the incident to counts, not from its accounts.
 * What the clause monitor found is checked like any other finding (src/compliance/checker.ts).
 */
import { isDeepStrictEqual } from 'node:util';
import type { Evidence, Observation, TrucelineRecord } from '../record/record.js';
import type { Source } from '../record/source.js';
import type { SeriousHarmFinding } from './finding.js';

export interface HarmDifference {
  readonly path: string;
  readonly expected: unknown;
  readonly found: unknown;
}

/** @param records as the ledger has them, observations after corrections */
export function checkSeriousHarm(
  finding: SeriousHarmFinding,
  records: readonly TrucelineRecord[],
  sources: readonly Source[],
): HarmDifference | undefined {
  const { basis, monitor } = finding;
  const ids = new Set(basis.voices.flatMap(({ observations }) => observations));
  const told = records.filter(
    (record): record is Observation => record.kind === 'observation' && ids.has(record.id),
  );
  const unknown = [...ids].find((id) => !told.some((one) => one.id === id));
  if (unknown !== undefined)
    return { path: 'basis.voices', expected: 'observations in the records', found: unknown };
  const { proof } = monitor ?? {};
  const proven = proof?.kind === 'event' ? proof.records.filter((id) => id !== finding.incident) : undefined;
  if (proven && !isDeepStrictEqual([...proven].sort(), [...ids].sort()))
    return { path: 'basis.voices', expected: [...proven].sort(), found: [...ids].sort() };

  const speaking = new Set(told.filter(accuses).map((one) => speakerOf(one, sources)));
  const counted = basis.voices.filter(({ counts }) => counts).map(({ voice }) => voice);
  if (!isDeepStrictEqual(counted, [...speaking].sort()))
    return { path: 'basis.voices', expected: [...speaking].sort(), found: counted };
  if (basis.independent !== speaking.size)
    return { path: 'basis.independent', expected: speaking.size, found: basis.independent };

  for (const { voice, names } of basis.voices) {
    const ours = told.filter((one) => accuses(one) && speakerOf(one, sources) === voice);
    const blamed = [...new Set(ours.map(({ actor }) => actor))]
      .filter((actor) => actor !== undefined && actor !== 'undetermined' && actor !== 'none')
      .sort();
    if (!isDeepStrictEqual(blamed, names))
      return { path: `basis.voices.${voice}.names`, expected: blamed, found: names };
  }

  const named = new Set(told.flatMap(({ media = [] }) => media.map(({ of }) => of)));
  const items = records.filter(
    (record): record is Evidence =>
      record.kind === 'evidence' &&
      (named.has(record.id) ||
        (record.about !== undefined && (ids.has(record.about) || record.about === finding.incident))),
  );
  const held = items
    .map((item) => ({
      item: item.id,
      state: isSound(item, records) ? 'whole' : 'doubtful',
      faces: item.faces ?? 'notMarked',
    }))
    .sort((a, b) => a.item.localeCompare(b.item, 'en'));
  if (!isDeepStrictEqual(basis.held, held)) return { path: 'basis.held', expected: held, found: basis.held };
  const custody = held.some(({ state }) => state === 'whole') ? 'in_custody' : 'not_in_custody';
  if (basis.custody !== custody) return { path: 'basis.custody', expected: custody, found: basis.custody };

  const stands = speaking.size > 1 || custody === 'in_custody';
  const rule = speaking.size > 1 ? 'independent_accounts' : stands ? 'evidence_in_custody' : 'one_account';
  if (basis.rule !== rule) return { path: 'basis.rule', expected: rule, found: basis.rule };
  const standard = !stands
    ? 'alleged'
    : monitor?.verdict === 'violation' && isBlamed(monitor.party, told, sources, custody === 'in_custody')
      ? 'reasonable_grounds'
      : 'undetermined';
  if (finding.standard !== standard) return { path: 'standard', expected: standard, found: finding.standard };
  const next = custody === 'in_custody' ? 'refer' : 'take_into_custody';
  return finding.next === next ? undefined : { path: 'next', expected: next, found: finding.next };
}

/** Coded by a person as harm, and not denied. A text that nobody coded accuses nobody. */
const accuses = ({ conduct, stance }: Observation): boolean =>
  (conduct === 'ill_treatment' || conduct === 'killing_hors_de_combat') && stance !== 'denied';

/** By itself, by two speakers, or by one with evidence in custody. */
function isBlamed(
  party: string,
  told: readonly Observation[],
  sources: readonly Source[],
  isHeld: boolean,
): boolean {
  const speakers = new Set(
    told.filter((one) => accuses(one) && one.actor === party).map((one) => speakerOf(one, sources)),
  );
  return speakers.has(`party:${party}`) || speakers.size >= (isHeld ? 1 : 2);
}

function speakerOf({ source }: Observation, sources: readonly Source[]): string {
  const party = sources.find(({ id }) => id === source)?.party;
  return party === undefined || party === '' ? `source:${source}` : `party:${party}`;
}

function isSound(item: Evidence, records: readonly TrucelineRecord[]): boolean {
  let received = false;
  let sound = true;
  for (const record of records) {
    if (record.kind !== 'custody' || record.of !== item.id) continue;
    if (record.action === 'received' && record.sha256 === item.sha256) received = true;
    if (record.action === 'found_altered' || record.action === 'found_missing') sound = false;
    if (record.action === 'verified') sound = true;
  }
  return received && sound;
}
