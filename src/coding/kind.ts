/**
 * What kind of report it is. Violence and its context are weighed against each other in points: court news, sport and
 * memory tell of violence too, but not of an event to be counted. The points are a convention of this project.
 */
import type { Conduct, ReportKind } from '../record/codes.js';
import { hasForce, hasVictims, hasWeapon, type Judged } from './conduct.js';
import type { Count } from './numbers.js';
import { has, hitsOf, type Reading, wordsOf } from './reading.js';

/** What the place words of the text say, as far as it bears on the kind. */
export interface Extent {
  readonly regions: number;
  readonly towns: number;
}

/** From this many settlements on, a text is a list of a day rather than one event. */
const LIST_OF_PLACES = 5;

/** From this many weapons on, over no one place, a text counts rather than tells. */
const MANY = 5;

const VIOLENCE: Readonly<Record<Conduct, number>> = {
  strike: 4,
  clash: 3,
  interception: 4,
  explosion: 4,
  mine: 4,
  sabotage: 3,
  movement: 3,
  other: 2,
  none: 0,
};

const CONTEXT: readonly (readonly [sign: string, points: number])[] = [
  ['talk.justice', 5.5],
  ['talk.daily', 2.5],
  ['talk.past', 4],
  ['talk.analysis', 2.5],
  ['talk.diplomacy', 1.5],
  ['talk.says', 1],
];

export function kindOf(
  reading: Reading,
  conduct: Conduct,
  extent: Extent,
  counts: readonly Count[],
): Judged<ReportKind> {
  if (has(reading, 'talk.exchange') && !has(reading, 'happening.strike', 'talk.justice')) {
    return judged(reading, 'exchange', 'exchange-words', 'persons are handed over', 'talk.exchange');
  }
  const violence = violencePoints(reading, conduct);
  let context = 0;
  for (const [sign, points] of CONTEXT) {
    const hits = hitsOf(reading, sign).length;
    if (hits > 0) context += points + Math.min(hits - 1, 2);
  }
  // Third parties who speak first are the subject: their words are the news, not the event they speak of.
  const speaker = hitsOf(reading, 'talk.diplomacy').some((hit) => hit.from <= 1);
  if (speaker) context += 2.5;
  if (violence > 0 && violence >= context) return violent(reading, conduct, extent, counts);
  const talk = hitsOf(reading, 'talk.diplomacy').length * 2 + hitsOf(reading, 'talk.says').length * 0.5;
  const life =
    (hitsOf(reading, 'talk.justice').length +
      hitsOf(reading, 'talk.daily').length +
      hitsOf(reading, 'talk.past').length) *
    2;
  if (talk >= 2 && talk >= life) {
    return judged(
      reading,
      'statement',
      'talk-words',
      'the text is about talks, aid or conditions',
      'talk.diplomacy',
      'talk.says',
    );
  }
  const words = wordsOf(reading, 'talk.justice', 'talk.daily', 'talk.past', 'talk.analysis');
  return {
    code: 'other',
    reason: { rule: 'no-event', because: 'the text tells of no event of violence of its own', words },
  };
}

function violencePoints(reading: Reading, conduct: Conduct): number {
  if (conduct === 'none') return 0;
  let points = VIOLENCE[conduct];
  if (hasWeapon(reading)) points += 0.5;
  if (hasVictims(reading)) points += 0.5;
  if (has(reading, 'happening.damage', 'happening.destroyed')) points += 0.5;
  if (hasForce(reading)) points += 0.5;
  // Without fire, a blast or combat in its words, violence is only guessed from its traces.
  if (conduct === 'strike' && !has(reading, 'happening.strike')) {
    points -= !has(reading, 'happening.attack') || points <= VIOLENCE.strike ? 2 : 1;
  }
  return points;
}

