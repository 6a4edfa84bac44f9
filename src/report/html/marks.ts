/**
 * The small drawings of a report: a probability with its interval, the certainty of a mark, the shape of a conduct.
 */
import type { Probability } from '../../attribution/attribution.js';
import type { CountedConduct } from '../counts.js';
import { type Certainty, likelihoodOf } from '../likelihood.js';
import type { Messages } from '../messages.js';
import { type Content, html, type Markup } from './markup.js';
import { INK } from './style.js';

/** A bar from 0 to 1: the interval as a band, the value as a stroke; then the ICD 203 word and the numbers. */
export function probability(
  value: Probability,
  messages: Messages,
  label?: Content,
  colour: string = INK,
): Markup {
  return html`<div class="prob${label === undefined ? ' bare' : ''}">${
    label === undefined ? '' : html`<span>${label}</span>`
  }${bar(value, colour)}<span class="word">${probabilityWords(value, messages)}</span></div>`;
}

/** very likely (0.91; 0.84–0.95) */
export function probabilityWords(value: Probability, messages: Messages): string {
  const figure = (share: number): string => figureOf(share, messages);
  const interval = messages.range(figure(value.low), figure(value.high));
  return `${messages.likelihood[likelihoodOf(value.value)]} (${figure(value.value)}; ${interval})`;
}

/** Two decimals; never a certainty that two decimals would round to. */
export function figureOf(value: number, { decimal }: Messages): string {
  if (value > 0 && value < 0.005) return `<${decimal(0.01, 2)}`;
  if (value < 1 && value > 0.995) return `>${decimal(0.99, 2)}`;
  return decimal(value, 2);
}

const BAR_WIDTH = 92;

function bar(value: Probability, colour: string): Markup {
  const at = (share: number): number => tenths(1 + Math.min(1, Math.max(0, share)) * (BAR_WIDTH - 2));
  const low = at(value.low);
  return html`<svg viewBox="0 0 ${BAR_WIDTH} 12" aria-hidden="true"><path d="M1 6H${BAR_WIDTH - 1}" stroke="#d5dade" stroke-width="1.5"/><path d="M${at(0.5)} 3v6" stroke="#d5dade"/><rect x="${low}" y="3.5" width="${tenths(Math.max(1, at(value.high) - low))}" height="5" fill="${colour}" fill-opacity=".3"/><path d="M${at(value.value)} 1v10" stroke="${colour}" stroke-width="2"/></svg>`;
}

/**
 * Mark of an incident: shape by conduct, fill by certainty (confirmed solid, probable half, possible outline,
 * undetermined dotted outline).
 */
export function incidentMark(
  x: number,
  y: number,
  conduct: CountedConduct,
  certainty: Certainty,
  colour: string,
): Markup {
  const shape = SHAPES[conduct](tenths(x), tenths(y));
  const fill = certainty === 'confirmed' ? colour : '#fff';
  const opacity = certainty === 'undetermined' ? 0.6 : 1;
  const dash = certainty === 'undetermined' ? html` stroke-dasharray="1.3 1.5"` : '';
  const half =
    certainty === 'probable'
      ? html`<path d="${shape}" fill="${colour}" fill-opacity=".5" stroke="none"/>`
      : '';
  return html`<path d="${shape}" fill="${fill}" fill-opacity="${opacity}" stroke="${colour}" stroke-width="1.2"${dash}/>${half}`;
}

/** Paths around a centre, about 7 units across. */
const SHAPES: Readonly<Record<CountedConduct, (x: number, y: number) => string>> = {
  strike: circle,
  clash: (x, y) => `M${tenths(x - 3)} ${tenths(y - 3)}h6v6h-6z`,
  interception: (x, y) => `M${x} ${tenths(y - 4)}l4 4l-4 4l-4 -4z`,
  explosion: triangle,
  mine: triangle,
  sabotage: triangle,
  interference: triangle,
  movement: (x, y) => `M${tenths(x - 3.5)} ${tenths(y - 3)}h7l-3.5 6.5z`,
  other: (x, y) => `M${tenths(x - 3.5)} ${tenths(y - 3)}h7l-3.5 6.5z`,
};

function circle(x: number, y: number): string {
  return `M${tenths(x - 3.4)} ${y}a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0 -6.8 0z`;
}

function triangle(x: number, y: number): string {
  return `M${x} ${tenths(y - 4)}l3.8 6.8h-7.6z`;
}

/** One decimal: a tenth of a drawing unit is finer than a printer. */
export function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
