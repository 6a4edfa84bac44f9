/**
 * A sketch map of a day: the line of contact by sectors, the incidents with their discs of uncertainty.
 *
 * Projection: equirectangular, x scaled by the cosine of the middle latitude; at the size of a page the error against
 * a conformal map is below the width of a mark. Drawing units: 700 across. Borders are not drawn: a report has none.
 */

import { conductOf } from '../counts.js';
import type { DailyReport } from '../daily.js';
import type { IncidentEntry } from '../entry.js';
import type { Names } from '../names.js';
import { langOf } from './foreign.js';
import { incidentMark, tenths } from './marks.js';
import { anchorOf, type Content, html, type Markup } from './markup.js';
import { INK, VIOLATION_COLOUR } from './style.js';

const WIDTH = 700;
const MAX_HEIGHT = 440;
const MARGIN = 16;
const METRES_PER_DEGREE = 111_195;
/** Places known no better than this are not drawn: their disc would cover the map. Metres. */
const DRAWN_RADIUS_METRES = 60_000;
/** The frame leaves out incidents farther from the line than this, degrees; they are counted under the map. */
const FRAME_DEGREES = 1.6;

export function map(report: DailyReport, names: Names): Markup {
  const words = names.messages.text.summary;
  const placed = report.incidents.filter((entry) => entry.place.radiusMetres <= DRAWN_RADIUS_METRES);
  const frame = frameOf(report, placed);
  if (!frame) return html``;
  const drawn = placed.filter((entry) => frame.holds(entry.place.lat, entry.place.lon));
  const outside = placed.length - drawn.length;
  const coarse = report.incidents.length - placed.length;
  const notes = [
    words.map,
    coarse > 0 ? words.mapOmitted(names.messages.count(coarse, 'incident')) : '',
    outside > 0 ? words.outside(names.messages.count(outside, 'incident')) : '',
  ];
  return html`<div class="figure"><svg viewBox="0 0 ${WIDTH} ${frame.height}" role="img" aria-label="${words.map}">
<defs>${HATCH}</defs><rect x=".5" y=".5" width="${WIDTH - 1}" height="${frame.height - 1}" fill="#fbfcfc" stroke="#d5dade"/>
${drawn.map((entry) => disc(entry, frame))}${lineOfContact(report, frame)}${sectorNames(report, drawn, frame, names)}
${drawn.map((entry) => linkedMark(entry, frame, names))}${scaleBar(frame, names)}</svg>
${legend(names)}<p class="note">${notes.filter(Boolean).join(' ')}</p></div>`;
}

/** Diagonal grey hatch: not observed. The same on every drawing of the project. */
export const HATCH = html`<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="#eceff1"/><path d="M0 0V5" stroke="#9aa5ad" stroke-width="2"/></pattern>`;

interface Frame {
  readonly height: number;
  readonly unitsPerDegree: number;
  readonly x: (lon: number) => number;
  readonly y: (lat: number) => number;
  readonly holds: (lat: number, lon: number) => boolean;
}

function frameOf(report: DailyReport, placed: readonly IncidentEntry[]): Frame | null {
  const anchors: readonly { readonly lat: number; readonly lon: number }[] =
    report.line?.vertices ?? placed.map((entry) => entry.place);
  if (anchors.length === 0) return null;
  const reach = report.line ? FRAME_DEGREES : 0.3;
  let [west, east, south, north] = [180, -180, 90, -90];
  for (const { lat, lon } of anchors) {
    [west, east] = [Math.min(west, lon), Math.max(east, lon)];
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  }
  const inReach = placed.filter(
    ({ place }) =>
      place.lon > west - reach &&
      place.lon < east + reach &&
      place.lat > south - reach &&
      place.lat < north + reach,
  );
  for (const { place } of inReach) {
    [west, east] = [Math.min(west, place.lon), Math.max(east, place.lon)];
    [south, north] = [Math.min(south, place.lat), Math.max(north, place.lat)];
  }
  const [padX, padY] = [0.05 * (east - west) + 0.05, 0.05 * (north - south) + 0.05];
  [west, east, south, north] = [west - padX, east + padX, south - padY, north + padY];
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const unitsPerDegree = Math.min(
    (WIDTH - 2 * MARGIN) / ((east - west) * squeeze),
    (MAX_HEIGHT - 2 * MARGIN) / (north - south),
  );
  const height = Math.round((north - south) * unitsPerDegree + 2 * MARGIN);
  const left = (WIDTH - (east - west) * squeeze * unitsPerDegree) / 2;
  return {
    height,
    unitsPerDegree,
    x: (lon) => left + (lon - west) * squeeze * unitsPerDegree,
    y: (lat) => MARGIN + (north - lat) * unitsPerDegree,
    holds: (lat, lon) => lat >= south && lat <= north && lon >= west && lon <= east,
  };
}

