/**
 * The daily report as one self-contained page: no script, no outside resource, prints on A4.
 */
import { annexCells } from '../annex-words.js';
import type { DailyReport } from '../daily.js';
import { en, type Messages } from '../messages.js';
import { type Names, namesOf } from '../names.js';
import { longDate, unevenDay, weekday, zoneName } from '../times.js';
import { casesSection } from './cases-section.js';
import { casualtiesSection } from './casualties-section.js';
import { comparedClaimsTables } from './compared-claims-section.js';
import { correctionsSection } from './corrections-section.js';
import { countsSection } from './counts-section.js';
import { coverageLead, coverageSection } from './coverage-section.js';
import { entrySection, titleOf } from './entry-section.js';
import { findingsSection } from './findings-section.js';
import { foreign } from './foreign.js';
import { methodSection, page, type Section, standsOn } from './frame.js';
import { handoversSection } from './handovers-section.js';
import { map } from './map.js';
import { anchorOf, html, type Markup } from './markup.js';
import { reckoningSection } from './reckoning-section.js';
import { seriousHarmSection } from './serious-harm-section.js';
import { skySection } from './sky-section.js';
import { sourcesSection } from './sources-section.js';
import { alertsSection, claimsTable, declarationsTable, restrictionsTable } from './statements-section.js';
import { summarySection } from './summary-section.js';

export function renderHtml(report: DailyReport, messages: Messages = en): string {
  const names = namesOf(report, messages);
  const { text } = messages;
  const numbers = new Map(report.incidents.map((entry) => [entry.id, entry.number]));
  const titles = new Map(
    report.incidents.map((entry) => [entry.id, { number: entry.number, title: titleOf(entry, names) }]),
  );
  const { issue } = report;
  const sections: Section[] = [
    ...(issue?.replaces
      ? [
          {
            id: 'corrections',
            title: text.corrections.title,
            content: correctionsSection(report, issue, names),
          },
        ]
      : []),
    {
      id: 'summary',
      title: text.summary.title,
      content: [
        coverageLead(report.coverage, report.observed, names),
        summarySection(report, names),
        map(report, names),
      ],
    },
    { id: 'coverage', title: text.coverage.title, content: coverageSection(report.coverage, names) },
    { id: 'counts', title: text.counts.title, content: countsSection(report.counts, text.dayBefore, names) },
    { id: 'casualties', title: text.casualties.title, content: casualtiesSection(report, numbers, names) },
    { id: 'incidents', title: text.incidents.title, content: entrySection(report, names) },
    {
      id: 'findings',
      title: text.findings.title,
      content: findingsSection(report.findings, titles, report, names),
    },
    { id: 'cases', title: text.cases.title, content: casesSection(report.cases, report.findings, names) },
    { id: 'alerts', title: text.alerts.title, content: alertsSection(report.alerts, text.dayBefore, names) },
    { id: 'sky', title: text.sky.title, content: skySection(report.sky, names) },
    { id: 'statements', title: text.statements.title, content: statements(report, names) },
    {
      id: 'serious-harm',
      title: text.seriousHarm.title,
      content: seriousHarmSection(report.seriousHarm, names),
    },
    { id: 'handovers', title: text.handovers.title, content: handoversSection(report, names) },
    {
      id: 'restrictions',
      title: text.restrictions.title,
      content: restrictionsTable(report.restrictions, names),
    },
    {
      id: 'sources',
      title: text.sources.title,
      content: sourcesSection(report.sourceLines, names),
    },
    { id: 'method', title: text.method.title, content: methodSection(report, report.basis, names) },
    { id: 'annex', title: text.annex.title, content: annex(report, names), newPage: true },
    ...reckonings(report, names),
  ];
  const date = longDate(report.day, messages);
  const version = issue ? `, ${text.corrections.version(messages.number(issue.version))}` : '';
  const title = `${text.dailyReport} ${report.number}/${report.day.slice(0, 4)}${version}`;
  const opening = html`<p class="kicker">Truceline · ${names.local(report.mission.title)}</p>
<h1>${title}</h1>
<p class="lead">${weekday(report.day, messages)}, ${date}. ${text.asOf(date, zoneName(names.zone, report.startMs, report.endMs, messages, report.mission.timeZoneName))} ${unevenDay(report.startMs, report.endMs, messages)}</p>
${standsOn(report, names)}`;
  return page(
    `${title}, ${date}${messages.dash}${names.local(report.mission.title)}`,
    opening,
    sections,
    report,
    names,
  );
}

/** The step-by-step reckonings stand behind everything else: who wants to know what happened does not need them. */
function reckonings(report: DailyReport, names: Names): Section[] {
  const content = reckoningSection(report, names);
  return content === '' ? [] : [{ id: 'reckonings', title: names.messages.text.reckonings.title, content }];
}

function statements(report: DailyReport, names: Names): Markup {
  const words = names.messages.text.statements;
  return html`<h3>${words.claims}</h3>${
    report.claims.length > 0 ? claimsTable(report.claims, names) : html`<p>${words.noClaims}</p>`
  }${comparedClaimsTables(report.comparedClaims, names)}<h3>${words.declarations}</h3>${declarationsTable(report.declarations, names)}`;
}

function annex(report: DailyReport, names: Names): Markup {
  const { text } = names.messages;
  if (report.annex.length === 0) return html`<p>${text.annex.none}</p>`;
  const told = new Set(report.incidents.filter((entry) => entry.notable.length > 0).map((entry) => entry.id));
  let last = '';
  const rows = report.annex.map((row) => {
    const first = row.incident !== last;
    last = row.incident;
    const id = first && !told.has(row.incident) ? html` id="${anchorOf(row.incident)}"` : '';
    return html`<tr${id} class="${first ? '' : 'again'}"><td>${row.incidentNumber}</td>${annexCells(
      row,
      names,
    ).map(
      (parts) =>
        html`<td>${parts.map((part) => (typeof part === 'string' ? part : foreign(part.said, names.messages.language)))}</td>`,
    )}</tr>`;
  });
  return html`<p class="note">${text.annex.note}</p><div class="scroll"><table class="annex"><thead><tr>${[
    text.number,
    ...text.annex.columns,
  ].map((column) => html`<th scope="col">${column}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
}
