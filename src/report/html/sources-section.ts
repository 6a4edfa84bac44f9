/**
 * The sources behind the incidents of the day: the grade that the mission gives, what was estimated, to whom each leans,
 * and the blocs that speak as one.
 */
import type { Names } from '../names.js';
import type { SourceLine, SourceLines } from '../source-lines.js';
import { html, type Markup } from './markup.js';
import { table, textCell } from './tables.js';

export function sourcesSection({ judged, lines, blocs }: SourceLines, names: Names): Markup {
  const words = names.messages.text.sources;
  if (lines.length === 0) return html`<p>${words.none}</p>`;
  const columns = judged ? words.columns : words.columns.slice(0, 3);
  const rows = lines.map(
    (line) =>
      html`<tr>${[
        names.source(line.source),
        line.voice === '' ? names.messages.text.incidents.thirdParty : names.actor(line.voice),
        line.grade,
        ...(judged ? [estimated(line, names), leaning(line, names)] : []),
      ].map(textCell)}</tr>`,
  );
  return html`<p class="note">${judged ? words.note : words.notJudged}</p>${table(columns, rows)}${
    judged && blocs.length === 0 ? html`<p>${words.noBlocs}</p>` : ''
  }${blocs.map(({ sources, score, together, agreed, expected }) => {
    const share = (times: number): string => names.messages.percent(times / together);
    return html`<p>${words.bloc(
      names.messages.list(sources.map(names.source)),
      names.messages.percent(score),
      share(agreed),
      names.messages.number(Math.round(together)),
      share(expected),
    )}</p>`;
  })}`;
}

function estimated({ estimated: found }: SourceLine, names: Names): string {
  const words = names.messages.text.sources;
  if (!found) return '';
  const { reliability, correct, checked, sayings } = found;
  const { number, range } = names.messages;
  const basis = words.checked(number(Math.round(checked)), number(sayings));
  const grade =
    reliability === 'F'
      ? words.tooFew
      : words.right(
          reliability,
          names.messages.percent(correct.value),
          range(names.messages.percent(correct.low), names.messages.percent(correct.high)),
        );
  return `${grade}; ${basis}`;
}

/** From 1.5 times on. Convention of this project. */
const LEAST_LEANING = Math.log(1.5);

function leaning({ estimated: found }: SourceLine, names: Names): string {
  const words = names.messages.text.sources;
  if (!found || found.reliability === 'F') return '';
  const [party, most] = Object.entries(found.towards).sort(([, a], [, b]) => b - a)[0] ?? ['', 0];
  return most < LEAST_LEANING
    ? words.noLeaning
    : words.leansTo(names.actor(party), names.messages.decimal(Math.exp(most), 1));
}
