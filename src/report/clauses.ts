/**
 * Findings clause by clause, each reading beside the others. No reading is the preferred one: their order is that of
 * the agreement file. Within a reading, parties come in the alphabetical order of their English names, then the
 * findings that could not be attributed.
 */

import type { Agreement } from '../agreement/agreement.js';
import { clauseOf, type Finding } from '../compliance/finding.js';
import type { LocalText } from '../record/source.js';
import { cellOf, type FindingCell, tellingOf, toldCellOf } from './finding-cell.js';
import { type OtherFinding, otherFindings } from './other-findings.js';
import type { Picture } from './picture.js';
import { byText, type PictureIndex, type Slice } from './picture-index.js';

export interface VerdictCounts {
  readonly confirmed: number;
  readonly probable: number;
  readonly possible: number;
  readonly undetermined: number;
  readonly notInForce: number;
  readonly noViolation: number;
}

export interface ReadingFindings {
  readonly reading: string;
  readonly title: LocalText;
  readonly by: readonly string[];
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly total: VerdictCounts;
  /** Party ids, `both` or `undetermined`, in printing order; every party of the agreement is there. */
  readonly parties: readonly { readonly party: string; readonly counts: VerdictCounts }[];
}

export interface ClauseFindings {
  readonly agreement: string;
  readonly agreementTitle: LocalText;
  readonly status: Agreement['status'];
  readonly clause: string;
  readonly title: LocalText;
  readonly text: string;
  readonly readings: readonly ReadingFindings[];
  /** Incidents that some reading holds for a violation or leaves undetermined; one cell a reading, same order. */
  readonly rows: readonly { readonly incident: string; readonly cells: readonly (FindingCell | null)[] }[];
  /** Incidents whose conduct fits, but which no reading holds for a violation or leaves undetermined. */
  readonly setAside: number;
  /** What no incident carries: states of things that last in the stretch, declarations, efforts. */
  readonly others: readonly OtherFinding[];
}

export function clauseFindings(index: PictureIndex, slice: Slice): ClauseFindings[] {
  const byClause = sorted(slice.incidents.flatMap((incident) => index.findings.get(incident.id) ?? []));
  const others = sorted(slice.others);
  const lasting = sorted(index.others.values());
  return index.picture.agreements.flatMap((agreement) =>
    agreement.clauses.map((clause) => {
      const key = `${agreement.id}\n${clause.id}`;
      const ofIncidents = byClause.get(key) ?? [];
      const findings = [...ofIncidents, ...(others.get(key) ?? [])];
      const { rows, setAside } = rowsOf(index, agreement, ofIncidents);
      return {
        agreement: agreement.id,
        agreementTitle: agreement.title,
        status: agreement.status,
        clause: clause.id,
        title: clause.title,
        text: clause.text,
        readings: agreement.readings.map((reading) => ({
          reading: reading.id,
          title: reading.title,
          by: [...reading.by].sort(byText),
          ...periodOf(index.picture, agreement.id, reading.id),
          ...countsFor(
            index,
            agreement,
            findings.filter((finding) => finding.reading === reading.id),
          ),
        })),
        rows,
        setAside,
        others: otherFindings(index, slice, agreement, lasting.get(key) ?? []),
      };
    }),
  );
}

/** By agreement and clause; stages and local variations stand under their clause. */
function sorted(findings: Iterable<Finding>): Map<string, Finding[]> {
  const byClause = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.agreement}\n${clauseOf(finding)}`;
    const list = byClause.get(key);
    if (list) list.push(finding);
    else byClause.set(key, [finding]);
  }
  return byClause;
}

/** Start and end that a reading states; null where it states none or it is not fixed yet. */
export function periodOf(
  { periods }: Pick<Picture, 'periods'>,
  agreement: string,
  reading: string,
): Pick<ReadingFindings, 'startMs' | 'endMs'> {
  const { startMs = null, endMs = null } =
    periods.find((one) => one.agreement === agreement && one.reading === reading) ?? {};
  return { startMs, endMs };
}

/** Incidents of the stretch that at least one reading holds for a violation. */
export function incidentsWithViolation(index: PictureIndex, slice: Slice): number {
  return slice.incidents.filter((incident) =>
    (index.findings.get(incident.id) ?? []).some((finding) => finding.verdict === 'violation'),
  ).length;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function countsFor(index: PictureIndex, agreement: Agreement, findings: readonly Finding[]) {
  const total = zeros();
  const order = index.parties.map((party) => party.id).filter((id) => agreement.parties.includes(id));
  const byParty = new Map<string, Mutable<VerdictCounts>>(
    [...order, 'undetermined'].map((party) => [party, zeros()]),
  );
  for (const finding of findings) {
    let counts = byParty.get(finding.party);
    if (!counts) {
      counts = zeros();
      byParty.set(finding.party, counts);
    }
    const key = keyOf(finding);
    total[key]++;
    counts[key]++;
  }
  const rest = [...byParty.keys()].filter((party) => !order.includes(party) && party !== 'undetermined');
  const parties = [...order, ...rest.sort(byText), 'undetermined'];
  return { total, parties: parties.map((party) => ({ party, counts: byParty.get(party)! })) };
}

/** A violation below every band does not exist; were one to arrive, it would count as none. */
function keyOf(finding: Finding): keyof VerdictCounts {
  if (finding.verdict !== 'violation') return finding.verdict;
  return finding.band === 'none' ? 'noViolation' : finding.band;
}

function zeros(): Mutable<VerdictCounts> {
  return { confirmed: 0, probable: 0, possible: 0, undetermined: 0, notInForce: 0, noViolation: 0 };
}

function rowsOf(
  index: PictureIndex,
  agreement: Agreement,
  findings: readonly Finding[],
): Pick<ClauseFindings, 'rows' | 'setAside'> {
  const byIncident = new Map<string, Finding[]>();
  for (const finding of findings) {
    const list = byIncident.get(finding.incident);
    if (list) list.push(finding);
    else byIncident.set(finding.incident, [finding]);
  }
  const rows: ClauseFindings['rows'][number][] = [];
  let setAside = 0;
  for (const [incident, list] of byIncident) {
    if (!list.some((finding) => finding.verdict === 'violation' || finding.verdict === 'undetermined')) {
      setAside++;
      continue;
    }
    const cells = agreement.readings.map((reading) => {
      const finding = tellingOf(list.filter((candidate) => candidate.reading === reading.id));
      if (!finding) return null;
      // Only these print their sentence.
      return finding.verdict === 'undetermined' ? toldCellOf(index, finding) : cellOf(index, finding);
    });
    rows.push({ incident, cells });
  }
  return { rows, setAside };
}
