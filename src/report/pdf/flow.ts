/**
 * From a column of slabs to pages. A slab is the least that stands whole: a line of text, a row of a table, a figure. A
 * slab higher than a page is split where it can be; gaps between slabs collapse and vanish at the top of a page.
 */
import type PDFDocument from 'pdfkit';
import type { Element } from './element.js';
import type { Fonts } from './fonts.js';
import type { Tags } from './tags.js';

export interface Canvas {
  readonly doc: InstanceType<typeof PDFDocument>;
  readonly tags: Tags;
  readonly fonts: Fonts;
  /** Ids that links can go to. */
  readonly anchors: ReadonlySet<string>;
  /** A heading for the bookmarks, at its place on the page. */
  readonly outline: (type: string, heading: Element, y: number) => void;
}

export interface Slab {
  readonly height: number;
  readonly before: number;
  readonly after: number;
  readonly paint: (canvas: Canvas, x: number, y: number) => void;
  /** Not the last on a page. */
  readonly withNext?: boolean;
  readonly newPage?: boolean;
  /** Repeated above it where it comes first on a page. */
  readonly header?: Slab;
  /** In two, the first no higher than the room; null where not even a part of it fits. */
  readonly split?: (room: number) => readonly [Slab, Slab] | null;
}

export interface Placed {
  readonly slab: Slab;
  readonly y: number;
  readonly repeated: boolean;
}

export type Sheet = readonly Placed[];

const gapBetween = (above: Slab, below: Slab): number => Math.max(above.after, below.before);

export function stackHeight(slabs: readonly Slab[]): number {
  let height = 0;
  slabs.forEach((slab, at) => {
    height += slab.height + (at === 0 ? 0 : gapBetween(slabs[at - 1]!, slab));
  });
  return height;
}

/** @param paint is called for each with its place; y of the stack's top */
export function eachInStack(slabs: readonly Slab[], y: number, paint: (slab: Slab, y: number) => void): void {
  let at = y;
  slabs.forEach((slab, index) => {
    if (index > 0) at += gapBetween(slabs[index - 1]!, slab);
    paint(slab, at);
    at += slab.height;
  });
}

/** As much of a stack as fits into the room, and what is left; null where nothing of it does. */
export function splitStack(
  slabs: readonly Slab[],
  room: number,
): readonly [readonly Slab[], readonly Slab[]] | null {
  let used = 0;
  for (let at = 0; at < slabs.length; at++) {
    const slab = slabs[at]!;
    const gap = at === 0 ? 0 : gapBetween(slabs[at - 1]!, slab);
    if (used + gap + slab.height > room) {
      const parts = slab.split?.(room - used - gap);
      if (parts)
        return [
          [...slabs.slice(0, at), parts[0]],
          [parts[1], ...slabs.slice(at + 1)],
        ];
      return at === 0 ? null : [slabs.slice(0, at), slabs.slice(at)];
    }
    used += gap + slab.height;
  }
  return [slabs, []];
}

/** @param room height of a page's text, points */
export function paginate(slabs: readonly Slab[], room: number): Sheet[] {
  const sheets: Placed[][] = [];
  let sheet: Placed[] = [];
  let y = 0;
  const turn = (): void => {
    sheets.push(sheet);
    [sheet, y] = [[], 0];
  };
  const waiting = [...slabs].reverse();
  while (waiting.length > 0) {
    const slab = waiting.pop()!;
    if (slab.newPage && sheet.length > 0) turn();
    const last = sheet.at(-1)?.slab;
    const gap = last ? gapBetween(last, slab) : 0;
    const chain = slab.height + chainBehind(slab, waiting, room);
    const whole = chain + gap;
    if (y + whole > room && sheet.length > 0 && !fitsInPart(slab, whole, room)) {
      waiting.push(slab);
      turn();
      continue;
    }
    if (sheet.length === 0 && slab.header) {
      sheet.push({ slab: slab.header, y: 0, repeated: true });
      y = slab.header.height;
    }
    if (y + gap + slab.height <= room) {
      sheet.push({ slab, y: y + gap, repeated: false });
      y += gap + slab.height;
      continue;
    }
    const parts = slab.split?.(room - y - gap);
    if (parts) {
      sheet.push({ slab: parts[0], y: y + gap, repeated: false });
      waiting.push(parts[1]);
      turn();
      continue;
    }
    if (sheet.some(({ repeated }) => !repeated)) {
      waiting.push(slab);
      turn();
      continue;
    }
    // Higher than a page and in one piece: painted as it is, rather than lost.
    sheet.push({ slab, y: y + gap, repeated: false });
    y += gap + slab.height;
  }
  if (sheet.length > 0) sheets.push(sheet);
  return sheets;
}

/** Height of what must stand on the same page below a slab; as much of a chain as a page can hold. */
function chainBehind(slab: Slab, waiting: readonly Slab[], room: number): number {
  let [height, above] = [0, slab];
  for (let at = waiting.length - 1; at >= 0 && above.withNext; at--) {
    const next = waiting[at]!;
    const more = gapBetween(above, next) + next.height;
    if (slab.height + height + more > room) break;
    height += more;
    above = next;
  }
  return height;
}

/** A slab that has to be split anyway begins where it stands, if there is no little of the page left. */
function fitsInPart(slab: Slab, whole: number, room: number): boolean {
  return slab.split !== undefined && whole > room;
}
