/** Cases of the stretch: how many against whom, what was opened, what fell due, what was closed. */
import { catalogueOf } from '../../agreement/explain/catalogue.js';
import { durationText } from '../../agreement/explain/times.js';
import type { CaseDay, CaseDueLine, CaseLine } from '../cases.js';
import type { Names } from '../names.js';
import { moment } from '../times.js';
import type { PrintedClause } from './findings-section.js';
import { html, type Markup } from './markup.js';
import { countCell, table } from './tables.js';

type Clauses = readonly Pick<PrintedClause, 'agreement' | 'clause' | 'title'>[];

export function casesSection(cases: CaseDay, clauses: Clauses, names: Names): Markup {
  const words = names.messages.text.cases;
  const { opened, due, closed } = cases;
  const nothing = opened.length + due.length + closed.length === 0;
  return html`${nothing ? html`<p>${words.none}</p>` : ''}${countsTable(cases, names)}${linesTable(
    words.opened,
    opened,
    clauses,
    names,
  )}${dueTable(due, names)}${linesTable(words.closed, closed, clauses, names)}<p class="note">${words.note}</p>`;
}

function countsTable({ opened, closed, open, byParty }: CaseDay, names: Names): Markup {
  const words = names.messages.text.cases;
  const row = (title: string, counts: readonly number[], style: string): Markup =>
    html`<tr class="${style}"><th scope="row">${title}</th>${counts.map((count) => countCell(count, names))}</tr>`;
  const rows = byParty.map((one) =>
    row(one.party === '' ? words.nobody : names.actor(one.party), [one.opened, one.closed, one.open], ''),
  );
  const total = row(names.messages.text.total, [opened.length, closed.length, open], 'total');
  const several = byParty.reduce((sum, one) => sum + one.open + one.opened + one.closed, 0);
  return html`${table(words.head, [...rows, total], 1)}${
    several > open + opened.length + closed.length ? html`<p class="note">${words.several}</p>` : ''
  }`;
}

function linesTable(title: string, lines: readonly CaseLine[], clauses: Clauses, names: Names): Markup | '' {
  if (lines.length === 0) return '';
  const { messages, zone } = names;
  const words = messages.text.cases;
  const rows = lines.map(
    (one) =>
      html`<tr><td>${moment(zone, one.atMs, messages)}</td><td class="id">${one.case}</td><td>${clauseName(one, clauses, names)}</td><td>${againstWords(one, names)}</td><td>${words.state[one.state]}</td></tr>`,
  );
  return html`<h3>${title}</h3>${table(words.linesHead, rows)}`;
}

export function againstWords({ against }: CaseLine, names: Names): string {
  return against.length === 0
    ? names.messages.text.cases.nobody
    : names.messages.list(against.map(names.actor));
}

/** Title of the agreement, and of its clause where the report knows it. */
export function clauseName({ agreement, clause }: CaseLine, clauses: Clauses, names: Names): string {
  if (agreement === '') return names.messages.text.cases.noClause;
  const found = clauses.find((one) => one.agreement === agreement && one.clause === clause);
  const title = found ? names.local(found.title) : clause;
  return title === '' ? names.agreement(agreement) : `${names.agreement(agreement)}: ${title}`;
}

function dueTable(lines: readonly CaseDueLine[], names: Names): Markup | '' {
  if (lines.length === 0) return '';
  const { messages, zone } = names;
  const words = messages.text.cases;
  const rows = lines.map(
    (one) =>
      html`<tr><td>${moment(zone, one.dueMs, messages)}</td><td class="id">${one.case}</td><td>${words.clock[one.clock]}</td><td>${one.party === '' ? words.mission : names.actor(one.party)}</td><td>${durationText(catalogueOf(messages.language), one.within)}</td><td>${one.over ? words.over : words.running}</td></tr>`,
  );
  return html`<h3>${words.due}</h3>${table(words.dueHead, rows)}`;
}
