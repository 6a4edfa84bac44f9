/**
 * Findings clause by clause: counts by reading and party, then the incidents with the readings side by side.
 */
import type { ClauseFindings, ReadingFindings, VerdictCounts } from '../clauses.js';
import type { DailyReport } from '../daily.js';
import type { FindingCell } from '../finding-cell.js';
import type { Names } from '../names.js';
import { endMoment, moment } from '../times.js';
import { foreign } from './foreign.js';
import { probability } from './marks.js';
import { type Content, html, type Markup } from './markup.js';
import { otherRows } from './other-rows.js';
import { incidentLink, table } from './tables.js';
import { verdictMark, verdictWords } from './verdict-words.js';

/** Rows of one clause on the page; the JSON has all. */
const ROWS_SHOWN = 40;

export type PrintedClause = Omit<ClauseFindings, 'rows'> & Partial<Pick<ClauseFindings, 'rows'>>;

export interface IncidentName {
  readonly number: number;
  readonly title: Content;
}

export function findingsSection(
  clauses: readonly PrintedClause[],
  incidents: ReadonlyMap<string, IncidentName>,
  report: Pick<DailyReport, 'startMs' | 'endMs'> & { readonly kind: string },
  names: Names,
): Markup {
  const single = report.kind === 'dailyReport';
  const words = names.messages.text.findings;
  if (clauses.length === 0) return html`<p>${words.noAgreements}</p>`;
  const touched = clauses.filter(
    (clause) => clause.others.length > 0 || clause.readings.some((reading) => sum(reading.total) > 0),
  );
  const untouched = clauses.filter((clause) => !touched.includes(clause));
  const binding = touched.filter(
    (clause) =>
      clause.others.length > 0 ||
      clause.readings.some((reading) => sum(reading.total) > reading.total.notInForce),
  );
  const idle = touched.filter((clause) => !binding.includes(clause));
  return html`<p class="note">${words.note}</p>${binding.map((clause) => clausePart(clause, incidents, report.endMs, names))}${
    idle.length === 0 ? '' : idlePart(idle, single ? words.notBinding : words.notBindingPeriod, names)
  }${untouched.length === 0 ? '' : untouchedPart(untouched, report, names)}`;
}

/** Clauses that were in force and have nothing: each a zero. Agreements out of force on these days are only named. */
function untouchedPart(
  clauses: readonly PrintedClause[],
  { startMs, endMs }: Pick<DailyReport, 'startMs' | 'endMs'>,
  names: Names,
): Markup {
  const { messages } = names;
  const words = messages.text.findings;
  const standing = clauses.filter(
    ({ status, readings }) =>
      status !== 'proposed' &&
      readings.some((one) => one.startMs !== null && one.startMs < endMs && (one.endMs ?? endMs) > startMs),
  );
  const others = clauses.filter((clause) => !standing.includes(clause));
  const titles = (list: readonly PrintedClause[]): string[] => [
    ...new Set(list.map(({ agreementTitle }) => names.local(agreementTitle))),
  ];
  return html`${
    standing.length === 0
      ? ''
      : html`<h3>${words.noneShort}</h3><ul class="plain">${titles(standing).map(
          (title) =>
            html`<li>${title}: ${standing
              .filter(({ agreementTitle }) => names.local(agreementTitle) === title)
              .map((clause) => names.local(clause.title))
              .join('; ')}</li>`,
        )}</ul>`
  }${others.length === 0 ? '' : html`<p class="note">${words.outOfForce} ${titles(others).join('; ')}.</p>`}`;
}

/** Clauses with fitting conduct that bound nobody: one row each, so that they do not bury the others. */
function idlePart(clauses: readonly PrintedClause[], title: string, names: Names): Markup {
  const { messages } = names;
  const words = messages.text.findings;
  const rows = clauses.flatMap((clause) =>
    clause.readings.map(
      (reading, at) =>
        html`<tr>${
          at > 0
            ? ''
            : html`<td rowspan="${clause.readings.length}">${names.local(clause.agreementTitle)} (${messages.agreementStatus[clause.status]})<br>${names.local(clause.title)}</td>`
        }<td>${names.local(reading.title)}<br><span class="small">${words.by(messages.list(reading.by.map(names.actor)))}; ${dates(reading, names)}</span></td><td class="n">${messages.number(reading.total.notInForce)}</td></tr>`,
    ),
  );
  return html`<h3>${title}</h3><p class="note">${words.notBindingNote}</p>${table([words.clause, messages.text.reading, words.fitting], rows, 2)}`;
}

const COLUMNS: readonly (keyof VerdictCounts)[] = [
  'confirmed',
  'probable',
  'possible',
  'undetermined',
  'notInForce',
  'noViolation',
];

