/** Days of the whole period on top of a drawing, one scale for all drawings of an agreement. */
import type { ReactNode } from 'react';
import { useSpeech } from '../words/speech.tsx';

const DAY_MS = 86_400_000;

export interface DayScale {
  readonly startMs: number;
  readonly endMs: number;
  readonly widthPixels: number;
  at(ms: number): number;
}

export function useDayAxis(widthPixels: number): DayScale {
  const { startMs, endMs } = useSpeech().mission.period;
  return {
    startMs,
    endMs,
    widthPixels,
    at: (ms) => (Math.min(Math.max(ms - startMs, 0), endMs - startMs) / (endMs - startMs)) * widthPixels,
  };
}

export function DayAxis(props: { readonly axis: DayScale; readonly height: number }): ReactNode {
  const { moments } = useSpeech();
  const { axis } = props;
  const days = Math.round((axis.endMs - axis.startMs) / DAY_MS);
  const step = Math.max(1, Math.ceil(days / Math.max(1, axis.widthPixels / 62) / 7) * 7);
  const marks: number[] = [];
  for (let day = 0; day < days; day += step) marks.push(axis.startMs + day * DAY_MS);
  return (
    <g>
      {marks.map((ms) => (
        <g key={ms}>
          <line x1={axis.at(ms)} x2={axis.at(ms)} y1={18} y2={props.height} className="axis-line" />
          <text x={axis.at(ms)} y={12} className="axis-text">
            {moments.shortDay(ms + DAY_MS / 2)}
          </text>
        </g>
      ))}
    </g>
  );
}
