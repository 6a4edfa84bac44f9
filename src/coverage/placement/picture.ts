/**
 * A placement as pictures and files: the strip unrolled (chainage across, distance from the line up and down) with what is
 * located, and the curve of coverage against cost; GeoJSON of the devices.
 */

import { DEVICES } from './kinds.js';
import type { Located } from './located.js';
import type { Placement } from './place.js';
import type { Lattice } from './strip.js';

const WIDTH = 1200;
const STRIPS = 4;
const STRIP_HEIGHT = 90;
const CELLS = 300;
const CURVE_POINTS = 240;
/** By state of the points: not heard, heard, heard by four, located. Not observed is hatched, as everywhere. */
const FILLS = ['url(#hatch)', '#d9e4ec', '#9dbdd4', '#4d8fba'] as const;

export function placementPicture(
  placement: Placement,
  located: Located,
  sites: Lattice,
  demand: Lattice,
): string {
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${STRIPS * (STRIP_HEIGHT + 34) + 400}" font-family="system-ui, sans-serif" font-size="13">`,
    '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><path d="M0 0V6" stroke="#8a8a8a" stroke-width="1.5"/></pattern></defs>',
    `<rect width="${WIDTH}" height="100%" fill="#fff"/>`,
  ];
  const lengthKm = (demand.columns * demand.columnMetres) / 1000;
  for (let strip = 0; strip < STRIPS; strip++) parts.push(stripOf(strip, lengthKm, located, demand));
  for (const i of placement.placed) parts.push(markOf(i, placement, sites));
  const legend = STRIPS * (STRIP_HEIGHT + 34) + 14;
  ['not heard', 'heard', 'heard by four', 'located'].forEach((word, state) => {
    parts.push(
      `<rect x="${60 + state * 150}" y="${legend}" width="18" height="12" fill="${FILLS[state]}" stroke="#777"/><text x="${84 + state * 150}" y="${legend + 11}">${word}</text>`,
    );
  });
  DEVICES.forEach((device, d) => {
    parts.push(
      `${SHAPES[d]!(680 + d * 130, legend + 6)}<text x="${692 + d * 130}" y="${legend + 11}">${device}</text>`,
    );
  });
  parts.push(curveOf(placement, legend + 50), '</svg>');
  return parts.join('\n');
}

const SHAPES = [
  (x: number, y: number) => `<circle cx="${x}" cy="${y}" r="2.6" fill="#222"/>`,
  (x: number, y: number) => `<path d="M${x - 5} ${y + 4}h10l-5 -9z" fill="#b04a00"/>`,
  (x: number, y: number) => `<rect x="${x - 4}" y="${y - 4}" width="8" height="8" fill="#7a3b8f"/>`,
] as const;

function stripOf(strip: number, lengthKm: number, { state }: Located, { rows, columns }: Lattice): string {
  const top = strip * (STRIP_HEIGHT + 34) + 20;
  const first = Math.floor((strip * columns) / STRIPS);
  const last = Math.floor(((strip + 1) * columns) / STRIPS);
  const height = STRIP_HEIGHT / rows;
  const cells: string[] = [];
  for (let row = 0; row < rows; row++) {
    let from = 0;
    let now = -1;
    for (let cell = 0; cell <= CELLS; cell++) {
      const column = first + Math.floor(((cell + 0.5) / CELLS) * (last - first));
      const here = cell === CELLS ? -2 : state[row * columns + column]!;
      if (here === now) continue;
      if (now >= 0) {
        const x = 60 + (from / CELLS) * (WIDTH - 80);
        cells.push(
          `<rect x="${x.toFixed(1)}" y="${(top + (rows - 1 - row) * height).toFixed(1)}" width="${(((cell - from) / CELLS) * (WIDTH - 80)).toFixed(1)}" height="${height.toFixed(2)}" fill="${FILLS[now]}"/>`,
        );
      }
      from = cell;
      now = here;
    }
  }
  const km = (share: number): string => Math.round(((strip + share) / STRIPS) * lengthKm).toString();
  const ticks = [0, 0.25, 0.5, 0.75, 1]
    .map(
      (share) =>
        `<text x="${60 + share * (WIDTH - 80)}" y="${top + STRIP_HEIGHT + 15}" text-anchor="${share === 1 ? 'end' : share === 0 ? 'start' : 'middle'}">${km(share)} km</text>`,
    )
    .join('');
  return `${cells.join('')}<path d="M60 ${top + STRIP_HEIGHT / 2}H${WIDTH - 20}" stroke="#222" stroke-dasharray="6 4"/><text x="8" y="${top + 12}">left</text><text x="8" y="${top + STRIP_HEIGHT - 2}">right</text>${ticks}`;
}

