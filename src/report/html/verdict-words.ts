/** A verdict as a mark and in words. */
import type { FindingCell } from '../finding-cell.js';
import type { Names } from '../names.js';
import { html, type Markup } from './markup.js';

export function verdictMark(cell: Pick<FindingCell, 'verdict' | 'band'>): Markup {
  return html`<span class="mark ${cell.verdict === 'violation' ? cell.band : cell.verdict}"></span>`;
}

/** probable violation, attributable to North */
export function verdictWords(cell: FindingCell, names: Names): string {
  const { messages } = names;
  if (cell.verdict === 'violation') {
    return `${messages.band[cell.band]}, ${messages.text.findings.attributable(names.actor(cell.party))}`;
  }
  return plainVerdict(cell, names);
}

/** The same where nothing is attributed: who owes or exceeds something is named beside it. */
export function plainVerdict(
  cell: Pick<FindingCell, 'verdict' | 'band' | 'standing'>,
  { messages }: Names,
): string {
  if (cell.verdict === 'violation') return messages.band[cell.band];
  if (cell.verdict === 'notInForce')
    return messages.standing[cell.standing === 'inForce' ? 'notYet' : cell.standing];
  return messages.verdict[cell.verdict];
}