function lineOfContact(report: DailyReport, frame: Frame): Content {
  const { line, coverage } = report;
  if (!line || !coverage.line) return null;
  const at = (vertex: { lat: number; lon: number }): string =>
    `${tenths(frame.x(vertex.lon))} ${tenths(frame.y(vertex.lat))}`;
  return coverage.line.sectors.map((sector) => {
    const path = stretch(line.vertices, sector.startKm, sector.endKm).map(at).join('L');
    const seen = sector.daysObserved > 0;
    return html`<path d="M${path}" fill="none" stroke="${seen ? '#5b6770' : 'url(#hatch)'}" stroke-width="${seen ? 2.2 : 9}" stroke-linejoin="round"/>${
      seen ? '' : html`<path d="M${path}" fill="none" stroke="#9aa5ad" stroke-width=".8"/>`
    }`;
  });
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Names of sectors where there is room: beside the middle of the sector, clear of marks and of other names. */
function sectorNames(
  report: DailyReport,
  drawn: readonly IncidentEntry[],
  frame: Frame,
  names: Names,
): Content {
  const { line, coverage } = report;
  if (!line || !coverage.line) return null;
  const taken: Box[] = drawn.map(({ place }) => boxAround(frame.x(place.lon), frame.y(place.lat), 6));
  for (const vertex of line.vertices) taken.push(boxAround(frame.x(vertex.lon), frame.y(vertex.lat), 2.5));
  return coverage.line.sectors.map((sector) => {
    const middle = stretch(line.vertices, sector.startKm, (sector.startKm + sector.endKm) / 2).at(-1)!;
    const text = sector.near ? `${sector.sector} ${sector.near}` : sector.sector;
    const [x, y, width] = [frame.x(middle.lon), frame.y(middle.lat), text.length * 5.2];
    const candidates = [
      { left: x + 8, top: y - 5 },
      { left: x - 8 - width, top: y - 5 },
      { left: x + 6, top: y - 16 },
      { left: x + 6, top: y + 6 },
    ].map(({ left, top }) => ({ left, top, right: left + width, bottom: top + 10 }));
    const free = candidates.find(
      (box) =>
        box.left > 2 && box.right < WIDTH - 2 && box.top > 2 && !taken.some((other) => overlap(box, other)),
    );
    if (!free) return null;
    taken.push(free);
    return html`<text x="${tenths(free.left)}" y="${tenths(free.bottom - 1.5)}" font-size="9.5" fill="#5b6770"${langOf(sector.near, names.messages.language)}>${text}</text>`;
  });
}

const boxAround = (x: number, y: number, reach: number): Box => ({
  left: x - reach,
  right: x + reach,
  top: y - reach,
  bottom: y + reach,
});
const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The part of the line between two chainages, with its ends cut to length. */
function stretch(vertices: NonNullable<DailyReport['line']>['vertices'], fromKm: number, toKm: number) {
  const points: { lat: number; lon: number }[] = [];
  for (let i = 0; i + 1 < vertices.length; i++) {
    const [a, b] = [vertices[i]!, vertices[i + 1]!];
    if (b.km < fromKm || a.km > toKm || b.km === a.km) continue;
    const between = (km: number) => {
      const t = (km - a.km) / (b.km - a.km);
      return { lat: a.lat + t * (b.lat - a.lat), lon: a.lon + t * (b.lon - a.lon) };
    };
    if (points.length === 0) points.push(between(Math.max(a.km, fromKm)));
    points.push(between(Math.min(b.km, toKm)));
  }
  return points;
}

const colourOf = (entry: IncidentEntry): string =>
  entry.findings.some((finding) => finding.verdict === 'violation') ? VIOLATION_COLOUR : INK;

function disc(entry: IncidentEntry, frame: Frame): Markup {
  const radius = (entry.place.radiusMetres / METRES_PER_DEGREE) * frame.unitsPerDegree;
  return html`<circle cx="${tenths(frame.x(entry.place.lon))}" cy="${tenths(frame.y(entry.place.lat))}" r="${tenths(Math.max(3, radius))}" fill="${colourOf(entry)}" fill-opacity=".07"/>`;
}

function linkedMark(entry: IncidentEntry, frame: Frame, names: Names): Markup {
  const [x, y] = [frame.x(entry.place.lon), frame.y(entry.place.lat)];
  return html`<a href="#${anchorOf(entry.id)}"><title${langOf(entry.place.name, names.messages.language)}>${entry.number}. ${entry.place.name}</title>${incidentMark(x, y, conductOf(entry), entry.certainty, colourOf(entry))}</a>`;
}

function scaleBar(frame: Frame, { messages }: Names): Markup {
  const unitsPerKm = (frame.unitsPerDegree * 1000) / METRES_PER_DEGREE;
  const km = [200, 100, 50, 20, 10, 5, 2, 1].find((length) => length * unitsPerKm <= 130) ?? 1;
  const width = tenths(km * unitsPerKm);
  const y = frame.height - 14;
  return html`<path d="M14 ${y - 4}v4h${width}v-4" fill="none" stroke="#5b6770"/><text x="18" y="${y - 6}" font-size="9.5" fill="#5b6770">${messages.text.km(messages.number(km))}</text>`;
}

function legend(names: Names): Markup {
  const { messages } = names;
  const words = messages.text.summary;
  const swatch = (content: Content, label: string): Markup =>
    html`<li><svg viewBox="-7 -7 14 14" aria-hidden="true">${content}</svg>${label}</li>`;
  return html`<ul class="legend">${(['strike', 'clash', 'interception', 'explosion', 'other'] as const).map(
    (conduct) => swatch(incidentMark(0, 0, conduct, 'confirmed', INK), messages.conduct[conduct]),
  )}${(['confirmed', 'probable', 'possible', 'undetermined'] as const).map((certainty) =>
    swatch(incidentMark(0, 0, 'strike', certainty, INK), messages.certainty[certainty]),
  )}${swatch(incidentMark(0, 0, 'strike', 'confirmed', VIOLATION_COLOUR), words.legendViolation)}<li><span class="hatch"></span> ${words.legendGap}</li></ul>`;
}
