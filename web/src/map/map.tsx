/** The map: the ground of the mission, the incidents over it, a word on what is under the pointer. */
import { MapboxOverlay } from '@deck.gl/mapbox';
import { ActionIcon } from '@mantine/core';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { addressNow, go, useAddress } from '../address/address.ts';
import { latest, useLoad } from '../api/load.ts';
import type { IncidentRow, IncidentView } from '../api/types.ts';
import { Icon } from '../frame/icons.tsx';
import { Empty, Loading } from '../frame/states.tsx';
import { usePalette } from '../theme/theme.tsx';
import { isIn, type TimeWindow } from '../window/window.ts';
import { useSpeech } from '../words/speech.tsx';
import { useAround } from './around.ts';
import { groundLayers, signLayers } from './around-layers.ts';
import { AroundPanel } from './around-panel.tsx';
import { discsOf } from './discs.ts';
import { eyeText, type GroundMap, readEye, startMap } from './ground.ts';
import { giveHatches } from './hatch.ts';
import { useLayer } from './layers.ts';
import { useShownLayers } from './legend.tsx';
import { isMarked, spreadSamePlaces, toMarks } from './marks.ts';
import { markData, overlayLayers } from './overlay.ts';
import { groundStyle, isOneOf, NOT_OBSERVED } from './style.ts';
import { MapTip, type Told } from './tip.tsx';
import { incidentTold, isSame, sectorAt, toldOf } from './told.ts';
import './map.css';

export interface MapProps {
  /** Filtered by everything but time. */
  readonly rows: readonly IncidentRow[];
  readonly window: TimeWindow;
  readonly settled: TimeWindow;
  /** Those of them that are in the window. */
  readonly inWindow: readonly IncidentRow[];
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
  const [zoom, setZoom] = useState(5);
  const [hover, setHover] = useState<Hover | null>(null);
  const { places, borders } = props;
  const layers = useShownLayers();
  const { around, loads } = useAround(props.settled, layers);
  const { unobserved } = around;
  const chosenId = address.query.incident;
  const chosen = latest(useLoad<IncidentView>(chosenId ? `incidents/${encodeURIComponent(chosenId)}` : null));

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
    made.on('zoom', () => setZoom(Math.round(made.getZoom() * 4) / 4));
    made.on('moveend', () => {
      if (addressNow().view === 'line') go({ query: { at: eyeText(made) } }, 'replace');
    });
    setZoom(Math.round(made.getZoom() * 4) / 4);
    setMap(made);
    setOverlay(over);
    return () => made.remove();
  }, []);

  const drawn = useRef(style);
  useEffect(() => {
    if (!map || drawn.current === style) return;
    const draw = (): void => {
      drawn.current = style;
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
    if (!map || !chosen || chosen.incident.id !== chosenId) return;
    const { lat, lon, radiusMetres } = chosen.incident.place;
    if (!map.getBounds().contains([lon, lat])) {
      map.easeTo({ center: [lon, lat], zoom: radiusMetres > 40_000 ? 6 : 8 });
    }
  }, [map, chosen, chosenId]);

  const marked = useMemo(() => props.rows.filter(isMarked), [props.rows]);
  const epochMs = mission.period.startMs;
  const marks = useMemo(() => toMarks(marked, palette, epochMs), [marked, palette, epochMs]);
  const { settled } = props;
  // Grouping takes time: where there are many, the discs follow when the hand rests.
  const discWindow = props.rows.length <= ROWS_WITH_LIVE_DISCS ? props.window : settled;
  const discs = useMemo(
    () => discsOf(props.rows.filter((row) => isIn(discWindow, row.homeMs))),
    [props.rows, discWindow],
  );
  // Half-steps of zoom: the spiral opens as one comes nearer.
  const reach = Math.max(1.2, 3.2 * 2 ** ((Math.round(zoom * 2) / 2 - 5) * 0.9));
  const spread = useMemo(
    () => spreadSamePlaces(marked, (row) => isIn(settled, row.homeMs), reach),
    [marked, settled, reach],
  );
  const radiusPixels = markRadius(props.inWindow.length, zoom);
  const data = useMemo(
    () =>
      markData(
        marks,
        spread.map((value) => value * radiusPixels),
      ),
    [marks, spread, radiusPixels],
  );

  const hovered = hover?.what ?? null;
  const { watch } = around;
  const below = useMemo(() => groundLayers(around, palette), [around, palette]);
  const above = useMemo(() => signLayers(around, palette), [around, palette]);

  useEffect(() => {
    overlay?.setProps({
      layers: overlayLayers({
        marks,
        discs,
        markData: data,
        window: props.window,
        radiusPixels,
        palette,
        showDiscs: layers.has('discs'),
        hovered: hovered?.kind === 'incident' ? hovered.row : null,
        chosen: chosenId ? chosen : null,
        below,
        above,
      }),
      pickingRadius: 4,
      getCursor: ({ isHovering, isDragging }) => (isDragging ? 'grabbing' : isHovering ? 'pointer' : 'grab'),
      onHover: ({ index, layer, object, x, y }) => {
        const what = layer?.id === 'marks' ? incidentTold(marked[index]) : toldOf(layer?.id, object);
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
        const row = layer?.id === 'marks' ? marked[index] : undefined;
        if (row) go({ query: { incident: row.id } });
      },
    });
  }, [
    overlay,
    marks,
    discs,
    data,
    props.window,
    radiusPixels,
    palette,
    layers,
    hovered,
    chosen,
    chosenId,
    marked,
    below,
    above,
    map,
    watch,
  ]);

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

const ROWS_WITH_LIVE_DISCS = 50_000;

/** Smaller where there are many, larger when near. */
function markRadius(shown: number, zoom: number): number {
  const base = shown > 4_000 ? 3 : shown > 1_000 ? 3.8 : shown > 200 ? 5 : 6.5;
  return base * Math.min(2, Math.max(0.85, 1 + (zoom - 5.5) * 0.2));
}
