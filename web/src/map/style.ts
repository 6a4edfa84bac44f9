/**
 * The ground map as a MapLibre style, made of the mission's own layers: no tiles, no glyphs, no address outside of the
 * server. Without a glyphs address MapLibre draws labels with the fonts of the machine.
 */
import type {
  DataDrivenPropertyValueSpecification,
  FilterSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import type { LocalText } from '../api/types.ts';
import type { Palette } from '../theme/palette.ts';
import type { Language } from '../words/plural.ts';
import { hatchName } from './hatch.ts';

export interface GroundOptions {
  readonly palette: Palette;
  readonly language: Language;
  readonly parties: readonly string[];
  readonly places: GeoJSON.FeatureCollection | null;
  readonly borders: GeoJSON.FeatureCollection | null;
  readonly facilities: boolean;
  readonly control: boolean;
  readonly sectors: boolean;
  /** Zones and corridors of the sea. */
  readonly sea: boolean;
  /** Sectors that are hatched. */
  readonly unobserved: readonly string[];
}

const FONT = ['system-ui', 'Noto Sans', 'Open Sans', 'sans-serif'];

export function groundStyle(options: GroundOptions): StyleSpecification {
  const { palette } = options;
  const seen = (visible: boolean): { visibility: 'visible' | 'none' } => ({
    visibility: visible ? 'visible' : 'none',
  });
  return {
    version: 8,
    sources: {
      borders: { type: 'geojson', data: layerAddress('borders') },
      regions: { type: 'geojson', data: layerAddress('regions') },
      control: { type: 'geojson', data: layerAddress('control') },
      line: { type: 'geojson', data: layerAddress('line') },
      sectors: { type: 'geojson', data: layerAddress('sectors') },
      bands: { type: 'geojson', data: layerAddress('bands') },
      sea: { type: 'geojson', data: layerAddress('sea') },
      facilities: { type: 'geojson', data: layerAddress('facilities') },
      outside: { type: 'geojson', data: outside(options.borders) },
      places: { type: 'geojson', data: labelled(options.places, options.language) },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': palette.sea } },
      {
        id: 'land',
        type: 'fill',
        source: 'borders',
        filter: isArea,
        paint: { 'fill-color': palette.land },
      },
      {
        id: 'control',
        type: 'fill',
        source: 'control',
        layout: seen(options.control),
        paint: { 'fill-color': controlColour(options), 'fill-opacity': 0.55 },
      },
      {
        id: 'regions',
        type: 'line',
        source: 'regions',
        paint: {
          'line-color': palette.regionLine,
          'line-width': ['interpolate', ['linear'], ['zoom'], 4, 0.35, 7, 1],
        },
      },
      {
        id: 'borders',
        type: 'line',
        source: 'borders',
        paint: {
          'line-color': palette.borderLine,
          'line-width': ['interpolate', ['linear'], ['zoom'], 4, 0.9, 9, 1.8],
        },
      },
      { id: 'outside', type: 'fill', source: 'outside', paint: { 'fill-color': palette.sheet } },
      {
        id: 'sea-zones',
        type: 'line',
        source: 'sea',
        layout: seen(options.sea),
        filter: isShownZone,
        paint: {
          'line-color': palette.borderLine,
          'line-width': 1.2,
          'line-dasharray': [4, 2.5],
        },
      },
      {
        id: NOT_OBSERVED,
        type: 'fill',
        source: 'bands',
        filter: isOneOf(options.unobserved),
        paint: { 'fill-pattern': hatchName(palette.hatch), 'fill-antialias': false },
      },
      // Nothing to see: what is under the pointer is asked of it.
      { id: SECTOR_GROUND, type: 'fill', source: 'bands', paint: { 'fill-opacity': 0 } },
      {
        id: 'line-casing',
        type: 'line',
        source: 'line',
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': palette.contactCasing, 'line-width': 5, 'line-opacity': 0.8 },
      },
      {
        id: 'line',
        type: 'line',
        source: 'line',
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': palette.contactLine, 'line-width': 2 },
      },
      {
        id: 'sectors',
        type: 'line',
        source: 'sectors',
        layout: seen(options.sectors),
        minzoom: 4.5,
        paint: { 'line-color': palette.contactLine, 'line-width': 0.7, 'line-opacity': 0.35 },
      },
      {
        id: 'facilities',
        type: 'circle',
        source: 'facilities',
        layout: seen(options.facilities),
        paint: {
          'circle-radius': ['interpolate', ['linear'], ['zoom'], 4, 2.5, 9, 6],
          'circle-color': palette.land,
          'circle-stroke-color': palette.facility,
          'circle-stroke-width': 1.3,
        },
      },
      {
        id: 'facility-names',
        type: 'symbol',
        source: 'facilities',
        minzoom: 7.5,
        layout: {
          ...seen(options.facilities),
          'text-field': ['get', 'name'],
          'text-font': FONT,
          'text-size': 11,
          'text-anchor': 'left',
          'text-offset': [0.8, 0],
          'text-optional': true,
        },
        paint: labelPaint(palette),
      },
      {
        id: 'sea-names',
        type: 'symbol',
        source: 'sea',
        layout: {
          ...seen(options.sea),
          'text-field': [
            'coalesce',
            ['get', options.language, ['get', 'title']],
            ['get', 'en', ['get', 'title']],
            ['get', 'id'],
          ],
          'text-font': FONT,
          'text-size': 11,
        },
        filter: isShownZone,
        paint: { ...labelPaint(palette), 'text-opacity': 0.75 },
      },
      {
        id: 'sector-names',
        type: 'symbol',
        source: 'sectors',
        minzoom: 6,
        layout: {
          ...seen(options.sectors),
          'text-field': ['get', 'id'],
          'text-font': FONT,
          'text-size': 10,
          'symbol-placement': 'point',
        },
        paint: { ...labelPaint(palette), 'text-opacity': 0.8 },
      },
      ...([1, 2, 3] as const).map((rank) => ({
        id: `places-${rank}`,
        type: 'symbol' as const,
        source: 'places',
        minzoom: [3, 5.4, 7][rank - 1]!,
        filter: ['==', ['coalesce', ['get', 'rank'], 3], rank] as ['==', unknown, number] as never,
        layout: {
          'text-field': ['get', 'label'] as DataDrivenPropertyValueSpecification<string>,
          'text-font': FONT,
          'text-size': [13, 12, 11][rank - 1]!,
          'text-padding': 4,
          // Beside the place, so that marks on it do not hide the name.
          'text-variable-anchor': ['top', 'bottom', 'right', 'left'] as (
            | 'top'
            | 'bottom'
            | 'right'
            | 'left'
          )[],
          'text-radial-offset': 0.7,
          'symbol-sort-key': rank,
        },
        paint: labelPaint(palette),
      })),
    ],
  };
}

export const NOT_OBSERVED = 'not-observed';

/** Lets sectors of these ids through. */
export const isOneOf = (ids: readonly string[]): FilterSpecification => [
  'in',
  ['get', 'id'],
  ['literal', [...ids]],
];

/** The layer that tells which sector a point of the map belongs to. */
export const SECTOR_GROUND = 'sector-ground';

/** Waterways only tell water from land. */
const isShownZone = ['!=', ['get', 'kind'], 'waterway'] as never;
const isArea = ['match', ['geometry-type'], ['Polygon', 'MultiPolygon'], true, false] as never;

const layerAddress = (name: string): string => new URL(`api/layers/${name}`, document.baseURI).href;

const labelPaint = (
  palette: Palette,
): { 'text-color': string; 'text-halo-color': string; 'text-halo-width': number } => ({
  'text-color': palette.label,
  'text-halo-color': palette.labelHalo,
  'text-halo-width': 1.4,
});

function controlColour({ palette, parties }: GroundOptions): DataDrivenPropertyValueSpecification<string> {
  const cases = parties.flatMap((party, index) => [party, palette.control[index % palette.control.length]!]);
  if (cases.length === 0) return palette.sea;
  return ['match', ['get', 'party'], ...cases, palette.regionLine] as never;
}

function labelled(places: GeoJSON.FeatureCollection | null, language: Language): GeoJSON.FeatureCollection {
  const features = (places?.features ?? []).map((feature): GeoJSON.Feature => {
    const name = feature.properties?.name as LocalText | string | undefined;
    const label = typeof name === 'object' ? (name[language] ?? name.en) : (name ?? '');
    return { ...feature, properties: { ...feature.properties, label } };
  });
  return { type: 'FeatureCollection', features };
}

/** The sheet ends where the mission's borders end: all that lies beyond, as one area with a hole. */
function outside(borders: GeoJSON.FeatureCollection | null): GeoJSON.FeatureCollection {
  let [west, south, east, north] = [180, 85, -180, -85];
  const visit = (coordinates: unknown): void => {
    if (!Array.isArray(coordinates)) return;
    const [lon, lat] = coordinates;
    if (typeof lon === 'number' && typeof lat === 'number') {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    } else for (const part of coordinates) visit(part);
  };
  for (const { geometry } of borders?.features ?? [])
    if ('coordinates' in geometry) visit(geometry.coordinates);
  if (west >= east) return { type: 'FeatureCollection', features: [] };
  const ring = (w: number, s: number, e: number, n: number): number[][] => [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ];
  const hole = ring(west, south, east, north).reverse();
  const geometry: GeoJSON.Polygon = { type: 'Polygon', coordinates: [ring(-180, -85, 180, 85), hole] };
  return { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry }] };
}
