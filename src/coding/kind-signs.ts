/**
 * The signs by which a text is taken for news of violence or for something else that speaks of violence: named, each
 * with the words that show it. kind.ts weighs them.
 */
import type { Conduct } from '../record/codes.js';
import { DAMAGE, happeningOf, hasForce, hasVictims, hasWeapon } from './conduct-signs.js';
import type { Hit } from './pattern.js';
import { has, hasAny, hitsOf, type Reading } from './reading.js';
import { SIGN, signNumber } from './sign.js';
import { GAP } from './words.js';

/** What the place words of the text say, as far as it bears on the kind. */
export interface Extent {
  readonly regions: number;
  readonly towns: number;
}

export interface Sign {
  readonly name: string;
  /** 1, or how often it occurs, at most MOST. */
  readonly value: number;
  /** Number of the sign of the lexicon whose words show it; NO_SIGN where it is a form of the text. */
  readonly shownBy: number;
}

export const NO_SIGN = -1;

/** Takes what a Sign has. */
export type Add = (name: string, shownBy?: number, value?: number) => void;

const MOST = 3;

/** Signs of the lexicon that are counted as they are. */
const COUNTED = (
  [
    'talk.justice',
    'talk.daily',
    'talk.past',
    'talk.sport',
    'talk.mourning',
    'talk.diplomacy',
    'talk.figure',
    'talk.leader',
    'talk.says',
    'frame.expert',
    'frame.asks',
    'frame.ahead',
    'frame.reaction',
    'frame.office',
    'frame.besides',
    'frame.teller',
    'frame.tellsAbout',
    'frame.tends',
    'frame.mapper',
    'frame.restored',
    'frame.evacuated',
    'life.leisure',
  ] as const
).map((name) => ({ name, sign: signNumber(name) }));

/** Harm that is no act of war. */
const LIFE = [SIGN.life.accident, SIGN.life.nature, SIGN.life.health, SIGN.life.crime];

const ELSEWHERE = [SIGN.talk.justice, SIGN.talk.sport, SIGN.talk.mourning, SIGN.happening.notViolence];

const SPEAKERS = [
  SIGN.talk.figure,
  SIGN.talk.leader,
  SIGN.frame.office,
  SIGN.frame.expert,
  SIGN.frame.teller,
];

const POWERFUL = [SIGN.talk.figure, SIGN.talk.leader, SIGN.frame.office];
const JUDGING = [SIGN.frame.asks, SIGN.frame.ahead, SIGN.frame.reaction, SIGN.talk.says];
const TELLING = [SIGN.frame.tellsAbout, SIGN.frame.asks, SIGN.talk.says];
const TELLERS = [SIGN.frame.teller, SIGN.frame.tellsAbout];
const UNRELATED = [SIGN.frame.besides, SIGN.talk.daily];

const VIOLENCE = [
  SIGN.happening.strike,
  SIGN.happening.attack,
  SIGN.happening.clash,
  SIGN.happening.interception,
  SIGN.happening.explosion,
  SIGN.happening.mine,
  SIGN.happening.sabotage,
];

/** Before these words violence is the cause of what is told; before those, only its occasion. */
const CAUSE = new Set([
  'внаслідок',
  'унаслідок',
  'через',
  'результаті',
  'результате',
  'из',
  'вследствие',
  'due',
]);
const OCCASION = new Set([
  'після', 'после', 'про', 'щодо', 'попри', 'о', 'об', 'від', 'от', 'під', 'время', 'during', 'after', 'about', 'проти',
]); // biome-ignore format: a list of words
const FRONT_WORDS = 2;
const LONG_TEXT_WORDS = 45;

export function signsOf(reading: Reading, conduct: Conduct, extent: Extent): readonly Sign[] {
  const signs: Sign[] = [];
  addSigns(reading, conduct, extent, (name, shownBy = NO_SIGN, value = 1) => {
    signs.push({ name, value, shownBy });
  });
  return signs;
}