function clausePart(
  clause: PrintedClause,
  incidents: ReadonlyMap<string, IncidentName>,
  endMs: number,
  names: Names,
): Markup {
  const { messages } = names;
  const words = messages.text.findings;
  const head = [
    messages.text.reading,
    messages.text.party,
    ...COLUMNS.map((column) => columnName(column, names)),
  ];
  return html`<section class="clause"><h3>${names.local(clause.agreementTitle)} (${messages.agreementStatus[clause.status]})${messages.dash}${names.local(clause.title)}</h3>
<p class="note">${foreign(clause.text, messages.language)}</p>
${table(
  head,
  clause.readings.map((reading) => readingRows(reading, names)),
  2,
  'counts',
)}${clause.setAside > 0 ? html`<p class="note">${words.setAside(messages.count(clause.setAside, 'incident'))}</p>` : ''}${
  clause.rows && clause.rows.length > 0 ? incidentRows(clause, clause.rows, incidents, names) : ''
}${otherRows(clause, endMs, names)}</section>`;
}

function columnName(column: keyof VerdictCounts, names: Names): string {
  const { messages } = names;
  return column === 'confirmed' || column === 'probable' || column === 'possible'
    ? messages.bandShort[column]
    : messages.verdict[column];
}

function readingRows(reading: ReadingFindings, names: Names): Markup {
  const words = names.messages.text.findings;
  const cells = (counts: VerdictCounts): Markup[] =>
    COLUMNS.map((column) =>
      counts[column] === 0
        ? html`<td class="n z">0</td>`
        : html`<td class="n">${names.messages.number(counts[column])}</td>`,
    );
  const rows = reading.parties.map(
    ({ party, counts }) => html`<tr><td>${names.actor(party)}</td>${cells(counts)}</tr>`,
  );
  return html`<tr class="total"><th scope="rowgroup" rowspan="${rows.length + 1}">${names.local(reading.title)}<br><span class="small">${words.by(names.messages.list(reading.by.map(names.actor)))}; ${dates(reading, names)}</span></th><td>${words.all}</td>${cells(reading.total)}</tr>${rows}`;
}

export function dates(reading: Pick<ReadingFindings, 'startMs' | 'endMs'>, names: Names): string {
  const words = names.messages.text.findings;
  const { zone, messages } = names;
  const { startMs, endMs } = reading;
  if (startMs === null) {
    return endMs === null ? words.noDates : words.until(endMoment(zone, endMs, messages));
  }
  const start = moment(zone, startMs, messages);
  return endMs === null ? words.from(start) : words.inForce(start, endMoment(zone, endMs, messages));
}

function incidentRows(
  clause: PrintedClause,
  all: ClauseFindings['rows'],
  incidents: ReadonlyMap<string, IncidentName>,
  names: Names,
): Markup {
  const { messages } = names;
  const weight = (row: ClauseFindings['rows'][number]): number =>
    Math.max(
      ...row.cells.map((cell) => (cell?.verdict === 'violation' ? 1 : 0) + (cell?.probability.value ?? 0)),
    );
  const ranked = [...all].map((row, at) => ({ row, at, weight: weight(row) }));
  ranked.sort((a, b) => b.weight - a.weight || a.at - b.at);
  const shown = ranked
    .slice(0, ROWS_SHOWN)
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row);
  const rows = shown.map((row) => {
    const incident = incidents.get(row.incident);
    return html`<tr><td>${incidentLink(row.incident, incident?.number)}</td><td>${incident?.title ?? ''}</td>${row.cells.map(
      (cell) =>
        html`<td class="cell">${cell ? verdictCell(cell, names) : messages.text.findings.noFinding}</td>`,
    )}</tr>`;
  });
  return html`${table(
    [
      messages.text.number,
      messages.text.summary.incidents,
      ...clause.readings.map((reading) => names.local(reading.title)),
    ],
    rows,
    Number.POSITIVE_INFINITY,
    'rows',
  )}${all.length > shown.length ? html`<p class="note">${messages.text.findings.cut(shown.length, all.length)}</p>` : ''}`;
}

function verdictCell(cell: FindingCell, names: Names): Markup {
  const { messages } = names;
  return html`<p>${verdictMark(cell)}${verdictWords(cell, names)}</p>${
    cell.verdict === 'violation'
      ? probability(cell.probability, messages)
      : cell.rule === 'author-open'
        ? html`<p class="small">${messages.text.findings.authorOpen}</p>`
        : cell.verdict === 'undetermined' && names.because(cell) !== ''
          ? html`<p class="small">${names.because(cell)}</p>`
          : ''
  }`;
}

function sum(counts: VerdictCounts): number {
  return COLUMNS.reduce((total, column) => total + counts[column], 0);
}
