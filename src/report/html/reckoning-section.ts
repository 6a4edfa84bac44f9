/**
 * How each assessment of an incident of note was reached, step by step. Incidents with the same reckoning, which have the same
 * kinds of accounts about them, are told of once.
 */
import type { DailyReport } from '../daily.js';
import type { Names } from '../names.js';
import { waterfalls } from './entry-section.js';
import { html, type Markup } from './markup.js';
import { incidentLink } from './tables.js';

export function reckoningSection({ incidents }: Pick<DailyReport, 'incidents'>, names: Names): Markup | '' {
  const groups = new Map<string, { readonly told: Markup; readonly links: Markup[] }>();
  for (const entry of incidents) {
    if (entry.notable.length === 0) continue;
    const told = html`${waterfalls(entry, names)}`;
    if (told.markup === '') continue;
    const link = incidentLink(entry.id, entry.number);
    const known = groups.get(told.markup);
    if (known) known.links.push(link);
    else groups.set(told.markup, { told, links: [link] });
  }
  if (groups.size === 0) return '';
  const words = names.messages.text.reckonings;
  return html`<p class="note">${words.note}</p>${[...groups.values()].map(
    ({ told, links }) =>
      html`<h3>${words.of} ${links.map((link, at) => html`${at > 0 ? ', ' : ''}${link}`)}</h3>${told}`,
  )}`;
}
