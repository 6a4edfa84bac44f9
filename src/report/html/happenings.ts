/** What was reported, a line an incident: when, what, where, and who says it. The first thing that a reader looks for. */
import { dayOf } from '../../time/instant.js';
import type { DailyReport } from '../daily.js';
import type { IncidentEntry } from '../entry.js';
import type { Messages } from '../messages.js';
import type { Names } from '../names.js';
import { eventTime, shortDate } from '../times.js';
import { titleOf } from './entry-section.js';
import { html, type Markup } from './markup.js';
import { incidentLink } from './tables.js';

/** A day with more has only those of note in the list. */
const MOST = 12;

export function happenings({ incidents }: Pick<DailyReport, 'incidents'>, names: Names): Markup | '' {
  if (incidents.length === 0) return '';
  const { messages } = names;
  const words = messages.text.summary;
  const chosen = incidents.length <= MOST ? incidents : incidents.filter(({ notable }) => notable.length > 0);
  const shown = chosen.slice(0, MOST);
  const left = incidents.length - shown.length;
  return html`<ul class="plain">${shown.map((entry) => item(entry, names))}</ul>${
    left === 0 ? '' : html`<p class="note">${words.moreIncidents(messages.count(left, 'incident'))}</p>`
  }`;
}

function item(entry: IncidentEntry, names: Names): Markup {
  const { messages, zone } = names;
  const toll = messages.text.casualties.statement(
    entry.killed ? names.toll(entry.killed) : null,
    entry.injured ? names.toll(entry.injured) : null,
  );
  return html`<li>${incidentLink(entry.id, entry.number)}${messages.dash}${timeOf(entry, zone, messages)}: ${titleOf(entry, names)}${
    toll === '' ? '' : `; ${toll}`
  }${messages.dash}<span>${voices(entry, names)}</span>.</li>`;
}

/** The hours alone: the date is that of the report. */
function timeOf({ time }: IncidentEntry, zone: string, messages: Messages): string {
  if (time.precision === 'day') return messages.text.sky.dateOnly;
  const said = eventTime(zone, time, messages);
  const date = `${shortDate(dayOf(zone, time.startMs), messages)}, `;
  return said.startsWith(date) ? said.slice(date.length) : said;
}

/** alleged (North), denied (South) */
function voices({ accounts }: IncidentEntry, names: Names): string {
  const { messages } = names;
  const said = accounts.map(({ stance, voice, source }) => {
    const who = voice === '' ? names.source(source) : names.actor(voice);
    return `${messages.stanced[stance]} (${who})`;
  });
  return [...new Set(said)].join(', ');
}
