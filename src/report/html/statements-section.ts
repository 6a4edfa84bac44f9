/**
 * Alerts, totals given by the parties, declarations, restrictions: what is said and what is signalled.
 */
import type { AlertCount, Alerts } from '../alerts.js';
import { type Names, placeWords } from '../names.js';
import type { RestrictionLine } from '../restrictions.js';
import type { ClaimLine, DeclarationLine } from '../statements.js';
import { clock, endMoment, moment } from '../times.js';
import { foreign } from './foreign.js';
import { type Content, html, type Markup } from './markup.js';
import { hours } from './summary-section.js';
import { countCell, table } from './tables.js';

export function alertsSection(alerts: Alerts, beforeLabel: string, names: Names): Markup {
  const { messages } = names;
  const words = messages.text.alerts;
  const without =
    alerts.regionsWithoutData.length === 0
      ? ''
      : html`<p><span class="hatch"></span> ${words.without} ${messages.list(alerts.regionsWithoutData.map(names.region))}.</p>`;
  if (alerts.total.begun === 'notObserved') return html`<p><span class="hatch"></span> ${words.noData}</p>`;
  const shown = alerts.regions.filter((region) => on(region) || on(region.before));
  const quiet = alerts.regions.filter((region) => !shown.includes(region));
  const head = [
    messages.text.region,
    words.begun,
    words.hours,
    `${beforeLabel}: ${words.begun.toLowerCase()}`,
    `${beforeLabel}: ${words.hours.toLowerCase()}`,
  ];
  const cells = (count: AlertCount): Markup[] => [
    countCell(count.begun, names),
    countCell(hours(count.hours), names),
  ];
  const rows = [
    ...shown.map(
      (region) =>
        html`<tr><th scope="row">${names.region(region.region) || messages.text.regionUnknown}</th>${cells(region)}${cells(region.before)}</tr>`,
    ),
    html`<tr class="total"><th scope="row">${messages.text.total}</th>${cells(alerts.total)}${cells(alerts.before)}</tr>`,
  ];
  return html`${table(head, rows, 1)}${
    quiet.length > 0
      ? html`<p>${words.none} ${messages.list(quiet.map((region) => names.region(region.region)))}.</p>`
      : ''
  }${without}<p class="note">${words.note}</p>`;
}

const on = (count: AlertCount): boolean => count.begun !== 0 || count.hours !== 0;

export function claimsTable(claims: readonly ClaimLine[], names: Names): Markup {
  const { messages } = names;
  const words = messages.text.statements;
  const rows = claims.map(
    (claim) =>
      html`<tr><td>${names.actor(claim.by)}</td><td>${names.actor(claim.against)}</td><td>${foreign(messages.quote(claim.unit), messages.language)}</td><td class="n">${
        claim.count === null ? messages.text.notStated : messages.number(claim.count)
      }</td><td>${parts(claim, names)}</td><td>${moment(names.zone, claim.periodStartMs, messages)}${messages.dash}${endMoment(names.zone, claim.periodEndMs, messages)}</td><td>${foreign(claim.summary, messages.language)}<br><span class="small">${names.source(claim.source)}</span></td></tr>`,
  );
  return html`${table(
    [words.by, words.against, words.unit, words.given, words.parts, words.period, messages.text.accordingTo],
    rows,
  )}<p class="note">${words.claimsNote}</p>`;
}

function parts(claim: ClaimLine, names: Names): Content {
  const { messages } = names;
  const list = claim.breakdown.map(
    (part, at) =>
      html`${at > 0 ? '; ' : ''}${foreign(part.part, messages.language)} ${messages.number(part.count)}`,
  );
  return claim.breakdownSum !== null && claim.count !== null && claim.breakdownSum !== claim.count
    ? [...list, ` (${messages.text.statements.partsSum(messages.number(claim.breakdownSum))})`]
    : list;
}

export function declarationsTable(declarations: readonly DeclarationLine[], names: Names): Markup {
  const { messages } = names;
  const words = messages.text.statements;
  if (declarations.length === 0) return html`<p>${words.noDeclarations}</p>`;
  return html`<ul class="plain">${declarations.map((line) => {
    const who = line.person
      ? html`${names.actor(line.by)} (${foreign(line.person, messages.language)})`
      : names.actor(line.by);
    const time =
      line.precision === 'day' || line.precision === 'days' ? '' : `, ${clock(names.zone, line.startMs)}`;
    const conditions = messages.list(line.conditions);
    return html`<li><strong>${who}</strong>${words.act(messages.act[line.act])}${time}: ${foreign(line.summary, messages.language)}${
      conditions ? html`${messages.dash}${words.on('')}${foreign(conditions, messages.language)}` : ''
    } <span class="small">(${names.agreement(line.about)}; ${names.source(line.source)})</span></li>`;
  })}</ul>`;
}

export function restrictionsTable(lines: readonly RestrictionLine[], names: Names): Markup {
  const { messages } = names;
  if (lines.length === 0) return html`<p>${messages.text.restrictions.none}</p>`;
  return html`<p class="lead">${messages.text.restrictions.count(messages.number(lines.length))}</p><ul class="plain">${lines.map(
    (line) =>
      html`<li>${names.source(line.source)}: ${messages.effort[line.status]}, ${moment(names.zone, line.startMs, messages)}${messages.dash}${endMoment(names.zone, line.endMs, messages)}${
        line.place || line.region
          ? placeWords(names, line.place, line.region).map((part) => [', ', foreign(part, messages.language)])
          : ''
      }${line.summary ? html`. ${foreign(line.summary, messages.language)}` : ''}</li>`,
  )}</ul>`;
}
