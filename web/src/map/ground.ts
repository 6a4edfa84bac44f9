/** Starts a MapLibre map on an element, with its worker and without any address outside of the server. */
import * as maplibregl from 'maplibre-gl';
import workerAddress from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import 'maplibre-gl/dist/maplibre-gl.css';

maplibregl.setWorkerUrl(workerAddress);

export type GroundMap = maplibregl.Map;

export interface Eye {
  readonly lat: number;
  readonly lon: number;
  readonly zoom: number;
}

/** @throws Error where the browser has no WebGL 2 */
export function startMap(
  container: HTMLElement,
  style: maplibregl.StyleSpecification,
  start: { readonly bounds: readonly [number, number, number, number]; readonly eye: Eye | null },
): GroundMap {
  const [west, south, east, north] = start.bounds;
  const map = new maplibregl.Map({
    container,
    style,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    minZoom: 3,
    maxZoom: 13,
    fadeDuration: 0,
    ...(start.eye
      ? { center: [start.eye.lon, start.eye.lat] as [number, number], zoom: start.eye.zoom }
      : {
          bounds: [west, south, east, north] as [number, number, number, number],
          fitBoundsOptions: { padding: 12 },
        }),
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  // A missing layer is an empty one; the view says elsewhere when the server is gone.
  map.on('error', () => undefined);
  return map;
}

export function readEye(text: string | undefined): Eye | null {
  const [lat, lon, zoom] = (text ?? '').split(',').map(Number);
  if (lat === undefined || lon === undefined || zoom === undefined) return null;
  const fits = Math.abs(lat) <= 85 && Math.abs(lon) <= 180 && zoom >= 0 && zoom <= 22;
  return fits ? { lat, lon, zoom } : null;
}

export const eyeText = (map: GroundMap): string => {
  const { lat, lng } = map.getCenter();
  return `${lat.toFixed(3)},${lng.toFixed(3)},${map.getZoom().toFixed(2)}`;
};
