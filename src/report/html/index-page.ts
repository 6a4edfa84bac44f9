/**
 * The index of a run over many days: coverage, a line a day, the short truces, findings by clause and reading.
 */
import { dayOf } from '../../time/instant.js';
import { en, type Messages } from '../messages.js';
import { type Names, namesOf } from '../names.js';
import type { DayLine, PeriodReport } from '../period.js';
import type { Counted } from '../picture-index.js';
import { longDate, zoneName } from '../times.js';
import { casesSection } from './cases-section.js';
import { countsSection } from './counts-section.js';
import { coverageLead, coverageSection } from './coverage-section.js';
import { findingsSection } from './findings-section.js';
import { methodSection, page, type Section, standsOn } from './frame.js';
import { handoversSection } from './handovers-section.js';
import { HATCH } from './map.js';
import { tenths } from './marks.js';
import { html, type Markup } from './markup.js';
import { notableSection, periodCasualties, periodSummary } from './period-summary.js';
import { seriousHarmSection } from './serious-harm-section.js';
import { alertsSection, claimsTable, restrictionsTable } from './statements-section.js';
import { INK } from './style.js';
import { hours } from './summary-section.js';
import { countCell, table } from './tables.js';
import { truceSection } from './truce-section.js';

/** @param linkOf address of a day's page, as the index should link to it; null for a day without a page */
export function renderIndex(
  report: PeriodReport,
  linkOf: (day: string) => string | null = (day) => `${day}.html`,
  messages: Messages = en,
): string {
  const names = namesOf(report, messages);
  const { text } = messages;
  const zone = names.zone;
  const linked = new Set(report.days.map((line) => line.day));
  const dayLink = (atMs: number): string | null => {
    const day = dayOf(zone, atMs);
    return linked.has(day) ? linkOf(day) : null;
  };
  const sections: Section[] = [
    {
      id: 'summary',
      title: text.summary.title,
      content: [coverageLead(report.coverage, report.basis.reports > 0, names), periodSummary(report, names)],
    },
    { id: 'coverage', title: text.coverage.title, content: coverageSection(report.coverage, names) },
    {
      id: 'days',
      title: text.index.days,
      content: [chart(report, names), dayTable(report, linkOf, names)],
    },
    { id: 'casualties', title: text.casualties.title, content: periodCasualties(report, names) },
    ...(report.notable
      ? [
          {
            id: 'notable',
            title: text.period.notable,
            content: notableSection(report.notable, linkOf, names),
          },
        ]
      : []),
    {
      id: 'truces',
      title: text.truces.title,
      content:
        report.truces.length === 0
          ? html`<p>${text.truces.none}</p>`
          : report.truces.map((truce) => truceSection(truce, names, dayLink)),
    },
    {
      id: 'findings',
      title: text.findings.title,
      content: findingsSection(report.findings, new Map(), report, names),
    },
    { id: 'cases', title: text.cases.title, content: casesSection(report.cases, report.findings, names) },
    {
      id: 'counts',
      title: text.counts.title,
      content: countsSection(report.counts, text.periodBefore, names),
    },
    {
      id: 'alerts',
      title: text.alerts.title,
      content: alertsSection(report.alerts, text.periodBefore, names),
    },
    {
      id: 'claims',
      title: text.statements.claims,
      content:
        report.claims.length > 0
          ? claimsTable(report.claims, names)
          : html`<p>${text.statements.noClaims}</p>`,
    },
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
    { id: 'method', title: text.method.title, content: methodSection(report, report.basis, names) },
  ];
  const first = report.days[0]?.day;
  const last = report.days[report.days.length - 1]?.day;
  const dates = first && last ? text.fromTo(longDate(first, messages), longDate(last, messages)) : text.none;
  const title = periodTitle(report, messages);
  const opening = html`<p class="kicker">Truceline · ${names.local(report.mission.title)}</p>
<h1>${title}</h1>
<p class="lead">${dates}. ${last ? text.asOf(longDate(last, messages), zoneName(zone, report.startMs, report.endMs, messages, report.mission.timeZoneName)) : ''}</p>
${standsOn(report, names)}`;
  return page(
    `${title}${messages.dash}${names.local(report.mission.title)}`,
    opening,
    sections,
    report,
    names,
  );
}

/** Weekly report, week 13/2025 */
export function periodTitle({ week: name }: Pick<PeriodReport, 'week'>, { text }: Messages): string {
  const [year, week] = name?.split('-W') ?? [];
  return year && week
    ? `${text.period.weekly}, ${text.period.week(String(Number(week)), year)}`
    : text.index.title;
}

