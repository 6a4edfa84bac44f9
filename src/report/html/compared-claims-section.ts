/** Figures of the parties beside what was found: a table for each party and subject, parties in columns of equal weight. */
import type { Beside, ClaimGroup, ComparedClaim, ComparedPart } from '../../claims/comparison.js';
import { CLAIM_VERDICTS, isFound } from '../../claims/comparison.js';
import { foundIn, notFoundIn } from '../../claims/tally.js';
import { type ClaimWords, claimWords } from '../claim-words.js';
import type { Names } from '../names.js';
import { endMoment, moment } from '../times.js';
import { html, type Markup } from './markup.js';
import { table } from './tables.js';

export function comparedClaimsTables(groups: readonly ClaimGroup[], names: Names): Markup {
  const { text } = names.messages;
  const words = text.comparedClaims;
  if (groups.length === 0) return html``;
  const said = claimWords(names.messages);
  return html`<h3>${words.title}</h3>${groups.map((group) => groupTable(group, said, names))}<p class="note">${words.note}</p>`;
}

function groupTable(group: ClaimGroup, said: ClaimWords, names: Names): Markup {
  const words = names.messages.text.comparedClaims;
  const title = words.group(
    names.actor(group.by),
    group.against === 'both' ? words.both : names.actor(group.against),
    group.about,
  );
  return html`<h4>${title}</h4>${table(
    words.head,
    group.claims.flatMap((claim) => claimRows(claim, said, names)),
  )}`;
}

function claimRows(claim: ComparedClaim, said: ClaimWords, names: Names): Markup[] {
  const { messages, zone } = names;
  const period = `${moment(zone, claim.startMs, messages)} – ${endMoment(zone, claim.endMs, messages)}`;
  const notes = [said.relation(claim), ...claim.faults.map(said.fault)].filter((note) => note !== '');
  const head = html`<tr class="total"><td>“${claim.unitWords}”<br><span class="small">${period}</span>${notes.map(
    (note) => html`<br><span class="small">${note}</span>`,
  )}</td><td class="n">${said.amount(claim.total)}</td><td>${
    claim.tally ? messages.number(foundIn(claim.tally)) : '–'
  }</td><td>${claim.tally ? messages.number(notFoundIn(claim.tally)) : '–'}</td><td>${
    claim.tally ? messages.number(claim.notClaimed.length) : '–'
  }</td></tr>`;
  return [head, ...claim.parts.map((part) => partRow(part, said, names))];
}

function partRow(
  { words, role, amount, beside }: ComparedPart,
  said: ClaimWords,
  { messages }: Names,
): Markup {
  const name = words === '' ? said.role[role] : words;
  const cells =
    beside.kind === 'matched'
      ? html`<td>${verdicts(beside, true, said, messages.number)}</td><td>${verdicts(beside, false, said, messages.number)}</td><td></td>`
      : html`<td colspan="3">${beside.kind === 'counted' ? said.counted(beside) : said.notComparable[beside.why]}</td>`;
  return html`<tr><td>${name}</td><td class="n">${said.amount(amount)}</td>${cells}</tr>`;
}

function verdicts(
  { tally, beyondFigure }: Extract<Beside, { kind: 'matched' }>,
  found: boolean,
  said: ClaimWords,
  number: (value: number) => string,
): string {
  const lines = CLAIM_VERDICTS.filter((verdict) => isFound(verdict) === found && tally[verdict] > 0).map(
    (verdict) => `${number(tally[verdict])} ${said.verdict[verdict]}`,
  );
  if (found && beyondFigure.length > 0) lines.push(said.beyondFigure(beyondFigure.length));
  return lines.length > 0 ? lines.join('; ') : '0';
}
