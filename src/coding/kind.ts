/**
 * What kind of report it is. Court news, sport, analysis and memory tell of violence too, but not of an event to be
 * counted: signs of either (kind-signs.ts) are added up with the weights of kind-weights.ts, a logistic model fitted by
 * scripts/fit-kind.ts. Whether an event or a summary, a statement or something else, is told by rules.
 */
import type { Conduct, ReportKind } from '../record/codes.js';
import type { Reason } from '../record/reason.js';
import type { Judged } from './conduct.js';
import { happeningOf } from './conduct-signs.js';
import { addExtentSigns } from './extent-signs.js';
import { addSigns, type Extent, NO_SIGN, reactsToIt } from './kind-signs.js';
import { KIND_WEIGHTS } from './kind-weights.js';
import type { Count } from './numbers.js';
import { has, hasAny, hitsOf, type Reading, wordsOf } from './reading.js';
import { SIGN } from './sign.js';

export interface Weights {
  readonly bias: number;
  /** Log-odds per occurrence, by the name of the sign. */
  readonly weights: Readonly<Record<string, number>>;
}

export interface KindWeights {
  /** Signs of kind-signs.ts: the main content is an event of violence. */
  readonly violence: Weights;
  /** Signs of extent-signs.ts: a summary rather than one or a few incidents. */
  readonly extent: Weights;
}

export function kindOf(
  reading: Reading,
  conduct: Conduct,
  extent: Extent,
  counts: readonly Count[],
  weights: KindWeights = KIND_WEIGHTS,
): Judged<ReportKind> {
  const handedOver =
    has(reading, SIGN.talk.exchange) ||
    (has(reading, SIGN.talk.captivity) && has(reading, SIGN.talk.release));
  if (handedOver && !hasAny(reading, FIRE_OR_COURT)) {
    return judged(
      reading,
      'exchange',
      'exchange-words',
      'persons are handed over',
      SIGN.talk.exchange,
      SIGN.talk.captivity,
      SIGN.talk.release,
    );
  }
  const weighed = weigh(reading, conduct, extent, weights.violence);
  if (weighed.logOdds > 0 && conduct !== 'none')
    return violent(reading, conduct, extent, counts, weights.extent);
  return isStatement(reading, conduct)
    ? judged(
        reading,
        'statement',
        'talk-words',
        'the text is about talks, aid or conditions',
        SIGN.talk.diplomacy,
        SIGN.frame.reaction,
        SIGN.talk.says,
      )
    : { code: 'other', reason: weighed.reason };
}

const FIRE_OR_COURT = [SIGN.happening.strike, SIGN.talk.justice];
const STAND = [SIGN.frame.reaction, SIGN.talk.says];
const POWERFUL = [SIGN.talk.figure, SIGN.talk.leader, SIGN.frame.office];

/** Talks and what belongs to them are the subject, or those who lead them take a stand on violence. */
function isStatement(reading: Reading, conduct: Conduct): boolean {
  const talks = hitsOf(reading, SIGN.talk.diplomacy).length;
  const life =
    hitsOf(reading, SIGN.talk.justice).length +
    hitsOf(reading, SIGN.talk.daily).length +
    hitsOf(reading, SIGN.talk.past).length;
  const stand =
    conduct !== 'none' && (reactsToIt(reading) || (hasAny(reading, STAND) && hasAny(reading, POWERFUL)));
  return (talks > 0 || stand) && life <= talks;
}

interface Weighed {
  /** Of an event of violence as the main content, natural logarithm. */
  readonly logOdds: number;
  readonly reason: Reason;
}

function weigh(reading: Reading, conduct: Conduct, extent: Extent, { bias, weights }: Weights): Weighed {
  let logOdds = bias;
  let most = 0;
  let shownBy = NO_SIGN;
  addSigns(reading, conduct, extent, (name, sign = NO_SIGN, value = 1) => {
    const points = (weights[name] ?? 0) * value;
    logOdds += points;
    if (sign !== NO_SIGN && points < most) {
      most = points;
      shownBy = sign;
    }
  });
  const because =
    conduct === 'none'
      ? 'the text tells of no event of violence of its own'
      : 'violence is spoken of, but the signs of something else weigh more';
  return {
    logOdds,
    reason: { rule: 'no-event', because, words: shownBy === NO_SIGN ? [] : wordsOf(reading, shownBy) },
  };
}

/** Why each sign makes a summary, for the reader; a sign without words of its own speaks through these. */
const SUMMARY_SIGNS: Readonly<Record<string, string>> = {
  longPeriod: 'a week or more is told at once',
  period: 'a period is told',
  periodWithoutPlace: 'a period over a region or the front is told',
  periodOfCombat: 'a period of combat is told',
  general: 'a state is told rather than an incident',
  generalWithoutPlace: 'a state of a region or the front is told',
  combatWithoutPlace: 'combat on a direction or in a region without a settlement',
  combatInRegions: 'combat in several regions',
  severalRegions: 'several regions are told together',
  manyRegions: 'several regions are told together',
  regionsAndTowns: 'several regions are told together',
  onCountryAndPlaces: 'an attack on a whole country with several places',
  onCountry: 'an attack on a whole country',
  tollOfShellings: "a region's toll from several shellings",
  shellingsWithoutPlace: 'several shellings of a region',
  tollWithoutPlace: "a region's toll without one attack",
  countOfCombat: 'combat is counted, not told',
  countOfAttacks: 'attacks are counted over a region',
  countOfBlasts: 'explosions are counted',
  countOfPlaces: 'communities of a region are counted',
  countOfTakenPlaces: 'communities of a region are counted',
  countOfInterceptions: 'interceptions over a wide area are counted',
  countOfWeapons: 'weapons are counted over a wide area',
  listOfAirStrikes: 'a list of places struck from the air',
  advances: 'movements of the line at several places',
  mapped: 'the line is told as it is drawn on a map',
  mappedWithoutPlace: 'the line is told as it is drawn on a map',
  tends: 'what is tried or goes on is told, not one act',
  tendsWithoutPlace: 'what is tried or goes on is told, not one act',
  toll: "a region's toll without one attack",
  victimsAdded: "a region's toll without one attack",
  moreVictims: "a region's toll without one attack",
  victimsOfRegion: "a region's toll without one attack",
  countOfTimes: 'attacks are counted, not told',
};

function violent(
  reading: Reading,
  conduct: Conduct,
  extent: Extent,
  counts: readonly Count[],
  { bias, weights }: Weights,
): Judged<ReportKind> {
  let logOdds = bias;
  let most = 0;
  let rule = 'several-incidents';
  let because = 'more than one or a few incidents are told';
  let shownBy = NO_SIGN;
  addExtentSigns(reading, conduct, extent, counts, (name, sign = NO_SIGN) => {
    const points = weights[name] ?? 0;
    logOdds += points;
    if (points > most && SUMMARY_SIGNS[name]) {
      most = points;
      rule = name;
      because = SUMMARY_SIGNS[name]!;
      shownBy = sign;
    }
  });
  if (logOdds > 0) {
    return {
      code: 'summary',
      reason: { rule, because, words: shownBy === NO_SIGN ? [] : wordsOf(reading, shownBy) },
    };
  }
  return {
    code: 'event',
    reason: {
      rule: 'event',
      because: 'one or a few incidents are told',
      words: wordsOf(reading, happeningOf(conduct)),
    },
  };
}

function judged(
  reading: Reading,
  code: ReportKind,
  rule: string,
  because: string,
  ...signs: number[]
): Judged<ReportKind> {
  return { code, reason: { rule, because, words: wordsOf(reading, ...signs) } };
}
