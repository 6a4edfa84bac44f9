/** A map to choose a point on, under a cross in its middle: moved by a finger or by the arrow keys. Needs no server. */
import { ActionIcon, Button } from '@mantine/core';
import { type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { Icon } from '../frame/icons.tsx';
import { useSpeech } from '../words/speech.tsx';
import { fromPlane } from './geometry.ts';
import type { KeptGround } from './keep.ts';
import { Ground, Rings } from './sketch.tsx';
import { placeText } from './tell.ts';

const HALF = 160;
const WIDEST_METRES = 1_000_000;
const CLOSEST_METRES = 500;
const STEP = 8;

interface At {
  readonly lat: number;
  readonly lon: number;
}

export function PickMap(props: {
  readonly ground: KeptGround | null;
  readonly start: At;
  /** Opens on all of the mission's ground, not around the point. */
  readonly wide: boolean;
  readonly done: (at: At | null) => void;
}): ReactNode {
  const { words } = useSpeech();
  const { place, map } = words.observe;
  const [at, setAt] = useState<At>(props.start);
  const [reach, setReach] = useState(props.wide ? 250_000 : 8_000);
  const held = useRef<{ readonly x: number; readonly y: number; readonly at: At } | null>(null);
  const scale = HALF / reach;
  const shift = (from: At, x: number, y: number): void => {
    const next = fromPlane({ x: x / scale, y: y / scale }, from);
    setAt({ lat: Math.round(next.lat * 1e5) / 1e5, lon: Math.round(next.lon * 1e5) / 1e5 });
  };
  const move = (event: PointerEvent<SVGSVGElement>): void => {
    if (!held.current) return;
    const perPixel = (2 * HALF) / event.currentTarget.getBoundingClientRect().width;
    const { x, y, at: from } = held.current;
    shift(from, (x - event.clientX) * perPixel, (y - event.clientY) * perPixel);
  };
  const zoom = (factor: number): void =>
    setReach((before) => Math.max(CLOSEST_METRES, Math.min(WIDEST_METRES, before * factor)));
  return (
    <div className="pick">
      <p className="small soft">{place.drag}</p>
      <div className="pick-map">
        <svg
          viewBox={`${-HALF} ${-HALF} ${2 * HALF} ${2 * HALF}`}
          role="application"
          aria-label={`${place.onMap}: ${placeText(at)}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved by the arrow keys
          tabIndex={0}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            held.current = { x: event.clientX, y: event.clientY, at };
          }}
          onPointerMove={move}
          onPointerUp={() => {
            held.current = null;
          }}
          onWheel={(event) => zoom(event.deltaY > 0 ? 1.25 : 0.8)}
          onKeyDown={(event) => {
            const step = KEYS[event.key];
            if (!step) return;
            event.preventDefault();
            shift(at, step[0] * STEP, step[1] * STEP);
          }}
        >
          <rect x={-HALF} y={-HALF} width={2 * HALF} height={2 * HALF} className="rose-ground" />
          <Ground ground={props.ground} at={at} scale={scale} halfPixels={HALF} />
          <Rings reachMetres={reach} scale={scale} />
          <path d="M-14 0H-4M4 0H14M0 -14V-4M0 4V14" className="pick-cross" />
        </svg>
        <div className="pick-zoom">
          <ActionIcon variant="default" size={44} aria-label={map.zoomIn} onClick={() => zoom(0.5)}>
            <Icon name="plus" />
          </ActionIcon>
          <ActionIcon variant="default" size={44} aria-label={map.zoomOut} onClick={() => zoom(2)}>
            <Icon name="minus" />
          </ActionIcon>
        </div>
      </div>
      <p className="small">{placeText(at)}</p>
      <div className="observe-row">
        <Button size="md" onClick={() => props.done(at)}>
          {place.set}
        </Button>
        <Button size="md" variant="default" onClick={() => props.done(null)}>
          {place.cancel}
        </Button>
      </div>
    </div>
  );
}

const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
