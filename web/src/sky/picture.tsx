/**
 * A small map of one operation: the regions that were warned, the earlier the darker, and the wedge back to where it came
 * from. All pictures of a page share one frame and one ground, so that nights can be compared at a glance.
 *
 * Frame: plate carrée, longitudes shrunk by the cosine of the middle latitude; y down, in hundredths of a degree.
 */
import { type ReactNode, useMemo } from 'react';
import { useLayer } from '../map/layers.ts';
import { useSpeech } from '../words/speech.tsx';
import {
  circleOf,
  launchPlaces,
  type Operation,
  regionsByName,
  warnedRegions,
  wedgeOf,
} from './air-shape.ts';
import { useRegionNames } from './region-names.ts';

export interface SkyGround {
  readonly regions: ReadonlyMap<string, GeoJSON.Feature>;
  /** By name, as paths. */
  readonly paths: ReadonlyMap<string, string>;
  readonly line: string;
  readonly viewBox: string;
  /** A small shape, with all its points. */
  shape(ring: readonly (readonly number[])[]): string;
}

/** Points closer than this to the one before say nothing at this size, in units of the frame. */
const CLOSEST = 5;
const MARGIN = 60;

/** Null while the layers load, and where the mission has no regions. */
export function useSkyGround(operations: readonly Operation[]): SkyGround | null {
  const layer = useLayer('regions');
  const contact = useLayer('line');
  const { mission } = useSpeech();
  return useMemo(() => {
    if (!layer || layer.features.length === 0) return null;
    const [west, south, east, north] = mission.bounds;
    const shrink = Math.cos(((south + north) * Math.PI) / 360);
    const point = ([lon = 0, lat = 0]: readonly number[]): [number, number] => [
      Math.round(lon * 1000 * shrink) / 10,
      Math.round(-lat * 1000) / 10,
    ];
    const shape = (ring: readonly (readonly number[])[]): string => `M${ring.map(point).join('L')}Z`;
    const path = (ring: readonly (readonly number[])[]): string => `M${thinned(ring.map(point)).join('L')}`;
    const regions = regionsByName(layer);
    const paths = new Map<string, string>();
    for (const [name, { geometry }] of regions)
      paths.set(
        name,
        ringsOf(geometry)
          .map((ring) => `${path(ring)}Z`)
          .join(''),
      );
    const corners = [point([west, south]), point([east, north])];
    const warned = new Set(operations.flatMap((one) => one.regions.map(({ region }) => region)));
    for (const name of warned)
      for (const ring of ringsOf(regions.get(name)?.geometry))
        for (const one of ring) corners.push(point(one));
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of corners) {
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
    const line = (contact?.features ?? [])
      .flatMap(({ geometry }) => (geometry.type === 'LineString' ? [path(geometry.coordinates)] : []))
      .join('');
    const viewBox = [left - MARGIN, top - MARGIN, right - left + 2 * MARGIN, bottom - top + 2 * MARGIN].join(
      ' ',
    );
    return { regions, paths, line, viewBox, shape };
  }, [layer, contact, mission.bounds, operations]);
}

/** Once on the page; every picture uses it. */
export function GroundShapes({ ground }: { readonly ground: SkyGround | null }): ReactNode {
  if (!ground) return null;
  return (
    <svg width="0" height="0" style={{ position: 'absolute' }} aria-hidden="true">
      <defs>
        <g id="sky-ground" className="sky-ground">
          {[...ground.paths].map(([name, d]) => (
            <path key={name} d={d} />
          ))}
        </g>
      </defs>
    </svg>
  );
}

/** Nothing where neither a region nor a direction is known: the words below say so. */
export function OperationPicture(props: {
  readonly operation: Operation;
  readonly ground: SkyGround | null;
}): ReactNode {
  const { words } = useSpeech();
  const nameOf = useRegionNames();
  const { operation, ground } = props;
  if (!ground) return null;
  const warned = warnedRegions(operation, ground.regions);
  if (warned.length === 0) return null;
  const names = warned.map(({ properties }) => String(properties?.name ?? ''));
  const bands = wedgeOf(operation, warned);
  const label = `${words.sky.inOrder}: ${names.map(nameOf).join(', ')}`;
  return (
    <figure className="sky-picture">
      <svg viewBox={ground.viewBox} role="img" aria-label={label}>
        <title>{label}</title>
        <use href="#sky-ground" />
        {names.map((name, rank) => (
          <path
            key={name}
            className="sky-warned"
            d={ground.paths.get(name)}
            fillOpacity={0.62 - (0.42 * rank) / names.length}
          />
        ))}
        {bands.map(({ ring, strength }) => (
          <path key={strength} className="sky-wedge" d={ground.shape(ring)} fillOpacity={0.3 * strength} />
        ))}
        {launchPlaces(operation).map((place) => (
          <path key={place.name} className="sky-launch" d={ground.shape(circleOf(place))}>
            <title>{place.name}</title>
          </path>
        ))}
        <path className="sky-line" d={ground.line} />
      </svg>
      <figcaption className="small soft">
        {words.sky.pictureNote}
        {bands.length > 0 && ` ${words.sky.wedgeNote}`}
      </figcaption>
    </figure>
  );
}

function ringsOf(geometry: GeoJSON.Geometry | undefined): readonly (readonly (readonly number[])[])[] {
  if (geometry?.type === 'Polygon') return geometry.coordinates;
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
}

function thinned(points: readonly [number, number][]): [number, number][] {
  const kept: [number, number][] = [];
  points.forEach((point, i) => {
    const before = kept.at(-1);
    const far = !before || Math.abs(before[0] - point[0]) + Math.abs(before[1] - point[1]) >= CLOSEST;
    if (far || i === points.length - 1) kept.push(point);
  });
  return kept;
}
