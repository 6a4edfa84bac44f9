/** The sky of a day in sentences and a table: who says what of the night, alerts against what is usual, who spoke. */
import type { BulletinNumber } from '../../sky/bulletin.js';
import type { Names } from '../names.js';
import { AIR_KINDS, type SkyDay, type SkyOperation } from '../sky-day.js';
import { clock } from '../times.js';
import { foreign } from './foreign.js';
import { html, type Markup } from './markup.js';
import { countCell, table } from './tables.js';

export function skySection(sky: SkyDay, names: Names): Markup {
  const words = names.messages.text.sky;
  const { operations, alerts, spoke, usually, means } = sky;
  const told =
    operations.length > 0
      ? html`<ul>${operations.map((one) => operationItem(one, names))}</ul>`
      : html`<p>${words.none}</p>`;
  const against =
    alerts.verdict === 'notObserved'
      ? html`<p><span class="hatch"></span> ${words.noAlerts}</p>`
      : html`<p>${words.alerts(alerts.noticed, alerts.low, alerts.high)} ${words.verdict[alerts.verdict]}.</p>`;
  const heard = usually > 0 ? html`<p>${words.spoke(spoke, usually)}</p>` : html`<p>${words.nobody}</p>`;
  const rows = means.map(
    ({ region, source, incidents }) =>
      html`<tr><th scope="row">${names.region(region) || names.messages.text.regionUnknown}</th><td>${names.source(source)}</td>${AIR_KINDS.map(
        (kind) => countCell(incidents[kind], names),
      )}</tr>`,
  );
  const head = [names.messages.text.region, words.source, ...AIR_KINDS.map((kind) => words.kinds[kind])];
  return html`${told}${against}${heard}${rows.length > 0 ? table(head, rows, 2) : ''}<p class="note">${words.note}</p>`;
}

function operationItem(
  { actor, startMs, endMs, dateOnly, incidents, said }: SkyOperation,
  names: Names,
): Markup {
  const words = names.messages.text.sky;
  const hours = dateOnly ? words.dateOnly : `${clock(names.zone, startMs)}–${clock(names.zone, endMs)}`;
  const accounts = said.map(
    ({ source, numbers }) =>
      html`<br><span class="small">${names.source(source)}: ${numbers.map((one, at) => html`${at > 0 ? '; ' : ''}${numberText(one, names)}`)}</span>`,
  );
  return html`<li>${words.operation(names.actor(actor))}, ${hours}. ${words.incidents(incidents)}${accounts}</li>`;
}

function numberText({ act, means, count, bound, part, place }: BulletinNumber, names: Names): Markup {
  const words = names.messages.text.sky;
  const thing = means === 'several' ? words.several : names.messages.means[means];
  const said = `${part ? words.ofThese : ''}${bound === 'exact' ? '' : `${words.bound[bound]} `}${names.messages.number(count)} × ${thing}, ${words.act[act]}`;
  return html`${said}${place === '' ? '' : html` (${foreign(place, names.messages.language)})`}`;
}
