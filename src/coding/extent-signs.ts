/**
 * The signs by which news of violence is taken for one or a few incidents, or for a period over a front or a country:
 * counts, spans of time, how many places. Named, each with the words that show it; kind.ts weighs them.
 */
import type { Conduct } from '../record/codes.js';
import { hasVictims, hasWeapon } from './conduct-signs.js';
import type { Extent, Sign } from './kind-signs.js';
import type { Count } from './numbers.js';
import { has, hitsOf, type Reading } from './reading.js';

/** From this many weapons on, over no one place, a text counts rather than tells. */
const MANY = 5;
const SOME_TOWNS = 3;
const LIST_OF_TOWNS = 4;
/** Words from an attack to the country that it is on. */
const OBJECT_REACH = 4;
const ATTACKS = ['happening.attack', 'happening.strike'];

export function extentSignsOf(
  reading: Reading,
  conduct: Conduct,
  extent: Extent,
  counts: readonly Count[],
): readonly Sign[] {
  const signs: Sign[] = [];
  const add = (name: string, shownBy = ''): void => void signs.push({ name, value: 1, shownBy });
  const addIf = (name: string, sign: string): void => {
    if (has(reading, sign)) add(name, sign);
  };
  const { towns, regions } = extent;
  const clash = conduct === 'clash';
  const countsPlaces = towns === 0 && isCounted(reading, counts, ['place.settlement', 'place.district']);
  const noPlace = towns === 0 && (countsPlaces || !has(reading, 'place.settlement'));
  add(conduct, `happening.${conduct}`);
  addIf('longPeriod', 'talk.longPeriod');
  addIf('period', 'talk.period');
  addIf('general', 'frame.general');
  addIf('episode', 'frame.episode');
  addIf('again', 'frame.again');
  addIf('mapped', 'frame.mapper');
  const attacked = has(reading, ...ATTACKS);
  if (!attacked && !clash) {
    addIf('toll', 'happening.toll');
    if (hasVictims(reading)) addIf('victimsAdded', 'frame.more');
  }
  if (clash) {
    addIf('tends', 'frame.tends');
    if (towns === 1) addIf('directionAndTown', 'place.direction');
  }
  if (noPlace) {
    add('noPlace');
    addIf('mappedWithoutPlace', 'frame.mapper');
    if (hasVictims(reading) && !clash) {
      addIf('moreVictims', 'frame.more');
      if (regions === 1) add('victimsOfRegion', 'region.noun');
    }
    if (clash) {
      add('combatWithoutPlace', 'happening.clash');
      addIf('generalWithoutPlace', 'frame.general');
      addIf('episodeWithoutPlace', 'frame.episode');
      addIf('direction', 'place.direction');
      addIf('tendsWithoutPlace', 'frame.tends');
    }
    addIf('periodWithoutPlace', 'talk.period');
    addIf('shellingsWithoutPlace', 'talk.shellings');
    if (has(reading, 'talk.shellings') && hasVictims(reading)) add('tollOfShellings', 'talk.shellings');
    if (!attacked) addIf('tollWithoutPlace', 'happening.toll');
  } else if (clash) addIf('periodOfCombat', 'talk.period');
  if (towns > 0) add('towns');
  if (towns >= SOME_TOWNS) add(clash ? 'someTownsOfCombat' : 'someTowns');
  if (towns >= LIST_OF_TOWNS) {
    add('manyTowns');
    addIf('listOfAirStrikes', 'means.glide_bomb');
  }
  if (clash && towns >= SOME_TOWNS && !has(reading, 'direction.adjective', 'place.direction')) {
    add('advances', 'happening.clash');
  }
  if (regions === 0 && towns === 0) add('nowhere');
  if (regions >= 2) {
    add('severalRegions', 'region.noun');
    if (clash) add('combatInRegions', 'region.noun');
    if (towns >= LIST_OF_TOWNS) add('regionsAndTowns', 'region.noun');
  }
  if (regions >= 3) add('manyRegions', 'region.noun');
  if (isOnCountry(reading)) {
    add('onCountry', 'country.name');
    if (regions + towns >= 2) add('onCountryAndPlaces', 'country.name');
  }
  if (conduct === 'interception') {
    if (regions + towns !== 1 && (counts.length > 0 || has(reading, 'talk.period'))) {
      add('countOfInterceptions', 'happening.interception');
    }
  } else if (towns === 0 && regions !== 1 && countsWeapons(reading, counts))
    add('countOfWeapons', 'talk.period');
  if (isCounted(reading, counts, ['frame.times'])) add('countOfTimes', 'frame.times');
  if (clash && isCounted(reading, counts, ['happening.clash', 'happening.attack'])) {
    add('countOfCombat', 'happening.clash');
  }
  if (!clash && isCounted(reading, counts, ATTACKS))
    add(towns === 0 ? 'countOfAttacks' : 'countAtPlace', 'happening.attack');
  if (
    conduct === 'explosion' &&
    isCounted(
      reading,
      counts.filter((count) => count.value >= MANY),
      ['happening.explosion'],
    )
  ) {
    add('countOfBlasts', 'happening.explosion');
  }
  if (countsPlaces) add(clash ? 'countOfTakenPlaces' : 'countOfPlaces', 'place.district');
  // Places counted or told together as without power are what one attack did.
  if (has(reading, 'happening.damage')) {
    if (countsPlaces) add('countOfPlacesHarmed', 'happening.damage');
    if (has(reading, 'frame.general')) add('generalHarm', 'happening.damage');
  }
  if (hasVictims(reading)) add('victims');
  if (hasWeapon(reading)) add('weapon');
  return signs;
}

/** A number right before the word: "116 боїв", "54 атаки", "майже сотню наступів". */
function isCounted(reading: Reading, counts: readonly Count[], signs: readonly string[]): boolean {
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
  const countries = hitsOf(reading, 'country.name');
  if (countries.length === 0) return false;
  return ATTACKS.some((sign) =>
    hitsOf(reading, sign).some((hit) =>
      countries.some((country) => country.from >= hit.to && country.from < hit.to + OBJECT_REACH),
    ),
  );
}