function markOf(i: number, { candidates }: Placement, sites: Lattice): string {
  const site = candidates.site[i]!;
  const share = ((site % sites.columns) + 0.5) / sites.columns;
  const strip = Math.min(STRIPS - 1, Math.floor(share * STRIPS));
  const deepest = sites.offsetMetres.reduce((most, one) => Math.max(most, Math.abs(one)), 1);
  const offset = sites.offsetMetres[candidates.row[i]!]! / (deepest * 1.25);
  const x = 60 + (share * STRIPS - strip) * (WIDTH - 80);
  const y = strip * (STRIP_HEIGHT + 34) + 20 + STRIP_HEIGHT / 2 - (offset * STRIP_HEIGHT) / 2;
  return SHAPES[candidates.device[i]!]!(Math.round(x * 10) / 10, Math.round(y * 10) / 10);
}

function curveOf({ curve, bound }: Placement, top: number): string {
  const height = 240;
  const most = curve.at(-1)?.cost ?? 1;
  const x = (cost: number): string => (80 + (cost / most) * (WIDTH - 140)).toFixed(1);
  const y = (value: number): string => (top + height - value * height).toFixed(1);
  const path = curve.map(({ cost, value }) => `L${x(cost)} ${y(value)}`).join('');
  const ticks = [0, 0.25, 0.5, 0.75, 1]
    .map(
      (share) =>
        `<text x="74" y="${Number(y(share)) + 4}" text-anchor="end">${100 * share} %</text><path d="M80 ${y(share)}H${WIDTH - 60}" stroke="#ddd"/><text x="${x(share * most)}" y="${top + height + 18}" text-anchor="middle">${Math.round(share * most).toLocaleString('en')}</text>`,
    )
    .join('');
  return `${ticks}<path d="M${x(0)} ${y(0)}${path}" fill="none" stroke="#4d8fba" stroke-width="2.5"/><path d="M${x(most)} ${y(bound)}h-60" stroke="#222" stroke-dasharray="4 3"/><text x="${Number(x(most)) - 66}" y="${Number(y(bound)) + 4}" text-anchor="end">no plan of this cost reaches more than ${(100 * bound).toFixed(1)} %</text><text x="80" y="${top - 8}">What is known of the demand, by cost a year</text>`;
}

/** With what the plan costs and knows as a foreign member (RFC 7946, 6.1), from which the screen draws the curve. */
export function placementGeoJson(placement: Placement, sites: Lattice): unknown {
  const { placed, candidates, budget, cost, value, bound, curve } = placement;
  const every = Math.ceil(curve.length / CURVE_POINTS);
  return {
    type: 'FeatureCollection',
    placement: {
      budget,
      cost,
      known: value,
      bound,
      curve: curve
        .filter((_, i) => i % every === 0 || i === curve.length - 1)
        .map((one) => ({ cost: one.cost, known: Math.round(one.value * 1e5) / 1e5 })),
    },
    features: placed.map((i, n) => {
      const site = candidates.site[i]!;
      return {
        type: 'Feature',
        id: n + 1,
        geometry: {
          type: 'Point',
          coordinates: [round(sites.lon[site]!), round(sites.lat[site]!)],
        },
        properties: {
          device: DEVICES[candidates.device[i]!],
          chainageKm: Math.round(((site % sites.columns) + 0.5) * sites.columnMetres) / 1000,
          offsetKm: Math.round(sites.offsetMetres[candidates.row[i]!]!) / 1000,
          cost: candidates.cost[i],
        },
      };
    }),
  };
}

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
