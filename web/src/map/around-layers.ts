/** Devices, vessels, attacks from the air and planned sensors as layers of the graphics card. Data is only handed over anew when it changes. */
import type { Layer } from '@deck.gl/core';
import { IconLayer, PathLayer, PolygonLayer, ScatterplotLayer } from '@deck.gl/layers';
import type { VesselEvent, VesselTrack } from '../api/types.ts';
import type { Palette, Rgb } from '../theme/palette.ts';
import type { AirShape, Around, DeviceMark } from './around.ts';
import { eventGlyph, glyphAtlas } from './glyphs.ts';
import { DiscLayer } from './mark-layer.ts';

/** Below the incidents: the ground they stand on. */
export function groundLayers({ air, tracks, plan }: Around, palette: Palette): Layer[] {
  const layers: Layer[] = [];
  if (air.length > 0) layers.push(...airLayers(air, palette));
  if (tracks.length > 0)
    layers.push(
      new PathLayer<VesselTrack>({
        id: 'vessel-tracks',
        data: tracks as VesselTrack[],
        getPath: ({ geometry }) => geometry.coordinates as [number, number][],
        getColor: [...palette.vessel, 190],
        // One that says it is a naval vessel stands out.
        getWidth: ({ properties }) => (properties.shipType === 35 ? 3.2 : 1.6),
        widthUnits: 'pixels',
        jointRounded: true,
        capRounded: true,
        pickable: true,
        updateTriggers: { getColor: palette },
      }),
    );
  if (plan.length > 0)
    layers.push(
      new ScatterplotLayer<Around['plan'][number]>({
        id: 'plan',
        data: plan as Around['plan'][number][],
        getPosition: ({ lon, lat }) => [lon, lat],
        getRadius: 2.6,
        radiusUnits: 'pixels',
        filled: false,
        stroked: true,
        getLineColor: [...palette.disc, 210],
        lineWidthUnits: 'pixels',
        getLineWidth: 1,
        updateTriggers: { getLineColor: palette },
      }),
    );
  return layers;
}

/** Above the incidents: small signs that must be found. */
export function signLayers({ devices, events }: Around, palette: Palette): Layer[] {
  return [
    ...(devices.length > 0
      ? signs<DeviceMark>('devices', devices, palette, {
          icon: ({ health }) => health,
          at: ({ at }) => at,
          colour: ({ health }) => (health === 'watching' ? palette.device : palette.alarm),
          pixels: 17,
        })
      : []),
    ...(events.length > 0
      ? signs<VesselEvent>('vessel-events', events, palette, {
          icon: ({ properties }) => eventGlyph(properties.event),
          at: ({ geometry }) => geometry.coordinates as [number, number],
          colour: () => palette.alarm,
          pixels: 19,
        })
      : []),
  ];
}

interface Sign<T> {
  icon(one: T): string;
  at(one: T): [number, number];
  colour(one: T): Rgb;
  readonly pixels: number;
}

/** Twice: a halo in the colour of the ground, and the sign over it. */
function signs<T>(id: string, data: readonly T[], palette: Palette, sign: Sign<T>): Layer[] {
  const { image, mapping } = glyphAtlas();
  const layer = (part: 'halo' | 'sign'): Layer =>
    new IconLayer<T>({
      id: part === 'sign' ? id : `${id}-halo`,
      data: data as T[],
      iconAtlas: image as never,
      iconMapping: mapping as never,
      getIcon: (one) => `${sign.icon(one)}${part === 'halo' ? '+' : ''}`,
      getPosition: (one) => sign.at(one),
      getSize: sign.pixels,
      getColor: (one) => (part === 'halo' ? [...palette.ground, 235] : [...sign.colour(one), 255]),
      pickable: part === 'sign',
      updateTriggers: { getColor: palette },
    });
  return [layer('halo'), layer('sign')];
}

function airLayers(air: readonly AirShape[], palette: Palette): Layer[] {
  const regions = air.filter(({ region }) => region !== null);
  const wedges = air.filter(({ band }) => band !== null);
  // Many attacks of a long window lie over one another: the more, the thinner each.
  const operations = new Set(air.map(({ operation }) => operation.id)).size;
  const alpha = Math.max(7, 44 / Math.sqrt(Math.max(1, operations)));
  const areas = regions.flatMap((shape) =>
    polygonsOf(shape.region!.geometry).map((polygon) => ({ shape, polygon })),
  );
  return [
    new PolygonLayer<{ shape: AirShape; polygon: number[][][] }>({
      id: 'air-regions',
      data: areas,
      getPolygon: ({ polygon }) => polygon as never,
      getFillColor: [...palette.air, alpha],
      stroked: false,
      pickable: true,
      updateTriggers: { getFillColor: [palette, alpha] },
    }),
    new PolygonLayer<AirShape>({
      id: 'air-wedges',
      data: wedges as AirShape[],
      getPolygon: ({ band }) => band!.ring as never,
      getFillColor: ({ band }) => [...palette.air, 1.6 * alpha * band!.strength],
      stroked: false,
      pickable: false,
      updateTriggers: { getFillColor: [palette, alpha] },
    }),
    new DiscLayer({
      id: 'air-launch',
      data: air.filter(({ place }) => place !== null),
      getPosition: ({ place }: AirShape) => [place!.lon, place!.lat],
      getRadius: ({ place }: AirShape) => place!.radiusMetres,
      radiusUnits: 'meters',
      radiusMinPixels: 7,
      getFillColor: [...palette.air, 210],
      pickable: true,
      updateTriggers: { getFillColor: palette },
    } as never),
  ];
}

function polygonsOf(geometry: GeoJSON.Geometry): number[][][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
}
