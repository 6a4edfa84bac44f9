/** Fixes from JSON Lines, by any locator: a line that is none is told with its number, the others are read. */
import { readLines } from '../../formats/lines/lines.js';
import type { Fix } from '../fix.js';

export interface ReadFixes {
  readonly fixes: readonly Fix[];
  readonly unread: readonly { readonly line: number; readonly why: string }[];
}

export async function readFixes(input: AsyncIterable<Uint8Array>): Promise<ReadFixes> {
  const fixes: Fix[] = [];
  const unread: { line: number; why: string }[] = [];
  let line = 0;
  for await (const block of readLines(input)) {
    if (!block.ok) {
      unread.push({ line, why: `expected ${block.problem.expected}; found ${block.problem.found}` });
      break;
    }
    for (const text of block.lines) {
      line++;
      if (typeof text !== 'string') unread.push({ line, why: `found ${text.fault.found}` });
      else if (text.trim() !== '') {
        const fix = parseFix(text);
        if (typeof fix === 'string') unread.push({ line, why: fix });
        else fixes.push(fix);
      }
    }
  }
  return { fixes, unread };
}

function parseFix(text: string): Fix | string {
  let value: Partial<Fix> | null;
  try {
    value = JSON.parse(text) as Partial<Fix> | null;
  } catch {
    return 'expected a JSON object';
  }
  const { time, lat, lon, ellipse90, probability } = value ?? {};
  if (typeof time !== 'string' || Number.isNaN(Date.parse(time))) return 'expected a time in "time"';
  if (!isNumber(lat) || !isNumber(lon)) return 'expected degrees in "lat" and "lon"';
  if (!isNumber(ellipse90?.majorM) || !isNumber(ellipse90?.minorM) || !isNumber(ellipse90?.azimuthDeg))
    return 'expected majorM, minorM and azimuthDeg in "ellipse90"';
  if (!isNumber(probability)) return 'expected a number in "probability"';
  return {
    ...{ id: '', kind: '', ...value },
    ...{ time, lat, lon, ellipse90, probability },
    alternatives: (value?.alternatives ?? []).filter(
      (other) => isNumber(other?.lat) && isNumber(other.lon) && isNumber(other.probability),
    ),
    arrivals: value?.arrivals ?? [],
  };
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
