/**
 * The day in a table against the day before, and who the incidents are attributable to.
 */
import type { Toll } from '../../incident/incident.js';
import type { ClauseFindings } from '../clauses.js';
import { COUNTED_CONDUCTS } from '../counts.js';
import type { DailyReport, Responsibility } from '../daily.js';
import type { Names } from '../names.js';
import type { Counted } from '../picture-index.js';
import { happenings } from './happenings.js';
import { html, type Markup } from './markup.js';
import { partyColour } from './style.js';
import { change, countCell, table } from './tables.js';

export function summarySection(report: DailyReport, names: Names): Markup {
  const { messages } = names;
  const { text } = messages;
  const { counts, alerts, violations, casualties, casualtiesBefore } = report;
  const head = ['', text.theDay, text.dayBefore, text.change];
  const conducts = [
    countRow(text.summary.incidents, counts.total, counts.before, names, 'total'),
    ...COUNTED_CONDUCTS.map((conduct) =>
      countRow(
        messages.conducts[conduct],
        counts.byConduct[conduct],
        counts.byConductBefore[conduct],
        names,
        'sub',
      ),
    ),
  ];
  const others = [
    countRow(text.summary.energy, counts.energy, counts.energyBefore, names),
    countRow(text.summary.violations, violations.incidents, violations.before, names),
    tollRow(
      text.summary.killed,
      report.observed ? casualties.killed : null,
      casualtiesBefore?.killed ?? null,
      names,
    ),
    tollRow(
      text.summary.injured,
      report.observed ? casualties.injured : null,
      casualtiesBefore?.injured ?? null,
      names,
    ),
    countRow(text.summary.alerts, alerts.total.begun, alerts.before.begun, names),
    countRow(text.summary.alertHours, hours(alerts.total.hours), hours(alerts.before.hours), names),
  ];
  return html`${leadSentences(report, names)}<div class="two">${table(head, conducts, 1)}${table(head, others, 1)}</div>
${counts.total === 'notObserved' ? '' : responsibilityBar(report.responsibility, counts.total, names)}`;
}

/** The day in sentences: how many, against the day before, and what the agreements say of it. */
function leadSentences(report: DailyReport, names: Names): Markup {
  const { messages } = names;
  const words = messages.text.summary;
  const { total, before } = report.counts;
  if (total === 'notObserved') return html``;
  const count = messages.count(total, 'incident');
  const open = report.responsibility.authors.find((one) => one.author === 'undetermined')?.incidents ?? 0;
  const trend =
    before === 'notObserved' || total === before
      ? messages.text.same
      : total > before
        ? messages.text.higher
        : messages.text.lower;
  const agreements = agreementLines(report.findings, names);
  return html`<p class="lead">${
    before === 'notObserved'
      ? words.recordedAlone(count)
      : words.recorded(count, messages.number(before), trend)
  } ${total > 0 ? words.unattributed(messages.number(open), messages.number(total)) : ''}</p>${happenings(report, names)}${
    agreements.length > 0
      ? html`<ul class="plain">${agreements.map((line) => html`<li>${line}</li>`)}</ul>`
      : ''
  }`;
}

/** What each agreement has findings of, reading by reading; those without any are not named. */
export function agreementLines(findings: readonly Omit<ClauseFindings, 'rows'>[], names: Names): string[] {
  const { messages } = names;
  const words = messages.text.summary;
  return [...new Set(findings.map((clause) => clause.agreement))].flatMap((agreement) => {
    const clauses = findings.filter((clause) => clause.agreement === agreement);
    const readings = clauses[0]!.readings.map((reading, at) => {
      const totals = clauses.map((clause) => clause.readings[at]!.total);
      return {
        title: names.local(reading.title),
        sure: totals.reduce((sum, one) => sum + one.confirmed + one.probable, 0),
        open: totals.reduce((sum, one) => sum + one.undetermined, 0),
      };
    });
    if (readings.every((reading) => reading.sure === 0 && reading.open === 0)) return [];
    const said = readings.map((reading) =>
      words.underReading(reading.title, messages.number(reading.sure), messages.number(reading.open)),
    );
    return [words.violationsBy(names.local(clauses[0]!.agreementTitle), messages.list(said))];
  });
}

/** Alert-hours are printed to the tenth. */
export function hours(value: Counted): Counted {
  return value === 'notObserved' ? value : Math.round(value * 10) / 10;
}

export function countRow(label: string, now: Counted, before: Counted, names: Names, style = ''): Markup {
  return html`<tr class="${style}"><th scope="row">${label}</th>${countCell(now, names)}${countCell(before, names)}<td class="n">${change(now, before, names)}</td></tr>`;
}

export function tollRow(label: string, now: Toll | null, before: Toll | null, names: Names): Markup {
  const cell = (toll: Toll | null): Markup =>
    toll ? html`<td class="n">${names.toll(toll)}</td>` : countCell('notObserved', names);
  return html`<tr><th scope="row">${label}</th>${cell(now)}${cell(before)}<td></td></tr>`;
}

/** One bar of the whole day: a piece an author, each with its name and number below. */
export function responsibilityBar(responsibility: Responsibility, total: number, names: Names): Markup {
  const { messages } = names;
  let x = 0;
  const pieces = responsibility.authors.map(({ author, incidents }) => {
    const width = total === 0 ? 0 : Math.round((incidents / total) * 7000) / 10;
    const rank = names.partyRank(author);
    const fill = author === 'undetermined' ? '#fff' : partyColour(rank);
    const piece = html`<rect x="${Math.round(x * 10) / 10}" y="1" width="${width}" height="14" fill="${fill}"${
      author === 'undetermined' ? html` stroke="#7d8790" stroke-dasharray="2 2"` : ''
    }/>`;
    x += width;
    return { piece, author, incidents, fill };
  });
  return html`<div class="figure"><p class="note">${messages.text.summary.authors(messages.count(total, 'incident'))}</p><svg viewBox="-1 0 702 16" aria-hidden="true">${pieces.map((one) => one.piece)}</svg>
<ul class="legend">${pieces.map(
    (one) =>
      html`<li><svg viewBox="0 0 14 14" aria-hidden="true"><rect x="1" y="1" width="12" height="12" fill="${one.fill}"${
        one.author === 'undetermined' ? html` stroke="#7d8790" stroke-dasharray="2 2"` : ''
      }/></svg>${names.actor(one.author)}: ${messages.number(one.incidents)}</li>`,
  )}</ul></div>`;
}
