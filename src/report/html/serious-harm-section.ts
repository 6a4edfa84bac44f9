/** Allegations concerning persons who had surrendered or were detained: what is said, by which standard, what is held. */
import type { Names } from '../names.js';
import type { SeriousHarmLine } from '../serious-harm.js';
import { shortDate } from '../times.js';
import { html, type Markup } from './markup.js';
import { table } from './tables.js';

export function seriousHarmSection(lines: readonly SeriousHarmLine[], names: Names): Markup {
  const words = names.messages.text.seriousHarm;
  if (lines.length === 0) return html`<p>${words.none}</p>`;
  const rows = lines.map((line) => row(line, names));
  return html`<p class="note">${words.note}</p>${table(words.head, rows)}<p class="note">${words.referral}</p>`;
}

function row(line: SeriousHarmLine, names: Names): Markup {
  const { messages } = names;
  const words = messages.text.seriousHarm;
  const { clause } = line;
  return html`<tr><td>${messages.conduct[line.conduct]}<br><span class="small">${shortDate(line.day, messages)}${
    line.region === '' ? '' : `, ${names.region(line.region)}`
  }</span></td><td>${clause ? html`${names.local(clause.agreement)}: ${names.local(clause.title)}<br><span class="small">${names.local(clause.reading)}</span>` : words.noClause}</td><td>${
    line.party === 'undetermined' ? words.nobody : words.pointTo(names.actor(line.party))
  }</td><td>${words.standard[line.standard]}<br><span class="small">${words.accounts(line.independentAccounts)}${
    line.denied ? `; ${words.denied}` : ''
  }</span></td><td>${words.custody[line.custody]}<br><span class="small">${words.next[line.next]}</span></td></tr>`;
}
