/**
 * Incidents by region and conduct, against the stretch before. Regions without an incident are named in words below
 * the table: those that were heard from, and those that were not observed.
 */
import { COUNTED_CONDUCTS, type Counts, type RegionCount } from '../counts.js';
import type { Names } from '../names.js';
import { html, type Markup } from './markup.js';
import { change, countCell, table } from './tables.js';

export function countsSection(counts: Counts, beforeLabel: string, names: Names): Markup {
  const { messages } = names;
  const { text } = messages;
  const shown = counts.regions.filter((region) => positive(region.total) || positive(region.before));
  const rest = counts.regions.filter((region) => !shown.includes(region));
  const unseen = rest.filter((region) => region.total === 'notObserved' && region.before === 'notObserved');
  const quiet = rest.filter((region) => !unseen.includes(region));
  const head = [
    text.region,
    ...COUNTED_CONDUCTS.map((conduct) => messages.conducts[conduct]),
    text.total,
    beforeLabel,
    text.change,
  ];
  const total = html`<tr class="total"><th scope="row">${text.total}</th>${COUNTED_CONDUCTS.map((conduct) =>
    countCell(counts.byConduct[conduct], names),
  )}${countCell(counts.total, names)}${countCell(counts.before, names)}<td class="n">${change(counts.total, counts.before, names)}</td></tr>`;
  return html`${table(head, [...shown.map((region) => row(region, names)), total], 1)}
${quiet.length > 0 ? html`<p>${text.counts.quiet} ${messages.list(quiet.map((region) => names.region(region.region)))}.</p>` : ''}
${unseen.length > 0 ? html`<p class="note"><span class="hatch"></span> ${text.counts.unseen} ${messages.number(unseen.length)}.</p>` : ''}
<p class="note">${text.counts.note}</p>`;
}

function row(region: RegionCount, names: Names): Markup {
  const { text } = names.messages;
  const cells =
    region.total === 'notObserved'
      ? html`<td class="n hatch" colspan="${COUNTED_CONDUCTS.length + 1}"><span>${text.notObserved}</span></td>`
      : html`${COUNTED_CONDUCTS.map((conduct) => countCell(region.byConduct[conduct], names))}${countCell(region.total, names)}`;
  return html`<tr><th scope="row">${names.region(region.region) || text.regionUnknown}</th>${cells}${countCell(region.before, names)}<td class="n">${change(region.total, region.before, names)}</td></tr>`;
}

function positive(value: RegionCount['total']): boolean {
  return value !== 'notObserved' && value > 0;
}
