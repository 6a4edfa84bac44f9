/**
 * The line of contact and the incidents of one day as a drawing that needs no map: discs as wide as the place is uncertain.
 * Frame: WGS 84 degrees, drawn equirectangular with x narrowed by the cosine of the middle latitude; y grows southward.
 */
import type { ReactNode } from 'react';
import { hrefOf } from '../address/address.ts';
import { useLoad } from '../api/load.ts';
import type { IncidentList, IncidentRow, Timeline } from '../api/types.ts';
import { Show } from '../frame/states.tsx';
import { useLayer } from '../map/layers.ts';
import { useMorningWords } from '../words/morning/choice.ts';
import { useSpeech } from '../words/speech.tsx';

const WIDTH = 720;
const METRES_PER_DEGREE = 111_195;
/** Ground beside the line that is drawn. */
const MARGIN_DEGREES = 0.7;
/** Known to a wider region only: no place to draw. */
const WIDEST_METRES = 60_000;

export function LineSketch({ day }: { readonly day: Timeline['days'][number] }): ReactNode {
  const { words, mission, number } = useSpeech();
  const { open } = useMorningWords();
  const loaded = useLoad<IncidentList>(`incidents?from=${day.startMs}&to=${day.endMs}&limit=2000`);
  const window = { from: String(day.startMs), to: String(day.endMs) };
  return (
    <>
      <Show loaded={loaded} words={words}>
        {({ total, incidents }) =>
          mission.line ? (
            <Drawing incidents={incidents} label={open.lineAlt(number(total))} />
          ) : (
            <p className="soft">{open.noLine}</p>
          )
        }
      </Show>
      <p className="no-print">
        <a href={hrefOf({ view: 'line', id: '', query: window })}>{open.toMap}</a>
        {' · '}
        <a href={hrefOf({ view: 'line', id: '', query: { ...window, as: 'table' } })}>{open.toTable}</a>
      </p>
    </>
  );
}

function Drawing(props: { readonly incidents: readonly IncidentRow[]; readonly label: string }): ReactNode {
  const { mission } = useSpeech();
  const layer = useLayer('line');
  const lines = linesOf(layer);
  const [west, south, east, north] = around(lines) ?? mission.bounds;
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = WIDTH / ((east - west) * narrowing);
  const height = Math.round((north - south) * scale);
  const x = (lon: number): number => (lon - west) * narrowing * scale;
  const y = (lat: number): number => (north - lat) * scale;
  const path = (points: readonly GeoJSON.Position[]): string =>
    points.map(([lon = 0, lat = 0]) => `${x(lon).toFixed(1)},${y(lat).toFixed(1)}`).join(' ');
  const drawn = props.incidents.filter(({ radiusMetres }) => radiusMetres <= WIDEST_METRES);
  return (
    <svg className="open-sketch" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={props.label}>
      {lines.map((points) => (
        <polyline
          key={`${points[0]}`}
          points={path(points)}
          fill="none"
          stroke="currentColor"
          strokeWidth={2}
        />
      ))}
      {drawn.map(({ id, lat, lon, radiusMetres, conduct }) => (
        <circle
          key={id}
          cx={x(lon)}
          cy={y(lat)}
          r={Math.max(3, (radiusMetres / METRES_PER_DEGREE) * scale)}
          fill={`var(--tl-${conduct})`}
          fillOpacity={0.28}
          stroke={`var(--tl-${conduct})`}
        />
      ))}
    </svg>
  );
}

/** The line with some ground on each side: west, south, east, north. */
function around(lines: readonly GeoJSON.Position[][]): readonly [number, number, number, number] | null {
  const points = lines.flat();
  if (points.length === 0) return null;
  const [lons, lats] = [points.map(([lon = 0]) => lon), points.map(([, lat = 0]) => lat)];
  const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b));
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b));
  return [
    least(lons) - MARGIN_DEGREES,
    least(lats) - MARGIN_DEGREES,
    most(lons) + MARGIN_DEGREES,
    most(lats) + MARGIN_DEGREES,
  ];
}

function linesOf(layer: GeoJSON.FeatureCollection | null): readonly GeoJSON.Position[][] {
  return (layer?.features ?? []).flatMap(({ geometry }) =>
    geometry?.type === 'LineString'
      ? [geometry.coordinates]
      : geometry?.type === 'MultiLineString'
        ? geometry.coordinates
        : [],
  );
}
