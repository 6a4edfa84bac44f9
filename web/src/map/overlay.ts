/**
 * What lies over the ground: attacks from the air and vessels' tracks, discs of uncertainty, incident marks, signs of devices
 * and vessels, and the chosen incident with its rival places.
 */
import type { Layer } from '@deck.gl/core';
import { DataFilterExtension } from '@deck.gl/extensions';
import { LineLayer, PolygonLayer, ScatterplotLayer } from '@deck.gl/layers';
import type { IncidentView } from '../api/types.ts';
import { MARKED_TO_METRES } from '../incidents/chosen.ts';
import type { Palette } from '../theme/palette.ts';
import type { TimeWindow } from '../window/window.ts';
import type { CellSigns } from './cells.ts';
import type { Disc } from './discs.ts';
import { CellLayer, DiscLayer, MarkLayer } from './mark-layer.ts';
import { type Marks, timeRange } from './marks.ts';
import { type Outline, outlinesOf } from './place-region.ts';

export interface Overlay {
  /** Null: there are no such marks in this frame; the layer stays, so that its shader is not compiled again. */
  readonly marks: Marks | null;
  readonly markData: MarkData;
  readonly signs: CellSigns | null;
  readonly discs: readonly Disc[];
  readonly window: TimeWindow;
  readonly radiusPixels: number;
  readonly palette: Palette;
  readonly hovered: Placed | null;
  readonly chosen: IncidentView | null;
  /** From groundLayers and signLayers. */
  readonly below: readonly Layer[];
  readonly above: readonly Layer[];
}

const filterExtension = new DataFilterExtension({ filterSize: 1 });

export function overlayLayers(overlay: Overlay): Layer[] {
  const { marks, signs, palette, window } = overlay;
  const layers: (Layer | null)[] = [
    ...overlay.below,
    discLayer(overlay.discs, palette),
    new CellLayer({
      id: 'cells',
      visible: signs !== null,
      data: signs ? cellData(signs) : NO_DATA,
      billboard: true,
      stroked: false,
      radiusUnits: 'pixels',
      getRings: () => [1, 1, 1],
      // The outer part of the square is room for the soft edge.
      radiusScale: 1.1,
      getFillColor: [...palette.disc, 255],
      getLineColor: [...palette.ground, 200],
      pickable: true,
    } as never),
    new MarkLayer({
      id: 'marks',
      visible: marks !== null,
      data: overlay.markData,
      billboard: true,
      stroked: false,
      radiusUnits: 'pixels',
      getRadius: 1,
      getMark: () => [0, 0],
      radiusScale: overlay.radiusPixels,
      getLineColor: [...palette.ground, 215],
      pickable: true,
      extensions: [filterExtension],
      filterRange: timeRange(marks?.baseMs ?? 0, window),
    } as never),
    ...overlay.above,
    overlay.hovered && ringLayer('hovered', [overlay.hovered], palette, 1.2),
    ...chosenLayers(overlay),
  ];
  return layers.filter((layer) => layer !== null) as Layer[];
}

export interface MarkData {
  readonly length: number;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export const NO_DATA: MarkData = { length: 0, attributes: {} };

/**
 * The same object as long as nothing of it changes, or all is sent to the card anew.
 * @param offsets pixels, two a mark
 */
export function markData(marks: Marks, offsets: Float32Array): MarkData {
  return {
    length: marks.length,
    attributes: {
      getPosition: { value: marks.positions, size: 3 },
      getFillColor: { value: marks.colours, size: 4, normalized: true },
      getMark: { value: marks.kinds, size: 2 },
      getPixelOffset: { value: offsets, size: 2 },
      getFilterValue: { value: marks.times, size: 1 },
    },
  };
}

const cellData = (signs: CellSigns): MarkData => ({
  length: signs.length,
  attributes: {
    getPosition: { value: signs.positions, size: 3 },
    getRadius: { value: signs.radii, size: 1 },
    getRings: { value: signs.rings, size: 3 },
  },
});

function discLayer(discs: readonly Disc[], palette: Palette): Layer {
  return new DiscLayer({
    id: 'discs',
    data: discs,
    getPosition: (disc: Disc) => [disc.lon, disc.lat],
    getRadius: (disc: Disc) => disc.radiusMetres,
    getFillColor: (disc: Disc) => [...palette.disc, disc.alpha],
    radiusUnits: 'meters',
    radiusMinPixels: 2,
    updateTriggers: { getFillColor: palette },
  } as never);
}

export interface Placed {
  readonly lat: number;
  readonly lon: number;
  readonly radiusMetres: number;
}

function ringLayer(id: string, places: readonly Placed[], palette: Palette, width: number): Layer {
  return new ScatterplotLayer<Placed>({
    id,
    data: places as Placed[],
    getPosition: (place) => [place.lon, place.lat],
    getRadius: (place) => place.radiusMetres,
    radiusMinPixels: 9,
    filled: true,
    stroked: true,
    getFillColor: [...palette.disc, 28],
    getLineColor: [...palette.disc, 230],
    lineWidthUnits: 'pixels',
    getLineWidth: width,
    updateTriggers: { getFillColor: palette, getLineColor: palette },
  });
}

const outlinesByPlace = new WeakMap<object, Outline[]>();

/** Once for each place: layers are made anew while the window moves. */
function outlinesOnce(place: IncidentView['incident']['place']): Outline[] {
  const known = outlinesByPlace.get(place);
  if (known) return known;
  const outlines = outlinesOf(place);
  outlinesByPlace.set(place, outlines);
  return outlines;
}

/** The likelier, the darker. */
function outlineLayer(outlines: readonly Outline[], palette: Palette): Layer {
  return new PolygonLayer<Outline>({
    id: 'chosen-region',
    data: outlines as Outline[],
    getPolygon: ({ ring }) => ring as [number, number][],
    getFillColor: ({ probability }) => [...palette.disc, 12 + 40 * probability],
    getLineColor: ({ probability }) => [...palette.disc, 110 + 120 * probability],
    lineWidthUnits: 'pixels',
    getLineWidth: 1.6,
    updateTriggers: { getFillColor: palette, getLineColor: palette },
  });
}

/** The chosen place and disc, and the places that single accounts give, each tied to it. */
function chosenLayers({ chosen, palette }: Overlay): Layer[] {
  if (!chosen) return [];
  const { place, accounts } = chosen.incident;
  if (place.radiusMetres > MARKED_TO_METRES * 8) return [];
  const rivals = accounts.flatMap((account) =>
    account.place && (account.place.lat !== place.lat || account.place.lon !== place.lon)
      ? [account.place]
      : [],
  );
  const outlines = outlinesOnce(place);
  // The outline says how far; the ring then only marks the middle.
  const middle = outlines.length > 0 ? { ...place, radiusMetres: 0 } : place;
  return [
    outlineLayer(outlines, palette),
    ringLayer('chosen', [middle], palette, 2.4),
    new LineLayer<Placed>({
      id: 'rival-ties',
      data: rivals,
      getSourcePosition: () => [place.lon, place.lat],
      getTargetPosition: (rival) => [rival.lon, rival.lat],
      getColor: [...palette.disc, 160],
      getWidth: 1,
      updateTriggers: { getSourcePosition: place },
    }),
    ringLayer('rivals', rivals, palette, 1),
  ];
}
