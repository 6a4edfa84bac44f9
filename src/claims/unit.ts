/**
 * What a party counts, read from its own words in English, Ukrainian or Russian: the first noun that names a unit, the means and
 * the kind of target beside it. What the words do not say stays open; a unit that is not known is said to be so.
 */
import type { ClaimUnit } from '../record/claim.js';
import type { Conduct, Means, Target } from '../record/codes.js';

/** What can be set beside a figure in this unit: incidents one by one, what they add up to, or nothing. */
export const COUNTING: Readonly<Record<ClaimUnit | 'unknown', 'incidents' | 'distinct' | 'toll' | 'none'>> = {
  attacks: 'incidents',
  hits: 'incidents',
  violations: 'incidents',
  shellings: 'incidents',
  clashes: 'incidents',
  objects: 'distinct',
  places: 'distinct',
  regions: 'distinct',
  killed: 'toll',
  injured: 'toll',
  casualties: 'toll',
  munitions: 'none',
  mixed: 'none',
  unknown: 'none',
};

const FIRE: readonly Conduct[] = ['strike', 'explosion', 'sabotage', 'mine'];
/** An attack that was stopped was an attack; a hit was not stopped. A violation can be anything. */
export const CONDUCTS_OF: Readonly<Record<ClaimUnit | 'unknown', readonly Conduct[]>> = {
  attacks: [...FIRE, 'interception', 'clash', 'other'],
  hits: FIRE,
  violations: [],
  shellings: ['strike', 'explosion'],
  clashes: ['clash'],
  objects: FIRE,
  places: FIRE,
  regions: FIRE,
  killed: [],
  injured: [],
  casualties: [],
  munitions: [],
  mixed: [],
  unknown: [],
};

/** What a shelling is done with where nothing else is said. */
const GUNS: ReadonlySet<Means> = new Set(['artillery', 'mortar', 'mlrs']);

/** In the order of what says it more exactly: the part, its total, the unit. */
export function meansSought(
  unit: ClaimUnit | 'unknown',
  ...said: readonly ReadonlySet<Means>[]
): ReadonlySet<Means> {
  return said.find(({ size }) => size > 0) ?? (unit === 'shellings' ? GUNS : new Set());
}

export interface SaidUnit {
  readonly unit: ClaimUnit | 'unknown';
  readonly means: ReadonlySet<Means>;
  readonly target: Target | '';
}

export function unitSaid(words: string): SaidUnit {
  const text = words.toLowerCase().replace(/[’ʼ]/gu, "'");
  const means = meansSaid(text);
  const target = TARGET_WORDS.find(([, pattern]) => pattern.test(text))?.[0] ?? '';
  const nouns = UNIT_WORDS.flatMap(([unit, pattern]) => {
    const at = text.search(pattern);
    return at < 0 ? [] : [{ unit, at }];
  }).sort((a, b) => a.at - b.at);
  const acts = new Set(nouns.map(({ unit }) => unit).filter((unit) => COUNTING[unit] === 'incidents'));
  if (MIXED.test(text) || (acts.size > 1 && LIST.test(text))) return { unit: 'mixed', means, target };
  const head = nouns[0]?.unit;
  if (head === 'attacks' && STOPPED.test(text)) return { unit: 'munitions', means, target };
  if (head !== undefined) return { unit: head, means, target };
  return { unit: means.size > 0 && STOPPED.test(text) ? 'munitions' : 'unknown', means, target };
}

