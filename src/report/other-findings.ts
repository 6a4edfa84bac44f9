/**
 * Findings that no incident carries: states of things (a ceiling that is passed, a delivery that is missed), and what
 * was found of declarations, efforts and other happenings. One row a subject, the readings side by side.
 */
import type { Agreement } from '../agreement/agreement.js';
import type { Finding } from '../compliance/finding.js';
import { type FindingCell, tellingOf, toldCellOf } from './finding-cell.js';
import { lastsIn } from './finding-home.js';
import { byText, type PictureIndex, type Slice } from './picture-index.js';

export interface OtherFinding {
  /** Id of the record that was judged; '' for a state of things. */
  readonly record: string;
  /** Id of the clause, with its stage or local variation. */
  readonly clause: string;
  readonly party: string;
  readonly startMs: number;
  /** Exclusive; null: not ended. */
  readonly endMs: number | null;
  /** It began before the day or stretch that is reported, and is counted there. */
  readonly countedBefore: boolean;
  /** One a reading, in their order. */
  readonly cells: readonly (FindingCell | null)[];
}

/** Those of the slice that some reading holds for a violation or leaves undetermined, by time. */
export function otherFindings(
  index: PictureIndex,
  slice: Slice,
  agreement: Agreement,
  /** Of one clause, with its stages and variations. */
  findings: readonly Finding[],
): OtherFinding[] {
  const rows = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (!lastsIn(finding, slice, index.picture.period)) continue;
    const subject = finding.id.split('~', 1)[0]!;
    // A record is one row, whatever variations it was held against; a state is one for each stage.
    const key = finding.incident === '' ? `${subject}\n${finding.clause}` : subject;
    const list = rows.get(key);
    if (list) list.push(finding);
    else rows.set(key, [finding]);
  }
  return [...rows.values()]
    .filter((list) => list.some(({ verdict }) => verdict === 'violation' || verdict === 'undetermined'))
    .map((list) => rowOf(index, slice, agreement, list))
    .sort((a, b) => a.startMs - b.startMs || byText(a.clause, b.clause) || byText(a.party, b.party));
}

function rowOf(
  index: PictureIndex,
  slice: Slice,
  agreement: Agreement,
  list: readonly Finding[],
): OtherFinding {
  const leading = tellingOf(list)!;
  const { clause, party, incident } = leading;
  // Readings may end one state at different moments: the row spans them all, each sentence has its own.
  const startMs = Math.min(...list.map((finding) => finding.startMs));
  const endMs = Math.max(...list.map((finding) => finding.endMs));
  return {
    record: incident,
    clause,
    party,
    startMs,
    endMs: Number.isFinite(endMs) ? endMs : null,
    countedBefore: !list.some((finding) => slice.others.includes(finding)),
    cells: agreement.readings.map((reading) => {
      const finding = tellingOf(list.filter((one) => one.reading === reading.id));
      return finding ? toldCellOf(index, finding) : null;
    }),
  };
}
