import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Conduct } from '../record/codes.js';
import { compileLexicon, makeLexicon } from './lexicon.js';
import { readLexiconParts } from './load.js';
import { meansOf, type WhereDroneFlew } from './means.js';
import { read } from './reading.js';

const match = compileLexicon(makeLexicon(await readLexiconParts({ parties: [] }, [])));
const FAR: WhereDroneFlew = { town: true, front: false, frontRegion: false };
const FRONT: WhereDroneFlew = { town: true, front: true, frontRegion: true };
const FRONT_REGION: WhereDroneFlew = { town: false, front: false, frontRegion: true };
const REGION: WhereDroneFlew = { town: false, front: false, frontRegion: false };
const means = (text: string, where = FAR, conduct: Conduct = 'strike') =>
  meansOf(read(text, match), conduct, where).code;

test('a drone is told apart by where it flew and at what', () => {
  assert.equal(means('Дрон влучив у місто'), 'long_range_drone');
  assert.equal(means('Дрон влучив у двір', REGION), 'drone');
  assert.equal(means('Дрон поранив жінку', FRONT), 'fpv_drone');
  assert.equal(means('Дрон атакував авто пошти', FRONT_REGION), 'fpv_drone');
  assert.equal(means('Через атаку дронів пошкоджено двір, згоріло авто', FRONT_REGION), 'drone');
  assert.equal(means('Удар дрона по бліндажу', REGION), 'fpv_drone');
  assert.equal(means('Масована атака дронів', REGION), 'long_range_drone');
  assert.equal(means('Drones over the city', FAR, 'interception'), 'long_range_drone');
});

test('a general name beside a particular one is one weapon, two kinds are several', () => {
  assert.equal(means('Удар шахедами, дрони влучили у двір'), 'long_range_drone');
  assert.equal(means('Удар балістичною ракетою'), 'ballistic_missile');
  assert.equal(means('Вдарили градом та дроном'), 'several');
  assert.equal(means('Комбінована атака на місто'), 'several');
});

test('weapons are known by their numbers in any spelling of the hyphen', () => {
  for (const text of ['Удар ракетою Х-59', 'УДАР РАКЕТОЮ Х 59', 'удар ракетою х‑59']) {
    assert.equal(means(text), 'cruise_missile', text);
  }
  assert.equal(means('Удар С-300 по місту'), 'missile');
  assert.equal(means('A guided aerial bomb hit the town'), 'glide_bomb');
});

test('aviation that strikes drops bombs; where another weapon is told it is only the carrier', () => {
  assert.equal(means('Атакувала авіацією місто'), 'glide_bomb');
  assert.equal(means('Авіація випустила крилаті ракети'), 'cruise_missile');
  assert.equal(means('Авіація над морем', FAR, 'movement'), 'unspecified');
});

test('who flies or fights drones is no drone', () => {
  assert.equal(means('Удар по операторах БПЛА'), 'unspecified');
  assert.equal(means('Удар по сітках проти дронів'), 'unspecified');
});

test('combat and unexplained blasts name no weapon, mines are mines', () => {
  assert.equal(means('Бої тривають, дрони й артилерія', FRONT, 'clash'), 'unspecified');
  assert.equal(means('Вибухи: чи дрони, чи ракети', FAR, 'explosion'), 'unspecified');
  assert.equal(means('Підірвався на міні', FAR, 'mine'), 'mine');
  assert.equal(means('', FAR, 'none'), 'none');
});

test('a weapon that is named to say that there was none is no weapon told', () => {
  assert.equal(means('Другу ніч шахедів немає, але противник бомбить село'), 'unspecified');
  assert.equal(means('Ночь без дронов, но по селу нанесен удар'), 'unspecified');
  assert.equal(means('No drones tonight, but the village was struck'), 'unspecified');
  assert.equal(means('Жодної ракети, лише дрони вдарили по місту'), 'long_range_drone');
  assert.equal(means('Після удару дрона немає світла'), 'long_range_drone');
  assert.equal(means('Удар дроном, без постраждалих'), 'long_range_drone');
});
