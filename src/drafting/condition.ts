/** What an act is made to depend on: "if", "provided that", "in exchange for", "only after". */
import { GAP } from '../coding/words.js';
import type { Cue } from './act.js';
import type { Sentence, Span } from './sentence.js';

export function conditionsOf(sentence: Sentence, cue: Cue, next: Cue | undefined): Span[] {
  const spans: Span[] = [];
  for (const hit of sentence.hits('condition')) {
    if (isTime(sentence, hit.from, hit.to)) continue;
    const inside = hit.from >= cue.to && (next === undefined || hit.from < next.from || hit.from < cue.until);
    const ahead =
      hit.to <= cue.from &&
      (hit.from === 0 || sentence.words.gaps[hit.from] === GAP.comma) &&
      isFirst(sentence, hit.from, cue);
    if (!inside && !ahead) continue;
    const last = spans.at(-1);
    const span = sentence.span(hit.from, endOf(sentence, hit.to, ahead ? cue.from : sentence.size));
    if (last && span.start < last.end) continue;
    spans.push(span);
  }
  return spans;
}

/** "until 10 May" is an end, "once again" nothing. */
function isTime(sentence: Sentence, from: number, to: number): boolean {
  const word = sentence.words.texts[from]!;
  const next = sentence.words.texts[to] ?? '';
  if (word === 'once') return /^(again|more)$/.test(next) || !/^(the|a|an|it|all|both|\p{L}+)$/u.test(next);
  if (word !== 'until' && word !== 'unless' && word !== 'пока' && word !== 'доки') return next === '';
  return (
    next === '' || /^\d/.test(next) || sentence.tags(to).has('Date') || next === 'further' || next === 'now'
  );
}

function isFirst(sentence: Sentence, from: number, cue: Cue): boolean {
  return from === 0 || sentence.words.gaps[cue.who?.from ?? cue.from] === GAP.comma;
}

function endOf(sentence: Sentence, from: number, limit: number): number {
  for (let at = from + 1; at < limit; at++) {
    const gap = sentence.words.gaps[at];
    if (gap === GAP.sentence || (sentence.quoted(from) && !sentence.quoted(at))) return at;
    if (gap === GAP.comma && limit < sentence.size) return at;
  }
  return limit;
}
