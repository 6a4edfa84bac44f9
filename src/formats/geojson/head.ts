/** The beginning of a GeoJSON file, up to its first feature: is it GeoJSON at all, and in WGS 84? */
import type { FileProblem } from '../format.js';
import { LINE_LIMIT_BYTES } from '../lines/lines.js';
import { stringEnd } from './scan.js';

export type HeadResult =
  /** Index at which the features begin. */
  | { readonly ok: true; readonly start: number }
  | { readonly ok: false; readonly problem: FileProblem }
  | 'more';

const EXPECTED = 'a GeoJSON FeatureCollection, or features one after another';

export function featuresStart(buffer: Buffer, atEnd: boolean): HeadResult {
  const first = buffer.findIndex((byte) => byte > 0x20);
  if (first < 0) return atEnd ? problem('blank text', 'Check that the export finished.') : 'more';
  if (buffer[first] !== 0x7b) {
    const found = buffer[first] === 0x5b ? 'a JSON array' : 'text that is not a JSON object';
    return problem(found, 'Export it as a GeoJSON FeatureCollection of points.');
  }
  const start = arrayStart(buffer, first);
  if (start === 'none') return { ok: true, start: first }; // a single object: a Feature, alone or the first of many
  if (start === 'more') {
    if (buffer.length <= LINE_LIMIT_BYTES && !atEnd) return 'more';
    return problem('no array of features', 'Export it as a GeoJSON FeatureCollection of points.');
  }
  const grid = otherGrid(buffer.toString('utf8', first, start));
  if (grid) {
    return problem(`coordinates in ${grid}`, 'Export it in WGS 84 degrees (EPSG:4326), the grid of GeoJSON.');
  }
  return { ok: true, start };
}

/** Index after the `[` of the member "features" of the object; `none` where the object ends without one. */
function arrayStart(buffer: Buffer, from: number): number | 'none' | 'more' {
  let depth = 0;
  for (let i = from; i < buffer.length; i++) {
    const byte = buffer[i]!;
    if (byte === 0x22) {
      const end = stringEnd(buffer, i + 1);
      if (end < 0) return 'more';
      if (depth === 1 && buffer.toString('latin1', i + 1, end) === 'features') {
        const after = /^\s*:\s*(\[|[^\s])/.exec(buffer.toString('latin1', end + 1, end + 200));
        if (!after) return 'more';
        if (after[1] === '[') return end + 1 + after[0].length;
      }
      i = end;
    } else if (byte === 0x7b || byte === 0x5b) depth++;
    else if (byte === 0x7d || byte === 0x5d) {
      depth--;
      if (depth === 0) return 'none';
    }
  }
  return 'more';
}

/** The name of a grid other than WGS 84 in the old `crs` member (GeoJSON 2008), if the head has one. */
function otherGrid(head: string): string | undefined {
  const name = /"crs"\s*:\s*\{[^[\]]*?"name"\s*:\s*"([^"]+:[^"]+)"/.exec(head)?.[1];
  return name === undefined || /CRS84|4326/.test(name) ? undefined : name;
}

function problem(found: string, hint: string): HeadResult {
  return { ok: false, problem: { expected: EXPECTED, found, hint } };
}