function violent(
  reading: Reading,
  conduct: Conduct,
  extent: Extent,
  counts: readonly Count[],
): Judged<ReportKind> {
  if (has(reading, 'talk.longPeriod')) {
    return judged(reading, 'summary', 'long-period', 'a week or more is told at once', 'talk.longPeriod');
  }
  if (isCountOf(reading, counts, ['happening.clash', 'happening.attack']) && conduct === 'clash') {
    return judged(
      reading,
      'summary',
      'count-of-combat',
      'combat is counted, not told',
      'happening.clash',
      'happening.attack',
    );
  }
  if (
    conduct === 'interception' &&
    extent.regions + extent.towns !== 1 &&
    (counts.length > 0 || has(reading, 'talk.period'))
  ) {
    return judged(
      reading,
      'summary',
      'count-of-interceptions',
      'interceptions over a wide area are counted',
      'happening.interception',
    );
  }
  if (extent.towns === 0 && extent.regions !== 1 && isCountOfWeapons(reading, counts)) {
    return judged(
      reading,
      'summary',
      'count-of-weapons',
      'weapons are counted over a wide area',
      'talk.period',
    );
  }
  if (
    extent.towns === 0 &&
    isCountOf(reading, counts, ['happening.strike', 'happening.attack', 'place.district'])
  ) {
    return judged(
      reading,
      'summary',
      'count-of-attacks',
      'attacks or communities of a region are counted',
      'happening.strike',
      'happening.attack',
    );
  }
  if (
    extent.towns === 0 &&
    has(reading, 'happening.toll') &&
    conduct === 'strike' &&
    !has(reading, 'happening.strike', 'happening.attack')
  ) {
    return judged(
      reading,
      'summary',
      'toll-of-region',
      "a region's toll without one attack",
      'happening.toll',
    );
  }
  if (has(reading, 'talk.period') && (extent.towns === 0 || conduct === 'clash')) {
    return judged(reading, 'summary', 'period', 'a period over a region or the front is told', 'talk.period');
  }
  if (
    extent.regions >= 2 &&
    (conduct === 'clash' || extent.towns >= 4 || (extent.regions >= 3 && extent.towns === 0))
  ) {
    return judged(
      reading,
      'summary',
      'several-regions',
      'several regions are told together',
      'place.region',
      'region.noun',
    );
  }
  if (extent.towns === 0 && has(reading, 'talk.shellings') && hasVictims(reading)) {
    return judged(
      reading,
      'summary',
      'toll-of-region',
      "a region's toll from several shellings",
      'talk.shellings',
    );
  }
  if (conduct === 'clash' && extent.towns >= 3 && !has(reading, 'direction.adjective', 'place.direction')) {
    return judged(
      reading,
      'summary',
      'advances',
      'movements of the line at several places',
      'happening.clash',
    );
  }
  if (extent.towns >= LIST_OF_PLACES && has(reading, 'means.glide_bomb')) {
    return judged(
      reading,
      'summary',
      'list-of-air-strikes',
      'a list of places struck from the air',
      'means.glide_bomb',
    );
  }
  if (conduct === 'clash' && extent.towns === 0 && !has(reading, 'place.settlement')) {
    return judged(
      reading,
      'summary',
      'combat-without-place',
      'combat on a direction or region without a settlement',
      'happening.clash',
    );
  }
  return {
    code: 'event',
    reason: {
      rule: 'event',
      because: 'one or a few incidents are told',
      words: wordsOf(reading, `happening.${conduct}`),
    },
  };
}

/** A number right before a word of combat: "116 боїв", "54 атаки", "майже сотню наступів". */
function isCountOf(reading: Reading, counts: readonly Count[], signs: readonly string[]): boolean {
  for (const sign of signs) {
    for (const hit of hitsOf(reading, sign)) {
      if (counts.some((count) => count.value > 1 && hit.to > count.from && hit.from <= count.to + 1))
        return true;
    }
  }
  return false;
}

function isCountOfWeapons(reading: Reading, counts: readonly Count[]): boolean {
  return counts.some(
    (count) =>
      count.value >= MANY &&
      reading.hits.some((hit) => hit.layer === 'means' && hit.from >= count.to && hit.from <= count.to + 2),
  );
}

function judged(
  reading: Reading,
  code: ReportKind,
  rule: string,
  because: string,
  ...signs: string[]
): Judged<ReportKind> {
  return { code, reason: { rule, because, words: wordsOf(reading, ...signs) } };
}
