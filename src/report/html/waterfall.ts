/**
 * A waterfall in print: from the start to the result in steps that add up to the digit, each with its sentence, how much it
 * weighs in a plain word, a bar on the scale of log-odds, and its number. A filled bar speaks for, an empty one against.
 */
import type { Probability } from '../../attribution/attribution.js';
import type { Names } from '../names.js';
import { stepSentence } from '../reason-lines.js';
import { shown, type ToldStep, type ToldWaterfall } from '../told-waterfall.js';
import { probabilityWords, tenths } from './marks.js';
import { type Content, html, type Markup } from './markup.js';

export function waterfallTable(
  { priorLogOdds, steps, posteriorLogOdds }: ToldWaterfall,
  result: Probability,
  title: Content,
  colour: string,
  names: Names,
): Markup {
  const words = names.messages.text.incidents;
  const ends = [priorLogOdds, ...steps.map(({ toLogOdds }) => toLogOdds)];
  const low = Math.min(-LEAST_SPAN, ...ends);
  const high = Math.max(LEAST_SPAN, ...ends);
  const at = (logOdds: number): number => tenths(((logOdds - low) / (high - low)) * 100);
  const end = (name: string, logOdds: number): Markup =>
    html`<tr class="end"><th scope="row">${name}</th><td class="plot"><i class="even" style="left:${at(0)}%"></i><i class="at" style="left:${at(logOdds)}%"></i></td><td class="n">${signed(shown(logOdds), names)}</td></tr>`;
  let from = priorLogOdds;
  const rows = steps.map((step) => {
    const [left, right] = [at(Math.min(from, step.toLogOdds)), at(Math.max(from, step.toLogOdds))];
    const hundredths = shown(step.toLogOdds) - shown(from);
    from = step.toLogOdds;
    return html`<tr><th scope="row">${stepWords(step, names)}</th><td class="plot"><i class="even" style="left:${at(0)}%"></i><i class="${hundredths < 0 ? 'bar minus' : 'bar'}" style="left:${left}%;width:${tenths(right - left)}%"></i></td><td class="n">${signed(hundredths, names)}</td></tr>`;
  });
  return html`<table class="waterfall" style="--bar:${colour}"><caption>${title}</caption><tbody>${end(words.start, priorLogOdds)}${rows}${end(
    `${words.result}: ${probabilityWords(result, names.messages)}`,
    posteriorLogOdds,
  )}</tbody></table>`;
}

/** A step from even odds to 3 in 4 should not fill the plot. */
const LEAST_SPAN = 1.1;

function stepWords(step: ToldStep, names: Names): Markup {
  const { rule, said, logOdds } = step;
  const word = (names.messages.rule as Readonly<Record<string, string>>)[rule] ?? rule;
  const sentence = stepSentence(step, names);
  const voice = said === null ? '' : said.voice === '' ? names.source(said.source) : names.actor(said.voice);
  const by = voice === '' || sentence.includes(voice) ? '' : ` (${voice})`;
  return html`<b>${word}${by}.</b> ${sentence} <span class="small">${weight(logOdds, names)}</span>`;
}

/** How much a step weighs, in plain words: not those of likelihood. Steps of 1.6, 4.5 and 20 in odds. */
function weight(logOdds: number, names: Names): string {
  const words = names.messages.text.incidents;
  const size = Math.abs(logOdds);
  if (size < 0.02) return words.weighsNothing;
  const { little, some, much, veryMuch } = words.weighs;
  const how = size < 0.5 ? little : size < 1.5 ? some : size < 3 ? much : veryMuch;
  return logOdds > 0 ? words.weighsFor(how) : words.weighsAgainst(how);
}

function signed(hundredths: number, names: Names): string {
  const number = names.messages.decimal(Math.abs(hundredths) / 100, 2);
  return hundredths < 0 ? `−${number}` : hundredths > 0 ? `+${number}` : number;
}
