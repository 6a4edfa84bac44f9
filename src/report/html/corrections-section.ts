/** What changed since the version before, and which later records are behind it. */
import { totalTitle } from '../change-words.js';
import type { ChangedIncident, ChangedTotal } from '../changes.js';
import type { DailyReport, ReportIssue } from '../daily.js';
import type { Names } from '../names.js';
import { titleOf } from './entry-section.js';
import { foreign } from './foreign.js';
import { type Content, html, type Markup } from './markup.js';
import { change, countCell, incidentLink, table } from './tables.js';

export function correctionsSection(report: DailyReport, issue: ReportIssue, names: Names): Markup {
  const { messages } = names;
  const words = messages.text.corrections;
  const { replaces, version, totals, incidents } = issue;
  if (!replaces) return html``;
  const also = [
    replaces.configurationChanged ? words.configurationChanged : '',
    replaces.programChanged ? words.programChanged : '',
  ].filter(Boolean);
  return html`<p class="lead">${words.replaces(messages.number(version), messages.number(replaces.version), messages.number(replaces.size))}</p>${
    also.length === 0 ? '' : html`<p>${also.join(' ')}</p>`
  }<h3>${words.totals}</h3>${totals.length === 0 ? html`<p>${words.noTotals}</p>` : totalsTable(totals, report, names)}
<h3>${words.incidents}</h3>${incidents.length === 0 ? html`<p>${words.noIncidents}</p>` : incidentsTable(incidents, report, names)}<p class="note">${words.note}</p>`;
}

function totalsTable(totals: readonly ChangedTotal[], report: DailyReport, names: Names): Markup {
  const words = names.messages.text.corrections;
  const rows = totals.map(
    ({ what, before, after }) =>
      html`<tr><th scope="row">${totalTitle(what, report, names)}</th>${countCell(before, names)}${countCell(after, names)}<td class="n">${change(after, before, names)}</td></tr>`,
  );
  return table([words.total, words.was, words.is, names.messages.text.change], rows, 1);
}

function incidentsTable(list: readonly ChangedIncident[], report: DailyReport, names: Names): Markup {
  const { messages } = names;
  const words = messages.text.corrections;
  const entries = new Map(report.incidents.map((entry) => [entry.id, entry]));
  const rows = list.map(({ kind, incident, fields, because }) => {
    const entry = entries.get(incident);
    const what = fields.map((field) => words.field[field]).join(', ');
    return html`<tr><td>${entry ? incidentLink(incident, entry.number) : '–'}</td><td>${
      entry ? titleOf(entry, names) : html`<span class="id">${incident}</span>`
    }</td><td>${words.kind[kind]}${what === '' ? '' : `: ${what}`}</td><td>${
      because.length === 0
        ? words.follows
        : because.map((one, at) => [at > 0 ? html`<br>` : '', reason(one, names)])
    }</td></tr>`;
  });
  return table([messages.text.number, messages.text.summary.incidents, words.changed, words.because], rows);
}

function reason({ record, kind, reason: said }: ChangedIncident['because'][number], names: Names): Content {
  const { messages } = names;
  const words = messages.text.corrections;
  return html`${words.record[kind]} <span class="id">${record}</span>${
    said === '' ? '' : html`: ${foreign(messages.quote(said), messages.language)}`
  }`;
}
