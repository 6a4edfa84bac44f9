/** What no incident carries, under its clause: who, from when until when, and the sentence under each reading. */
import type { FindingCell } from '../finding-cell.js';
import type { Names } from '../names.js';
import type { OtherFinding } from '../other-findings.js';
import { endMoment, moment } from '../times.js';
import type { PrintedClause } from './findings-section.js';
import { html, type Markup } from './markup.js';
import { table } from './tables.js';
import { plainVerdict, verdictMark } from './verdict-words.js';

/** Rows of one clause on the page; the JSON has all. */
const ROWS_SHOWN = 40;

/** @param endMs of the report: what lasts beyond it has not ended as far as the report is concerned */
export function otherRows({ others, readings }: PrintedClause, endMs: number, names: Names): Markup | '' {
  if (others.length === 0) return '';
  const words = names.messages.text.findings;
  const rows = others
    .slice(0, ROWS_SHOWN)
    .map(
      (other) =>
        html`<tr><td>${names.actor(other.party)}${part(other, names)}</td><td>${timeOf(other, endMs, names)}${
          other.countedBefore ? html`<br><span class="small">${words.countedBefore}</span>` : ''
        }</td>${other.cells.map((cell) => html`<td class="cell">${cell ? cellMarkup(cell, saidByTheRow(other, names), names) : words.noFinding}</td>`)}</tr>`,
    );
  return html`<h4>${words.others}</h4>${table(
    [names.messages.text.party, words.lasting, ...readings.map((reading) => names.local(reading.title))],
    rows,
    Number.POSITIVE_INFINITY,
    'rows',
  )}${others.length > ROWS_SHOWN ? html`<p class="note">${words.cutOthers(ROWS_SHOWN, others.length)}</p>` : ''}`;
}

/** Stage or local variation, and the record that was judged. */
function part({ clause, record }: OtherFinding, names: Names): Markup | '' {
  const stage = clause.split('@')[1];
  const said = [stage, record === '' ? '' : names.messages.text.findings.record(record)].filter(Boolean);
  return said.length === 0 ? '' : html`<br><span class="small">${said.join('; ')}</span>`;
}

function timeOf({ startMs, endMs }: OtherFinding, reportEndMs: number, names: Names): string {
  const { zone, messages } = names;
  const start = moment(zone, startMs, messages);
  if (endMs === null || endMs > reportEndMs) return messages.text.findings.lastsSince(start);
  if (endMs - startMs <= 1) return start;
  return messages.text.findings.inForce(start, endMoment(zone, endMs, messages));
}

/** Who, and from when until when, stand in the row: where the readings agree on it, the sentence adds nothing. */
function saidByTheRow({ cells }: OtherFinding, names: Names): boolean {
  const found = cells.filter((cell) => cell !== null);
  return (
    found.every(({ rule }) => rule === 'state-holds') &&
    new Set(found.map((cell) => names.because(cell))).size === 1
  );
}

function cellMarkup(cell: FindingCell, bare: boolean, names: Names): Markup {
  return html`<p>${verdictMark(cell)}${plainVerdict(cell, names)}</p>${
    bare || names.because(cell) === '' ? '' : html`<p class="small">${names.because(cell)}</p>`
  }`;
}
