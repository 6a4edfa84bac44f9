/**
 * Killed and injured: the range of the day, then each incident with who says what.
 */
import type { TollStatement } from '../casualties.js';
import type { DailyReport } from '../daily.js';
import { type Names, placeWords } from '../names.js';
import { foreign } from './foreign.js';
import { html, type Markup } from './markup.js';
import { incidentLink, table } from './tables.js';

export function casualtiesSection(
  report: DailyReport,
  numbers: ReadonlyMap<string, number>,
  names: Names,
): Markup {
  const { messages } = names;
  const words = messages.text.casualties;
  const { casualties, casualtiesBefore } = report;
  if (!report.observed) return html`<p>${messages.text.coverage.nothing}</p>`;
  const rows = casualties.lines.map(
    (line) =>
      html`<tr><td>${incidentLink(line.incident, numbers.get(line.incident))}</td><td>${placeWords(
        names,
        line.place,
        line.region,
      ).map((part, at) => [
        at > 0 ? ', ' : '',
        foreign(part, messages.language),
      ])}</td><td class="n">${names.toll(line.killed)}</td><td class="n">${names.toll(line.injured)}</td><td>${line.statements.map(
        (statement, at) => html`${at > 0 ? html`<br>` : ''}${said(statement, names)}`,
      )}</td></tr>`,
  );
  const head = [
    messages.text.number,
    messages.text.place,
    messages.text.summary.killed,
    messages.text.summary.injured,
    messages.text.accordingTo,
  ];
  return html`<p class="lead">${words.sum(names.toll(casualties.killed), names.toll(casualties.injured))}${
    casualtiesBefore
      ? ` ${words.before(names.toll(casualtiesBefore.killed), names.toll(casualtiesBefore.injured))}`
      : ''
  }</p>
<p class="note">${words.note}${
    casualties.withoutNumber !== 'notObserved' && casualties.withoutNumber > 0
      ? ` ${words.without(messages.count(casualties.withoutNumber, 'incident'))}`
      : ''
  }</p>
${rows.length > 0 ? tollTable(head, rows) : ''}`;
}

function tollTable(head: readonly string[], rows: readonly Markup[]): Markup {
  const cells = head.map((cell, at) => (at === 2 || at === 3 ? html`<span class="n">${cell}</span>` : cell));
  return table(cells, rows);
}

/** killed 2, injured 5: Ministry posts (North), news digest */
function said(statement: TollStatement, names: Names): string {
  const { messages } = names;
  const number = (value: number | null): string | null => (value === null ? null : messages.number(value));
  const by = statement.by.map(({ source, voice }) =>
    voice === '' ? names.source(source) : `${names.source(source)} (${names.actor(voice)})`,
  );
  return `${messages.text.casualties.statement(number(statement.killed), number(statement.injured))}: ${messages.list(by)}`;
}
