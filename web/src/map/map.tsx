/** The map: the ground of the mission, the incidents over it, a word on what is under the pointer. */
import { MapboxOverlay } from '@deck.gl/mapbox';
import { ActionIcon } from '@mantine/core';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { addressNow, go, useAddress } from '../address/address.ts';
import { latest, useLoad } from '../api/load.ts';
import type { IncidentView } from '../api/types.ts';
import { Icon } from '../frame/icons.tsx';
import { Empty, Loading } from '../frame/states.tsx';
import { type Chosen, countIn, stretchOf } from '../incidents/chosen.ts';
import { incidentAt } from '../incidents/columns.ts';
import { usePalette } from '../theme/theme.tsx';
import { passingNow, type TimeWindow, whilePassing } from '../window/window.ts';
import { useSpeech } from '../words/speech.tsx';
import { useAround } from './around.ts';
import { groundLayers, signLayers } from './around-layers.ts';
import { AroundPanel } from './around-panel.tsx';
import { CELL_PIXELS, countCell, type View } from './cells.ts';
import { type Disc, discsOf } from './discs.ts';
import { type Drawn, type Frame, frameOf, isMany, toDrawn } from './drawn.ts';
import { eyeText, type GroundMap, readEye, startMap } from './ground.ts';
import { giveHatches } from './hatch.ts';
import { useLayer } from './layers.ts';
import { useShownLayers } from './legend.tsx';
import { spreadSamePlaces } from './marks.ts';
import { markData, NO_DATA, type Overlay, overlayLayers } from './overlay.ts';
import { groundStyle, isOneOf, NOT_OBSERVED } from './style.ts';
import { MapTip, type Told } from './tip.tsx';
import { isSame, sectorAt, toldOf } from './told.ts';
import './map.css';

export interface MapProps {
  /** Filtered by everything but time. */
  readonly chosen: Chosen;
  /** The window where nobody drags; while somebody does, the map follows the passing one by itself. */
  readonly settled: TimeWindow;
}

interface Hover {
  readonly what: Told;
  /** The ground below an attack from the air may be unobserved as well. */
  readonly also: Told | null;
  readonly x: number;
  readonly y: number;
}

/** A style that changes while it loads would load all over again: the map waits for what its style is made of. */
export default function LineMap(props: MapProps): ReactNode {
  const { words } = useSpeech();
  const places = useLayer('places');
  const borders = useLayer('borders');
  if (!places || !borders) return <Loading words={words} />;
  return <GroundedMap {...props} places={places} borders={borders} />;
}

interface Ground {
  readonly places: GeoJSON.FeatureCollection;
  readonly borders: GeoJSON.FeatureCollection;
}

