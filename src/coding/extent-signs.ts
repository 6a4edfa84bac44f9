/**
 * The signs by which news of violence is taken for one or a few incidents, or for a period over a front or a country:
 * counts, spans of time, how many places. Named, each with the words that show it; kind.ts weighs them.
 */
import type { Conduct } from '../record/codes.js';
import { happeningOf, hasVictims, hasWeapon } from './conduct-signs.js';
import { type Add, type Extent, NO_SIGN, type Sign } from './kind-signs.js';
import type { Count } from './numbers.js';
import { has, hasAny, hitsOf, type Reading } from './reading.js';
import { SIGN } from './sign.js';

/** From this many weapons on, over no one place, a text counts rather than tells. */
const MANY = 5;
const SOME_TOWNS = 3;
const LIST_OF_TOWNS = 4;
/** Words from an attack to the country that it is on. */
const OBJECT_REACH = 4;
const ATTACKS = [SIGN.happening.attack, SIGN.happening.strike];

const DIRECTION = [SIGN.direction.adjective, SIGN.place.direction];
const PLACES = [SIGN.place.settlement, SIGN.place.district];
const TIMES = [SIGN.frame.times];
const COMBAT = [SIGN.happening.clash, SIGN.happening.attack];
const BLASTS = [SIGN.happening.explosion];

export function extentSignsOf(
  reading: Reading,
  conduct: Conduct,
  extent: Extent,
  counts: readonly Count[],
): readonly Sign[] {
  const signs: Sign[] = [];
  addExtentSigns(reading, conduct, extent, counts, (name, shownBy = NO_SIGN, value = 1) => {
    signs.push({ name, value, shownBy });
  });
  return signs;
}

export function addExtentSigns(
  reading: Reading,
  conduct: Conduct,
  extent: Extent,
  counts: readonly Count[],
  add: Add,
): void {
  const addIf = (name: string, sign: number): void => {
    if (has(reading, sign)) add(name, sign);
  };
  const { towns, regions } = extent;
  const clash = conduct === 'clash';
  const countsPlaces = towns === 0 && isCounted(reading, counts, PLACES);
  const noPlace = towns === 0 && (countsPlaces || !has(reading, SIGN.place.settlement));
  add(conduct, happeningOf(conduct));
  addIf('longPeriod', SIGN.talk.longPeriod);
  addIf('period', SIGN.talk.period);
  addIf('general', SIGN.frame.general);
  addIf('episode', SIGN.frame.episode);
  addIf('again', SIGN.frame.again);
  addIf('mapped', SIGN.frame.mapper);
  const attacked = hasAny(reading, ATTACKS);
  if (!attacked && !clash) {
    addIf('toll', SIGN.happening.toll);
    if (hasVictims(reading)) addIf('victimsAdded', SIGN.frame.more);
  }
  if (clash) {
    addIf('tends', SIGN.frame.tends);
    if (towns === 1) addIf('directionAndTown', SIGN.place.direction);
  }
  if (noPlace) {
    add('noPlace');
    addIf('mappedWithoutPlace', SIGN.frame.mapper);
    if (hasVictims(reading) && !clash) {
      addIf('moreVictims', SIGN.frame.more);
      if (regions === 1) add('victimsOfRegion', SIGN.region.noun);
    }
    if (clash) {
      add('combatWithoutPlace', SIGN.happening.clash);
      addIf('generalWithoutPlace', SIGN.frame.general);
      addIf('episodeWithoutPlace', SIGN.frame.episode);
      addIf('direction', SIGN.place.direction);
      addIf('tendsWithoutPlace', SIGN.frame.tends);
    }
    addIf('periodWithoutPlace', SIGN.talk.period);
    addIf('shellingsWithoutPlace', SIGN.talk.shellings);
    if (has(reading, SIGN.talk.shellings) && hasVictims(reading)) add('tollOfShellings', SIGN.talk.shellings);
    if (!attacked) addIf('tollWithoutPlace', SIGN.happening.toll);
  } else if (clash) addIf('periodOfCombat', SIGN.talk.period);
  if (towns > 0) add('towns');
  if (towns >= SOME_TOWNS) add(clash ? 'someTownsOfCombat' : 'someTowns');
  if (towns >= LIST_OF_TOWNS) {
    add('manyTowns');
    addIf('listOfAirStrikes', SIGN.means.glide_bomb);
  }
  if (clash && towns >= SOME_TOWNS && !hasAny(reading, DIRECTION)) {
    add('advances', SIGN.happening.clash);
  }
  if (regions === 0 && towns === 0) add('nowhere');
  if (regions >= 2) {
    add('severalRegions', SIGN.region.noun);
    if (clash) add('combatInRegions', SIGN.region.noun);
    if (towns >= LIST_OF_TOWNS) add('regionsAndTowns', SIGN.region.noun);
  }
  if (regions >= 3) add('manyRegions', SIGN.region.noun);
  if (isOnCountry(reading)) {
    add('onCountry', SIGN.country.name);
    if (regions + towns >= 2) add('onCountryAndPlaces', SIGN.country.name);
  }
  if (conduct === 'interception') {
    if (regions + towns !== 1 && (counts.length > 0 || has(reading, SIGN.talk.period))) {
      add('countOfInterceptions', SIGN.happening.interception);
    }
  } else if (towns === 0 && regions !== 1 && countsWeapons(reading, counts))
    add('countOfWeapons', SIGN.talk.period);
  if (isCounted(reading, counts, TIMES)) add('countOfTimes', SIGN.frame.times);
  if (clash && isCounted(reading, counts, COMBAT)) {
    add('countOfCombat', SIGN.happening.clash);
  }
  if (!clash && isCounted(reading, counts, ATTACKS))
    add(towns === 0 ? 'countOfAttacks' : 'countAtPlace', SIGN.happening.attack);
  if (
    conduct === 'explosion' &&
    isCounted(
      reading,
      counts.filter((count) => count.value >= MANY),
      BLASTS,
    )
  ) {
    add('countOfBlasts', SIGN.happening.explosion);
  }
  if (countsPlaces) add(clash ? 'countOfTakenPlaces' : 'countOfPlaces', SIGN.place.district);
  // Places counted or told together as without power are what one attack did.
  if (has(reading, SIGN.happening.damage)) {
    if (countsPlaces) add('countOfPlacesHarmed', SIGN.happening.damage);
    if (has(reading, SIGN.frame.general)) add('generalHarm', SIGN.happening.damage);
  }
  if (hasVictims(reading)) add('victims');
  if (hasWeapon(reading)) add('weapon');
}

/** A number right before the word: "116 боїв", "54 атаки", "майже сотню наступів". */
function isCounted(reading: Reading, counts: readonly Count[], signs: readonly number[]): boolean {
  if (counts.length === 0) return false;
  for (const sign of signs) {
    for (const hit of hitsOf(reading, sign)) {
      if (counts.some((count) => count.value > 1 && hit.to > count.from && hit.from <= count.to + 1))
        return true;
    }
  }
  return false;
}

function countsWeapons(reading: Reading, counts: readonly Count[]): boolean {
  return counts.some(
    (count) =>
      count.value >= MANY &&
      reading.hits.some((hit) => hit.layer === 'means' && hit.from >= count.to && hit.from <= count.to + 2),
  );
}

function isOnCountry(reading: Reading): boolean {
  const countries = hitsOf(reading, SIGN.country.name);
  if (countries.length === 0) return false;
  return ATTACKS.some((sign) =>
    hitsOf(reading, sign).some((hit) =>
      countries.some((country) => country.from >= hit.to && country.from < hit.to + OBJECT_REACH),
    ),
  );
}