function dayTable(report: PeriodReport, linkOf: (day: string) => string | null, names: Names): Markup {
  const { messages } = names;
  const words = messages.text.index;
  const head = [
    words.day,
    messages.text.number,
    messages.text.summary.incidents,
    words.strikes,
    words.clashes,
    words.interceptions,
    words.other,
    words.energy,
    words.violations,
    messages.text.summary.killed,
    messages.text.summary.injured,
    words.alerts,
    messages.text.alerts.hours,
    words.sectors,
  ];
  return table(
    head,
    report.days.map((line) => dayRow(line, linkOf(line.day), names)),
    1,
  );
}

function dayRow(line: DayLine, link: string | null, names: Names): Markup {
  const day = link ? html`<a href="${link}">${line.day}</a>` : line.day;
  const counted: readonly Counted[] = [
    line.incidents,
    line.strikes,
    line.clashes,
    line.interceptions,
    line.other,
    line.energy,
    line.violations,
  ];
  const unseen = line.incidents === 'notObserved';
  const numbers = unseen
    ? html`<td class="n hatch" colspan="${counted.length + 2}"><span>${names.messages.text.notObserved}</span></td>`
    : html`${counted.map((value) => countCell(value, names))}<td class="n">${names.toll(line.casualties?.killed ?? null)}</td><td class="n">${names.toll(line.casualties?.injured ?? null)}</td>`;
  const alerts =
    line.alerts.begun === 'notObserved'
      ? html`<td class="n hatch" colspan="2"><span>${names.messages.text.notObserved}</span></td>`
      : html`${countCell(line.alerts.begun, names)}${countCell(hours(line.alerts.hours), names)}`;
  const sectors = line.sectors === null ? '' : `${line.sectorsObserved} / ${line.sectors}`;
  return html`<tr><th scope="row" style="white-space:nowrap">${day}</th><td class="n">${line.number}</td>${numbers}${alerts}<td class="n">${sectors}</td></tr>`;
}

const WIDTH = 700;
const HEIGHT = 96;

/** Incidents a day as bars; hatch where a day was not observed, a band where a short truce was in force. */
function chart(report: PeriodReport, names: Names): Markup {
  const { messages } = names;
  const words = messages.text.index;
  const totals = report.days.map((line) => line.incidents);
  const most = Math.max(1, ...totals.map((total) => (total === 'notObserved' ? 0 : total)));
  const step = WIDTH / Math.max(1, report.days.length);
  const at = (ms: number): number =>
    tenths(((ms - report.startMs) / Math.max(1, report.endMs - report.startMs)) * WIDTH);
  const bands = report.truces.map((truce) => {
    const x = Math.max(0, at(truce.startMs));
    return html`<rect x="${x}" y="0" width="${tenths(Math.max(1, Math.min(WIDTH, at(truce.endMs)) - x))}" height="${HEIGHT}" fill="#24566e" fill-opacity=".16"/>`;
  });
  const bars = report.days.map((line, index) => {
    const x = tenths(index * step);
    const width = tenths(Math.max(0.8, step - 1));
    if (line.incidents === 'notObserved') {
      return html`<rect x="${x}" y="0" width="${width}" height="${HEIGHT}" fill="url(#hatch)"><title>${line.day}: ${messages.text.notObserved}</title></rect>`;
    }
    const height = tenths((line.incidents / most) * (HEIGHT - 14));
    return html`<rect x="${x}" y="${tenths(HEIGHT - height)}" width="${width}" height="${height}" fill="${INK}" fill-opacity=".62"><title>${line.day}: ${line.incidents}</title></rect>`;
  });
  const every = Math.max(1, Math.ceil(report.days.length / 12));
  const labels = report.days.map((line, index) =>
    index % every === 0
      ? html`<text x="${tenths(index * step)}" y="${HEIGHT + 11}" font-size="8.5" fill="#5b6770">${line.day.slice(8)}.${line.day.slice(5, 7)}</text>`
      : '',
  );
  return html`<div class="figure"><p class="note">${words.chart} (0–${messages.number(most)})</p><svg viewBox="0 0 ${WIDTH} ${HEIGHT + 14}" role="img" aria-label="${words.chart}"><defs>${HATCH}</defs>${bands}${bars}<path d="M0 ${HEIGHT}H${WIDTH}" stroke="#9aa5ad"/>${labels}</svg><ul class="legend"><li><svg viewBox="0 0 14 14"><rect width="14" height="14" fill="#24566e" fill-opacity=".16"/></svg>${words.truceBand}</li><li><span class="hatch"></span> ${messages.text.notObserved}</li></ul></div>`;
}
