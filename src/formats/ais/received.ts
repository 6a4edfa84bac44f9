/**
 * Times of receipt beside a sentence, where no tag block gives one:
 *
 *   1325394060,!AIVDM,...                      Unix seconds or milliseconds before it
 *   2025-03-25T10:00:00Z !AIVDM,...            ISO 8601 with its offset before it
 *   !AIVDM,...*28,d-109,S2105,r003669946,1325394060     Unix seconds behind it (the format of the US Coast Guard)
 */
import { unixTime } from './tag-block.js';

const ISO = /(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d+)?) ?(Z|UTC|[+-]\d\d:?\d\d)/;
const UNIX = /(?:^|[^\d.])(\d{9,13})(\.\d+)?(?![\d.])/;

/** @returns epoch milliseconds; NaN where there is no time. */
export function receivedAt(bytes: Uint8Array, from: number, at: number, end: number): number {
  if (at > from) {
    const before = timeIn(latin(bytes, from, at));
    if (!Number.isNaN(before)) return before;
  }
  let star = at;
  while (star < end && bytes[star] !== 42) star++;
  if (star + 4 >= end || bytes[star + 3] !== 44) return Number.NaN;
  let stop = star + 4;
  while (stop < end && bytes[stop] !== 33 && bytes[stop] !== 92) stop++;
  for (const part of latin(bytes, star + 4, stop).split(',')) {
    if (!/^\d{9,13}$/.test(part)) continue;
    const time = unixTime(Number(part), part.length);
    if (!Number.isNaN(time)) return time;
  }
  return Number.NaN;
}

function timeIn(text: string): number {
  const iso = ISO.exec(text);
  if (iso) {
    const offset = iso[3] === 'UTC' ? 'Z' : iso[3]!;
    return Date.parse(
      `${iso[1]}T${iso[2]}${/^[+-]\d{4}$/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset}`,
    );
  }
  const unix = UNIX.exec(text);
  if (!unix) return Number.NaN;
  const whole = unixTime(Number(unix[1]), unix[1]!.length);
  return unix[2] ? whole + Math.round(Number(unix[2]) * 1000) : whole;
}

const latin = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, from + 200)));
