/**
 * The time brush: drag to choose days, drag the window to move it, its edges to stretch it. Each edge is a slider for
 * the keyboard: arrows move by a day, page keys by a week.
 */
import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import type { Timeline } from '../api/types.ts';
import { pass, settle, type TimeWindow, useWindow } from '../window/window.ts';
import { type Speech, useSpeech } from '../words/speech.tsx';
import { type BarHeights, Bars, STACK } from './bars.tsx';
import {
  type Axis,
  type Day,
  dayIndex,
  daysBetween,
  shifted,
  stretched,
  ticks,
  toMs,
  toPixels,
} from './days.ts';
import './brush.css';

type Drag =
  | { readonly kind: 'choose'; readonly fromMs: number }
  | { readonly kind: 'move'; readonly fromMs: number; readonly window: TimeWindow }
  | { readonly kind: 'start' | 'end'; readonly window: TimeWindow };

const GRIP_PIXELS = 9;
const AXIS_PIXELS = 18;
const COMPACT: BarHeights = { bars: 38, alerts: 8, coverage: 8 };
const ROOMY: BarHeights = { bars: 64, alerts: 14, coverage: 12 };

export function Brush(props: { readonly timeline: Timeline; readonly compact: boolean }): ReactNode {
  const speech = useSpeech();
  const { words, mission, moments } = speech;
  const { days } = props.timeline;
  const window = useWindow(mission);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const drag = useRef<Drag | null>(null);
  const last = useRef(window);
  const [hovered, setHovered] = useState<Day | null>(null);
  const heights = props.compact ? COMPACT : ROOMY;
  const height = heights.bars + heights.alerts + heights.coverage + 12 + AXIS_PIXELS;
  // The same object while the window passes, or all bars would be rendered anew with each of its steps.
  const axis = useMemo(
    (): Axis => ({
      startMs: days[0]?.startMs ?? 0,
      endMs: days.at(-1)?.endMs ?? 0,
      widthPixels: Math.max(1, width),
    }),
    [days, width],
  );
  if (days.length === 0) return null;
  const period = { startMs: axis.startMs, endMs: axis.endMs };
  const left = toPixels(axis, window.startMs);
  const right = toPixels(axis, window.endMs);
  const whole = window.startMs <= period.startMs && window.endMs >= period.endMs;

  const show = (next: TimeWindow): void => {
    last.current = next;
    pass(next);
  };
  const at = (event: PointerEvent): number =>
    toMs(axis, event.clientX - event.currentTarget.getBoundingClientRect().left);
  const down = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const fromMs = at(event);
    const x = toPixels(axis, fromMs);
    last.current = window;
    if (!whole && Math.abs(x - left) < GRIP_PIXELS) drag.current = { kind: 'start', window };
    else if (!whole && Math.abs(x - right) < GRIP_PIXELS) drag.current = { kind: 'end', window };
    else if (!whole && x > left && x < right) drag.current = { kind: 'move', fromMs, window };
    else {
      drag.current = { kind: 'choose', fromMs };
      show(daysBetween(days, fromMs, fromMs));
    }
  };
  const move = (event: PointerEvent<HTMLDivElement>): void => {
    const atMs = at(event);
    setHovered(days[dayIndex(days, atMs)] ?? null);
    const current = drag.current;
    if (!current) return;
    if (current.kind === 'choose') show(daysBetween(days, current.fromMs, atMs));
    else if (current.kind === 'move') {
      show(shifted(days, current.window, dayIndex(days, atMs) - dayIndex(days, current.fromMs)));
    } else {
      const edge =
        current.kind === 'start'
          ? dayIndex(days, current.window.startMs)
          : dayIndex(days, current.window.endMs - 1);
      show(stretched(days, current.window, current.kind, dayIndex(days, atMs) - edge));
    }
  };
  const up = (): void => {
    if (drag.current) settle(last.current, period);
    drag.current = null;
  };
  const press = (edge: 'start' | 'end') => (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -7, PageUp: 7 }[
      event.key
    ];
    const far = { Home: -days.length, End: days.length }[event.key];
    if (by === undefined && far === undefined) return;
    event.preventDefault();
    settle(stretched(days, window, edge, by ?? far ?? 0), period);
  };
  const slider = (edge: 'start' | 'end', x: number): ReactNode => (
    <div
      role="slider"
      tabIndex={0}
      className="brush-edge"
      style={{ left: x }}
      aria-label={edge === 'start' ? words.window.start : words.window.end}
      aria-valuemin={0}
      aria-valuemax={days.length - 1}
      aria-valuenow={dayIndex(days, edge === 'start' ? window.startMs : window.endMs - 1)}
      aria-valuetext={moments.day(edge === 'start' ? window.startMs : window.endMs - 1)}
      onKeyDown={press(edge)}
    />
  );
  return (
    <div className="brush">
      <div className="brush-labels small soft" aria-hidden="true">
        <span style={{ height: heights.bars }}>{words.window.incidents}</span>
        <span style={{ height: heights.alerts + 6 }}>{words.window.alerts}</span>
        <span>{words.window.coverage}</span>
      </div>
      <div
        ref={ref}
        className="brush-plot"
        title={hovered ? undefined : words.window.dragHint}
        style={{ height }}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
        onPointerLeave={() => setHovered(null)}
      >
        <svg width={axis.widthPixels} height={height} aria-hidden="true">
          <Bars days={days} axis={axis} heights={heights} />
          {ticks(days, axis.widthPixels).map((day) => (
            <text key={day.day} x={toPixels(axis, day.startMs)} y={height - 4} className="brush-tick">
              {moments.shortDay(day.startMs)}
            </text>
          ))}
          {!whole && (
            <>
              <rect
                className="brush-outside"
                x={0}
                y={0}
                width={Math.max(0, left)}
                height={height - AXIS_PIXELS}
              />
              <rect
                className="brush-outside"
                x={right}
                y={0}
                width={Math.max(0, axis.widthPixels - right)}
                height={height - AXIS_PIXELS}
              />
              <rect
                className="brush-window"
                x={left + 0.5}
                y={0.5}
                width={Math.max(2, right - left - 1)}
                height={height - AXIS_PIXELS - 1}
              />
            </>
          )}
        </svg>
        {slider('start', left)}
        {slider('end', right)}
        {hovered && (
          <DayTip
            day={hovered}
            x={toPixels(axis, hovered.startMs)}
            width={axis.widthPixels}
            speech={speech}
          />
        )}
      </div>
    </div>
  );
}

function DayTip(props: {
  readonly day: Day;
  readonly x: number;
  readonly width: number;
  readonly speech: Speech;
}): ReactNode {
  const { words, moments, number } = props.speech;
  const { day } = props;
  return (
    <div
      className="brush-tip"
      style={props.x < props.width / 2 ? { left: props.x + 12 } : { right: props.width - props.x + 4 }}
    >
      <strong>{moments.day(day.startMs)}</strong>
      <span>{words.line.incidents(day.incidents)}</span>
      <span className="brush-tip-stack">
        {STACK.map(({ conduct, count }) => (
          <span key={conduct}>
            <i className="dot" style={{ background: `var(--tl-${conduct})` }} />
            {words.conduct[conduct]} {number(count(day))}
          </span>
        ))}
      </span>
      <span>{words.window.violations(day.violations)}</span>
      <span>{words.window.alertsCount(day.alerts)}</span>
      <span>{words.window.observed(day.sectorsObserved, day.sectors)}</span>
    </div>
  );
}
