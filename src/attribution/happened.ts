/**
 * Did it happen, whoever did it: independent voices, their grades, denials that it happened, detections, physical signs.
 */
import { add, type Evidence } from './evidence.js';
import { type Columns, type Reading, STANCE, TRAIT } from './reading.js';
import { type Sayings, say, settle } from './repetition.js';
import { HAPPENING } from './rule.js';

/**
 * @param findings only what was detected or found goes `into`, and no statement: sources are judged as a whole elsewhere
 * @returns the number of voices that tell it, and of detections: what the interval narrows with
 */
export function measureHappening(
  { offsets, columns, prepared }: Reading,
  incident: number,
  scratch: Sayings,
  into: Evidence,
  findings: boolean,
): number {
  const from = offsets[incident]!;
  const to = offsets[incident + 1]!;
  scratch.groups = 0;
  let telling = 0;
  let parties = 0;
  for (let row = from; row < to; row++) {
    const kind = kindOf(columns, row);
    if (kind === NOTHING) continue;
    const voice = columns.voice[row]!;
    const traits = columns.traits[row]!;
    const graded = kind === HAPPENING['told-by-third-party'] || kind === HAPPENING['alleged-by-third-party'];
    say(scratch, voice, kind, 0, graded ? columns.trust[row]! : 1, row - from);
    if ((traits & (TRAIT.voiced | TRAIT.trace)) === TRAIT.trace)
      say(scratch, voice, HAPPENING['physical-trace'], 0, columns.trust[row]!, row - from);
    if (kind !== HAPPENING['told-by-party']) continue;
    const bit = 1 << columns.speaker[row]!;
    if ((telling & bit) === 0) {
      telling |= bit;
      parties++;
    }
  }
  add(into, HAPPENING['happened-prior'], 0, 1);
  settle(
    scratch,
    prepared.weights.repetition,
    HAPPENING['told-by-third-party'],
    HAPPENING['alleged-by-third-party'],
    into,
    findings ? FINDINGS : undefined,
  );
  if (parties > 1 && !findings) add(into, HAPPENING['parties-agree'], 0, 1);
  let independent = 0;
  for (let g = 0; g < scratch.groups; g++) {
    const rule = scratch.rule[g]!;
    if (rule !== HAPPENING['said-not-to-have-happened'] && rule !== HAPPENING['physical-trace'])
      independent++;
  }
  return independent;
}

const NOTHING = -1;

/** A denial that blames somebody else grants that it happened; "not us" leaves that open. */
function kindOf({ traits, named, speaker, stance }: Columns, row: number): number {
  if ((traits[row]! & TRAIT.detected) !== 0) return HAPPENING.detected;
  if (stance[row] === STANCE.denied) {
    if (named[row]! < 0) return HAPPENING['said-not-to-have-happened'];
    if (named[row] === speaker[row]) return NOTHING;
  }
  if (speaker[row]! >= 0) return HAPPENING['told-by-party'];
  return stance[row] === STANCE.asserted
    ? HAPPENING['told-by-third-party']
    : HAPPENING['alleged-by-third-party'];
}

/** What was detected or found is no statement. */
const FINDINGS = new Uint8Array(Object.keys(HAPPENING).length);
FINDINGS[HAPPENING.detected] = 1;
FINDINGS[HAPPENING['physical-trace']] = 1;
