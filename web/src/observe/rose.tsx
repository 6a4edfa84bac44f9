/**
 * The compass rose around the sketch: a finger anywhere on it turns the direction, the arrow keys do so by a degree. Inside, the
 * wedge as it is said and the soft one of where it may be.
 */
import { type PointerEvent, type ReactNode, useRef } from 'react';
import { useSpeech } from '../words/speech.tsx';
import type { Form } from './form.ts';
import { doubtWedge, reachOf, saidWedge, wedgePath } from './geometry.ts';
import type { KeptGround } from './keep.ts';
import { bearingsOf, turned } from './records.ts';
import { Ground, Rings } from './sketch.tsx';

const HALF = 160;
const INNER = 126;
const RADIANS = Math.PI / 180;

export function Rose(props: {
  readonly form: Form;
  readonly ground: KeptGround | null;
  readonly turn: (degrees: number) => void;
}): ReactNode {
  const { form, ground, turn } = props;
  const { words } = useSpeech();
  const { observe } = words;
  const drawing = useRef<HTMLDivElement>(null);
  const shown =
    form.direction && bearingsOf({ ...form.direction, spreadDegrees: 0 }, form.declinationDegrees)[0]!;
  const follow = (event: PointerEvent): void => {
    if (event.type === 'pointermove' && event.buttons === 0) return;
    const box = drawing.current!.getBoundingClientRect();
    const x = event.clientX - box.left - box.width / 2;
    const y = event.clientY - box.top - box.height / 2;
    if (Math.hypot(x, y) < 12) return;
    if (event.type === 'pointerdown') drawing.current!.setPointerCapture(event.pointerId);
    turn(turned(Math.atan2(x, -y) / RADIANS));
  };
  const reach = reachOf(form);
  const scale = INNER / reach;
  const said = saidWedge(form);
  const doubt = doubtWedge(form);
  return (
    <div
      ref={drawing}
      className="rose"
      role="slider"
      tabIndex={0}
      aria-label={observe.direction.label}
      aria-valuemin={0}
      aria-valuemax={359}
      aria-valuenow={shown ?? 0}
      aria-valuetext={
        shown === null ? observe.direction.unknown : `${pointOf(shown, observe.direction.points)} (${shown}°)`
      }
      onPointerDown={follow}
      onPointerMove={follow}
      onKeyDown={(event) => {
        const step = STEPS[event.key];
        if (step === undefined) return;
        event.preventDefault();
        turn(turned((shown ?? 0) + (shown === null ? 0 : step)));
      }}
    >
      <svg viewBox={`${-HALF} ${-HALF} ${2 * HALF} ${2 * HALF}`} aria-hidden="true">
        <clipPath id="rose-inside">
          <circle r={INNER} />
        </clipPath>
        <circle r={HALF - 3} className="rose-ring" />
        <circle r={INNER} className="rose-ground" />
        <g clipPath="url(#rose-inside)">
          {form.stand && <Ground ground={ground} at={form.stand} scale={scale} halfPixels={INNER} />}
          <Rings reachMetres={reach} scale={scale} />
          {doubt && <path d={wedgePath(doubt, scale)} className="wedge-doubt" fillRule="evenodd" />}
          {said && <path d={wedgePath(said, scale)} className="wedge-said" fillRule="evenodd" />}
        </g>
        <circle r={4.5} className="rose-you" />
        {observe.direction.points.map((point, i) => {
          const degrees = i * 22.5;
          const main = i % 4 === 0;
          const at = (radius: number) => ({
            x: radius * Math.sin(degrees * RADIANS),
            y: -radius * Math.cos(degrees * RADIANS),
          });
          const [a, b] = [at(INNER + 1), at(INNER + (main ? 8 : 5))];
          return (
            <g key={point}>
              <path d={`M${a.x} ${a.y}L${b.x} ${b.y}`} className="rose-tick" />
              {i % 2 === 0 && (
                <text {...at(INNER + 18.5)} dy={main ? 5 : 3.8} className={main ? 'rose-main' : 'rose-point'}>
                  {point}
                </text>
              )}
            </g>
          );
        })}
        {shown !== null && (
          <g transform={`rotate(${shown})`}>
            <path d={`M0 -8V${-INNER}`} className="rose-needle" />
            <path d={`M0 ${-INNER - 2}l-13 -27q13 -5 26 0z`} className="rose-handle" />
          </g>
        )}
      </svg>
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
};

export const pointOf = (degrees: number, points: readonly string[]): string =>
  points[Math.round(degrees / (360 / points.length)) % points.length]!;
