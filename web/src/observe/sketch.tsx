/** The ground as far as this phone keeps it, drawn without a server: the line of contact and names of places, in metres. */
import { type ReactNode, useMemo } from 'react';
import type { LocalText } from '../api/types.ts';
import { useSpeech } from '../words/speech.tsx';
import { toPlane } from './geometry.ts';
import type { KeptGround } from './keep.ts';

interface At {
  readonly lat: number;
  readonly lon: number;
}

const MOST_NAMES = 9;
/** About the width of a letter of a name. */
const LETTER_PIXELS = 6;

/** @param halfPixels half the side of what is shown; @param scale pixels a metre */
export function Ground(props: {
  readonly ground: KeptGround | null;
  readonly at: At;
  readonly scale: number;
  readonly halfPixels: number;
}): ReactNode {
  const { ground, at, scale, halfPixels } = props;
  const { language } = useSpeech();
  const lines = useMemo(() => linesOf(ground?.line), [ground]);
  if (!ground) return null;
  const path = lines
    .map((line) =>
      line
        .map(([lon, lat], i) => {
          const { x, y } = toPlane(lat!, lon!, at);
          return `${i === 0 ? 'M' : 'L'}${(x * scale).toFixed(1)} ${(y * scale).toFixed(1)}`;
        })
        .join(''),
    )
    .join('');
  return (
    <g>
      <path d={path} className="sketch-line" />
      {namesOf(ground.places, at, scale, halfPixels, language).map(({ x, y, name, before }) => (
        <g key={`${name} ${x} ${y}`}>
          <circle cx={x} cy={y} r={2.2} className="sketch-place" />
          <text
            x={before ? x - 5 : x + 5}
            y={y + 3.5}
            className={before ? 'sketch-name before' : 'sketch-name'}
          >
            {name}
          </text>
        </g>
      ))}
    </g>
  );
}

function linesOf(layer: GeoJSON.FeatureCollection | undefined): readonly (readonly number[][])[] {
  return (layer?.features ?? []).flatMap(({ geometry }) =>
    geometry?.type === 'LineString'
      ? [geometry.coordinates]
      : geometry?.type === 'MultiLineString'
        ? geometry.coordinates
        : [],
  );
}

/** The most important first, none so near another that the names would lie on each other. */
function namesOf(
  places: GeoJSON.FeatureCollection,
  at: At,
  scale: number,
  halfPixels: number,
  language: 'en' | 'uk' | 'ru',
) {
  const found: { x: number; y: number; rank: number; name: string }[] = [];
  for (const { geometry, properties } of places.features) {
    if (geometry?.type !== 'Point') continue;
    const [lon, lat] = geometry.coordinates;
    const plane = toPlane(lat!, lon!, at);
    const x = Math.round(plane.x * scale);
    const y = Math.round(plane.y * scale);
    if (Math.abs(x) > halfPixels - 8 || Math.abs(y) > halfPixels - 8) continue;
    const said = properties?.name as LocalText | string | undefined;
    const name = typeof said === 'object' ? (said[language] ?? said.en) : (said ?? '');
    found.push({ x, y, rank: Number(properties?.rank ?? 3), name });
  }
  const shown: ((typeof found)[number] & { readonly before: boolean })[] = [];
  for (const one of found.sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name))) {
    if (shown.length === MOST_NAMES) break;
    if (shown.every(({ x, y }) => Math.abs(y - one.y) > 14 || Math.abs(x - one.x) > 70)) {
      const room = Math.sqrt(Math.max(0, halfPixels ** 2 - one.y ** 2));
      shown.push({ ...one, before: one.x + 8 + one.name.length * LETTER_PIXELS > room });
    }
  }
  return shown;
}

const ROUND_METRES = [100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000];

/** Circles at round distances, two or three of them, with the distance written on each. */
export function Rings(props: { readonly reachMetres: number; readonly scale: number }): ReactNode {
  const { words, number } = useSpeech();
  const { km, m } = words.observe.units;
  const step = ROUND_METRES.find((metres) => props.reachMetres / metres <= 3.2) ?? 100_000;
  const radii = [1, 2, 3].map((n) => n * step).filter((metres) => metres <= props.reachMetres);
  return (
    <g>
      {radii.map((metres) => (
        <g key={metres}>
          <circle r={metres * props.scale} className="sketch-ring" />
          <text y={metres * props.scale - 3} className="sketch-distance">
            {metres < 1_000 ? `${number(metres)} ${m}` : `${number(metres / 1_000)} ${km}`}
          </text>
        </g>
      ))}
    </g>
  );
}
