import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOne, inventedCoder } from './invented.fixture.js';

const code = await inventedCoder();
const at = (text: string, given?: { name: string; lat: number; lon: number }): string => {
  const { place } = codeOne(code, text, given ? { place: { ...given, basis: 'feed' } } : {});
  return place ? `${place.name} ${place.precision}` : 'none';
};

test('a region alone has the precision of a region', () => {
  assert.equal(at('Північани обстріляли Заріччину'), 'East Region region');
  assert.equal(at('Вибухи у Заріцькій області'), 'East Region region');
});

test('the surroundings of a town and an adjective of it are a district', () => {
  assert.equal(at('Північани обстріляли Городецький район'), 'Horodets district');
});

test('a homonym is told by the region, by a landmark, or not at all', () => {
  const lonOf = (text: string): number | undefined => codeOne(code, text).place?.lon;
  assert.equal(lonOf('Північани обстріляли Іванівку у Заріцькій області'), 30.35);
  assert.equal(lonOf('Атака північан у селі Іванівка біля Западного'), 20.1);
  assert.equal(lonOf('Атака північан у селі Іванівка на північ від Броду'), 30.35);
  assert.equal(lonOf('Північани обстріляли Іванівку'), undefined);
});

test('a region right behind a name excludes its namesakes elsewhere, however well known', () => {
  assert.equal(at('Північани обстріляли Западне у Заріцькій області'), 'East Region region');
  assert.equal(at('Північани обстріляли Городець на Заріччині'), 'Horodets town');
});

test('a village bears the name of a city, and the city is not meant', () => {
  assert.equal(at('Північани обстріляли село Городець'), 'none');
  assert.equal(at('Північани обстріляли місто Городець'), 'Horodets town');
});

test('a region of which something else is told does not say where the village lies', () => {
  assert.equal(
    at('Північани захопили Велику Діброву і просунулись у Лугівській області'),
    'Velyka Dibrova town',
  );
});

test('a name that the text only measures from a landmark is found if the feed bears it', () => {
  const given = { name: 'Vyshnevyi Kut', lat: 50.15, lon: 30.1 };
  const text = 'Північани під вогнем у середині Вишневого Кута на північ від Городця';
  assert.equal(at(text, given), 'Vyshnevyi Kut town');
  assert.equal(at(text, { ...given, lat: 52 }), 'Horodets town');
});

test('a road between two towns is between them', () => {
  const place = codeOne(code, 'Північани обстріляли трасу Брід - Городець').place!;
  assert.equal(place.precision, 'district');
  assert.ok(Math.abs(place.lat - 50.2) < 1e-9);
});

test('a village measured from towns is not put at the towns', () => {
  assert.equal(at('Удар по селу Велика Діброва між Бродом та Городцем'), 'Velyka Dibrova town');
  const unknown = codeOne(code, 'Удар по селу Кривий Кут між Бродом та Городцем').place!;
  assert.equal(unknown.precision, 'district');
  assert.ok(Math.abs(unknown.lat - 50.2) < 1e-9 && Math.abs(unknown.lon - 30.2) < 1e-9);
  assert.ok(unknown.radiusMetres > 5_000);
});

test('where somebody comes from is not where it happened', () => {
  assert.equal(at('Удар по Западному: загинула жінка з Городця'), 'Zapadne town');
});

test('an office speaks, and nothing happened at its town', () => {
  assert.equal(at('У Заріцькій ОВА повідомили про обстріл Городця'), 'Horodets town');
  assert.equal(at('У Заріцькій ОВА повідомили про обстріл'), 'East Region region');
});

test('a list of villages on one direction is on that direction, whatever the geocode', () => {
  const text = 'На Брідському напрямку бої тривали біля Іванівки та Великої Діброви';
  assert.equal(at(text), 'Brid direction direction');
  assert.equal(at(text, { name: 'Velyka Dibrova', lat: 50.4, lon: 30.2 }), 'Brid direction direction');
});

test('a geocode that contradicts the text is flagged, and the text is used', () => {
  const place = { name: 'Zapadne', lat: 50.2, lon: 20.4, basis: 'feed' as const };
  const report = codeOne(code, 'Північани обстріляли Городець', { place });
  assert.equal(report.place_ok, false);
  assert.deepEqual([report.place?.name, report.place?.basis], ['Horodets', 'text']);
});

test('a place that exists nowhere gets no position, or a wide one with a reason', () => {
  assert.equal(at('Північани обстріляли село Тридев’ятівка'), 'none');
  const place = { name: 'Zapadne', lat: 50.2, lon: 20.4, basis: 'feed' as const };
  const report = codeOne(code, 'Північани обстріляли село Тридев’ятівка', { place });
  assert.equal(report.place_ok, false);
  assert.ok(report.place!.radiusMetres >= 80_000);
  assert.ok(report.reasons.some(({ rule }) => rule === 'geocode-elsewhere'));
});

test('names in capitals and names of mixed alphabets are read', () => {
  assert.equal(at('ПІВНІЧАНИ ОБСТРІЛЯЛИ ГОРОДЕЦЬ, ПОРАНЕНО ЖІНКУ'), 'Horodets town');
  // The second letter o and the e are Latin.
  assert.equal(at('Північани обстріляли Горoдeць'), 'Horodets town');
});

test('an enormous text is coded', () => {
  const text = `Північани обстріляли Городець. ${'Брід, Іванівка та Западне під вогнем, 31.99.2025 о 77:88. '.repeat(2_000)}`;
  const report = codeOne(code, text);
  assert.equal(report.place?.name, 'Horodets');
});

test('a statement about an attack keeps what it speaks about', () => {
  const report = codeOne(code, 'У парламенті засудили удар по Городцю');
  assert.equal(report.report_kind, 'statement');
  assert.equal(report.place, undefined);
  assert.deepEqual([report.about?.conduct, report.about?.place.name], ['strike', 'Horodets']);
  assert.equal(codeOne(code, 'Городець готується до переговорів').about, undefined);
});
