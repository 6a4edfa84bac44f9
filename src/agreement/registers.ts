/**
 * The files of lines and areas that an agreement names, read from beside it. A register that cannot be read is left
 * out with the reason; parse reports it where the agreement names it.
 *
 * Lines: CSV with a heading, columns seq,lat,lon (others are ignored), degrees WGS 84, rows in the order of seq; lines
 * that begin with # are comments. Areas: GeoJSON FeatureCollection of Polygon and MultiPolygon, id in the property `id`.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { splitRow } from '../formats/csv/row.js';
import type { Agreement } from './agreement.js';
import type { Registers } from './zones.js';

export interface ReadRegisters extends Registers {
  /** Why a register could not be used, by its name. */
  readonly absent: ReadonlyMap<string, string>;
}

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

export const namesRegisters = ({ lines = {}, zones = {} }: Agreement): boolean =>
  Object.values(lines).some(({ register }) => register !== undefined) ||
  Object.values(zones).some(({ territory }) => territory !== undefined);

export async function readRegisters(agreement: Agreement, folder: string): Promise<ReadRegisters> {
  const lines = new Map<string, readonly (readonly number[])[]>();
  const territories = new Map<string, ReadonlyMap<string, Rings>>();
  const absent = new Map<string, string>();
  const read = async <T>(
    name: string,
    parse: (text: string) => Read<T>,
    into: Map<string, T>,
  ): Promise<void> => {
    const text = await readText(join(folder, name));
    const parsed = text.ok ? parse(text.text) : text;
    if (parsed.ok) into.set(name, parsed.value);
    else absent.set(name, parsed.why);
  };
  for (const { register } of Object.values(agreement.lines ?? {}))
    if (register !== undefined) await read(register, parseLine, lines);
  for (const { territory } of Object.values(agreement.zones ?? {}))
    if (territory && !territories.has(territory.register))
      await read(territory.register, parseAreas, territories);
  return { lines, territories, absent };
}

export async function readText(
  path: string,
): Promise<{ ok: true; text: string } | { ok: false; why: string }> {
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path)) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { ok: false, why: 'no such file' };
    return { ok: false, why: code?.startsWith('ERR_ENCODING') ? 'bytes that are not UTF-8' : message };
  }
}

type Rings = readonly (readonly (readonly number[])[])[];

const MOST_COLUMNS = 64;

export function parseLine(text: string): Read<readonly (readonly number[])[]> {
  const rows = text
    .split(/\r?\n/)
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '' && !line.startsWith('#'));
  const heading = rows.shift();
  const columns = heading ? splitRow(heading.line, ',', MOST_COLUMNS) : undefined;
  const [seqAt, latAt, lonAt] = ['seq', 'lat', 'lon'].map((name) =>
    columns?.ok ? columns.cells.indexOf(name) : -1,
  ) as [number, number, number];
  if (seqAt < 0 || latAt < 0 || lonAt < 0) return { ok: false, why: 'no heading with seq, lat and lon' };
  const vertices: { seq: number; at: readonly number[] }[] = [];
  for (const { line, number } of rows) {
    const row = splitRow(line, ',', MOST_COLUMNS);
    const [seq, lat, lon] = [seqAt, latAt, lonAt].map((column) =>
      row.ok && row.cells[column]?.trim() ? Number(row.cells[column]) : Number.NaN,
    ) as [number, number, number];
    if (!(Number.isFinite(seq) && Math.abs(lat) <= 90 && Math.abs(lon) <= 180))
      return { ok: false, why: `no seq, lat and lon in degrees on its line ${number}` };
    vertices.push({ seq, at: [lon, lat] });
  }
  if (vertices.length < 2) return { ok: false, why: 'fewer than two points' };
  return { ok: true, value: vertices.sort((a, b) => a.seq - b.seq).map(({ at }) => at) };
}

export function parseAreas(text: string): Read<ReadonlyMap<string, Rings>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { ok: false, why: (error as Error).message };
  }
  const { features } = (value ?? {}) as { features?: readonly Feature[] };
  if (!Array.isArray(features)) return { ok: false, why: 'no features' };
  const units = new Map<string, Rings>();
  for (const feature of features as readonly Feature[]) {
    const { properties, geometry } = feature ?? {};
    const id = properties?.id;
    if (typeof id !== 'string' && typeof id !== 'number') continue;
    if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') continue;
    const polygons = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Rings[];
    if (!isPolygons(polygons)) return { ok: false, why: `coordinates of "${id}" that are no polygons` };
    units.set(String(id), [...(units.get(String(id)) ?? []), ...polygons.flat()]);
  }
  if (units.size === 0) return { ok: false, why: 'no polygons with a property id' };
  return { ok: true, value: units };
}

interface Feature {
  readonly properties?: { readonly id?: unknown } | null;
  readonly geometry?: { readonly type?: string; readonly coordinates?: unknown } | null;
}

const isPolygons = (polygons: unknown): boolean =>
  Array.isArray(polygons) &&
  polygons.every(
    (rings) =>
      Array.isArray(rings) &&
      rings.every(
        (ring) =>
          Array.isArray(ring) &&
          ring.every(
            (point) => Array.isArray(point) && Number.isFinite(point[0]) && Number.isFinite(point[1]),
          ),
      ),
  );