/** Stems, at the beginning of a word. */
const stem = (stems: string): RegExp => new RegExp(`(?<!\\p{L})(?:${stems})`, 'u');
const UNIT_WORDS: readonly (readonly [ClaimUnit, RegExp])[] = [
  [
    'attacks',
    stem('attack|strike|raid|drop|uses?(?!\\p{L})|атак|удар|скид|сброс|застосуван|применени|нальот|налет'),
  ],
  ['hits', stem('hits?(?!\\p{L})|impact|влучан|попадан|прил[её]т|приліт')],
  ['violations', stem('breach|violation|порушен|нарушен')],
  ['shellings', stem('shelling|bombardment|fire(?!\\p{L})|обстріл|обстрел')],
  [
    'clashes',
    stem(
      'clash|assault|engagement|attempt|attacks on positions|штурм|зіткнен|боєзіткнен|столкновен|боестолкновен',
    ),
  ],
  ['objects', stem("objects?(?!\\p{L})|facilit|installation|об'єкт|объект")],
  ['places', stem('places?(?!\\p{L})|settlement|town|village|population centre|населен|населён')],
  [
    'regions',
    stem('regions?(?!\\p{L})|oblasts(?!\\p{L})|provinces|регіон|регион|област(?:ей|ях|и)(?!\\p{L})'),
  ],
  ['munitions', stem('munition|shells?(?!\\p{L})|rounds?(?!\\p{L})|projectile|боєприпас|боеприпас|снаряд')],
  ['killed', stem('killed|dead|deaths?(?!\\p{L})|fatalit|загибл|вбит|погибш|убит')],
  ['injured', stem('injured|wounded|hurt|поранен|ранен')],
  ['casualties', stem('casualt|victims|постраждал|пострадавш|жертв')],
];
const MIXED = stem('mixed|kinds|added|overlap|різних вид|разных вид|різного|разного');
const LIST = /[,;:]|\b(?:and)\b|(?<!\p{L})(?:та|і|и)(?!\p{L})/u;
/** Of craft and munitions: they are counted one by one, not by attack. */
const STOPPED = stem(
  'destroyed|stopped|shot down|downed|launched|intercept|збит|знищ|сбит|уничтож|запущ|перехоп|перехвач',
);

const MEANS_WORDS: readonly (readonly [Means, RegExp])[] = [
  ['fpv_drone', stem('fpv|first-person')],
  [
    'long_range_drone',
    stem(
      'fixed-wing|winged drone|long-range (?:drone|uav)|shahed|крилат\\p{L}* бпла|шахед|дронів-камікадзе|самол[её]тного типа',
    ),
  ],
  ['drone', stem('drone|uav|quadcopter|copter|unmanned|бпла|безпілот|беспилот|дрон|коптер|квадрокоптер')],
  ['mlrs', stem('rocket artillery|mlrs|multiple.launch|рсзв|рсзо|реактивн')],
  ['mortar', stem('mortar|міномет|миномет|миномёт')],
  ['artillery', stem('artillery|tank|howitzer|артилер|артиллер|танк')],
  ['glide_bomb', stem('bombs?(?!\\p{L})|guided bomb|бомб|каб(?:и|ами|ов)?(?!\\p{L})')],
  ['ballistic_missile', stem('ballistic|баліст|баллист')],
  ['cruise_missile', stem('cruise missile|крилат\\p{L}* ракет|крылат\\p{L}* ракет')],
  ['missile', stem('missile|ракет(?!н)')],
  ['small_arms', stem('small.arms|sniper|стрілецьк|стрелков|снайпер')],
];

function meansSaid(text: string): ReadonlySet<Means> {
  const found = new Set(MEANS_WORDS.filter(([, pattern]) => pattern.test(text)).map(([means]) => means));
  // "fixed-wing drones" are no other drones besides; "rocket artillery" alone is no tube artillery.
  if (found.has('fpv_drone') || found.has('long_range_drone')) found.delete('drone');
  if (found.has('ballistic_missile') || found.has('cruise_missile')) found.delete('missile');
  if (found.has('mlrs') && text.replace(/rocket artillery/gu, '').search(MEANS_WORDS[5]![1]) < 0)
    found.delete('artillery');
  return found;
}

const TARGET_WORDS: readonly (readonly [Target, RegExp])[] = [
  ['energy', stem('energy|power|electric|substation|pipeline|refiner|енерг|энерг|підстанц|подстанц|нпз')],
  ['medical', stem('medical|hospital|лікарн|больниц|медич|медиц')],
  ['education', stem('school|education|шк[оі]л|освіт|образоват')],
  ['port', stem('port(?:s)?(?!\\p{L})|порт(?:и|ы|у|а|ов|ів)?(?!\\p{L})')],
  ['transport', stem('rail|transport|bridge|залізн|железн|транспорт')],
  ['residential', stem('residential|houses|housing|житлов|жил(?:ы|о|ищ)')],
  ['industry', stem('industr|factor|plants?(?!\\p{L})|промислов|промышл|завод')],
  ['military', stem('military|positions|військов|воинск|военн|позиц')],
  ['civilian', stem('civil|цивільн|граждан|мирн')],
];
