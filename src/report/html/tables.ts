/**
 * Cells that every table of a report shares: numbers that are never silently missing, and links to incidents.
 */
import type { Names } from '../names.js';
import type { Counted } from '../picture-index.js';
import { anchorOf, type Content, html, type Markup } from './markup.js';

/** A number; zero in grey, "not observed" on the hatch. */
export function countCell(value: Counted, names: Names): Markup {
  if (value === 'notObserved')
    return html`<td class="n hatch"><span>${names.messages.text.notObserved}</span></td>`;
  return value === 0
    ? html`<td class="n z">0</td>`
    : html`<td class="n">${names.messages.number(value)}</td>`;
}

export function textCell(content: Content): Markup {
  return html`<td>${content}</td>`;
}

/** Signed difference with a word's worth of typography: +3, −2, 0; empty where one side is missing. */
export function change(now: Counted, before: Counted, names: Names): string {
  if (now === 'notObserved' || before === 'notObserved') return '';
  const difference = Math.round((now - before) * 100) / 100;
  return difference > 0 ? `+${names.messages.number(difference)}` : names.messages.number(difference);
}

export function table(
  head: readonly Content[],
  rows: readonly Content[],
  numbersFrom = Number.POSITIVE_INFINITY,
  style = '',
): Markup {
  return html`<div class="scroll"><table class="${style}"><thead><tr>${head.map((cell, at) =>
    at >= numbersFrom ? html`<th scope="col" class="n">${cell}</th>` : html`<th scope="col">${cell}</th>`,
  )}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** "14" linking to where the incident is told. */
export function incidentLink(id: string, number: number | undefined): Markup {
  return html`<a href="#${anchorOf(id)}">${number ?? id}</a>`;
}
