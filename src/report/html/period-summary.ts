/** A stretch of days against the one before it, its casualties, and of a week the incidents of note. */
import { COUNTED_CONDUCTS } from '../counts.js';
import type { Names } from '../names.js';
import type { PeriodReport } from '../period.js';
import { eventTime } from '../times.js';
import { titleOf } from './entry-section.js';
import { anchorOf, html, type Markup } from './markup.js';
import { agreementLines, countRow, hours, responsibilityBar, tollRow } from './summary-section.js';
import { table } from './tables.js';

export function periodSummary(report: PeriodReport, names: Names): Markup {
  const { messages } = names;
  const { text } = messages;
  const words = text.period;
  const { counts, before, casualties, alerts } = report;
  const { total } = counts;
  if (total === 'notObserved') return html`<p>${words.nothing}</p>`;
  const [now, then] =
    report.week === undefined ? [text.thePeriod, text.periodBefore] : [words.theWeek, words.weekBefore];
  const head = ['', now, then, text.change];
  const trend =
    counts.before === 'notObserved' || total === counts.before
      ? text.same
      : total > counts.before
        ? text.higher
        : text.lower;
  const open = report.responsibility.authors.find((one) => one.author === 'undetermined')?.incidents ?? 0;
  const count = messages.count(total, 'incident');
  const conducts = [
    countRow(text.summary.incidents, total, counts.before, names, 'total'),
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
    countRow(text.summary.violations, report.violations, before.violations, names),
    tollRow(text.summary.killed, casualties.killed, before.casualties?.killed ?? null, names),
    tollRow(text.summary.injured, casualties.injured, before.casualties?.injured ?? null, names),
    countRow(text.summary.alerts, alerts.total.begun, alerts.before.begun, names),
    countRow(text.summary.alertHours, hours(alerts.total.hours), hours(alerts.before.hours), names),
  ];
  const lines = agreementLines(report.findings, names);
  return html`<p class="lead">${
    counts.before === 'notObserved'
      ? words.recordedAlone(count)
      : words.recorded(count, messages.number(counts.before), trend)
  } ${total > 0 ? text.summary.unattributed(messages.number(open), messages.number(total)) : ''}</p>${
    lines.length > 0 ? html`<ul class="plain">${lines.map((line) => html`<li>${line}</li>`)}</ul>` : ''
  }<div class="two">${table(head, conducts, 1)}${table(head, others, 1)}</div>${responsibilityBar(report.responsibility, total, names)}`;
}

export function periodCasualties(report: PeriodReport, names: Names): Markup {
  const { messages } = names;
  const words = messages.text.casualties;
  const { killed, injured, withoutNumber } = report.casualties;
  if (report.counts.total === 'notObserved') return html`<p>${messages.text.period.nothing}</p>`;
  const before = report.before.casualties;
  return html`<p class="lead">${words.sum(names.toll(killed), names.toll(injured))}${
    before
      ? ` ${messages.text.period.casualtiesBefore(names.toll(before.killed), names.toll(before.injured))}`
      : ''
  }</p><p class="note">${words.note}${
    withoutNumber !== 'notObserved' && withoutNumber > 0
      ? ` ${words.without(messages.count(withoutNumber, 'incident'))}`
      : ''
  }</p>`;
}

/** @param linkOf address of a day's page; null for a day without one */
export function notableSection(
  lines: NonNullable<PeriodReport['notable']>,
  linkOf: (day: string) => string | null,
  names: Names,
): Markup {
  const { messages } = names;
  const { text } = messages;
  if (lines.length === 0) return html`<p>${text.period.none}</p>`;
  const rows = lines.map((line) => {
    const title = titleOf(line, names);
    const link = linkOf(line.day);
    return html`<tr><td>${eventTime(names.zone, line.time, messages)}</td><td>${
      link ? html`<a href="${link}#${anchorOf(line.id)}">${title}</a>` : title
    }<br><span class="small">${line.notable.map((reason) => text.incidents.why[reason]).join(' · ')}</span></td><td class="n">${names.toll(line.killed)}</td><td class="n">${names.toll(line.injured)}</td><td>${names.actor(line.author)}</td></tr>`;
  });
  return html`<p class="note">${text.period.notableNote}</p>${table(
    [text.time, text.summary.incidents, text.summary.killed, text.summary.injured, text.incidents.author],
    rows,
  )}`;
}
