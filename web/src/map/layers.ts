/** The ground: layers of the mission as GeoJSON, loaded once each. Null while it loads; a layer that is missing is an empty one. */
import { latest, useLoad } from '../api/load.ts';

export type LayerName =
  | 'line'
  | 'sectors'
  | 'bands'
  | 'borders'
  | 'regions'
  | 'facilities'
  | 'control'
  | 'places'
  | 'sea';

export function useLayer(name: LayerName | null): GeoJSON.FeatureCollection | null {
  const loaded = useLoad<GeoJSON.FeatureCollection>(name && `layers/${name}`);
  return loaded.state === 'failed' ? EMPTY : latest(loaded);
}

const EMPTY: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };
