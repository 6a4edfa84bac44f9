/**
 * The signs by which a text is taken for news of violence or for something else that speaks of violence: named, each
 * with the words that show it. kind.ts weighs them.
 */
import type { Conduct } from '../record/codes.js';
import { hasForce, hasVictims, hasWeapon } from './conduct-signs.js';
import type { Hit } from './pattern.js';
import { has, hitsOf, type Reading } from './reading.js';
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
  /** A sign of the lexicon whose words show it; '' where it is a form of the text. */
  readonly shownBy: string;
}

const MOST = 3;

/** Signs of the lexicon that are counted as they are. */
const COUNTED = [
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
];

/** Harm that is no act of war. */
const LIFE = ['life.accident', 'life.nature', 'life.health', 'life.crime'];

const ELSEWHERE = ['talk.justice', 'talk.sport', 'talk.mourning', 'happening.notViolence'];

const SPEAKERS = ['talk.figure', 'talk.leader', 'frame.office', 'frame.expert', 'frame.teller'];

const VIOLENCE = [
  'happening.strike',
  'happening.attack',
  'happening.clash',
  'happening.interception',
  'happening.explosion',
  'happening.mine',
  'happening.sabotage',
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
  const { words } = reading;
  const signs: Sign[] = [];
  const add = (name: string, shownBy = '', value = 1): void => void signs.push({ name, value, shownBy });
  const fire = has(reading, 'happening.strike');
  if (conduct === 'strike') {
    if (fire) add('strike', 'happening.strike');
    else if (has(reading, 'happening.attack')) add('attack', 'happening.attack');
    else add('traces', 'happening.damage');
  } else add(conduct, conduct === 'none' ? '' : `happening.${conduct}`);
  if (hasWeapon(reading)) add('weapon');
  if (hasVictims(reading)) add('victims');
  if (has(reading, 'happening.damage', 'happening.destroyed')) add('damage', 'happening.damage');
  if (has(reading, 'happening.toll')) add('toll', 'happening.toll');
  if (has(reading, 'talk.period')) add('period', 'talk.period');
  if (has(reading, 'party.voice')) add('voice', 'party.voice');
  if (hasForce(reading)) add('force');
  for (const sign of COUNTED) {
    const count = hitsOf(reading, sign).length;
    if (count > 0) add(sign, sign, Math.min(count, MOST));
  }
  const front = reading.from + FRONT_WORDS;
  const inFront = (sign: string): boolean => hitsOf(reading, sign).some((hit) => hit.from < front);
  if (inFront('talk.figure') || inFront('frame.office') || inFront('talk.diplomacy')) add('speaksFirst');
  if (inFront('party.force') || inFront('role.enemyForce') || inFront('party.adjective')) add('forceFirst');
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
  if (occasion && !cause && has(reading, ...SPEAKERS))
    add(
      'spokenOf',
      SPEAKERS.find((sign) => has(reading, sign)),
    );
  if (occasion && !cause && has(reading, 'frame.restored')) add('restoredAfterIt', 'frame.restored');
  addCombined(reading, add);
  addOfLife(reading, add);
  if (conduct === 'clash') addOfCombat(reading, extent, add);
  if (conduct === 'movement' && has(reading, 'frame.alarm') && !has(reading, 'frame.underway'))
    add('alarmOnly', 'frame.alarm');
  if (leadsUpTo(reading, 'frame.ahead'))
    add(conduct === 'clash' ? 'aheadOfCombat' : 'aheadOfIt', 'frame.ahead');
  if (reactsToIt(reading)) add('reactsToIt', 'frame.reaction');
  if (leadsUpTo(reading, 'frame.asks')) add('askedOfIt', 'frame.asks');
  const { raw } = words;
  if (raw.charCodeAt(0) === 0x22 || raw.charCodeAt(0) === 0xab || raw.charCodeAt(0) === 0x201c)
    add('quoteFirst');
  if (raw.includes('?')) add('question');
  if (extent.towns > 0) add('towns', '', 1);
  if (extent.towns > 3) add('manyTowns');
  if (extent.regions > 0) add('regions');
  if (reading.to - reading.from > LONG_TEXT_WORDS) add('long');
  return signs;
}

/** Signs that mean more together than each by itself. */
function addCombined(reading: Reading, add: (name: string, shownBy?: string) => void): void {
  const effects = hasVictims(reading) || has(reading, 'happening.damage');
  const speaks = has(reading, 'talk.figure', 'talk.leader', 'frame.office');
  if (has(reading, 'frame.reaction') && speaks) add('reacts', 'frame.reaction');
  if (has(reading, 'frame.expert')) {
    if (has(reading, 'frame.asks', 'frame.ahead', 'frame.reaction', 'talk.says'))
      add('judges', 'frame.expert');
    if (!effects) add('judgesNoEffect', 'frame.expert');
  }
  if (has(reading, 'talk.justice')) add(effects ? 'justiceAndEffect' : 'plot', 'talk.justice');
  // One sign for all the fields whose words are those of violence, so that each lends the others what is known of it.
  if (has(reading, ...ELSEWHERE))
    add(
      'elsewhere',
      ELSEWHERE.find((sign) => has(reading, sign)),
    );
  if (speaks && !effects) add('speaksNoEffect');
  if (has(reading, 'frame.teller') && has(reading, 'frame.tellsAbout', 'frame.asks', 'talk.says'))
    add('tellerTells', 'frame.teller');
  if (has(reading, 'frame.teller', 'frame.tellsAbout') && !effects) add('toldAbout', 'frame.tellsAbout');
  if (has(reading, 'frame.evacuated') && !hasVictims(reading)) add('movedOut', 'frame.evacuated');
  if (has(reading, 'frame.besides', 'talk.daily') && !hasForce(reading) && !hasWeapon(reading))
    add('unrelated');
}

/** Accidents, weather and crime: told without a side of the war and without a weapon of war they stand for themselves. */
function addOfLife(reading: Reading, add: (name: string, shownBy?: string) => void): void {
  const sign = LIFE.find((one) => has(reading, one));
  if (sign === undefined) return;
  add('life', sign);
  if (!hasForce(reading) && !hasWeapon(reading)) add('lifeAlone', sign);
}

/** Combat of a region or a stretch of the front, told as a state and not as an act. */
function addOfCombat(reading: Reading, extent: Extent, add: (name: string, shownBy?: string) => void): void {
  if (has(reading, 'frame.tends')) add('combatTends', 'frame.tends');
  if (extent.towns > 0 || has(reading, 'place.settlement')) return;
  add('combatNowhere', 'happening.clash');
  if (has(reading, 'frame.tends')) add('combatTendsNowhere', 'frame.tends');
  if (has(reading, 'frame.episode')) add('actNowhere', 'frame.episode');
}

/** The violence is what somebody condemns, comments on or answers. */
export const reactsToIt = (reading: Reading): boolean => leadsUpTo(reading, 'frame.reaction');

const REACH = 7;

/** Does the sign stand before violence in the same clause? */
function leadsUpTo(reading: Reading, sign: string): boolean {
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