export function addSigns(reading: Reading, conduct: Conduct, extent: Extent, add: Add): void {
  const { words } = reading;
  const fire = has(reading, SIGN.happening.strike);
  if (conduct === 'strike') {
    if (fire) add('strike', SIGN.happening.strike);
    else if (has(reading, SIGN.happening.attack)) add('attack', SIGN.happening.attack);
    else add('traces', SIGN.happening.damage);
  } else add(conduct, conduct === 'none' ? NO_SIGN : happeningOf(conduct));
  if (hasWeapon(reading)) add('weapon');
  if (hasVictims(reading)) add('victims');
  if (hasAny(reading, DAMAGE)) add('damage', SIGN.happening.damage);
  if (has(reading, SIGN.happening.toll)) add('toll', SIGN.happening.toll);
  if (has(reading, SIGN.talk.period)) add('period', SIGN.talk.period);
  if (has(reading, SIGN.party.voice)) add('voice', SIGN.party.voice);
  if (hasForce(reading)) add('force');
  for (let i = 0; i < COUNTED.length; i++) {
    const { name, sign } = COUNTED[i]!;
    if (has(reading, sign)) add(name, sign, Math.min(hitsOf(reading, sign).length, MOST));
  }
  const front = reading.from + FRONT_WORDS;
  const inFront = (sign: number): boolean => hitsOf(reading, sign).some((hit) => hit.from < front);
  if (inFront(SIGN.talk.figure) || inFront(SIGN.frame.office) || inFront(SIGN.talk.diplomacy))
    add('speaksFirst');
  if (inFront(SIGN.party.force) || inFront(SIGN.role.enemyForce) || inFront(SIGN.party.adjective))
    add('forceFirst');
  let first: Hit | undefined;
  let cause = false;
  let occasion = false;
  let told = false;
  for (const sign of VIOLENCE) {
    for (const hit of hitsOf(reading, sign)) {
      if (!first || hit.from < first.from) first = hit;
      const lead = leadOf(reading, hit.from);
      if (lead === 'cause') cause = true;
      else if (lead === 'occasion') occasion = true;
      else told = true;
    }
  }
  if (first && first.from < front) add('violenceFirst');
  if (cause) add('asCause');
  if (occasion && !told && !cause) add('asOccasion');
  if (occasion && (told || cause)) add('occasionToo');
  if (occasion && !cause && hasAny(reading, SPEAKERS))
    add(
      'spokenOf',
      SPEAKERS.find((sign) => has(reading, sign)),
    );
  if (occasion && !cause && has(reading, SIGN.frame.restored)) add('restoredAfterIt', SIGN.frame.restored);
  addCombined(reading, add);
  addOfLife(reading, add);
  if (conduct === 'clash') addOfCombat(reading, extent, add);
  if (conduct === 'movement' && has(reading, SIGN.frame.alarm) && !has(reading, SIGN.frame.underway))
    add('alarmOnly', SIGN.frame.alarm);
  if (leadsUpTo(reading, SIGN.frame.ahead))
    add(conduct === 'clash' ? 'aheadOfCombat' : 'aheadOfIt', SIGN.frame.ahead);
  if (reactsToIt(reading)) add('reactsToIt', SIGN.frame.reaction);
  if (leadsUpTo(reading, SIGN.frame.asks)) add('askedOfIt', SIGN.frame.asks);
  const { raw } = words;
  if (raw.charCodeAt(0) === 0x22 || raw.charCodeAt(0) === 0xab || raw.charCodeAt(0) === 0x201c)
    add('quoteFirst');
  if (raw.includes('?')) add('question');
  if (extent.towns > 0) add('towns');
  if (extent.towns > 3) add('manyTowns');
  if (extent.regions > 0) add('regions');
  if (reading.to - reading.from > LONG_TEXT_WORDS) add('long');
}

/** Signs that mean more together than each by itself. */
function addCombined(reading: Reading, add: Add): void {
  const effects = hasVictims(reading) || has(reading, SIGN.happening.damage);
  const speaks = hasAny(reading, POWERFUL);
  if (has(reading, SIGN.frame.reaction) && speaks) add('reacts', SIGN.frame.reaction);
  if (has(reading, SIGN.frame.expert)) {
    if (hasAny(reading, JUDGING)) add('judges', SIGN.frame.expert);
    if (!effects) add('judgesNoEffect', SIGN.frame.expert);
  }
  if (has(reading, SIGN.talk.justice)) add(effects ? 'justiceAndEffect' : 'plot', SIGN.talk.justice);
  // One sign for all the fields whose words are those of violence, so that each lends the others what is known of it.
  if (hasAny(reading, ELSEWHERE))
    add(
      'elsewhere',
      ELSEWHERE.find((sign) => has(reading, sign)),
    );
  if (speaks && !effects) add('speaksNoEffect');
  if (has(reading, SIGN.frame.teller) && hasAny(reading, TELLING)) add('tellerTells', SIGN.frame.teller);
  if (hasAny(reading, TELLERS) && !effects) add('toldAbout', SIGN.frame.tellsAbout);
  if (has(reading, SIGN.frame.evacuated) && !hasVictims(reading)) add('movedOut', SIGN.frame.evacuated);
  if (hasAny(reading, UNRELATED) && !hasForce(reading) && !hasWeapon(reading)) add('unrelated');
}

/** Accidents, weather and crime: told without a side of the war and without a weapon of war they stand for themselves. */
function addOfLife(reading: Reading, add: Add): void {
  const sign = LIFE.find((one) => has(reading, one));
  if (sign === undefined) return;
  add('life', sign);
  if (!hasForce(reading) && !hasWeapon(reading)) add('lifeAlone', sign);
}

/** Combat of a region or a stretch of the front, told as a state and not as an act. */
function addOfCombat(reading: Reading, extent: Extent, add: Add): void {
  if (has(reading, SIGN.frame.tends)) add('combatTends', SIGN.frame.tends);
  if (extent.towns > 0 || has(reading, SIGN.place.settlement)) return;
  add('combatNowhere', SIGN.happening.clash);
  if (has(reading, SIGN.frame.tends)) add('combatTendsNowhere', SIGN.frame.tends);
  if (has(reading, SIGN.frame.episode)) add('actNowhere', SIGN.frame.episode);
}

/** The violence is what somebody condemns, comments on or answers. */
export const reactsToIt = (reading: Reading): boolean => leadsUpTo(reading, SIGN.frame.reaction);

const REACH = 7;

/** Does the sign stand before violence in the same clause? */
function leadsUpTo(reading: Reading, sign: number): boolean {
  const hits = hitsOf(reading, sign);
  if (hits.length === 0) return false;
  const { gaps } = reading.words;
  for (const name of VIOLENCE) {
    for (const { from } of hitsOf(reading, name)) {
      for (let at = from; at >= reading.from && at > from - REACH; at--) {
        if (hits.some((hit) => hit.from === at)) return true;
        if (gaps[at]! >= GAP.comma) break;
      }
    }
  }
  return false;
}

/** The preposition that the violence hangs on, one or two words before it. */
function leadOf(reading: Reading, at: number): 'cause' | 'occasion' | undefined {
  const { texts, gaps } = reading.words;
  for (let before = at - 1; before >= reading.from && before >= at - 3; before--) {
    if (gaps[before + 1]! > GAP.hyphen) return undefined;
    if (CAUSE.has(texts[before]!)) return 'cause';
    if (OCCASION.has(texts[before]!)) return 'occasion';
  }
  return undefined;
}
