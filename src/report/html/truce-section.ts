/**
 * One short truce: its hours against the same hours a week before and against the mean of the seven days before; what
 * fire is alleged in it, and what totals the parties give.
 */

import { conductOf } from '../counts.js';
import { homeMs } from '../date-only.js';
import { type Names, placeWords } from '../names.js';
import { byText } from '../picture-index.js';
import { endMoment, eventTime, moment } from '../times.js';
import type { LocalFire } from '../truce-fires.js';
import type { TollCell, TruceCell, TruceComparison } from '../truces.js';
import { foreign } from './foreign.js';
import { anchorOf, html, type Markup } from './markup.js';
import { claimsTable } from './statements-section.js';
import { table } from './tables.js';

export function truceSection(
  truce: TruceComparison,
  names: Names,
  dayLink: (atMs: number) => string | null,
): Markup {
  const { messages } = names;
  const words = messages.text.truces;
  const readings = truce.readings.map(
    (reading) =>
      `${names.local(reading.title)} (${messages.text.findings.by(messages.list([...reading.by].sort(byText).map(names.actor)))})`,
  );
  return html`<section class="truce"><h3>${names.local(truce.agreementTitle)} (${messages.agreementStatus[truce.status]})</h3>
<p>${moment(names.zone, truce.startMs, messages)}${messages.dash}${endMoment(names.zone, truce.endMs, messages)}; ${words.hours(messages.number(Math.round(truce.hours * 10) / 10))}. ${readings.join('; ')}.</p>
<p><strong>${names.local(truce.sky.words)}</strong></p>
${comparison(truce, names)}
<h3>${words.claims}</h3>${truce.claims.length > 0 ? claimsTable(truce.claims, names) : html`<p>${words.noClaims}</p>`}
<h3>${words.fires}</h3>${truce.fires.length > 0 ? fires(truce, names, dayLink) : html`<p>${words.noFires}</p>`}</section>`;
}

function comparison(truce: TruceComparison, names: Names): Markup {
  const { messages } = names;
  const words = messages.text.truces;
  const span = (title: string): Markup => html`<th scope="colgroup" colspan="3" class="c g">${title}</th>`;
  const sub = [words.timed, words.dateOnly, words.perHour].map(
    (head, at) => html`<th scope="col" class="n${at === 0 ? ' g' : ''}">${head}</th>`,
  );
  const rows = truce.rows.map(
    (row) =>
      html`<tr><th scope="row">${messages.truce[row.what]}</th>${[row.during, row.weekBefore, row.sevenDays].map((cell) => cells(cell, names))}</tr>`,
  );
  const tolls = truce.tolls.map(
    (row) =>
      html`<tr><th scope="row">${messages.truce[row.what]}</th>${[row.during, row.weekBefore, row.sevenDays].map((cell) => tollCells(cell, names))}</tr>`,
  );
  return html`<div class="scroll"><table><thead><tr><th></th>${span(words.during)}${span(words.weekBefore)}${span(words.sevenDays)}</tr><tr><th></th>${sub}${sub}${sub}</tr></thead><tbody>${rows}${tolls}</tbody></table></div><p class="note">${words.note}</p>`;
}

function cells(cell: TruceCell | 'notObserved', names: Names): Markup {
  if (cell === 'notObserved') {
    return html`<td class="n hatch g" colspan="3"><span>${names.messages.text.notObserved}</span></td>`;
  }
  const number = (value: number, digits: number, group = ''): Markup =>
    value === 0
      ? html`<td class="n z${group}">0</td>`
      : html`<td class="n${group}">${trimmed(value, digits, names)}</td>`;
  return html`${number(cell.timed, 1, ' g')}${number(cell.dateOnly, 1)}${number(cell.perHour, 2)}`;
}

function tollCells(cell: TollCell | 'notObserved', names: Names): Markup {
  if (cell === 'notObserved') {
    return html`<td class="n hatch g" colspan="3"><span>${names.messages.text.notObserved}</span></td>`;
  }
  const range = ({ min, max }: { min: number; max: number }): string =>
    names.messages.range(trimmed(min, 1, names), trimmed(max, 1, names));
  return html`<td class="n g">${range(cell.timed)}</td><td class="n">${range(cell.dateOnly)}</td><td></td>`;
}

/** A whole number as it is, anything else with so many digits. */
function trimmed(value: number, digits: number, names: Names): string {
  return Number.isInteger(value) ? names.messages.number(value) : names.messages.decimal(value, digits);
}

function fires(truce: TruceComparison, names: Names, dayLink: (atMs: number) => string | null): Markup {
  const { messages } = names;
  const words = messages.text.truces;
  const voices = [...names.partyOrder, ''];
  const regions = [...new Set(truce.fires.map((fire) => fire.place.region))].sort(byText);
  const said = (fire: LocalFire, voice: string): boolean =>
    voice === ''
      ? fire.said.every((one) => names.partyRank(one.voice) < 0)
      : fire.said.some((one) => one.voice === voice);
  const count = (list: readonly LocalFire[]): Markup =>
    list.length === 0
      ? html`<td class="n z">0</td>`
      : html`<td class="n">${messages.number(list.length)}</td>`;
  const summary = (label: string, list: readonly LocalFire[], style = ''): Markup =>
    html`<tr class="${style}"><th scope="row">${label}</th>${count(list)}${count(list.filter((fire) => fire.sector !== ''))}${count(list.filter((fire) => fire.dateOnly))}${voices.map((voice) => count(list.filter((fire) => said(fire, voice))))}</tr>`;
  const head = [
    messages.text.region,
    messages.text.summary.incidents,
    words.nearLine,
    words.dateOnly,
    ...names.partyOrder.map((party) => `${words.voice}: ${names.actor(party)}`),
    words.third,
  ];
  return html`<p class="note">${words.firesNote}</p>${table(
    head,
    [
      ...regions.map((region) =>
        summary(
          names.region(region) || messages.text.regionUnknown,
          truce.fires.filter((fire) => fire.place.region === region),
        ),
      ),
      summary(messages.text.total, truce.fires, 'total'),
    ],
    1,
  )}<details><summary>${words.firesList(messages.count(truce.fires.length, 'incident'))}</summary>${list(truce, names, dayLink)}</details>`;
}

function list(truce: TruceComparison, names: Names, dayLink: (atMs: number) => string | null): Markup {
  const { messages } = names;
  const words = messages.text.truces;
  const rows = truce.fires.map((fire) => {
    const link = dayLink(homeMs(fire.time));
    const time = eventTime(names.zone, fire.time, messages);
    const said = fire.said.map(
      (one) =>
        `${one.voice ? `${names.actor(one.voice)}, ` : ''}${names.source(one.source)} ${messages.stance[one.stance]}`,
    );
    return html`<tr><td>${link ? html`<a href="${link}#${anchorOf(fire.incident)}">${time}</a>` : time}${
      fire.dateOnly && fire.inside < 1
        ? html`<br><span class="small">${words.inside(messages.number(Math.round(fire.inside * 100)))}</span>`
        : ''
    }</td><td>${[...placeWords(names, fire.place.name, fire.place.region), fire.sector]
      .filter(Boolean)
      .map((part, at) => [
        at > 0 ? ', ' : '',
        foreign(part, messages.language),
      ])}</td><td>${messages.conduct[conductOf(fire)]}; ${messages.means[fire.means]}</td><td>${said.join('; ')}</td></tr>`;
  });
  return table([messages.text.time, messages.text.place, messages.text.annex.columns[4], words.voice], rows);
}