function GroundedMap(props: MapProps & Ground): ReactNode {
  const { words, mission, language } = useSpeech();
  const palette = usePalette();
  const address = useAddress();
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<GroundMap | null>(null);
  const [overlay, setOverlay] = useState<MapboxOverlay | null>(null);
  const [broken, setBroken] = useState(false);
  const [view, setView] = useState<View | null>(null);
  const [hover, setHover] = useState<Hover | null>(null);
  const { places, borders } = props;
  const layers = useShownLayers();
  const { around, loads } = useAround(props.settled, layers);
  const { unobserved } = around;
  const chosenId = address.query.incident;
  const opened = latest(useLoad<IncidentView>(chosenId ? `incidents/${encodeURIComponent(chosenId)}` : null));

  const style = useMemo(
    () =>
      groundStyle({
        palette,
        language,
        parties: mission.parties.map(({ id }) => id),
        places,
        borders,
        facilities: layers.has('facilities'),
        control: layers.has('control'),
        sectors: layers.has('sectors'),
        sea: layers.has('vessels'),
        unobserved,
      }),
    [palette, language, mission, places, borders, layers, unobserved],
  );

  // The map is made once; what changes is handed to it below.
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once
  useEffect(() => {
    if (!container.current) return;
    let made: GroundMap;
    try {
      made = startMap(container.current, style, {
        bounds: mission.bounds,
        eye: readEye(addressNow().query.at),
      });
    } catch {
      setBroken(true);
      return;
    }
    giveHatches(made);
    const over = new MapboxOverlay({ interleaved: false, layers: [] });
    made.addControl(over);
    made.on('moveend', () => {
      setView(viewOf(made));
      if (addressNow().view === 'line') go({ query: { at: eyeText(made) } }, 'replace');
    });
    setView(viewOf(made));
    setMap(made);
    setOverlay(over);
    return () => made.remove();
  }, []);

  const styled = useRef(style);
  useEffect(() => {
    if (!map || styled.current === style) return;
    const draw = (): void => {
      styled.current = style;
      map.setStyle(style, { diff: true });
    };
    if (map.isStyleLoaded()) {
      draw();
      return;
    }
    // Changed while it loads, it would load all over again; only the hatch does not wait.
    const hatch = (): void => {
      if (map.getLayer(NOT_OBSERVED)) map.setFilter(NOT_OBSERVED, isOneOf(unobserved));
    };
    if (map.getLayer(NOT_OBSERVED)) hatch();
    else map.once('style.load', hatch);
    map.once('idle', draw);
    return () => {
      map.off('style.load', hatch);
      map.off('idle', draw);
    };
  }, [map, style, unobserved]);

  // An address that names another place than the map shows: a search, a link, going back.
  const { at } = address.query;
  useEffect(() => {
    const eye = readEye(at);
    if (map && eye && at !== eyeText(map)) map.easeTo({ center: [eye.lon, eye.lat], zoom: eye.zoom });
  }, [map, at]);

  // A chosen incident outside of the picture comes into it.
  useEffect(() => {
    if (!map || !opened || opened.incident.id !== chosenId) return;
    const { lat, lon, radiusMetres } = opened.incident.place;
    if (!map.getBounds().contains([lon, lat])) {
      map.easeTo({ center: [lon, lat], zoom: radiusMetres > 40_000 ? 6 : 8 });
    }
  }, [map, opened, chosenId]);

  const { chosen, settled } = props;
  const many = isMany(chosen);
  const near = many ? view : (view ?? EVERYWHERE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: where all can be drawn, the view changes nothing
  const drawn = useMemo(() => near && toDrawn(chosen, palette, near), [chosen, palette, many ? near : null]);
  const zoom = view?.zoom ?? 5;
  // Half-steps of zoom: the spiral opens as one comes nearer.
  const reach = Math.max(1.2, 3.2 * 2 ** ((zoom - 5) * 0.9));
  const marks = drawn?.kind === 'all' ? drawn.marks : null;
  const settledRadius = useMemo(
    () => markRadius(countIn(chosen.incidents, chosen.marked, settled), zoom),
    [chosen, settled, zoom],
  );
  const data = useMemo(() => {
    if (!marks) return NO_DATA;
    const offsets = spreadSamePlaces(marks, stretchOf(chosen.incidents, marks.indices, settled), reach);
    return markData(
      marks,
      offsets.map((value) => value * settledRadius),
    );
  }, [marks, chosen, settled, reach, settledRadius]);
  const showDiscs = layers.has('discs');
  const grain = drawn?.kind === 'many' ? (CELL_PIXELS * 360) / (512 * 2 ** zoom) : null;
  const discsIn = useMemo(() => {
    const { incidents, all } = chosen;
    return (window: TimeWindow): Disc[] =>
      showDiscs
        ? discsOf(
            incidents,
            all.subarray(...stretchOf(incidents, all, window)),
            grain,
            grain === null ? 0 : (grain * METRES_A_DEGREE) / 4,
          )
        : NO_DISCS;
  }, [chosen, showDiscs, grain]);
  const settledDiscs = useMemo(() => discsIn(settled), [discsIn, settled]);

  const hovered = hover?.what ?? null;
  const { watch } = around;
  const below = useMemo(() => groundLayers(around, palette), [around, palette]);
  const above = useMemo(() => signLayers(around, palette), [around, palette]);

  const frame = useRef<Frame | null>(null);
  const draw = useRef<() => void>(() => undefined);
  draw.current = () => {
    if (!overlay || !drawn) return;
    const passing = passingNow();
    const window = passing ?? settled;
    const next = frameOf(drawn, palette, window, passing ? null : reach);
    frame.current = next;
    overlay.setProps({
      layers: overlayLayers({
        ...incidentLayers(next),
        discs: passing ? discsWhilePassing(passing) : settledDiscs,
        window,
        palette,
        hovered: hovered?.kind === 'incident' ? hovered.row : null,
        chosen: chosenId ? opened : null,
        below,
        above,
      }),
      pickingRadius: 4,
      getCursor: ({ isHovering, isDragging }) => (isDragging ? 'grabbing' : isHovering ? 'pointer' : 'grab'),
      onHover: ({ index, layer, object, x, y }) => {
        const what = incidentsTold(drawn, frame.current, layer?.id, index) ?? toldOf(layer?.id, object);
        const ground = !what || what.kind === 'air' ? sectorAt(map, x, y, watch) : undefined;
        const told = what ?? ground ?? null;
        setHover((before) => {
          if (!told) return null;
          // The same thing, so that the effect below need not run for each step of the pointer.
          const same = before && isSame(before.what, told) ? before.what : told;
          return { what: same, also: what && ground ? ground : null, x, y };
        });
      },
      onClick: ({ index, layer }) => {
        const told = incidentsTold(drawn, frame.current, layer?.id, index);
        if (told?.kind === 'incident') go({ query: { incident: told.row.id } });
        else if (told?.kind === 'cell' && map) {
          map.easeTo({ center: [told.cell.lon, told.cell.lat], zoom: map.getZoom() + 2 });
        }
      },
    });
  };
  function incidentLayers(next: Frame): Pick<Overlay, 'marks' | 'markData' | 'signs' | 'radiusPixels'> {
    if (next.kind === 'cells') {
      return { marks: null, markData: NO_DATA, signs: next.signs, radiusPixels: settledRadius };
    }
    if (!next.offsets) return { marks: next.marks, markData: data, signs: null, radiusPixels: settledRadius };
    const radiusPixels = markRadius(next.marks.length, zoom);
    const offsets = next.offsets.map((value) => value * radiusPixels);
    return { marks: next.marks, markData: markData(next.marks, offsets), signs: null, radiusPixels };
  }
  /** Grouping takes time, and so does drawing wide discs: where there are many, they follow when the hand rests. */
  function discsWhilePassing(passing: TimeWindow): Disc[] {
    if (many) return NO_DISCS;
    return chosen.all.length <= ROWS_WITH_LIVE_DISCS ? discsIn(passing) : settledDiscs;
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: draw reads them
  useEffect(
    () => draw.current(),
    [
      overlay,
      drawn,
      data,
      settledDiscs,
      settled,
      reach,
      palette,
      hovered,
      opened,
      chosenId,
      below,
      above,
      map,
      watch,
    ],
  );
  // The passing window is drawn without rendering anything anew.
  useEffect(() => {
    let asked = 0;
    const stop = whilePassing(() => {
      asked ||= requestAnimationFrame(() => {
        asked = 0;
        draw.current();
      });
    });
    return () => {
      stop();
      cancelAnimationFrame(asked);
    };
  }, []);

  if (broken) return <Empty title={words.states.noWebGl} />;
  const [west, south, east, north] = mission.bounds;
  return (
    <section className="map" aria-label={words.line.mapLabel}>
      <div ref={container} className="map-canvas" data-testid="map" />
      <div className="map-zoom">
        <ActionIcon variant="default" aria-label={words.line.zoomIn} onClick={() => map?.zoomIn()}>
          <Icon name="plus" size={18} />
        </ActionIcon>
        <ActionIcon variant="default" aria-label={words.line.zoomOut} onClick={() => map?.zoomOut()}>
          <Icon name="minus" size={18} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          aria-label={words.line.wholeMap}
          onClick={() => map?.fitBounds([west, south, east, north], { padding: 12 })}
        >
          <Icon name="home" size={18} />
        </ActionIcon>
      </div>
      <AroundPanel around={around} loads={loads} layers={layers} />
      {hover && <MapTip {...hover} room={container.current} />}
    </section>
  );
}

const ROWS_WITH_LIVE_DISCS = 10_000;
const METRES_A_DEGREE = 111_320;
const NO_DISCS: Disc[] = [];
const EVERYWHERE: View = { west: -180, south: -90, east: 180, north: 90, zoom: 5 };

/** What is shown and half as much on each side, so that a little moving finds its marks there. */
function viewOf(map: GroundMap): View {
  const bounds = map.getBounds();
  const [west, south] = bounds.getSouthWest().toArray();
  const [east, north] = bounds.getNorthEast().toArray();
  const [wide, high] = [(east - west) / 2, (north - south) / 2];
  const zoom = Math.round(map.getZoom() * 2) / 2;
  return { west: west - wide, south: south - high, east: east + wide, north: north + high, zoom };
}

function incidentsTold(
  drawn: Drawn,
  frame: Frame | null,
  layer: string | undefined,
  index: number,
): Told | undefined {
  if (layer === 'marks' && frame?.kind === 'marks' && index >= 0 && index < frame.marks.length) {
    return { kind: 'incident', row: incidentAt(drawn.chosen.incidents, frame.marks.indices[index]!) };
  }
  if (layer === 'cells' && frame?.kind === 'cells' && drawn.kind === 'many' && index >= 0) {
    const cell = frame.signs.cells[index];
    return cell === undefined
      ? undefined
      : { kind: 'cell', cell: countCell(drawn.cells, frame.stretch, cell) };
  }
  return undefined;
}

/** Smaller where there are many, larger when near. */
function markRadius(shown: number, zoom: number): number {
  const base = shown > 4_000 ? 3 : shown > 1_000 ? 3.8 : shown > 200 ? 5 : 6.5;
  return base * Math.min(2, Math.max(0.85, 1 + (zoom - 5.5) * 0.2));
}
